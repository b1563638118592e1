public import Facts

/// The facts that an article can refer to.
public struct FactScope: Sendable {
  private let clinic: Clinic
  private let treatments: [String: Treatment]

  /// The facts of a clinic and its treatments.
  public init(clinic: Clinic, treatments: [Treatment]) {
    self.clinic = clinic
    self.treatments = Dictionary(treatments.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The value of the fact named by the components of `path` in an article of the folder of
  /// `treatment`, or outside of any; nil when there is no such fact.
  public func value(_ path: [String], in treatment: String?) -> FactValue? {
    if path.first == "clinic" { return clinicValue(path.dropFirst()) }
    if let own = treatment.flatMap({ treatments[$0] }), let value = own.factValue(path) {
      return value
    }
    return path.first.flatMap { treatments[$0] }?.factValue(path.dropFirst())
  }

  /// The block that the components of `path` name; nil when the article must name the treatment
  /// and does not, or names one that is not there.
  public func block(_ path: [String], in treatment: String?) -> BlockKey? {
    switch path.count {
    case 1: treatment.map { BlockKey(treatment: $0, name: path[0]) }
    case 2: treatments[path[0]].map { BlockKey(treatment: $0.id, name: path[1]) }
    default: nil
    }
  }

  /// All names that an article can use, for the nearest-name search.
  func names(in treatment: String?) -> [String] {
    let own = treatment.flatMap { treatments[$0] }?.factNames ?? []
    let others = treatments.values.flatMap { other in
      other.factNames.map { "\(other.id).\($0)" }
    }
    return own + others.sorted() + Self.clinicNames.map { "clinic.\($0)" }
  }

  /// The ids of the treatments.
  var treatmentIDs: [String] { treatments.keys.sorted() }

  private static let clinicNames = ["name", "phone", "emergency_number", "email"]

  private func clinicValue(_ rest: ArraySlice<String>) -> FactValue? {
    guard rest.count == 1, let name = rest.first else { return nil }
    switch name {
    case "name": return .text(clinic.name.value)
    case "phone": return .text(clinic.phone.value)
    case "emergency_number": return .text(clinic.emergencyNumber.value)
    case "email": return clinic.email.map { .text($0.value) }
    default: return nil
    }
  }
}

/// A block with the treatment that it is about.
public struct BlockKey: Sendable, Hashable {
  /// The treatment's id.
  public let treatment: String
  /// The block's name.
  public let name: String

  /// The block called `name` about a treatment.
  public init(treatment: String, name: String) {
    self.treatment = treatment
    self.name = name
  }
}
