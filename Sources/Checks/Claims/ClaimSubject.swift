import Facts

/// What a text is about, as far as it decides whether some words are a claim: a scan hurts nobody,
/// and teenagers may have a vaccine.
/// What the sentence names counts, and the kind of the subject that the page is about.
struct ClaimSubject {
  private let kind: BuiltInKind?
  private let named: Lexemes
  private let tellsOfHarm: Bool

  /// The subject of a sentence with the given classes, which states `effects`, on a page about
  /// something of `kind`.
  init(_ kind: BuiltInKind?, naming classes: Lexemes, effects: [Effect]) {
    self.kind = kind
    named = classes
    tellsOfHarm = !effects.isEmpty && effects.allSatisfy(\.isHarm)
  }

  /// Whether what a rule forbids can be said of it.
  func allows(_ rule: String) -> Bool {
    Self.allowed[rule].map(named.has) ?? false || rule == ClaimSort.effect.rule && tellsOfHarm
      || kind.map { Self.allowedOfKinds[rule]?.contains($0) ?? false } ?? false
  }

  private static let allowed: [String: Lexemes] = [
    "claims/painless": Lexemes(.imaging, .numb),
    "claims/no-recovery": Lexemes(.imaging),
    "claims/minors": Lexemes(.vaccine, .imaging),
    "claims/non-invasive": Lexemes(.imaging),
  ]

  /// Only what is done for looks must not be aimed at young people, and nobody needs time to
  /// recover from a blood test.
  private static let allowedOfKinds: [String: Set<BuiltInKind>] = [
    "claims/minors": [
      .procedure, .test, .medicine, .vaccine, .condition, .device, .exercise,
    ],
    "claims/no-recovery": [.test, .medicine, .vaccine, .device],
  ]
}
