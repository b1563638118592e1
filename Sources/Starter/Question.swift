import BuiltIn
import Content
import Foundations
import YAML

/// What has to be known of a clinic to begin its site; each raw value is the name of an option of
/// the command line.
public enum Question: String, CaseIterable, Sendable {
  case name
  case region
  case language
  case phone
  case kind
  case currency
  case emergencyNumber = "emergency-number"
  case address

  /// How it is asked.
  public var words: String {
    switch self {
    case .name: "What is the clinic called?"
    case .region: "Which country is it in? Two letters, such as US or GB:"
    case .language:
      "In which language is the site? One of \(Self.languages.joined(separator: ", ")):"
    case .phone: "Which number do patients call?"
    case .kind:
      "What does it do?\n"
        + ClinicKind.all.map { "  \($0.id): \($0.about)\n" }.joined() + "One of these words:"
    case .currency: "In which currency are its prices? Three letters, such as USD:"
    case .emergencyNumber: "Which number calls an ambulance there?"
    case .address: "Which address will the site have?"
    }
  }

  /// Why `answer` is none; nil when it is one.
  func problem(with answer: String) -> (message: String, help: String)? {
    switch self {
    case .language: choice(answer, among: Self.languages)
    case .kind: choice(answer, among: ClinicKind.all.map(\.id))
    case .name: fieldProblem("name", answer)
    case .region: fieldProblem("region", answer)
    case .phone: fieldProblem("phone", answer)
    case .currency: fieldProblem("currency", answer)
    case .emergencyNumber: fieldProblem("emergency_number", answer)
    case .address: fieldProblem("base_url", answer)
    }
  }

  /// The languages that the built-in theme has words for.
  static var languages: [String] {
    BuiltIn.theme.keys.compactMap { $0.relative(to: "i18n")?.text(withoutSuffix: ".yaml") }
      .sorted()
  }

  private func choice(
    _ answer: String, among words: [String]
  ) -> (message: String, help: String)? {
    guard !words.contains(answer) else { return nil }
    let help =
      NearestName.nearest(to: answer, among: words).map { "did you mean '\($0)'?" }
      ?? "choose one of \(words.joined(separator: ", "))"
    return ("\(answer.quoted) cannot be chosen here", help)
  }

  /// What the clinic file would say of it.
  private func fieldProblem(
    _ key: String, _ answer: String
  ) -> (message: String, help: String)? {
    guard !answer.allSatisfy(\.isWhitespace) else { return ("nothing was written", "write it") }
    let clinic = ContentSchemas.all.first { $0.name == "clinic" }?.schema
    guard case .mapping(let fields) = clinic?.root,
      case .scalar(let format) = fields.first(where: { $0.key == key })?.shape,
      let problem = format.problem(answer)
    else { return nil }
    return (problem.message, problem.help)
  }
}

/// A kind of clinic that the program has an example for.
public struct ClinicKind: Sendable, Hashable {
  public let id: String
  /// What such a clinic does, in a few words.
  public let about: String

  static let folder: RelativePath = "examples"

  public static var all: [ClinicKind] {
    BuiltIn.starter.compactMap { path, bytes in
      guard let name = path.relative(to: folder), name.name == "about.txt" else { return nil }
      let about = String(decoding: bytes, as: UTF8.self).trimmed
      return ClinicKind(id: name.parent.text, about: about)
    }.sorted { $0.id < $1.id }
  }
}
