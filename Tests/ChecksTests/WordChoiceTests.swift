import Diagnostics
import Testing

@testable import Checks

/// Words that guides do without, in articles of a site whose glossary explains 'dermis'.
@Suite struct WordChoiceTests {
  private let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"

  private func findings(
    in text: String, files: [String: String] = [:]
  ) async throws -> [Diagnostic] {
    let beside = files.map { ("content/articles/\($0)", $1) }
    let article = ("content/articles/a.md", Samples.article(text))
    return try await Samples.check(Dictionary(uniqueKeysWithValues: beside + [article]))
  }

  @Test(arguments: [
    ("It is often seen in diabetics.", ["plain/person-first: 'diabetics'"]),
    ("A diabetic diet is no reason to wait.", []),
    ("She is wheelchair-bound.", ["plain/person-first: 'wheelchair-bound'"]),
    ("Tell us if you drink alcoholic drinks.", []),
    ("He is an alcoholic.", ["plain/stigma: 'an alcoholic'"]),
    ("Do not say \"addict\".", []),
    ("Prior to the visit, wash your skin.", ["plain/uncommon-word: 'Prior to'"]),
    ("Oedema (swelling) is common.", []),
    ("Swelling (oedema) is common.", []),
    ("You may have hypertension.", ["plain/uncommon-word: 'hypertension'"]),
    ("Hypertension is common. Hypertension harms.", ["plain/uncommon-word: 'Hypertension'"]),
    ("The dermis is thin.", []),
  ])
  func findsWords(text: String, expected: [String]) async throws {
    let found = try await findings(in: text).filter {
      ["plain/person-first", "plain/stigma", "plain/uncommon-word"].contains($0.id)
    }
    let shown = found.map { finding in
      let quoted = finding.message.split(separator: "'", omittingEmptySubsequences: false)
      return "\(finding.id): '\(quoted[1])'"
    }
    #expect(shown == expected)
  }

  /// Each choice is found in a sentence of its own: none is spelt as no text is cut.
  @Test func everyChoiceIsFound() async throws {
    let texts = EnglishWordChoices.choices.all.map { $0.words.joined(separator: " ") }
    #expect(texts.count > 150)
    let article = texts.map { "It says \($0) here." }.joined(separator: "\n\n")
    let found = try await findings(in: article)
    let missed = texts.filter { text in !found.contains { $0.message.contains("'\(text)'") } }
    #expect(missed == [])
  }

  /// What pictures are called is read like their descriptions.
  @Test(arguments: [
    ("before-and-after-photos.svg", true), ("painless_treatment.svg", true),
    ("skin-fold.svg", false),
  ])
  func namesOfPicturesAreRead(name: String, isFound: Bool) async throws {
    let found = try await findings(in: "![A fold of skin.](\(name))", files: [name: drawing])
      .filter { $0.id.hasPrefix("claims/") }
    #expect(found.isEmpty != isFound)
  }
}
