import Diagnostics
import Essentials
import Foundations

/// Holds the colours of a site's own tokens against those that they are read on (WCAG 2.2, success
/// criterion 1.4.3): a clinic's brand is chosen for its logo, not for text.
struct TokenContrast {
  /// The colours of text and those below it that the theme uses together.
  static let pairs: [(text: String, ground: String)] = [
    ("text", "page"), ("text", "surface"), ("text", "tint"), ("text", "tint-strong"),
    ("muted", "page"), ("muted", "surface"), ("muted", "tint"),
    ("heading", "page"), ("heading", "surface"), ("brand", "page"), ("brand", "surface"),
    ("brand", "tint"), ("brand-hover", "page"), ("on-brand", "brand"), ("on-brand", "brand-hover"),
    ("on-band", "band"), ("on-notice", "notice"), ("text", "notice"),
    ("emergency", "emergency-tint"), ("text", "emergency-tint"), ("urgent", "urgent-tint"),
    ("text", "urgent-tint"), ("on-signal", "emergency"), ("on-signal", "urgent"),
    ("yes", "surface"), ("no", "surface"), ("on-focus", "focus"),
  ]

  /// What text needs at least (level AA); large text needs less, but a token is for all sizes.
  private static let least = 4.5

  /// One of the site's own tokens.
  struct Own {
    let list: TokenList
    let name: Located<String>
    let value: Located<String>
  }

  /// The values in force, by list and name: those of the sheets with the site's own in their place.
  let values: [TokenList: [Identifier: String]]
  let own: [Own]

  /// A problem for each pair with a token of the site that is hard to read.
  var problems: [Diagnostic] {
    TokenList.allCases.flatMap { list in Self.pairs.compactMap { problem($0, in: list) } }
  }

  private func problem(
    _ pair: (text: String, ground: String), in list: TokenList
  ) -> Diagnostic? {
    // Where a list has neither, it is as in the list for everywhere.
    guard list == .light || isSet(pair.text, in: list) || isSet(pair.ground, in: list) else {
      return nil
    }
    // The one that can be changed, where the site has only one of them.
    guard let token = own(pair.text, in: list) ?? own(pair.ground, in: list),
      let text = color(pair.text, in: list), let ground = color(pair.ground, in: list),
      text.contrast(with: ground) < Self.least
    else { return nil }
    let isText = Identifier(token.name.value) == Identifier(pair.text)
    let (own, other) = isText ? (text, ground) : (ground, text)
    let ratio = Self.shown(text.contrast(with: ground))
    return Diagnostic(
      SiteProblem.lowContrast,
      "'\(pair.text)' on '\(pair.ground)' has a contrast of \(ratio) to 1 \(list.place)",
      at: token.value.location,
      help: own.nearest(to: other, contrast: Self.least)
        .map { "at least 4.5 is needed: write \"\($0.hex)\"" }
        ?? "at least 4.5 is needed: no shade of it has that, so change '\(isText ? pair.ground : pair.text)'"
    )
  }

  private func isSet(_ name: String, in list: TokenList) -> Bool {
    values[list]?[Identifier(name)] != nil
  }

  /// The site's own token that is in force in `list`.
  private func own(_ name: String, in list: TokenList) -> Own? {
    let name = Identifier(name)
    let found = own.filter { Identifier($0.name.value) == name }
    if let token = found.first(where: { $0.list == list }) { return token }
    let isReplaced = list != .light && isSet(name.text, in: list)
    return isReplaced ? nil : found.first { $0.list == .light }
  }

  private func color(_ name: String, in list: TokenList) -> SRGBColor? {
    let value = values[list]?[Identifier(name)] ?? values[.light]?[Identifier(name)]
    return value.flatMap(SRGBColor.init(css:))
  }

  /// One decimal, never rounded up to what would do.
  private static func shown(_ ratio: Double) -> String {
    let tenths = Int(ratio * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension TokenList {
  fileprivate var place: String {
    switch self {
    case .light: "on light screens"
    case .dark: "on dark screens"
    case .paper: "on paper"
    }
  }
}

/// An opaque colour of sRGB, each part from 0 to 255.
private struct SRGBColor {
  let red: Int
  let green: Int
  let blue: Int

  private init(_ parts: [Int]) { (red, green, blue) = (parts[0], parts[1], parts[2]) }

  /// The colour of a value of CSS (Color 4): `#rgb`, `#rrggbb` or `rgb(r g b)` with numbers; nil for
  /// others, of which nothing is known here.
  init?(css: String) {
    let text = css.lowercased()
    if text.utf8.first == UInt8(ascii: "#") {
      let digits = text.utf8.dropFirst().compactMap { Int(String(UnicodeScalar($0)), radix: 16) }
      guard digits.count == text.utf8.count - 1 else { return nil }
      switch digits.count {
      case 3: self.init(digits.map { $0 * 17 })
      case 6: self.init(stride(from: 0, to: 6, by: 2).map { digits[$0] * 16 + digits[$0 + 1] })
      default: return nil
      }
      return
    }
    guard text.utf8.starts(with: "rgb(".utf8), text.utf8.last == UInt8(ascii: ")") else {
      return nil
    }
    let parts = text.utf8.dropFirst(4).dropLast().split { $0 == UInt8(ascii: ",") || $0 == 0x20 }
      .map { Int(String(Substring($0))) }
    guard parts.count == 3, parts.allSatisfy({ (0...255).contains($0 ?? -1) }) else { return nil }
    self.init(parts.compactMap(\.self))
  }

  var hex: String {
    "#"
      + [red, green, blue].map { part in
        (part < 16 ? "0" : "") + String(part, radix: 16)
      }.joined()
  }

  /// From 1 to 21 (WCAG 2.2, contrast ratio).
  func contrast(with other: SRGBColor) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// From 0 for black to 1 for white (WCAG 2.2, relative luminance).
  private var luminance: Double {
    let parts = [red, green, blue].map { part in
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// The shade of the same hue that is nearest and stands out enough; nil where there is none.
  func nearest(to other: SRGBColor, contrast least: Double) -> SRGBColor? {
    let isDarker = luminance < other.luminance
    for ends in isDarker ? [0, 255] : [255, 0] {
      for step in 1...100 {
        let shade = SRGBColor(
          [red, green, blue].map { part in part + (ends - part) * step / 100 })
        if shade.contrast(with: other) >= least { return shade }
      }
    }
    return nil
  }
}
