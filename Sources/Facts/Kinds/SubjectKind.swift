public import Diagnostics
import Foundations

/// The kinds of subjects that Careleaf knows. The raw values name their words in `i18n`.
public enum BuiltInKind: String, Sendable, CaseIterable {
  /// Something that is given or done in several sessions.
  case treatment
  /// Something that is done once, such as an operation.
  case procedure
  /// Something that is done to find out, such as a scan or a blood test.
  case test
  case medicine
  case vaccine
  /// An illness or a state of the body, which is nothing that is given.
  case condition
  /// Something that is worn, carried or used at home.
  case device
  /// A programme of exercises, which people do themselves.
  case exercise

  /// The folder of `content/` in which the subjects of the kind lie.
  public var folder: String { rawValue + "s" }
}

/// What a subject is, which decides its nouns, pages, required facts and structured data.
public struct SubjectKind: Sendable, Hashable {
  /// The types by which search engines know the subjects of a kind (schema.org, release 30.0,
  /// health and medical types).
  public enum SchemaType: String, Sendable, CaseIterable {
    case therapy = "MedicalTherapy"
    case procedure = "MedicalProcedure"
    case surgicalProcedure = "SurgicalProcedure"
    case test = "MedicalTest"
    case imagingTest = "ImagingTest"
    case bloodTest = "BloodTest"
    case physicalTherapy = "PhysicalTherapy"
    case psychologicalTreatment = "PsychologicalTreatment"
    case drug = "Drug"
    case device = "MedicalDevice"
    case condition = "MedicalCondition"
  }

  /// Words of a kind that a site gives itself, by their keys in `i18n`.
  public struct OwnWords: Sendable, Hashable {
    public let one: String
    public let other: String
    /// The other words of the kind that differ, such as `before`.
    public let texts: [String: String]

    public init(one: String, other: String, texts: [String: String] = [:]) {
      self.one = one
      self.other = other
      self.texts = texts
    }
  }

  /// The name by which the site's files call it.
  public let id: String
  /// The folder of `content/` in which its subjects lie, which is a part of their addresses.
  public let folder: String
  /// The kind whose words, pages and structured data it has where it has none of its own.
  public let base: BuiltInKind
  /// nil for a built-in kind, whose words belong to the theme.
  public let ownWords: OwnWords?
  public let schemaType: SchemaType
  /// The facts without which a subject of the kind cannot be published.
  public let requirements: [FactRequirement]

  /// A built-in kind.
  public init(_ base: BuiltInKind) {
    id = base.rawValue
    folder = base.folder
    self.base = base
    ownWords = nil
    schemaType = base.schemaType
    requirements = base.requirements
  }

  /// A kind that a site declares: in what is not given it is like `base`. With the folder of a built-in
  /// kind it takes that one's place.
  public init(
    id: String, folder: String, like base: BuiltInKind, words: OwnWords,
    schemaType: SchemaType? = nil, requirements: [FactRequirement]? = nil
  ) {
    self.id = id
    self.folder = folder
    self.base = base
    ownWords = words
    self.schemaType = schemaType ?? base.schemaType
    self.requirements = requirements ?? base.requirements
  }

  public static let builtIn = BuiltInKind.allCases.map { SubjectKind($0) }
}

/// A fact that a kind of subjects must give, in one of several forms.
public struct FactRequirement: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The keys of the facts file of which one is enough; the first is the usual one.
  public let keys: [String]

  public init(_ keys: String...) { self.keys = keys }

  public init(stringLiteral key: String) { keys = [key] }
}

extension BuiltInKind {
  fileprivate var schemaType: SubjectKind.SchemaType {
    switch self {
    case .treatment: .therapy
    case .procedure: .procedure
    case .test: .test
    case .medicine, .vaccine: .drug
    case .condition: .condition
    case .device: .device
    case .exercise: .physicalTherapy
    }
  }

  fileprivate var requirements: [FactRequirement] {
    let always: [FactRequirement] = ["what_it_is", "risks", "get_help"]
    let own: [FactRequirement] =
      switch self {
      case .treatment:
        [
          "who_should_not_have_it", FactRequirement("before", "timeline"), "sessions", "prices",
          "evidence", FactRequirement("aftercare", "timeline"), "alternatives",
        ]
      case .procedure:
        [
          "who_should_not_have_it", FactRequirement("before", "timeline"),
          FactRequirement("aftercare", "timeline"), "alternatives",
        ]
      case .test: [FactRequirement("before", "timeline"), "alternatives"]
      case .medicine:
        ["who_should_not_have_it", "dose", "missed_dose", "interactions", "alternatives"]
      case .vaccine: ["who_should_not_have_it", "schedule", "alternatives"]
      case .condition: ["symptoms", "alternatives"]
      case .device: ["who_should_not_have_it", "alternatives"]
      case .exercise: ["who_should_not_have_it", "exercises", "alternatives"]
      }
    return always + own
  }
}

/// Where a subject is in the site: the folder of its kind and its own.
public struct SubjectAddress: Sendable, Hashable {
  public let folder: String
  public let id: String

  public init(folder: String, id: String) {
    self.folder = folder
    self.id = id
  }
}

/// A fact that a kind requires and that does not apply to a subject.
public struct FactAbsence: Sendable, Hashable {
  /// The key of the fact, at its place.
  public let fact: Located<String>
  /// Why the subject does not have it.
  public let because: Located<String>
  /// The day from which the reason must be looked at again.
  public let until: Located<CalendarDate>

  public init(fact: Located<String>, because: Located<String>, until: Located<CalendarDate>) {
    self.fact = fact
    self.because = because
    self.until = until
  }
}
