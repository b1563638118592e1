import Fixtures
import Testing

@testable import Content

/// Pictures before and after. The day is 1 June 2026.
@Suite struct PicturePairTests {
  private let rest =
    "unedited: true, adult: true, consent: { scope: [website], until: 2027-05-31 }"
  private let first = "taken: 2026-01-01"
  private let last = "taken: 2026-03-01"
  private let apart = "![A face](face.jpg)\n\n![A fold](fold.png \"Title\")"

  private func pair(
    _ before: String, _ after: String, region: String = "US", text: String? = nil,
    front: String = "draft: false"
  ) -> SampleSite {
    let notes = "face.jpg: { \(before) }\nfold.png: { before: face.jpg, \(after) }\n"
    var site = SampleSite([
      pagePath: page(text ?? apart, front: front),
      "content/treatments/peel/pictures.yaml": notes,
    ])
    site.files["content/treatments/peel/face.jpg"] = JPEGFile.make()
    site.files["content/treatments/peel/fold.png"] = PNGFile.make()
    let clinic = String(decoding: site.files["content/clinic.yaml"] ?? [], as: UTF8.self)
      .replacing("region: US", with: "region: \(region)")
      .replacing("phone:", with: "emergency_number: \"112\"\nphone:")
    site.files["content/clinic.yaml"] = Array(clinic.utf8)
    return site
  }

  @Test func wantsThemToSayEnough() async throws {
    func problems(_ before: String, _ after: String) async throws -> [String] {
      let found = try await pair(before, "procedure: A peel, \(after)").problemList()
      #expect(found.allSatisfy { $0.id == "pictures/before-and-after" })
      return found.map { $0.message.split(separator: "'").map(String.init).last ?? "" }
    }
    #expect(try await problems("\(first), \(rest)", "\(last), \(rest)") == [])
    #expect(try await problems(rest, "\(last), \(rest)") == ["taken"])
    let edited = rest.replacing("unedited: true, ", with: "")
    #expect(try await problems("\(first), \(edited)", "\(last), \(rest)") == ["unedited: true"])
    #expect(try await problems("\(first), unedited: true", "\(last), \(rest)") == ["consent"])
    #expect(try await problems("\(first), \(rest)", "\(first), \(rest)").count == 1)
    let alone = "fold.png: { before: face.jpg, procedure: A peel, \(last), \(rest) }\n"
    var site = pair("", "")
    site.files["content/treatments/peel/pictures.yaml"] = Array(alone.utf8)
    #expect(try await site.problemList().map(\.id) == ["pictures/before-and-after"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let region: String
    var before = ""
    let after: String
    let lacks: [String]

    var testDescription: String { "\(region): \(before) \(after)" }
  }

  private static let adult = "adult: true, "
  static let cases = [
    Case(region: "US", after: "", lacks: ["fold.png what was done"]),
    Case(region: "US", after: "procedure: A peel, ", lacks: []),
    Case(
      region: "AU", before: adult, after: "",
      lacks: ["fold.png an adult", "fold.png what was done"]),
    Case(region: "AU", after: adult + "procedure: A peel, ", lacks: ["face.jpg an adult"]),
    Case(region: "AU", before: adult, after: adult + "procedure: A peel, ", lacks: []),
    Case(region: "GB", after: "procedure: A peel, ", lacks: ["fold.png proof"]),
    Case(region: "GB", after: "proof: File 12, ", lacks: []),
    Case(
      region: "DE", after: "procedure: A peel, proof: File 12, ", lacks: ["fold.png forbidden"]),
    Case(region: "DE", after: "medically_needed: true, ", lacks: []),
  ]

  @Test(arguments: cases) func followsTheRulesOfTheCountry(sample: Case) async throws {
    let rest = "unedited: true, consent: { scope: [website], until: 2027-05-31 }"
    let found = try await pair(
      "\(sample.before)\(first), \(rest)", "\(sample.after)\(last), \(rest)",
      region: sample.region
    ).problemList()
    #expect(found.allSatisfy { $0.id == "pictures/region" && $0.severity == .error })
    let words = ["an adult", "what was done", "proof", "forbidden"]
    let lacks = found.map { problem in
      let name = problem.message.split(separator: "'").first ?? ""
      return "\(name) \(words.first { problem.message.contains($0) } ?? problem.message)"
    }
    #expect(lacks.sorted() == sample.lacks)
    // Whoever reads it can look it up.
    #expect(found.allSatisfy { $0.help?.contains("(") == true })
  }

  @Test func saysThatItDoesNotKnowEveryCountry() async throws {
    let found = try await pair("\(first), \(rest)", "\(last), \(rest)", region: "FR")
      .problemList()
    #expect(found.map(\.id) == ["pictures/unknown-region"])
    #expect(found.map(\.severity) == [.advice])
    #expect(try await pair(rest, "", region: "FR", text: "Text.").problemList().isEmpty)
  }

  /// Below such a picture stands what readers must know, and only there.
  @Test(arguments: [
    "![A face](face.jpg) ![A fold](fold.png)", "- ![A face](face.jpg)\n- ![A fold](fold.png)",
    "Before: ![A face](face.jpg)\n\n[![A fold](fold.png)](facts.md)",
    "> ![A face](face.jpg)\n\n![A fold](fold.png) after",
  ])
  func wantsThemToStandAlone(text: String) async throws {
    let found = try await pair(
      "\(first), \(rest)", "procedure: A peel, \(last), \(rest)", text: text
    ).problemList().filter { $0.id.hasPrefix("pictures/") }
    #expect(found.map(\.id) == ["pictures/pair-among-others", "pictures/pair-among-others"])
  }

  @Test func wantsNoneOfThemForALinkPreview() async throws {
    let found = try await pair(
      "\(first), \(rest)", "procedure: A peel, \(last), \(rest)", front: "image: fold.png"
    ).problemList()
    // It shows a person, too, who has agreed to be seen on the page alone.
    #expect(found.map(\.id) == ["pictures/pair-among-others", "pictures/not-for-links"])
    #expect(found.first?.location.start?.line == 4)
  }
}
