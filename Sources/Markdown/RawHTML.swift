/// Takes HTML apart into comments and the rest.
enum RawHTML {
  /// A comment or the HTML between comments.
  struct Part {
    var bytes: Range<Int>
    var isComment: Bool
  }

  /// The parts of an HTML block in order. Comments inside `script`, `style`, `pre` and
  /// `textarea` are text and stay.
  static func parts(of html: [UInt8]) -> [Part] {
    let open = Array("<!--".utf8)
    let close = Array("-->".utf8)
    guard !isTextElement(html) else { return [Part(bytes: 0..<html.count, isComment: false)] }
    var parts: [Part] = []
    var start = 0
    while let opening = find(open, in: html, from: start) {
      if opening > start { parts.append(Part(bytes: start..<opening, isComment: false)) }
      let closing = find(close, in: html, from: opening + 2)
      start = closing.map { max($0 + 3, opening + 4) } ?? html.count
      start = min(start, html.count)
      parts.append(Part(bytes: opening..<start, isComment: true))
    }
    if start < html.count { parts.append(Part(bytes: start..<html.count, isComment: false)) }
    return parts
  }

  /// What stands between the marks of the comment `html`.
  static func commentText(_ html: String) -> String {
    var text = html[...]
    if text.hasPrefix("<!--") { text = text.dropFirst(4) }
    if text.hasSuffix("-->") { text = text.dropLast(3) }
    return String(text)
  }

  private static func isTextElement(_ html: [UInt8]) -> Bool {
    let start = html.drop(while: LinkTarget.isSpace).prefix(9).map { $0 | 0x20 }
    return ["<script", "<style", "<pre", "<textarea"].contains { start.starts(with: $0.utf8) }
  }

  private static func find(_ pattern: [UInt8], in html: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= html.count {
      if html[index] == pattern[0], html[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }
}
