/// Cuts text into words, numbers and marks.
struct Tokenizer {
  private var scratch: [UInt8] = []

  mutating func tokenize(
    _ bytes: [UInt8], _ range: Range<Int>, words: inout WordTable, into tokens: inout [Token]
  ) {
    bytes.withUnsafeBufferPointer { buffer in
      var index = range.lowerBound
      var joined = false
      while index < range.upperBound {
        let byte = buffer[index]
        if byte == 0x20 || byte == 0x0A || byte == 0x09 {
          index += 1
          joined = false
        } else if Self.isLetter(byte, at: index, buffer, range.upperBound) {
          index = word(buffer, index, range.upperBound, joined, &words, &tokens)
          joined = false
        } else if Self.isDigit(byte) {
          index = number(buffer, index, range.upperBound, joined, &words, &tokens)
          joined = false
        } else {
          joined = mark(buffer, &index, range.upperBound, &tokens)
        }
      }
    }
  }

  private mutating func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ joined: Bool,
    _ words: inout WordTable, _ tokens: inout [Token]
  ) -> Int {
    scratch.removeAll(keepingCapacity: true)
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        if Self.isASCIILetter(byte) {
          scratch.append(byte | 0x20)
        } else if Self.isDigit(byte) {
          scratch.append(byte)
        } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "."),
          index + 1 < end, Self.isLetter(bytes[index + 1], at: index + 1, bytes, end)
        {
          scratch.append(byte)
        } else {
          break
        }
        index += 1
      } else if Self.isApostrophe(bytes, index, end) {
        guard index + 3 < end, Self.isLetter(bytes[index + 3], at: index + 3, bytes, end) else {
          break
        }
        scratch.append(UInt8(ascii: "'"))
        index += 3
      } else if Self.isLetter(byte, at: index, bytes, end) {
        let length = Self.length(byte)
        for offset in 0..<length where index + offset < end {
          scratch.append(bytes[index + offset])
        }
        index += length
      } else {
        break
      }
    }
    append(
      .word, start, min(index, end), joined, isCapitalized: (65...90).contains(bytes[start]),
      &words, &tokens)
    return min(index, end)
  }

  private mutating func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ joined: Bool,
    _ words: inout WordTable, _ tokens: inout [Token]
  ) -> Int {
    scratch.removeAll(keepingCapacity: true)
    var index = start
    while index < end {
      let byte = bytes[index]
      let separates = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      guard
        Self.isDigit(byte)
          || separates && index + 1 < end && Self.isDigit(bytes[index + 1])
      else { break }
      scratch.append(byte)
      index += 1
    }
    append(.number, start, index, joined, isCapitalized: true, &words, &tokens)
    return index
  }

  private mutating func append(
    _ kind: Token.Kind, _ start: Int, _ end: Int, _ joined: Bool, isCapitalized: Bool,
    _ words: inout WordTable, _ tokens: inout [Token]
  ) {
    let word = scratch.withUnsafeBufferPointer { words.number(of: $0) }
    tokens.append(
      Token(
        start: Int32(start), end: Int32(end), word: word,
        classes: words.entries[Int(word)].classes,
        syllables: kind == .word ? words.entries[Int(word)].syllables : 1, kind: kind,
        isCapitalized: isCapitalized, isJoined: joined))
  }

  /// Gives whether the mark is a hyphen between two words, which is no token.
  private func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int, _ tokens: inout [Token]
  ) -> Bool {
    let start = index
    let length = Self.length(bytes[index])
    index = min(index + length, end)
    let scalar = Self.scalar(bytes, start, index)
    if scalar == "-", joins(bytes, start, index, end, tokens) { return true }
    let mark: Unicode.Scalar = scalar == "-" ? Mark.dash : Mark.canonical(scalar)
    tokens.append(
      Token(
        start: Int32(start), end: Int32(index), word: Int32(mark.value), classes: [],
        syllables: 0, kind: .mark, isCapitalized: false, isJoined: false))
    return false
  }

  /// Whether a hyphen holds two words together; between two numbers it is a dash.
  private func joins(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ next: Int, _ end: Int, _ tokens: [Token]
  ) -> Bool {
    guard let last = tokens.last, last.kind != .mark, Int(last.end) == start, next < end else {
      return false
    }
    if Self.isDigit(bytes[next]) { return last.kind == .word }
    return Self.isLetter(bytes[next], at: next, bytes, end)
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Letters beyond ASCII are all above U+00BF but the marks of U+2000 to U+2BFF and the signs
  /// for times and divided by.
  private static func isLetter(
    _ byte: UInt8, at index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Bool {
    if byte < 0x80 { return isASCIILetter(byte) }
    if byte == 0xC2 || byte == 0xE2 { return false }
    if byte == 0xC3, index + 1 < end {
      return bytes[index + 1] != 0x97 && bytes[index + 1] != 0xB7
    }
    return byte >= 0xC3 && byte < 0xF0
  }

  private static func isApostrophe(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Bool {
    index + 2 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && bytes[index + 2] == 0x99
  }

  private static func length(_ byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Unicode.Scalar {
    if end - start == 1 { return Unicode.Scalar(bytes[start]) }
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first ?? " "
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
  var classes: WordClasses
  var syllables: UInt8
  var kind: Kind
  var isCapitalized: Bool
  /// Whether nothing but a hyphen stands between it and the word before.
  var isJoined: Bool

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
