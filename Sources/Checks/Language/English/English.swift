extension CheckLanguage {
  static let english = CheckLanguage(
    tag: "en", classes: EnglishWords.classes, syllables: EnglishSyllables.count,
    isLongByEnding: ReadingScores.isLongByEnding(english:syllables:),
    scores: { ReadingScores(english: $0) }, quantities: EnglishNumbers.words,
    facts: Shared(EnglishFactWords.words), factRoles: FactRoleTable(EnglishFactWords.words),
    claimCues: EnglishDenials.cues, claimRules: englishClaimRules,
    grammar: EnglishGrammar.grammar,
    links: LinkWords(
      emptyTexts: [
        "click here", "here", "this", "link", "this link", "read more", "more", "learn more",
        "this page", "click", "see here", "page", "find out more", "go", "website", "read this",
        "details",
      ],
      emptyDescriptions: [
        "image", "picture", "photo", "graphic", "illustration", "figure", "logo",
      ],
      descriptionStarts: ["image of", "picture of", "photo of", "graphic of"]),
    ratings: RatingWords(
      reviews: [
        "star", "stars", "review", "reviews", "reviewer", "reviewers", "google", "trustpilot",
        "doctify", "realself", "yelp",
      ],
      ratings: ["rate", "rated", "rating", "ratings", "score", "scored", "scores"],
      rated: ["we", "us", "our", "ours", "clinic", "team", "practice", "hospital", "service"],
      outOf: ["out", "of"], fives: ["5", "five"], tens: ["10", "ten"]),
    harms: ["risk", "side effect", "infection", "should not have", "emergency"],
    hedges: EnglishWords.hedges,
    checks: [
      EnglishWordingCheck(), WordChoiceCheck(choices: EnglishWordChoices.choices),
      ProhibitionCheck(words: EnglishWords.prohibitions),
    ])

  private static let englishClaimRules: [(name: String, bytes: [UInt8])] = [
    ("absolute-safety.yaml", PackageResources.absolute_safety_yaml),
    ("approval.yaml", PackageResources.approval_yaml),
    ("body-shaming.yaml", PackageResources.body_shaming_yaml),
    ("clinically-proven.yaml", PackageResources.clinically_proven_yaml),
    ("credentials.yaml", PackageResources.credentials_yaml),
    ("cure.yaml", PackageResources.cure_yaml),
    ("discount.yaml", PackageResources.discount_yaml),
    ("effect.yaml", PackageResources.effect_yaml),
    ("endorsement.yaml", PackageResources.endorsement_yaml),
    ("guarantee.yaml", PackageResources.guarantee_yaml),
    ("melting-fat.yaml", PackageResources.melting_fat_yaml),
    ("minors.yaml", PackageResources.minors_yaml),
    ("natural.yaml", PackageResources.natural_yaml),
    ("no-recovery.yaml", PackageResources.no_recovery_yaml),
    ("non-invasive.yaml", PackageResources.non_invasive_yaml),
    ("painless.yaml", PackageResources.painless_yaml),
    ("permanence.yaml", PackageResources.permanence_yaml),
    ("prescription-only.yaml", PackageResources.prescription_only_yaml),
    ("superiority.yaml", PackageResources.superiority_yaml),
    ("surgery-alternative.yaml", PackageResources.surgery_alternative_yaml),
    ("tone.yaml", PackageResources.tone_yaml),
    ("trivialising.yaml", PackageResources.trivialising_yaml),
    ("urgency.yaml", PackageResources.urgency_yaml),
  ]

  /// The ids of the rules that list wordings.
  static let listedRules = englishClaimRules.map { "claims/" + $0.name.dropLast(5) }
}
