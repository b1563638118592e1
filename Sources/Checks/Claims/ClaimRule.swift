import Diagnostics

/// A kind of claim that health pages must not make, or must not make like this.
struct ClaimRule: Sendable {
  /// Its id, severity, title and reasons.
  var info: CheckInfo
  /// What to write instead.
  var instead: String
  /// The countries that it holds for (ISO 3166-1); empty for all.
  var regions: Set<String> = []
  /// The wordings that make the claim.
  var patterns: [WordingPattern]
  /// Wordings that make it no such claim when they stand in the same sentence.
  var unless: [WordingPattern] = []
  /// Whether a cited source in the sentence makes the claim acceptable.
  var allowsCited = false
  /// Whether the claim is also reported where the sentence denies it: for words that must not
  /// appear at all.
  var ignoresDenial = false
  /// Sentences that the rule must not report.
  var pass: [Located<String>] = []
  /// Sentences that the rule must report.
  var fail: [Located<String>] = []
  /// The file that states it.
  var path: String
}
