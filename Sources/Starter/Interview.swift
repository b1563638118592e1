import Content
import Foundations
import YAML

/// Finds out what has to be known of a clinic, from what was given and from whoever can be asked.
public struct Interview: Sendable {
  /// Why there are not all answers.
  public enum Problem: Error, Sendable, Hashable {
    /// What was given for a question is no answer to it.
    case bad(Question, message: String, help: String)
    /// Nobody can be asked for these.
    case missing([Question])
    /// Whoever was asked has gone.
    case ended
  }

  private var answers: [Question: String]

  /// An interview in which some questions are answered.
  public init(given answers: [Question: String]) {
    self.answers = answers.mapValues(\.trimmed)
  }

  /// All answers. Asks by `ask`, again until there is an answer; without it nobody is asked.
  public consuming func answers(
    ask: ((_ words: String) -> String?)?
  ) throws(Problem) -> Answers {
    for question in Question.allCases {
      guard let answer = answers[question], let problem = question.problem(with: answer) else {
        continue
      }
      throw .bad(question, message: problem.message, help: problem.help)
    }
    for question in Question.allCases where answers[question] == nil {
      if let known = fallback(question) {
        answers[question] = known
      } else if let ask {
        answers[question] = try Self.answer(to: question, ask)
      }
    }
    let missing = Question.allCases.filter { answers[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    return Answers(answers)
  }

  /// The answer that nobody needs to give.
  private func fallback(_ question: Question) -> String? {
    switch question {
    case .name, .region, .phone, .kind: nil
    case .language: Question.languages.count == 1 ? Question.languages.first : nil
    case .currency: answers[.region].flatMap(Currencies.currency)
    case .emergencyNumber: answers[.region].flatMap(EmergencyNumbers.number)
    case .address: "https://www.example.com/"
    }
  }

  private static func answer(
    to question: Question, _ ask: (String) -> String?
  ) throws(Problem) -> String {
    var words = question.words
    while let answer = ask(words)?.trimmed {
      guard let problem = question.problem(with: answer) else { return answer }
      words = "\(problem.message): \(problem.help)\n\(question.words)"
    }
    throw .ended
  }
}

/// What is known of a clinic whose site begins.
public struct Answers: Sendable {
  private let all: [Question: String]

  fileprivate init(_ all: [Question: String]) { self.all = all }

  subscript(question: Question) -> String { all[question] ?? "" }

  /// What the clinic file calls language and country.
  var locale: String { "\(self[.language])-\(self[.region])" }
}

/// In which currency clinics have their prices.
enum Currencies {
  /// The currency of a country (ISO 4217 by ISO 3166-1); nil where none is known here.
  static func currency(region: String) -> String? {
    if euroRegions.contains(region) { return "EUR" }
    return others[region]
  }

  private static let euroRegions = Set(
    "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(separator: " ")
      .map(String.init))

  private static let others = [
    "AE": "AED", "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "CN": "CNY", "CZ": "CZK",
    "DK": "DKK", "GB": "GBP", "HK": "HKD", "HU": "HUF", "IL": "ILS", "IN": "INR", "IS": "ISK",
    "JP": "JPY", "KR": "KRW", "LI": "CHF", "MX": "MXN", "MY": "MYR", "NO": "NOK", "NZ": "NZD",
    "PH": "PHP", "PL": "PLN", "RO": "RON", "SE": "SEK", "SG": "SGD", "TH": "THB", "TR": "TRY",
    "TW": "TWD", "US": "USD", "ZA": "ZAR",
  ]
}
