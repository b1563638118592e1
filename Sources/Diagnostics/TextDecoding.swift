/// Turns the bytes of a file into text.
public enum TextDecoding {
  /// The text of the file at `path`, without a byte order mark; nil when the bytes are no UTF-8,
  /// which goes to `diagnostics`.
  public static func decode(
    _ bytes: [UInt8], path: String, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self) {
      return SourceFile(path: path, text: text)
    }
    let repaired = String(decoding: content, as: UTF8.self)
    diagnostics.append(problem(bytes, decoded: repaired, of: content, path: path))
    return nil
  }

  /// A repaired text differs from the bytes first where they are wrong.
  private static func problem(
    _ bytes: [UInt8], decoded text: String, of content: ArraySlice<UInt8>, path: String
  ) -> Diagnostic {
    let help = "save the file as UTF-8 in the editor"
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(
        "text/not-utf8", .error, "the file is saved as UTF-16, not as UTF-8",
        at: SourceLocation(path: path), help: help)
    }
    let same = zip(text.utf8, content).prefix { $0 == $1 }.count
    let offset = content.startIndex + same
    let file = SourceFile(path: path, text: text)
    let position = file.position(utf8Offset: same)
    let location = SourceLocation(path: path, start: position)
    let place = "line \(position.line) holds a wrong byte, number \(offset + 1)"
    return Diagnostic(
      "text/not-utf8", .error, "the file is not saved as UTF-8: \(place)", at: location, help: help
    )
  }
}
