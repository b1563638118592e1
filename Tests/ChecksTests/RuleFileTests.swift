import Content
import Diagnostics
import Fixtures
import Testing

@testable import Checks
@testable import Foundations

@Suite struct RuleFileTests {
  private static let good = """
    id: claims/house-style
    title: our house style says no
    severity: warning
    why: We agreed on it.
    instead: say it otherwise
    authority: House style
    patterns: [glow up]
    pass: [A glow.]
    fail: [Your glow up starts here.]
    """

  private func problems(_ text: String) -> [String] {
    var found: [Diagnostic] = []
    let rule = ClaimRuleFile.read(SourceFile(path: "content/rules/a.yaml", text: text), &found)
    #expect((rule == nil) == found.hasErrors)
    return found.map { problem in
      let place = problem.location.start.map { "\($0.line):\($0.column) " } ?? ""
      return "\(place)\(problem.id) \(problem.message); \(problem.help ?? "")"
    }
  }

  @Test func readsARule() { #expect(problems(Self.good) == []) }

  @Test func reportsEveryMistakeWithItsPlace() {
    let text = """
      id: House Style
      titel: x
      severity: fatal
      why: We agreed on it.
      instead: say it otherwise
      authority: House style
      patterns: ["glow (up", good]
      unless_cited: maybe
      pass: [A glow.]
      """
    #expect(
      problems(text) == [
        "1:5 rules/bad-id 'House Style' is not the id of a rule; write it like "
          + "'claims/no-recovery', in small letters",
        "2:1 rules/unknown-key 'titel' is not a key of the rule; did you mean 'title'?",
        "3:11 rules/bad-choice 'fatal' cannot be chosen here; choose one of 'advice', 'warning', "
          + "'error'",
        "7:12 rules/bad-wording the wording has a bracket without its counterpart; write words, "
          + "(this|that), word? and word*; a mark that YAML knows needs quotes",
        "8:15 rules/bad-boolean 'maybe' is neither true nor false; write true or false",
        "1:1 rules/missing-key the rule has no 'fail'; add 'fail': sentences that the rule must "
          + "report",
      ])
  }

  @Test func theSitesOwnRulesCount() async throws {
    let found = try await Samples.check([
      "content/rules/house.yaml": Self.good,
      "content/articles/a.md": Samples.article("Your glow-up starts here."),
    ])
    #expect(found.contains { $0.id == "claims/house-style" && $0.message.hasPrefix("'glow-up'") })
  }

  @Test func aRuleThatIsWeighedCountsWhereTheSentenceReadsLikeAClaim() async throws {
    let plain = "The word glow-up stands in dictionaries."
    func found(_ rule: String, _ sentence: String) async throws -> Bool {
      try await Samples.check([
        "content/rules/house.yaml": rule, "content/articles/a.md": Samples.article(sentence),
      ]).contains { $0.id == "claims/house-style" }
    }
    let weighed = Self.good + "\nweighed: true"
    #expect(try await found(Self.good, plain))
    #expect(try await !found(weighed, plain))
    #expect(try await found(weighed, "Get the radiant, flawless glow-up that you deserve!"))
  }

  @Test func theSitesOwnExamplesAreTried() throws {
    let text = Self.good.replacing("[A glow.]", with: "[No glow up., Glow up!]")
      .replacing("[Your glow up starts here.]", with: "[A glow up is not proven., Glow-up.]")
    let folder = SiteFolder.memory(["content/rules/a.yaml": Array(text.utf8)])
    var found: [Diagnostic] = []
    found += try ClaimRules(folder: folder, &found).problems(in: .english)
    #expect(
      found.map { "\($0.location.start?.column ?? 0) \($0.id) \($0.message)" } == [
        "21 rules/wrong-example this sentence must pass, and the rule reports it",
        "8 rules/wrong-example this sentence must fail, and the rule does not report it",
      ])
  }

  /// Examples are tried with the wordings of some rules at a time, and each with its own.
  @Test func theExamplesOfManyRulesAreTried() throws {
    let files = Dictionary(
      uniqueKeysWithValues: (100..<230).map { number in
        let isWrong = number % 3 == 0
        let text = Self.good.replacing("house-style", with: "house-\(number)")
          .replacing("[A glow.]", with: isWrong ? "[A glow up.]" : "[A glow.]")
        return (RelativePath("content/rules/r\(number).yaml"), Array(text.utf8))
      })
    var found: [Diagnostic] = []
    found += try ClaimRules(folder: .memory(files), &found).problems(in: .english)
    let wrong = (100..<230).filter { $0 % 3 == 0 }
    #expect(found.map(\.location.path.text) == wrong.map { "content/rules/r\($0).yaml" })
  }

  @Test func aRuleOfTheSiteTakesThePlaceOfABuiltInOne() async throws {
    let own = Self.good.replacing("claims/house-style", with: "claims/painless")
    let found = try await Samples.check([
      "content/rules/painless.yaml": own,
      "content/articles/a.md": Samples.article("It is painless."),
    ])
    #expect(!found.contains { $0.id == "claims/painless" })
  }
}
