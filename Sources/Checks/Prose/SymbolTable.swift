/// The words and beginnings of words that wording patterns use, each with a number.
struct SymbolTable: Sendable {
  private var exact: [String: Int32] = [:]
  /// The beginnings by their first byte.
  private var stems: [UInt8: [(stem: [UInt8], symbol: Int32)]] = [:]
  private var stemNumbers: [String: Int32] = [:]
  /// How many symbols there are.
  private(set) var count: Int32 = 0

  /// The symbol of every number.
  static let number: Int32 = 0

  /// One of 64 bits, which some other symbols have too.
  static func bit(_ symbol: Int32) -> UInt64 { 1 << UInt64(symbol & 63) }

  /// A table with the symbol of numbers alone.
  init() { count = 1 }

  /// The symbol of a word, or of all words that begin with it when it ends in `*`.
  mutating func symbol(for word: String) -> Int32 {
    if word == "#" { return Self.number }
    return word.hasSuffix("*") ? stemSymbol(String(word.dropLast())) : wordSymbol(word)
  }

  private mutating func wordSymbol(_ word: String) -> Int32 {
    if let known = exact[word] { return known }
    exact[word] = count
    count += 1
    return count - 1
  }

  private mutating func stemSymbol(_ stem: String) -> Int32 {
    if let known = stemNumbers[stem] { return known }
    stemNumbers[stem] = count
    stems[stem.utf8.first ?? 0, default: []].append((Array(stem.utf8), count))
    count += 1
    return count - 1
  }

  /// The symbols that `word` is.
  func symbols(of word: String) -> [Int32] {
    let candidates = stems[word.utf8.first ?? 0] ?? []
    var symbols = candidates.filter { word.utf8.starts(with: $0.stem) }.map(\.symbol)
    if let own = exact[word] { symbols.append(own) }
    return symbols
  }

  /// The symbol of a mark; nil when no pattern uses it.
  func symbol(ofMark mark: Unicode.Scalar) -> Int32? { exact[String(mark)] }
}
