import Content
import Testing

@testable import Starter

@Suite struct InterviewTests {
  private static let given: [Question: String] = [
    .name: "Elm Clinic", .region: "GB", .phone: "020 7946 0000", .kind: "dental",
  ]

  @Test func whatTheCountryTellsIsNotAsked() throws {
    let answers = try Interview(given: Self.given).answers(ask: nil)
    #expect(answers[.currency] == "GBP")
    #expect(answers[.emergencyNumber] == "999")
    #expect(answers.locale == "en-GB")
  }

  @Test func saysWhatIsMissingWhereNobodyCanBeAsked() {
    #expect(throws: Interview.Problem.missing([.region, .phone, .currency, .emergencyNumber])) {
      try Interview(given: [.name: "Elm", .kind: "skin"]).answers(ask: nil)
    }
    #expect(throws: Interview.Problem.missing([.currency, .emergencyNumber])) {
      try Interview(given: Self.given.merging([.region: "VA"]) { $1 }).answers(ask: nil)
    }
  }

  @Test(arguments: [
    (Question.region, "UK", "'UK' is not the code of a country", "write 'GB'"),
    (.phone, "call us", "'call us' is not a telephone number", "write it as '+1 555 010 0199'"),
    (.kind, "skni", "'skni' cannot be chosen here", "did you mean 'skin'?"),
    (.language, "de", "'de' cannot be chosen here", "choose one of en"),
    (.name, " ", "nothing was written", "write it"),
    (
      .address, "clinic", "'clinic' is not the address of a site",
      "write it as https://www.example.com/"
    ),
  ])
  func refusesWhatIsNoAnswer(question: Question, answer: String, message: String, help: String) {
    let given = Self.given.merging([question: answer]) { $1 }
    #expect(throws: Interview.Problem.bad(question, message: message, help: help)) {
      try Interview(given: given).answers(ask: { _ in "never asked" })
    }
  }

  @Test func asksUntilThereIsAnAnswer() throws {
    var lines = ["Elm", "UK", " GB ", "020 7946 0000", "x", "general"]
    var asked: [String] = []
    let answers = try Interview(given: [:]).answers { words in
      asked.append(words)
      return lines.isEmpty ? nil : lines.removeFirst()
    }
    #expect(lines == [])
    #expect(answers[.name] == "Elm" && answers[.region] == "GB" && answers[.kind] == "general")
    #expect(asked.count == 6)
    #expect(asked[2].hasPrefix("'UK' is not the code of a country: write 'GB'\n"))
  }

  @Test func endsWhenWhoeverIsAskedHasGone() {
    #expect(throws: Interview.Problem.ended) {
      try Interview(given: [:]).answers { _ in nil }
    }
  }

  @Test func hasACurrencyThatThereIsForEveryCountry() throws {
    let schema = try #require(ContentSchemas.all.first { $0.name == "clinic" }?.schema)
    guard case .mapping(let fields) = schema.root,
      case .scalar(let format) = fields.first(where: { $0.key == "currency" })?.shape
    else {
      Issue.record("the clinic has a currency")
      return
    }
    var count = 0
    for first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
        let region = "\(first)\(second)"
        // Whoever knows one of the two knows the other.
        let currency = Currencies.currency(region: region)
        #expect((currency == nil) == (EmergencyNumbers.number(region: region) == nil), "\(region)")
        guard let currency else { continue }
        #expect(format.problem(currency) == nil, "\(region)")
        count += 1
      }
    }
    #expect(count > 40)
  }
}
