extension ReadingScores {
  /// The scores of an English text by the published formulas; nil when it has no words.
  init?(english counts: TextStatistics) {
    guard counts.words > 0, counts.sentences > 0 else { return nil }
    let words = Double(counts.words)
    let sentences = Double(counts.sentences)
    let length = words / sentences
    let syllables = Double(counts.syllables) / words
    fleschReadingEase = 206.835 - 1.015 * length - 84.6 * syllables
    fleschKincaid = 0.39 * length + 11.8 * syllables - 15.59
    smog = 1.0430 * (Double(counts.longWords) * 30 / sentences).squareRoot() + 3.1291
    gunningFog = 0.4 * (length + 100 * Double(counts.hardWords) / words)
    colemanLiau =
      5.88 * Double(counts.letters) / words - 29.6 * sentences / words - 15.8
    ari = 4.71 * Double(counts.characters) / words + 0.5 * length - 21.43
  }

  /// Whether a word of three syllables has the third by an ending alone, for which Gunning does not
  /// call it hard.
  static func isLongByEnding(english word: String, syllables: Int) -> Bool {
    syllables == 3 && (word.hasSuffix("es") || word.hasSuffix("ed") || word.hasSuffix("ing"))
  }
}
