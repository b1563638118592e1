import Diagnostics
import Foundations
public import YAML

/// A site's own values of the theme's tokens, from `templates/tokens.yaml`: they take the place of
/// those in the style sheets, so that a site need not have a style sheet of its own.
public struct Tokens: Sendable {
  public static let schema = Schema(
    prefix: "tokens", name: "the tokens file",
    root: .mapping(
      TokenList.allCases.map {
        .optional($0.rawValue, .keyed(ScalarParser.text.format, .value(value)), $0.summary)
      }))

  private static let value = ScalarParser.text(
    "a value of CSS", jsonTypes: ["string", "number"], kind: ThemeValueProblem.badToken,
    help: "leave out ; and braces, and close every bracket and quote", where: isWhole)

  private let entries: [TokenContrast.Own]

  /// Reads the tokens from `file`; nil when it cannot be read at all.
  init?(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    guard let root = Self.schema.read(file, &diagnostics) else { return nil }
    entries = TokenList.allCases.flatMap { list in
      (root[list.rawValue]?.entries ?? []).compactMap { entry in
        entry.value.located(Self.value).map {
          TokenContrast.Own(list: list, name: entry.key, value: $0)
        }
      }
    }
  }

  /// Whether a style sheet goes on behind `value`.
  private static func isWhole(_ value: String) -> Bool {
    guard !value.containsBytes(of: "/*") else { return false }
    var closing: [UInt8] = []
    for byte in value.utf8 {
      if let quote = closing.last, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        if byte == quote { closing.removeLast() }
        if byte == UInt8(ascii: "\\") || byte < 0x20 { return false }
        continue
      }
      switch byte {
      case UInt8(ascii: "("): closing.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): closing.append(UInt8(ascii: "]"))
      case UInt8(ascii: "\""), UInt8(ascii: "'"): closing.append(byte)
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard closing.popLast() == byte else { return false }
      case 0..<0x20, UInt8(ascii: ";"), UInt8(ascii: "\\"): return false
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "!"): return false
      default: break
      }
    }
    return closing.isEmpty
  }

  /// The value that the token `name` has everywhere by a style sheet.
  static func value(of name: Identifier, in sheet: [UInt8]) -> String? {
    TokenScanner.tokens(in: sheet).last { $0.name == name && $0.list == .light }
      .map { String(decoding: sheet[$0.value], as: UTF8.self) }
  }

  /// The `assets` with the tokens in their style sheets. Reports those that no style sheet has.
  func put(
    into assets: [RelativePath: [UInt8]], _ diagnostics: inout [Diagnostic]
  ) -> [RelativePath: [UInt8]] {
    var assets = assets
    var known: [TokenList: Set<Identifier>] = [:]
    var values: [TokenList: [Identifier: String]] = [:]
    for path in assets.keys where path.hasSuffix(".css") {
      let bytes = assets[path] ?? []
      let found = TokenScanner.tokens(in: bytes)
      for token in found {
        known[token.list, default: []].insert(token.name)
        values[token.list, default: [:]][token.name] =
          own(token) ?? String(decoding: bytes[token.value], as: UTF8.self)
      }
      assets[path] = replacing(found, in: bytes)
    }
    diagnostics += entries.filter { known[$0.list]?.contains(Identifier($0.name.value)) != true }
      .map {
        unknown($0.name, in: $0.list, known)
      }
    diagnostics += TokenContrast(values: values, own: entries).problems
    return assets
  }

  private func replacing(_ tokens: [TokenScanner.Token], in bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for token in tokens.reversed() {
      if let own = own(token) { bytes.replaceSubrange(token.value, with: own.utf8) }
    }
    return bytes
  }

  /// What the site says in place of `token`.
  private func own(_ token: TokenScanner.Token) -> String? {
    entries.first { $0.list == token.list && Identifier($0.name.value) == token.name }?.value.value
  }

  private func unknown(
    _ name: Located<String>, in list: TokenList, _ known: [TokenList: Set<Identifier>]
  ) -> Diagnostic {
    let others = TokenList.allCases.filter { known[$0]?.contains(Identifier(name.value)) == true }
    let nearest =
      others.isEmpty
      ? NearestName.nearest(to: name.value, among: (known[list] ?? []).map(\.text)) : nil
    return Diagnostic(
      SiteProblem.unknownToken, "\(name.value.quoted) is no token of '\(list.rawValue)'",
      at: name.location, nearest: nearest,
      orElse: others.first.map { "move it to '\($0.rawValue)', which holds for all" }
        ?? "the tokens are the custom properties of :root in the style sheet")
  }
}

