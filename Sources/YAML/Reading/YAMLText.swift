import Diagnostics

/// The text of a YAML document made fit for libyaml: characters that it refuses or takes for line
/// ends are reported here and become spaces, so that columns stay what they are.
struct YAMLText {
  /// The document in UTF-8 with every line ended by a line feed.
  private(set) var bytes: [UInt8] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether no line is indented with a tab, which would leave the structure in doubt.
  private(set) var hasSoundIndentation = true

  private let file: SourceFile

  init(_ file: SourceFile, lines: Range<Int>) {
    self.file = file
    for line in lines { append(line) }
  }

  private mutating func append(_ line: Int) {
    let text = file.line(line)
    var isIndentation = true
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for (index, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
        if scalar == "\t", isIndentation { reportTab(index, in: text, line: line) }
        if scalar != " " && scalar != "\t" { isIndentation = false }
        append(scalar, at: index, in: text, line: line)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(
    _ scalar: Unicode.Scalar, at index: String.Index, in text: Substring, line: Int
  ) {
    switch scalar.value {
    case 0x09: bytes.append(UInt8(ascii: " "))
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
      report(scalar, at: index, in: text, line: line)
      bytes.append(UInt8(ascii: " "))
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }

  private mutating func reportTab(_ index: String.Index, in text: Substring, line: Int) {
    guard hasSoundIndentation || diagnostics.last?.location.start?.line != line else { return }
    guard text.contains(where: { $0 != " " && $0 != "\t" }) else { return }
    hasSoundIndentation = false
    diagnostics.append(
      Diagnostic(
        YAMLProblem.tab, "the line is indented with a tab",
        at: location(index, in: text, line: line), help: "use spaces"))
  }

  private mutating func report(
    _ scalar: Unicode.Scalar, at index: String.Index, in text: Substring, line: Int
  ) {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    diagnostics.append(
      Diagnostic(
        YAMLProblem.invisibleCharacter, "an invisible character (U+\(padded)) stands here",
        at: location(index, in: text, line: line), help: "delete it and type a space if needed"))
  }

  private func location(_ index: String.Index, in text: Substring, line: Int) -> SourceLocation {
    let column = text[..<index].count + 1
    return SourceLocation(
      path: file.path, start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + 1))
  }
}
