import Foundations

/// A piece of HTML as it is written: entities in it stay what they are, as Markdown knows them too.
struct HTMLToken: Sendable {
  enum Kind: Sendable {
    case text
    /// The name in small letters.
    case open(name: String, attributes: [(name: String, value: String)], isClosed: Bool)
    case close(name: String)
    case comment
  }

  let kind: Kind
  let raw: String
  /// Where it begins, in bytes.
  let offset: Int
}

/// Cuts HTML into pieces much as browsers do (HTML Standard, section 13.2.5): whatever is written,
/// every byte is in a piece.
struct HTMLTokenizer {
  private let bytes: [UInt8]
  private var offset = 0
  private var tokens: [HTMLToken] = []

  /// What these elements hold is no markup.
  private static let rawElements: Set<String> = ["script", "style", "textarea", "title"]

  static func tokens(of html: String) -> [HTMLToken] {
    var tokenizer = HTMLTokenizer(bytes: Array(html.utf8))
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    var textStart = 0
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<"), let (kind, end) = markup(at: offset) else {
        offset += 1
        continue
      }
      add(.text, textStart..<offset)
      add(kind, offset..<end)
      offset = end
      if case .open(let name, _, false) = kind, Self.rawElements.contains(name) {
        let stop = endOfRawText(name)
        add(.text, offset..<stop)
        offset = stop
      }
      textStart = offset
    }
    add(.text, textStart..<bytes.count)
  }

  private mutating func add(_ kind: HTMLToken.Kind, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    tokens.append(
      HTMLToken(
        kind: kind, raw: String(decoding: bytes[range], as: UTF8.self), offset: range.lowerBound))
  }

  /// The tag or comment that begins at `start`, and where it ends; nil when a `<` is text there.
  private func markup(at start: Int) -> (HTMLToken.Kind, Int)? {
    guard start + 1 < bytes.count else { return nil }
    let next = bytes[start + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      let isComment = bytes[start...].starts(with: "<!--".utf8)
      let end = bytes.firstRange(ofBytes: isComment ? "-->" : ">", from: start)
      return (.comment, end?.upperBound ?? bytes.count)
    }
    if next == UInt8(ascii: "/"), start + 2 < bytes.count, bytes[start + 2].isLetter {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      return (.close(name: name(at: start + 2)), end)
    }
    return next.isLetter ? openTag(at: start) : nil
  }

  private func name(at start: Int) -> String {
    let name = bytes[start...].prefix { !$0.isSpace && $0 != 0x2F && $0 != 0x3E }
    return String(decoding: name.map(\.lowercased), as: UTF8.self)
  }

  private func openTag(at start: Int) -> (HTMLToken.Kind, Int) {
    let name = name(at: start + 1)
    var position = start + 1 + name.utf8.count
    var attributes: [(name: String, value: String)] = []
    var isClosed = false
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      let byte = bytes[position]
      if byte.isSpace || byte == UInt8(ascii: "/") {
        isClosed = byte == UInt8(ascii: "/")
        position += 1
      } else {
        isClosed = false
        attributes.append(attribute(&position))
      }
    }
    return (
      .open(name: name, attributes: attributes, isClosed: isClosed), min(position + 1, bytes.count)
    )
  }

  private func attribute(_ position: inout Int) -> (name: String, value: String) {
    let start = position
    position += 1
    while position < bytes.count, !bytes[position].isSpace, !"/>=".utf8.contains(bytes[position]) {
      position += 1
    }
    let name = String(decoding: bytes[start..<position].map(\.lowercased), as: UTF8.self)
    var next = position
    while next < bytes.count, bytes[next].isSpace { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return (name, "") }
    position = next + 1
    while position < bytes.count, bytes[position].isSpace { position += 1 }
    return (name, value(&position))
  }

  private func value(_ position: inout Int) -> String {
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
      position = min(end + 1, bytes.count)
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    let start = position
    while position < bytes.count, !bytes[position].isSpace, bytes[position] != UInt8(ascii: ">") {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func endOfRawText(_ name: String) -> Int {
    var position = offset
    while let slash = bytes.firstRange(ofBytes: "</", from: position) {
      if self.name(at: slash.upperBound) == name { return slash.lowerBound }
      position = slash.upperBound
    }
    return bytes.count
  }
}
