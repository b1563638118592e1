/// How hard a text is to read by six formulas. Each but the first is a school year of the United
/// States. Formulas know nothing of meaning: they show where to look, not what is good.
public struct ReadingScores: Sendable, Hashable {
  /// Flesch Reading Ease: 0 very hard, 100 very easy.
  public let fleschReadingEase: Double
  /// Flesch-Kincaid grade (Kincaid et al. 1975).
  public let fleschKincaid: Double
  /// SMOG (McLaughlin 1969); rough below 30 sentences.
  public let smog: Double
  /// Gunning Fog (Gunning 1952).
  public let gunningFog: Double
  /// Coleman-Liau (Coleman and Liau 1975).
  public let colemanLiau: Double
  /// Automated Readability Index (Senter and Smith 1967).
  public let ari: Double

  /// The scores of a text; nil when it has no words.
  init?(_ counts: TextStatistics) {
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
}

extension Double {
  /// With one digit after the point, as scores are shown.
  var shown: String {
    let tenths = Int((self * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
