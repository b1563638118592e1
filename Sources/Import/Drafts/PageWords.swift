import Foundations

/// What of a page must not be lost.
struct PageWords {
  /// What stands between tags. Tags that are no blocks do not part a word.
  private(set) var running = ""
  /// What is in tags and comments, each with its line, from 0.
  private(set) var others: [(text: String, line: Int)] = []

  /// The attributes whose values are in a draft, or have been listed with what they lead to.
  private static let carried: Set<String> = ["href", "src", "alt", "title", "start"]

  init(_ text: String) {
    var line = 0
    for token in HTMLTokenizer.tokens(of: text) {
      let ends = token.raw.utf8.count { $0 == UInt8(ascii: "\n") }
      switch token.kind {
      case .text: running += MarkdownText.decoded(token.raw)
      case .comment: add(token.raw, line, ends)
      case .close(let name):
        if HTMLConverter.separates(name) { running += " " }
        let rest = token.raw.dropFirst(2 + (HTMLConverter.isConverted(name) ? name.count : 0))
        add(String(rest), line, ends)
      case .open(let name, let attributes, _):
        if HTMLConverter.separates(name) { running += " " }
        let words = attributes.map { attribute in
          (Self.carried.contains(attribute.name) ? "" : attribute.name + " ") + attribute.value
        }
        let own = HTMLConverter.isConverted(name) ? [] : [name]
        add(MarkdownText.decoded((own + words).joined(separator: " ")), line, ends)
      }
      line += ends
    }
  }

  private mutating func add(_ text: String, _ line: Int, _ ends: Int) {
    others.append((text, line))
    running += String(repeating: "\n", count: ends)
  }
}
