import Facts
import YAML
import struct Essentials.Decimal

/// Takes numbers, units and words off the front of a text that says how much.
struct QuantityScanner {
  let text: String
  private var scalars: Substring.UnicodeScalarView

  init(_ text: String) {
    self.text = text
    scalars = Substring(text).unicodeScalars
    skipSpace()
  }

  var isAtEnd: Bool { scalars.isEmpty }

  /// What has not been taken yet.
  var rest: String { String(scalars) }

  private mutating func skipSpace() { scalars = scalars.drop { $0.properties.isWhitespace } }

  // MARK: Words

  /// Takes the given words, in small or capital letters, if all stand there as whole words.
  mutating func take(_ words: String) -> Bool {
    guard mayBegin(with: words) else { return false }
    var other = self
    for word in words.split(separator: " ") where !other.takeWord(word) { return false }
    self = other
    return true
  }

  mutating func takeFirst<Value>(of choices: KeyValuePairs<String, Value>) -> Value? {
    for (words, value) in choices where take(words) { return value }
    return nil
  }

  /// Whether the first letters can be the same. Of the dozens of words that are tried at each place
  /// hardly any can, so this spares making a text of what stands there.
  private func mayBegin(with words: String) -> Bool {
    guard let own = scalars.first, let other = words.utf8.first else { return false }
    guard own.isASCII else { return true }
    return UInt8(truncatingIfNeeded: own.value).lowercased == other
  }

  private mutating func takeWord(_ word: Substring) -> Bool {
    let head = scalars.prefix(word.unicodeScalars.count)
    guard String(head).lowercased() == word else { return false }
    let rest = scalars[head.endIndex...]
    if let last = head.last, last.properties.isAlphabetic, let next = rest.first,
      next.properties.isAlphabetic
    {
      return false
    }
    scalars = rest
    skipSpace()
    return true
  }

  // MARK: Numbers

  private static let dashes = "-\u{2010}\u{2011}\u{2012}–—−".unicodeScalars

  /// Takes `to` or a dash of any length.
  mutating func takeRangeMark() -> Bool { takeDash() || take("to") }

  mutating func takeDash() -> Bool {
    guard let first = scalars.first, Self.dashes.contains(first) else { return false }
    scalars.removeFirst()
    skipSpace()
    return true
  }

  var isAtNumber: Bool {
    isAtPoint || scalars.first.map { Self.isDigit($0) || Self.fractions[$0] != nil } ?? false
  }

  /// Takes a number of at most nine digits before and four after the point, or a fraction such as
  /// ½ or 1½; nil when none stands there. A number can begin with the point, of which the checks
  /// warn. Thousands may be set off by commas where
  /// `allowsGroups`.
  mutating func number(allowsGroups: Bool = false) throws(ScalarProblem) -> Decimal? {
    let whole = digits()
    if let first = scalars.first, let part = Self.fractions[first] {
      scalars.removeFirst()
      skipSpace()
      return Decimal(Int(whole) ?? 0) + part
    }
    guard !whole.isEmpty || isAtPoint else { return nil }
    let groups = try groups(isAllowed: allowsGroups && whole.utf8.count < 4)
    let decimals = fraction()
    let all = whole + groups
    guard all.utf8.count <= 9, decimals.utf8.count <= 4, let value = Int(all + decimals) else {
      throw ScalarProblem(
        SchemaProblem.badNumber, "\(text.quoted) has a number with too many digits",
        help: "write at most nine digits, and four after the point")
    }
    skipSpace()
    return Decimal(sign: .plus, exponent: -decimals.utf8.count, significand: Decimal(value))
  }

  private var isAtPoint: Bool {
    scalars.first == "." && scalars.dropFirst().first.map(Self.isDigit) ?? false
  }

  private mutating func digits() -> String {
    let taken = scalars.prefix(while: Self.isDigit)
    scalars = scalars[taken.endIndex...]
    return String(taken)
  }

  private mutating func fraction() -> String {
    guard isAtPoint else { return "" }
    scalars.removeFirst()
    return digits()
  }

  private mutating func groups(isAllowed: Bool) throws(ScalarProblem) -> String {
    var groups = ""
    while scalars.first == ",", let next = scalars.dropFirst().first, Self.isDigit(next) {
      scalars.removeFirst()
      let group = digits()
      guard isAllowed, group.utf8.count == 3 else {
        throw ScalarProblem(
          SchemaProblem.badNumber, "\(text.quoted) has a comma in a number",
          help: "write 1200 without a comma, and 1.5 with a point")
      }
      groups += group
    }
    return groups
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let fractions: [Unicode.Scalar: Decimal] = [
    "½": hundredths(50), "¼": hundredths(25), "¾": hundredths(75),
  ]

  private static func hundredths(_ count: Int) -> Decimal {
    Decimal(sign: .plus, exponent: -2, significand: Decimal(count))
  }

  static let half = hundredths(50)

  // MARK: Units

  /// How many scalars the name of a unit has at most.
  private static let longestUnit = 60

  /// Takes the longest name of a unit and gives all units that it can mean.
  mutating func units(in tables: [UnitNames]) -> [QuantityUnit] {
    let window = scalars.prefix(Self.longestUnit)
    for end in Self.ends(in: window, of: scalars).reversed() {
      let name = String(scalars[..<end])
      let found = tables.flatMap { $0.units(named: name) }
      guard !found.isEmpty else { continue }
      scalars = scalars[end...]
      skipSpace()
      return found
    }
    return []
  }

  /// Where the name of a unit could end: nowhere inside a word, nor before a stroke.
  private static func ends(
    in window: Substring.UnicodeScalarView, of scalars: Substring.UnicodeScalarView
  ) -> [Substring.UnicodeScalarView.Index] {
    var ends: [Substring.UnicodeScalarView.Index] = []
    var last: Unicode.Scalar?
    for index in window.indices {
      let scalar = window[index]
      if let last, !last.properties.isWhitespace, canEnd(last, before: scalar) {
        ends.append(index)
      }
      last = scalar
    }
    if window.endIndex == scalars.endIndex || canEnd(last ?? " ", before: scalars[window.endIndex])
    {
      ends.append(window.endIndex)
    }
    return ends
  }

  private static func canEnd(_ last: Unicode.Scalar, before next: Unicode.Scalar) -> Bool {
    if next == "/" { return false }
    let isWordGoingOn = next.properties.isAlphabetic || isDigit(next)
    return !isWordGoingOn || !last.properties.isAlphabetic && !isDigit(last)
  }

  /// What stands where a unit should: the words up to what is no part of a name.
  var unknownUnit: String {
    var other = self
    while !other.isAtEnd, !other.isAtNumber {
      var ahead = other
      let isOver =
        ahead.takeRangeMark()
        || ["or", "once", "twice", "every"].contains { ahead.take($0) }
      if isOver { break }
      other.skipWord()
    }
    return String(scalars[..<other.scalars.startIndex]).trimmed
  }

  private mutating func skipWord() {
    let start = scalars.startIndex
    scalars = scalars.drop { !$0.properties.isWhitespace && !Self.dashes.contains($0) }
    if scalars.startIndex == start, !scalars.isEmpty { scalars.removeFirst() }
    skipSpace()
  }
}
