import Foundations

/// The addresses that the configuration of Hugo gives the pages of its sections, such as
/// `/:year/:month/:title/` (gohugo.io, "URL management", permalinks).
struct HugoPermalinks: Sendable {
  /// What of a page comes into its address.
  struct Page {
    /// The folders below the one of all pages.
    let folders: [String]
    /// The name of its file, or of its folder if the file is called `index`.
    let name: String
    let title: String?
    let slug: String?
    /// The first ten characters of its date, such as `2024-05-31`.
    let day: String?
  }

  private var patterns: [Identifier: String] = [:]

  /// Takes a key of the configuration, and returns whether it says how addresses are made.
  mutating func take(_ key: String, _ value: String) -> Bool {
    let parts = Identifier(key.lowercased()).components
    guard parts.first == "permalinks", let section = parts.last else { return false }
    // Hugo tells pages from the lists of sections and of words since 0.115.
    guard parts.count == 2 || parts.count == 3 && parts[1] == "page" else { return false }
    patterns[section] = value
    return true
  }

  /// The pattern for pages in `folders`; nil where Hugo makes the address of the folders.
  func pattern(in folders: [String]) -> String? {
    patterns[Identifier(folders.first?.lowercased() ?? "/")]
  }

  /// The address of `page` by `pattern`; nil where that asks for what is not known.
  static func address(_ pattern: String, of page: Page) -> String? {
    var parts: [String] = []
    for part in pattern.split(separator: "/") {
      guard let filled = fill(part, page) else { return nil }
      parts += filled.split(separator: "/").map(String.init)
    }
    let path = parts.joined(separator: "/")
    return path.hasSuffix(".html") ? "/\(path)" : "/\(path)/"
  }

  /// A part of a pattern, in which words behind a colon stand for something.
  private static func fill(_ part: Substring, _ page: Page) -> String? {
    var (result, rest) = ("", part)
    while let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) {
      result += rest[..<colon]
      let after = rest[rest.utf8.index(after: colon)...]
      let word = Substring(after.utf8.prefix { $0.isLetter })
      guard let value = value(word, page) else { return nil }
      result += value
      rest = after[word.endIndex...]
      // Parts of all sections, as in `:sections[1:]`.
      if rest.utf8.first == UInt8(ascii: "[") { return nil }
    }
    return result + rest
  }

  private static func value(_ word: Substring, _ page: Page) -> String? {
    let day = page.day.flatMap { $0.wholeMatch(of: #/(\d{4})-(\d\d)-(\d\d)/#)?.output }
    return switch String(word) {
    case "year": day.map { String($0.1) }
    case "month": day.map { String($0.2) }
    case "day": day.map { String($0.3) }
    case "section": page.folders.first ?? ""
    case "sections": page.folders.joined(separator: "/")
    case "title": page.title.map(urlWord)
    case "slug": page.slug ?? page.title.map(urlWord)
    case "filename", "contentbasename": urlWord(page.name)
    case "slugorfilename", "slugorcontentbasename": page.slug ?? urlWord(page.name)
    default: nil
    }
  }

  /// A text as Hugo writes it in an address: small, with hyphens for spaces, without signs.
  static func urlWord(_ text: String) -> String {
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        if word.utf8.last != UInt8(ascii: "-") { word.append("-") }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "._-#+~/\\".unicodeScalars.contains(scalar)
      {
        word.unicodeScalars.append(scalar)
      }
    }
    return word
  }
}
