import ContentLoader
import Diagnostics
import Testing

@testable import ContentChecks

@Suite struct ClaimRuleExampleTests {
  @Test func everyBuiltInFileIsARule() throws {
    for (name, bytes) in BuiltInRules.files {
      var problems: [Diagnostic] = []
      let file = SourceFile(path: name, text: String(decoding: bytes, as: UTF8.self))
      let rule = ClaimRuleFile.read(file, &problems)
      #expect(problems == [], "\(name): \(problems)")
      #expect(rule?.info.id == "claims/" + name.dropLast(".yaml".count))
    }
  }

  @Test func failExamplesAreReported() async throws {
    for rule in ClaimRules.builtIn() {
      let region = rule.regions.first ?? "US"
      let found = try await Samples.claims(in: rule.fail, region: region)
      for (sentence, ids) in zip(rule.fail, found) {
        #expect(ids.contains(rule.info.id), "\(rule.info.id) misses: \(sentence)")
      }
    }
  }

  @Test func passExamplesAreNotReported() async throws {
    for rule in ClaimRules.builtIn() {
      let region = rule.regions.first ?? "US"
      let found = try await Samples.claims(in: rule.pass, region: region)
      for (sentence, ids) in zip(rule.pass, found) {
        #expect(!ids.contains(rule.info.id), "\(rule.info.id) reports: \(sentence)")
      }
    }
  }

  @Test func everyCueIsAWording() {
    for (effect, wordings) in DenialCues.wordings {
      for wording in wordings {
        #expect((try? WordingPattern(wording)) != nil, "\(effect): \(wording)")
      }
    }
  }
}
