import Content
import Diagnostics
import Foundations
import Testing

@testable import Checks

@Suite struct ClaimRuleExampleTests {
  @Test func everyBuiltInFileIsARule() throws {
    for (name, bytes) in CheckLanguage.english.claimRules {
      var problems: [Diagnostic] = []
      let file = SourceFile(path: RelativePath(name), text: String(decoding: bytes, as: UTF8.self))
      let rule = ClaimRuleFile.read(file, &problems)
      #expect(problems == [], "\(name): \(problems)")
      #expect(rule?.info.id == "claims/" + name.dropLast(".yaml".count))
    }
  }

  /// What a rule says is read by writers of lasers, tablets and exercises too.
  @Test func saysNothingThatOnlyInjectionsAre() {
    for rule in ClaimRules.builtIn(.english) {
      let texts = [rule.info.title, rule.info.explanation, rule.instead]
      for text in texts {
        #expect(!text.lowercased().contains("injection"), "\(rule.info.id): \(text)")
      }
    }
  }

  @Test func failExamplesAreReported() async throws {
    for (rule, sentence, ids) in try await examples(\.fail) {
      #expect(ids.contains(rule.info.id), "\(rule.info.id) misses: \(sentence)")
    }
  }

  @Test func passExamplesAreNotReported() async throws {
    for (rule, sentence, ids) in try await examples(\.pass) {
      #expect(!ids.contains(rule.info.id), "\(rule.info.id) reports: \(sentence)")
    }
  }

  @Test func theProgramTriesExamplesLikeTheTests() {
    let rules = ClaimRules.builtIn(.english).filter(\.regions.isEmpty)
    #expect(RuleExamples(rules, language: .english).problems() == [])
    #expect(RuleExamples([], language: nil).problems() == [])
  }

  @Test func everyCueIsAWording() {
    for (cue, wordings) in EnglishDenials.cues {
      for wording in wordings {
        #expect((try? WordingPattern(wording)) != nil, "\(cue): \(wording)")
      }
    }
  }

  /// Every example of every rule with what is found in it, where the rule holds.
  private func examples(
    _ key: KeyPath<ClaimRule, [Located<String>]>
  ) async throws -> [(ClaimRule, String, [String])] {
    var all: [(ClaimRule, String, [String])] = []
    let groups = Dictionary(grouping: ClaimRules.builtIn(.english)) { $0.regions.first ?? "US" }
    for (region, rules) in groups {
      let pairs: [(ClaimRule, String)] = rules.flatMap { rule in
        rule[keyPath: key].map { (rule, $0.value) }
      }
      let found = try await Samples.claims(in: pairs.map(\.1), region: region)
      all += zip(pairs, found).map { ($0.0, $0.1, $1) }
    }
    return all
  }
}
