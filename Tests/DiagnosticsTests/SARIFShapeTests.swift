import Fixtures
import Foundation
import Testing

@testable import Diagnostics

@Suite struct SARIFShapeTests {
  private func log(_ diagnostics: [Diagnostics.Diagnostic]) throws -> [String: Any] {
    let files = texts(["b.yaml": "x: 1\nsesions: 2\n", "ä ö?#[].md": "e\u{301}👍🏽"])
    let text = SARIFRenderer(version: "1.0", texts: files).render(diagnostics)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static let odd = [
    Diagnostic("x/y", .advice, "a \"quote\" \u{1}\n\t\\", at: place("ä ö?#[].md", 1, 2, 3)),
    Diagnostic(
      "x/z", .error, "wrong", at: SourceLocation(path: "a:b.md"), help: "mend it",
      notes: [.init("here", at: place("missing.md", 4, 1))]),
    Diagnostic(
      "x/z", .error, "wrong", at: place("b.yaml", 1, 1, 2),
      fixes: [
        Diagnostic.Fix(
          "delete it",
          [
            .init(place("ä ö?#[].md", 1, 2, 3), with: ""),
            .init(place("b.yaml", 1, 1, 2), with: "y"),
            .init(place("ä ö?#[].md", 1, 1, 1), with: "z"),
          ])
      ]),
  ]

  @Test func isWhatTheStandardAsksFor() throws {
    for diagnostics in [[], samples, Self.odd, samples + Self.odd] {
      #expect(SARIFShape.faults(try log(diagnostics), SARIFShape.log) == [])
    }
  }

  @Test func rulesAreUniqueAndResultsPointToTheirs() throws {
    let run = try #require((try log(samples + Self.odd)["runs"] as? [[String: Any]])?.first)
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]]).compactMap {
      $0["id"] as? String
    }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(Set(rules).count == rules.count && results.count == samples.count + Self.odd.count)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index] == result["ruleId"] as? String)
    }
  }

  @Test func theShapeFindsFaults() throws {
    var broken = try log(samples)
    broken["version"] = "2.0.0"
    broken["tool"] = "Careleaf"
    broken["runs"] = nil
    #expect(
      Set(SARIFShape.faults(broken, SARIFShape.log)) == [
        ".version is '2.0.0'", " may not have tool", " lacks runs",
      ])
    #expect(SARIFShape.faults(["uri": "/a b"], SARIFShape.message).count == 2)
    #expect(SARIFShape.faults(0, .number(atLeast: 1), at: "line") == ["line is 0"])
    #expect(SARIFShape.faults("a b", .relativeURI, at: "uri").count == 1)
  }
}
