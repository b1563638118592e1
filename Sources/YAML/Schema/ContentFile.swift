public import Diagnostics

/// A YAML file, or the front matter of an article, on its way to a value.
public struct ContentFile {
  /// The file.
  public var file: SourceFile
  /// The lines that hold YAML, from 1; nil for all of them.
  public var lines: Range<Int>?

  /// The given `lines` of `file`.
  public init(file: SourceFile, lines: Range<Int>? = nil) {
    self.file = file
    self.lines = lines
  }

  /// The tree of the file, compared with `schema`; nil when it cannot be read.
  ///
  /// Every problem goes to `diagnostics`.
  public func read(_ schema: Schema, _ diagnostics: inout [Diagnostic]) -> YAMLNode? {
    let known = diagnostics.count
    let location = top
    guard let node = YAMLReader(file, lines: lines).read(&diagnostics) else {
      if diagnostics.count == known {
        diagnostics.append(
          Diagnostic("\(schema.prefix)/empty", .error, "\(schema.name) is empty", at: location))
      }
      return nil
    }
    let place = location.start == nil ? beginning(of: node) : location
    diagnostics += SchemaValidator.diagnostics(of: node, schema: schema, at: place)
    return node
  }

  /// The place of what is missing in a file of YAML alone: where its first key stands.
  private func beginning(of node: YAMLNode) -> SourceLocation {
    SourceLocation(path: file.path, start: node.entries.first?.key.location.start)
  }

  /// The place of what is missing: the whole file, or the line that opens the front matter.
  private var top: SourceLocation {
    guard let lines, lines.lowerBound > 1 else { return SourceLocation(path: file.path) }
    let line = lines.lowerBound - 1
    return SourceLocation(
      path: file.path, start: SourcePosition(line: line, column: 1),
      end: SourcePosition(line: line, column: file.line(line).count + 1))
  }
}
