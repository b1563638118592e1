/// A word, number or mark of a text.
struct Token: Sendable {
  /// What a token is.
  enum Kind: UInt8, Sendable {
    case word
    case number
    case mark
  }

  /// Where it begins in the page's bytes.
  var start: Int32
  /// Where it ends.
  var end: Int32
  /// Its number in the table of words; a mark's is its byte, or the first of its bytes.
  var word: Int32
  /// The classes of a word.
  var classes: WordClasses
  /// How many syllables a word has.
  var syllables: UInt8
  /// What it is.
  var kind: Kind
  /// Whether a word begins with a capital letter.
  var isCapitalized: Bool
  /// Whether nothing but a hyphen stands between it and the word before.
  var isJoined: Bool

  /// Whether it is the given ASCII mark.
  func isMark(_ mark: Unicode.Scalar) -> Bool {
    kind == .mark && word == Int32(mark.value)
  }
}

/// The marks that stand for their looks-alike: every dash is one, every quotation mark is one.
enum Mark {
  static let dash: Unicode.Scalar = "–"
  static let quote: Unicode.Scalar = "\""
  static let ellipsis: Unicode.Scalar = "…"

  /// The mark that stands for `scalar`.
  static func canonical(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "–", "—", "−", "‒", "―", "‐", "‑": dash
    case "“", "”", "„", "«", "»", "\"": quote
    default: scalar
    }
  }
}
