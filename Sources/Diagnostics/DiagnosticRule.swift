import Foundations

/// What people can know of a kind of problem before it occurs.
public struct DiagnosticRule: Sendable, Hashable {
  /// The stable name, such as `claims/permanence`.
  public let id: String
  /// How much such a problem matters, unless a run says otherwise.
  public let severity: Severity
  /// What is wrong, in a few words.
  public let title: String
  /// Why it matters and how to fix it, in two or three sentences for people who do not program.
  public let explanation: String
  /// Who asks for it: a law, a standard, a specification or a study by name, or `Careleaf` for a
  /// rule of the house.
  public let authority: String

  public init(
    id: String, severity: Severity, title: String, explanation: String, authority: String
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.authority = authority
  }

  /// The same rule for one kind of file, whose `family` comes before the id: `facts/bad-date`.
  public func inFamily(_ family: String) -> DiagnosticRule {
    DiagnosticRule(
      id: "\(family)/\(id)", severity: severity, title: title, explanation: explanation,
      authority: authority)
  }
}

/// The kinds of problem of one subject, whose raw values are their ids. Only what is declared so
/// can be reported, and the compiler asks for the rule of each.
public protocol DiagnosticKind: RawRepresentable<String>, CaseIterable, Sendable {
  var rule: DiagnosticRule { get }
}

extension DiagnosticKind {
  public static var rules: [DiagnosticRule] { allCases.map(\.rule) }

  public func rule(
    _ title: String, _ explanation: String, _ severity: Severity = .error,
    by authority: String = "Careleaf"
  ) -> DiagnosticRule {
    DiagnosticRule(
      id: rawValue, severity: severity, title: title, explanation: explanation,
      authority: authority)
  }
}

/// The kinds of problem of any file, whatever it holds.
public enum SourceProblem: String, DiagnosticKind {
  case notUTF8 = "text/not-utf8"
  case symbolicLink = "site/symbolic-link"
  case unreadable = "site/unreadable-file"

  public var rule: DiagnosticRule {
    switch self {
    case .notUTF8:
      rule(
        "A file that is not saved as UTF-8",
        "Letters such as é or ° would come out wrong on the page, and a wrong sign in a dose is "
          + "dangerous. Save the file again and choose UTF-8 as its encoding; most editors do so "
          + "by themselves.", by: "The Unicode Standard, section 3.9; RFC 3629")
    case .symbolicLink:
      rule(
        "A link to a file elsewhere",
        "The site is made only of what lies in its own folder, so that it is the same on every "
          + "computer and nothing private is published by accident. Put a copy of the file in the "
          + "place of the link.")
    case .unreadable:
      rule(
        "A file that cannot be read",
        "Another program may hold the file, or your account may not open it. The preview tries "
          + "again after the next change; if it stays so, look at the permissions of the file.")
    }
  }
}

public struct DiagnosticCatalogue: Sendable {
  private let byID: [String: DiagnosticRule]

  /// The catalogue of `rules`; of two with the same id the later one counts.
  public init(_ rules: some Sequence<DiagnosticRule>) {
    byID = Dictionary(rules.map { ($0.id, $0) }) { $1 }
  }

  /// The rules in the order of their ids.
  public var rules: [DiagnosticRule] { byID.values.sorted { $0.id < $1.id } }

  public subscript(id: String) -> DiagnosticRule? { byID[id] }

  public func nearest(to id: String) -> String? { NearestName.nearest(to: id, among: byID.keys) }
}
