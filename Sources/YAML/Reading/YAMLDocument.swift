public import Diagnostics

/// YAML of which no schema is known, such as the front matter of other programs.
public enum YAMLDocument {
  /// The document in `lines` (from 1) of `file` as it was written; nil when there is none or it
  /// cannot be read. Every problem goes to `diagnostics`: anchors, aliases, merge keys, tags and
  /// keys that come twice are among them, and nothing is expanded.
  public static func read(
    _ file: SourceFile, lines: Range<Int>, _ diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    YAMLReader(file, lines: lines).read(&diagnostics)
  }
}
