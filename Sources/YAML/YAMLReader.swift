public import Diagnostics

/// Reads one YAML document into a tree that knows where everything stands.
///
/// It takes the part of YAML that people write by hand. Anchors, aliases, merge keys, tags and
/// keys that are no text are errors and are never expanded, so that no file costs more than its
/// length.
public struct YAMLReader {
  /// How deep lists and mappings may be nested.
  public static let depthLimit = 64

  private let file: SourceFile
  private let lines: Range<Int>

  /// A reader of the given `lines` (from 1) of `file`; of all of them when none are given.
  public init(_ file: SourceFile, lines: Range<Int>? = nil) {
    self.file = file
    self.lines = lines ?? 1..<file.lineCount + 1
  }

  /// The document's root; nil when there is none or it cannot be read.
  ///
  /// Every problem goes to `diagnostics`. A file of comments alone is no problem here.
  public func read(_ diagnostics: inout [Diagnostic]) -> YAMLNode? {
    let prepared = YAMLText(file, lines: lines)
    diagnostics += prepared.diagnostics
    var builder = YAMLTreeBuilder(marks: YAMLMarks(file, firstLine: lines.lowerBound))
    let events = YAMLEvents(prepared.bytes)
    do {
      while !builder.isFinished, let event = try events.next() { builder.take(event) }
    } catch {
      let problem = YAMLSyntaxError(error, file: file, firstLine: lines.lowerBound)
      if prepared.diagnostics.isEmpty { builder.diagnostics.append(problem.diagnostic) }
      builder.root = nil
    }
    diagnostics += builder.diagnostics
    guard prepared.hasSoundIndentation, let root = builder.root, !root.isMissing else {
      return nil
    }
    return root
  }
}
