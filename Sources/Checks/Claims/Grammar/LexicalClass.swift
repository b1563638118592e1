/// What words do in the sentences that make claims. The lexicon of a language lists the words of
/// each; a word can be of several.
enum LexicalClass: UInt8, CaseIterable, Sendable {
  // Verbs.
  case boost, improve, banish, reduce, treat, give, allow, design, live, vanish, thrive, report
  case prove, praise, instruct, apply, learn, offer, render, plainly, deed
  // Nouns.
  case good, body, bad, benefit, provider, method, result, harm, physiology, diagnosis
  case established, research, person, crowd, span, stock, danger, cost
  // Adjectives.
  case better, quick, kind
  // Words and phrases of one form.
  case superlative, manner, rank, peerless, lovely, quickly, lasting, certain, safe, gentle
  case downtime, bliss, praising, relieved, first, own, your, you, family, may, can, will, some
  case to, condition, wh, joiner, contrast, by, purpose, from, of, with, than, det, pointing, prep,
    being
  case used, aim, studied, social, pressure, tricks, natural, approved, broad, excess, comparative
  case ordinary, imaging, vaccine, numb, ahead, unaided, little, useful, recovery, mild,
    bodily
  // The form that a word has.
  case base, third, past, participle, ing, plural, plain, more, most
  // What is no word of the lexicon.
  case number, negator, word, comma, stop, dash, question, mark
}

/// A set of lexical classes.
struct Lexemes: OptionSet, Sendable, Hashable {
  var rawValue: UInt128

  init(rawValue: UInt128) { self.rawValue = rawValue }

  init(_ classes: LexicalClass...) {
    rawValue = classes.reduce(0) { $0 | UInt128(1) << UInt128($1.rawValue) }
  }

  func has(_ other: Lexemes) -> Bool { rawValue & other.rawValue != 0 }

  func has(_ one: LexicalClass) -> Bool { rawValue & (UInt128(1) << UInt128(one.rawValue)) != 0 }

  mutating func insert(_ one: LexicalClass) { rawValue |= UInt128(1) << UInt128(one.rawValue) }
}
