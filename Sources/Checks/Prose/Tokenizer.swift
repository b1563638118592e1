import Foundations

/// Cuts text into words, numbers and marks.
struct Tokenizer {
  private var scratch: [UInt8] = []

  mutating func tokenize(
    _ bytes: [UInt8], _ range: Range<Int>, words: inout WordTable, into tokens: inout [Token]
  ) {
    if scratch.count < range.count { scratch = Array(repeating: 0, count: range.count * 2) }
    bytes.withUnsafeBufferPointer { bytes in
      scratch.withUnsafeMutableBufferPointer { small in
        var reader = TokenReader(
          bytes: bytes, end: range.upperBound, small: small, index: range.lowerBound)
        reader.read(&words, into: &tokens)
      }
    }
  }
}

/// Reads the tokens of a stretch of bytes. All text of a site goes byte by byte through its loops.
private struct TokenReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  /// Room for the small letters of the word that is being read.
  let small: UnsafeMutableBufferPointer<UInt8>
  var index: Int

  mutating func read(_ words: inout WordTable, into tokens: inout [Token]) {
    var isJoined = false
    while index < end {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x0A || byte == 0x09 {
        index += 1
        isJoined = false
      } else if byte.isDigit || isLetter(at: index) {
        let start = index
        let count = byte.isDigit ? number() : word()
        add(byte.isDigit ? .number : .word, from: start, count, isJoined, &words, &tokens)
        isJoined = false
      } else {
        isJoined = mark(words.knowledge, &tokens)
      }
    }
  }

  /// Reads a word; returns how many small letters it has.
  private mutating func word() -> Int {
    var count = 0
    while index < end {
      let byte = bytes[index]
      if byte.isAlphanumeric {
        // The bit that makes letters small; digits have it.
        add(byte | 0x20, &count)
      } else if byte >= 0x80, isLetter(at: index) {
        for _ in 0..<min(Self.length(byte), end - index) { add(bytes[index], &count) }
      } else {
        let next = index + lengthOfJoint(at: index)
        guard next > index, next < end, isLetter(at: next) else { break }
        add(byte == UInt8(ascii: ".") ? byte : UInt8(ascii: "'"), &count)
        index = next
      }
    }
    return count
  }

  private mutating func number() -> Int {
    var count = 0
    while index < end {
      let byte = bytes[index]
      let separates = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      guard byte.isDigit || separates && index + 1 < end && bytes[index + 1].isDigit else { break }
      add(byte, &count)
    }
    return count
  }

  private mutating func add(_ byte: UInt8, _ count: inout Int) {
    small[count] = byte
    count += 1
    index += 1
  }

  private func add(
    _ kind: Token.Kind, from start: Int, _ count: Int, _ isJoined: Bool,
    _ words: inout WordTable, _ tokens: inout [Token]
  ) {
    let word = words.number(of: UnsafeBufferPointer(rebasing: small[..<count]))
    let entry = words.entries[Int(word)]
    tokens.append(
      Token(
        start: Int32(start), end: Int32(index), word: word, symbol: entry.symbol,
        classes: entry.classes, syllables: kind == .word ? entry.syllables : 1, kind: kind,
        isCapitalized: kind == .number || bytes[start].isUppercaseLetter, isJoined: isJoined))
  }

  /// Returns whether the mark is a hyphen between two words, which is no token.
  private mutating func mark(
    _ knowledge: WordKnowledge?, _ tokens: inout [Token]
  ) -> Bool {
    let start = index
    index = min(index + Self.length(bytes[index]), end)
    let scalar = Self.scalar(bytes[start..<index])
    if scalar == "-", joins(start, tokens) { return true }
    let mark = scalar == "-" ? Mark.dash : Mark.canonical(scalar)
    tokens.append(
      Token(
        start: Int32(start), end: Int32(index), word: Int32(mark.value),
        symbol: knowledge?.symbol(ofMark: mark) ?? SymbolTable.none,
        classes: mark == "%" ? .percent : [], syllables: 0, kind: .mark, isCapitalized: false,
        isJoined: false))
    return false
  }

  /// Whether the hyphen at `start` holds two words together; between two numbers it is a dash.
  private func joins(_ start: Int, _ tokens: [Token]) -> Bool {
    guard let last = tokens.last, last.kind != .mark, Int(last.end) == start, index < end else {
      return false
    }
    return bytes[index].isDigit ? last.kind == .word : isLetter(at: index)
  }

  /// Letters beyond ASCII are all above U+00BF but the marks of U+2000 to U+2BFF and the signs
  /// for times and divided by.
  private func isLetter(at index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return byte.isLetter }
    if byte == 0xC2 || byte == 0xE2 { return false }
    if byte == 0xC3, index + 1 < end {
      return bytes[index + 1] != 0x97 && bytes[index + 1] != 0xB7
    }
    return byte >= 0xC3 && byte < 0xF0
  }

  /// How many bytes a mark has that can stand within a word: a full stop or an apostrophe; 0 for
  /// another.
  private func lengthOfJoint(at index: Int) -> Int {
    if bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: ".") { return 1 }
    let isApostrophe =
      index + 2 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && bytes[index + 2] == 0x99
    return isApostrophe ? 3 : 0
  }

  private static func length(_ byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private static func scalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar {
    if bytes.count == 1, let byte = bytes.first { return Unicode.Scalar(byte) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? " "
  }
}

struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case word
    case number
    case mark
  }

  var start: Int32
  var end: Int32
  /// Its number in the table of words; a mark's is its byte, or the first of its bytes.
  var word: Int32
  /// The symbol of the rules' wordings that it is.
  var symbol: Int32
  var classes: WordClasses
  var syllables: UInt8
  var kind: Kind
  var isCapitalized: Bool
  /// Whether nothing but a hyphen stands between it and the word before.
  var isJoined: Bool

  /// The mark that it is; nil for a word or number.
  var mark: Unicode.Scalar? {
    kind == .mark ? Unicode.Scalar(UInt32(truncatingIfNeeded: word)) : nil
  }

  func isMark(_ mark: Unicode.Scalar) -> Bool { kind == .mark && word == Int32(mark.value) }
}

/// The marks that stand for their looks-alike: every dash is one, every quotation mark is one.
enum Mark {
  static let dash: Unicode.Scalar = "–"
  static let quote: Unicode.Scalar = "\""

  static func canonical(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "–", "—", "−", "‒", "―", "‐", "‑": dash
    case "“", "”", "„", "«", "»", "\"": quote
    default: scalar
    }
  }
}
