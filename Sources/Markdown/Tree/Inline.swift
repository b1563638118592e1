public import Diagnostics

/// A piece of running text.
public struct Inline: Sendable {
  /// What a piece of running text is.
  public enum Kind: Sendable {
    /// Characters as they are shown. A text is either exactly what stands at its location, or
    /// the replacement of one escape, entity or typographic mark.
    case text(String)
    /// A code span.
    case code(String)
    /// The end of a source line inside a paragraph.
    case softBreak
    /// A line break that the writer asked for.
    case lineBreak
    /// Emphasised text.
    case emphasis([Inline])
    /// Strongly emphasised text.
    case strong([Inline])
    /// A link.
    indirect case link(Link)
    /// A picture.
    indirect case image(Image)
    /// An HTML tag, declaration or instruction.
    case rawHTML(String)
    /// The text of an HTML comment without its marks; never shown.
    case comment(String)
    /// `{{ sessions }}`
    indirect case factReference(FactReference)
    /// `[@fda-2010]`
    case citation(Citation)
    /// `[mesoderm]`
    indirect case term(Term)
  }

  /// What it is.
  public let kind: Kind
  let span: Span

  /// Where it is written, with its marks.
  public var location: SourceLocation { span.location }

  /// The inlines inside it: of emphasis and links, and the description of a picture.
  public var children: [Inline] {
    switch kind {
    case .emphasis(let children), .strong(let children): children
    case .link(let link): link.content
    case .image(let image): image.alternative
    default: []
    }
  }
}

/// A link to another place.
public struct Link: Sendable {
  /// The address as written, with escapes and entities resolved.
  public let destination: String
  /// The title; empty when there is none.
  public let title: String
  /// What the reader clicks.
  public let content: [Inline]
  let destinationSpan: Span

  /// Where the address is written; the whole link when the address stands in a definition.
  public var destinationLocation: SourceLocation { destinationSpan.location }
}

/// A picture.
public struct Image: Sendable {
  /// The path or address as written, with escapes and entities resolved.
  public let source: String
  /// The title; empty when there is none.
  public let title: String
  /// The description; empty when the picture only decorates.
  public let alternative: [Inline]
  /// Whether the writer marked it as decoration by the description `""`.
  public let isDecorative: Bool
  let sourceSpan: Span

  /// Where the path is written; the whole picture when the path stands in a definition.
  public var sourceLocation: SourceLocation { sourceSpan.location }
}

/// The use of a fact, `{{ prices.thighs }}`.
public struct FactReference: Sendable {
  /// The names between the dots; at least one.
  public let path: [String]
  let nameSpan: Span

  /// Where the names are written, without the braces.
  public var nameLocation: SourceLocation { nameSpan.location }
  /// The names with dots between them.
  public var name: String { path.joined(separator: ".") }
}

/// The place of a generated piece of page, `{{> prices }}`.
public struct BlockReference: Sendable {
  /// The names between the dots; at least one.
  public let path: [String]
  let nameSpan: Span

  /// Where the names are written, without the braces.
  public var nameLocation: SourceLocation { nameSpan.location }
  /// The names with dots between them.
  public var name: String { path.joined(separator: ".") }
}

/// A reference to the bibliography, `[@fda-2010; @park-2008, p. 3]`.
public struct Citation: Sendable {
  /// One of the sources named.
  public struct Item: Sendable {
    /// The source's id, without the `@`, and where it is written.
    public let id: Located<String>
    /// Where in the source, such as `p. 3`; empty when not said.
    public let locator: String
  }

  /// The sources in the order written; at least one.
  public let items: [Item]
}

/// A word that the glossary explains, `[mesoderm]`.
public struct Term: Sendable {
  /// The word as written, to look it up.
  public let name: String
  /// The word as it is shown, with typographic marks.
  public let text: String
  let nameSpan: Span

  /// Where the word is written, without the brackets.
  public var nameLocation: SourceLocation { nameSpan.location }
}

/// The address and the title of a link in the source (CommonMark spec, section 6.3).
enum LinkSyntax {
  /// The end of the link destination at `start`; nil when there is none.
  static func endOfDestination(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes[start] == UInt8(ascii: "<")
      ? endOfPointed(bytes, from: start) : endOfPlain(bytes, from: start)
  }

  private static func endOfPointed(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "\\"): index += 2
      case 0x0A, UInt8(ascii: "<"): return nil
      default: index += 1
      }
    }
    return nil
  }

  private static func endOfPlain(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    var depth = 0
    scan: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < bytes.count && isPunctuation(bytes[index + 1]):
        index += 2
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth == 0: break scan
      case UInt8(ascii: ")"): depth -= 1
      case let byte where isSpace(byte): break scan
      default: break
      }
      index += 1
    }
    return index == start && start < bytes.count && isSpace(bytes[start]) || depth != 0
      ? nil : index
  }

  /// The end of the link title at `start`; nil when there is none.
  static func endOfTitle(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let close: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == close { return index + 1 }
      if bytes[index] == UInt8(ascii: "("), close == UInt8(ascii: ")") { return nil }
      let escapes =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
        && isPunctuation(bytes[index + 1])
      index += escapes ? 2 : 1
    }
    return nil
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Whether `byte` is ASCII punctuation, which a backslash can escape.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}

/// Which addresses a page may link to.
public enum LinkSafety {
  /// Whether `address` is relative or begins with `http:`, `https:`, `mailto:` or `tel:`.
  ///
  /// Control characters and white space, which browsers drop inside a scheme, do not hide it
  /// (WHATWG URL Standard, section 4.4).
  public static func isSafe(_ address: String) -> Bool {
    guard let scheme = scheme(of: address) else { return true }
    return ["http", "https", "mailto", "tel"].contains(scheme)
  }

  /// The scheme in lower case without what browsers drop; nil when the address is relative.
  static func scheme(of address: String) -> String? {
    guard address.utf8.contains(UInt8(ascii: ":")) else { return nil }
    var scheme: [UInt8] = []
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: ":"):
        return scheme.isEmpty ? nil : String(decoding: scheme, as: UTF8.self)
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"):
        return nil
      case 0...0x20, 0x7F: continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
      default: scheme.append(byte)
      }
    }
    return nil
  }
}

/// The name in `{{ a.b }}`.
enum ReferenceName {
  /// The components between the dots; nil when `bytes` is not a name.
  static func components(_ bytes: ArraySlice<UInt8>) -> [String]? {
    var components: [String] = []
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for part in parts {
      guard !part.isEmpty, part.allSatisfy(isNameByte) else { return nil }
      components.append(String(decoding: part, as: UTF8.self))
    }
    return components
  }

  /// `range` of `bytes` without spaces, tabs and no-break spaces at its ends.
  static func trim(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let space = spaceLength(bytes[start..<end])
      if space == 0 { break }
      start += space
    }
    while end > start {
      if LinkSyntax.isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func spaceLength(_ bytes: ArraySlice<UInt8>) -> Int {
    if let first = bytes.first, LinkSyntax.isSpace(first) { return 1 }
    return bytes.starts(with: [0xC2, 0xA0]) ? 2 : 0
  }

  /// Whether `byte` may stand in a name: an ASCII letter or digit, `_` or `-`.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
