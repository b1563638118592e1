/// What a text is about, as far as it decides whether some words are a claim: a scan hurts nobody,
/// and teenagers may have a vaccine.
///
/// What is known of it now is what the sentence names. The kind of the subject, where the facts
/// give one, belongs here too.
struct ClaimSubject {
  private let named: Lexemes
  private let tellsOfHarm: Bool

  /// The subject of a sentence with the given classes, which states `effects`.
  init(naming classes: Lexemes, effects: [Effect]) {
    named = classes
    tellsOfHarm = !effects.isEmpty && effects.allSatisfy(\.isHarm)
  }

  /// Whether what a rule forbids can be said of it.
  func allows(_ rule: String) -> Bool {
    Self.allowed[rule].map(named.has) ?? false || rule == ClaimSort.effect.rule && tellsOfHarm
  }

  private static let allowed: [String: Lexemes] = [
    "claims/painless": Lexemes(.imaging, .numb),
    "claims/no-recovery": Lexemes(.imaging),
    "claims/minors": Lexemes(.vaccine, .imaging),
    "claims/non-invasive": Lexemes(.imaging),
  ]
}
