/// What the rules of a country ask of pictures before and after, beside what all do: the consent, the
/// days, and that nothing was changed.
struct PairPolicy: Sendable {
  /// What the notes of a picture can say.
  enum Demand: Sendable {
    /// What was done, which the page then says.
    case procedure
    /// That whoever is shown was 18 or older.
    case adult
    /// Where the proof lies that the pictures are genuine.
    case proof
    /// That it was done against an illness or injury: otherwise the two must not be compared.
    case medicalNeed
  }

  let demands: [Demand]
  /// Who asks for it.
  let authority: String

  /// That of the country with the ISO 3166 code `region`; nil where Careleaf knows of none.
  static func of(_ region: String) -> PairPolicy? { all[region] }

  private static let all = [
    "AU": PairPolicy(
      demands: [.procedure, .adult],
      authority: "Medical Board of Australia, Guidelines for registered medical practitioners who "
        + "advertise cosmetic surgery (2023); Ahpra, Guidelines for advertising higher risk "
        + "non-surgical cosmetic procedures (2025)"),
    "DE": PairPolicy(
      demands: [.medicalNeed],
      authority: "HWG § 11 (1) sentence 3 no. 1; BGH, 31 July 2025, I ZR 170/24"),
    "GB": PairPolicy(
      demands: [.proof], authority: "CAP, Advice online: Before and after photos"),
    "US": PairPolicy(
      demands: [.procedure],
      authority: "California Business and Professions Code § 651 (b)(3)(C)"),
  ]

  /// The authorities of all countries, for the explanation of the problem.
  static var authorities: String {
    all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.authority)" }
      .joined(separator: ". ")
  }
}

extension PairPolicy.Demand {
  /// Whether `notes` say it.
  func isMet(by notes: PictureNotes) -> Bool {
    switch self {
    case .procedure: notes.procedure != nil
    case .adult: notes.isOfAdult
    case .proof: notes.proof != nil
    case .medicalNeed: notes.isMedicallyNeeded
    }
  }

  /// Whether both pictures of a pair must say it, not only the one after.
  var isOfEach: Bool { self == .adult }

  /// What is missing, behind the name of the picture.
  var lack: String {
    switch self {
    case .procedure: "does not say what was done"
    case .adult: "does not say that it shows an adult"
    case .proof: "does not say where the proof lies that it is genuine"
    case .medicalNeed: "is compared with one of before, which is forbidden for the looks"
    }
  }

  var help: String {
    switch self {
    case .procedure: "add 'procedure'; readers see it below the picture"
    case .adult: "add 'adult: true', or take the picture out"
    case .proof: "add 'proof', such as the number of the file; it is not published"
    case .medicalNeed:
      "take one of the two out, or add 'medically_needed: true' when it treated an illness"
    }
  }
}
