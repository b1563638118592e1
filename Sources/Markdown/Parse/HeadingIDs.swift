import Diagnostics
import Foundations

/// The anchors of a document's headings, no two the same.
struct HeadingIDs {
  /// The anchors that writers chose, with where.
  private var explicit: [String: SourceLocation] = [:]
  private var taken: Set<String>
  private var nextNumber: [String: Int] = [:]

  /// `reserved` are anchors that no heading gets from its words.
  init(avoiding reserved: Set<String>) { taken = reserved }

  /// What stands as `{#id}` at the end of any line: anchors that headings further down may
  /// choose, so that a heading before them does not get one from its words.
  static func candidates(in body: ArticleSource) -> Set<String> {
    var ids: Set<String> = []
    for line in body.lines {
      let bytes = body.bytes[body.bytes.trimmingEnd(line)]
      guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{")),
        open + 3 < bytes.endIndex, bytes[open + 1] == UInt8(ascii: "#")
      else { continue }
      ids.insert(String(decoding: bytes[open + 2..<bytes.endIndex - 1], as: UTF8.self))
    }
    return ids
  }

  /// Takes the anchor that a writer chose and returns what is wrong with it.
  mutating func take(_ id: Located<String>) -> Diagnostic? {
    if Self.isReserved(id.value) {
      return Diagnostic(
        MarkdownProblem.reservedHeadingID,
        "the anchor '\(id.value)' is one that pages use already",
        at: id.location,
        help: "choose one that has no '--' and does not begin with 'callout-', 'ref-' or 'cite-'")
    }
    if let first = explicit[id.value] {
      return Diagnostic(
        MarkdownProblem.duplicateHeadingID, "two headings have the anchor '\(id.value)'",
        at: id.location, help: "give one of them another",
        notes: [Diagnostic.Note("the first one is here", at: first)])
    }
    explicit[id.value] = id.location
    taken.insert(id.value)
    return nil
  }

  mutating func make(from text: String) -> String {
    var slug = Self.slug(text)
    if slug.isEmpty { slug = "section" }
    if Self.isReserved(slug) { slug = "section-" + slug }
    if taken.insert(slug).inserted { return slug }
    var number = nextNumber[slug] ?? 2
    while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
    nextNumber[slug] = number + 1
    return "\(slug)-\(number)"
  }

  /// `text` in lower case with everything between letters and digits as one `-`.
  static func slug(_ text: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.utf8.count)
    var needsDash = false
    for scalar in text.lowercased().unicodeScalars {
      guard isWordScalar(scalar) else {
        needsDash = needsDash || !isSilent(scalar)
        continue
      }
      if needsDash, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
      needsDash = false
      if scalar.isASCII {
        slug.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        slug.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return true
    case 0..<0x80: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  /// An apostrophe inside a word leaves no gap: "what's" becomes "whats".
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "\u{AD}"
  }

  /// Whether pages may have it for parts of their own. Themes write theirs with two hyphens, which
  /// nothing made of words has.
  private static func isReserved(_ id: String) -> Bool {
    ["callout-", "ref-", "cite-"].contains { id.utf8.starts(with: $0.utf8) }
      || id.containsBytes(of: "--")
  }
}
