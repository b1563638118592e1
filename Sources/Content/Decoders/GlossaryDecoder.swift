import Diagnostics
import YAML

/// Makes the glossary of `glossary.yaml`.
enum GlossaryDecoder {
  /// The entries in the order written; nil when `file` cannot be read at all.
  ///
  /// Every problem goes to `diagnostics`.
  static func decode(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> [GlossaryEntry]? {
    guard let root = ContentFile(file: file).read(GlossarySchema.schema, &diagnostics) else {
      return nil
    }
    let entries = root.entries.compactMap(entry)
    diagnostics += duplicates(entries)
    return entries
  }

  private static func entry(_ entry: YAMLNode.Entry) -> GlossaryEntry? {
    let node = entry.value
    guard let definition = node.text("definition") ?? node.located(.text) else { return nil }
    return GlossaryEntry(term: entry.key, definition: definition, forms: node.texts("forms"))
  }

  /// Words that two entries explain; capital letters do not matter.
  private static func duplicates(_ entries: [GlossaryEntry]) -> [Diagnostic] {
    let words = entries.flatMap { [$0.term] + $0.forms }.map { $0.map { $0.lowercased() } }
    return Duplicates.find(words).map { word, first in
      Diagnostic(
        "glossary/duplicate-term", .error, "\(word.value.quoted) is explained twice",
        at: word.location, help: "keep one of the two",
        notes: [.init("it is first explained here", at: first)])
    }
  }
}