/// A list of tokens in a style sheet.
enum TokenList: String, CaseIterable, Sendable {
  case light
  case dark
  case paper

  fileprivate var summary: String {
    switch self {
    case .light: "tokens for everywhere, unless another list has them too"
    case .dark: "tokens for screens that are set to dark"
    case .paper: "tokens for print"
    }
  }
}

/// Finds the tokens of a style sheet: the custom properties of `:root`.
private struct TokenScanner {
  struct Token {
    let list: TokenList
    let name: Identifier
    /// Where its value stands.
    let value: Range<Int>
  }

  private let bytes: [UInt8]
  private var position = 0
  /// Where the rule or declaration begins that is being read.
  private var start = 0
  private var brackets = 0
  private var preludes: [String] = []
  private var tokens: [Token] = []

  /// The tokens in the order of `bytes`.
  static func tokens(in bytes: [UInt8]) -> [Token] {
    var scanner = TokenScanner(bytes)
    while scanner.position < bytes.count { scanner.readByte() }
    return scanner.tokens
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func readByte() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "/") where bytes[position...].starts(with: "/*".utf8): return skipComment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
    case UInt8(ascii: "("): brackets += 1
    case UInt8(ascii: ")"): brackets = max(0, brackets - 1)
    case UInt8(ascii: ";") where brackets == 0: endDeclaration()
    case UInt8(ascii: "{"):
      preludes.append(text(start..<position))
      start = position + 1
    case UInt8(ascii: "}"):
      endDeclaration()
      _ = preludes.popLast()
    default: break
    }
    position += 1
  }

  private mutating func skipComment() {
    let isAtStart = trimmed(start..<position).isEmpty
    let end = bytes.firstRange(ofBytes: "*/", from: position + 2)?.upperBound ?? bytes.count
    position = end
    if isAtStart { start = end }
  }

  private mutating func skipString(_ quote: UInt8) {
    position += 1
    while position < bytes.count, bytes[position] != quote, bytes[position] != 0x0A {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
  }

  private mutating func endDeclaration() {
    let whole = trimmed(start..<position)
    start = position + 1
    brackets = 0
    guard let list, bytes[whole].starts(with: "--".utf8),
      let colon = bytes[whole].firstIndex(of: UInt8(ascii: ":"))
    else { return }
    let name = Identifier(text(whole.lowerBound + 2..<colon))
    tokens.append(Token(list: list, name: name, value: trimmed(colon + 1..<whole.upperBound)))
  }

  /// The list that declarations are in here.
  private var list: TokenList? {
    guard preludes.last == ":root" else { return nil }
    guard preludes.count > 1 else { return .light }
    guard preludes.count == 2, preludes[0].hasPrefix("@media") else { return nil }
    if preludes[0].contains("prefers-color-scheme: dark") { return .dark }
    return preludes[0].contains("print") ? .paper : nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[trimmed(range)], as: UTF8.self)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let isText = { (byte: UInt8) in byte > 0x20 }
    guard let first = bytes[range].firstIndex(where: isText),
      let last = bytes[range].lastIndex(where: isText)
    else { return range.upperBound..<range.upperBound }
    return first..<last + 1
  }
}
