import Fixtures
import Testing

@testable import Content

/// What `pictures.yaml` says of pictures. The day is 1 June 2026.
@Suite struct PictureNotesTests {
  private let consent = "consent: { scope: [website, print], until: 2027-05-31 }"

  private func site(
    _ notes: String, text: String = "![A face](face.jpg) ![A fold](fold.png)"
  ) -> SampleSite {
    var site = SampleSite([
      pagePath: page(text), "content/treatments/peel/pictures.yaml": notes,
    ])
    site.files["content/treatments/peel/face.jpg"] = JPEGFile.make()
    site.files["content/treatments/peel/fold.png"] = PNGFile.make()
    return site
  }

  @Test func readsEverything() async throws {
    let notes = """
      face.jpg:
        description: A face
        credit: Ann Elm
        licence: CC BY 4.0
        people: true
        \(consent)
        taken: 2026-03-01
        unedited: true
      fold.png: { decorative: true }

      """
    let (content, console) = try await site(notes, text: "![](face.jpg) ![](fold.png)").load()
    #expect(console == "")
    let media = try #require(content?.media)
    let face = try #require(media["content/treatments/peel/face.jpg"]?.notes)
    #expect(face.description?.value == "A face" && face.credits == "Ann Elm, CC BY 4.0")
    #expect(face.showsPeople && face.isUnedited && face.taken?.value.description == "2026-03-01")
    #expect(face.consent?.scope.map(\.value) == [.website, .print])
    #expect(media["content/treatments/peel/fold.png"]?.notes?.isDecorative == true)
  }

  @Test func stopsWhatNobodyHasAgreedTo() async throws {
    let cases = [
      ("people: true", "pictures/no-consent"),
      ("consent: { scope: [website], until: 2026-05-31 }", "pictures/consent-expired"),
      ("consent: { scope: [teaching], until: 2027-05-31 }", "pictures/consent-scope"),
      ("consent: { scope: [website], until: 2026-07-31 }", "pictures/consent-ends-soon"),
      ("consent: { scope: [website], until: 2026-08-01 }", ""),
      ("people: false", ""),
    ]
    for (note, id) in cases {
      let found = try await site("face.jpg: { \(note) }\n").problemList()
      #expect(found.map(\.id) == (id.isEmpty ? [] : [id]), "\(note)")
    }
    // The last day counts.
    let last = "face.jpg: { consent: { scope: [website], until: 2026-06-01 } }\n"
    #expect(try await site(last).problemList().map(\.id) == ["pictures/consent-ends-soon"])
  }

  @Test func saysWhoseConsentHasEnded() async throws {
    let notes = "face.jpg:\n  consent: { scope: [website], until: 2026-05-31 }\n"
    #expect(
      try await site(notes).problems() == """
        error: the consent for 'face.jpg' ended on 2026-05-31  [pictures/consent-expired]
          --> content/treatments/peel/pictures.yaml:2:39
           |
         2 |   consent: { scope: [website], until: 2026-05-31 }
           |                                       ^^^^^^^^^^ take the picture out, or ask again and write the new day

        """)
  }

  /// What is not published needs nobody's consent.
  @Test func lookAtPublishedPicturesOnly() async throws {
    let notes = "face.jpg: { people: true }\n"
    #expect(try await site(notes, text: "![A fold](fold.png)").problems() == "")
  }

  /// Also when somebody has written that it shows nobody.
  @Test func holdsEveryConsentThatThereIs() async throws {
    let consent = "consent: { scope: [website], until: 2026-05-31 }"
    for note in ["people: false, \(consent)", "decorative: true, \(consent)"] {
      let found = try await site("face.jpg: { \(note) }\n").problemList()
      #expect(found.map(\.id) == ["pictures/consent-expired"], "\(note)")
    }
  }

  @Test func findsNotesThatCountForNoPicture() async throws {
    let cases = [
      ("fase.jpg: {}\n", "pictures/unknown"), ("look.md: {}\n", "pictures/unknown"),
      ("face.jpg: { decorative: true, description: A face }\n", "pictures/described-decoration"),
      ("face.jpg: { consent: { scope: [web], until: 2027-01-01 } }\n", "pictures/bad-choice"),
      ("face.jpg: { consent: { scope: [website] } }\n", "pictures/missing-key"),
      ("face.jpg: { copyright: A }\n", "pictures/unknown-key"),
    ]
    for (notes, id) in cases {
      #expect(try await site(notes).problemList().map(\.id) == [id], "\(notes)")
    }
    var twice = site("face.jpg: {}\n")
    twice.files["content/treatments/pictures.yaml"] = Array("peel/face.jpg: {}\n".utf8)
    #expect(try await twice.problemList().map(\.id) == ["pictures/noted-twice"])
    let found = try #require(try await site("fase.jpg: {}\n").problemList().first)
    #expect(found.help?.contains("'face.jpg'") == true)
  }

  /// A name that leads out of the site is as wrong as a misspelt one.
  @Test func findsNotesThatLeadOut() async throws {
    let out = "../../../../face.jpg: { people: true }\n"
    #expect(try await site(out).problemList().map(\.id) == ["pictures/unknown"])
    let before = "face.jpg: { before: ../../../../fold.png }\n"
    #expect(try await site(before).problemList().map(\.id) == ["pictures/unknown"])
  }

  @Test(arguments: ["pictures.yml", "Pictures.yaml", "picture.yaml", "PICTURES.YML"])
  func readsNoFileWithASimilarName(name: String) async throws {
    var site = site("face.jpg: {}\n")
    site.files["content/treatments/\(name)"] = Array("peel/face.jpg: {}\n".utf8)
    let found = try await site.problemList()
    #expect(found.map(\.id) == ["pictures/file-name"])
    #expect(found.map(\.severity) == [.error])
  }

  // MARK: - In the front matter

  private func frontSite(_ notes: String, text: String = "![](face.jpg)") -> SampleSite {
    var site = site("", text: text)
    site.files["content/treatments/peel/pictures.yaml"] = nil
    site.files[pagePath] = Array(page(text, front: "pictures: { \(notes) }").utf8)
    return site
  }

  @Test func readsNotesOfAnArticle() async throws {
    let notes = "face.jpg: { description: A face, credit: Ann Elm, \(consent) }"
    let (content, console) = try await frontSite(notes).load()
    #expect(console == "")
    let face = try #require(content?.media["content/treatments/peel/face.jpg"]?.notes)
    #expect(face.description?.value == "A face" && face.credits == "Ann Elm")
    #expect(face.consent?.scope.map(\.value) == [.website, .print])
  }

  @Test func holdsNotesOfAnArticleToTheSameRules() async throws {
    let cases = [
      ("face.jpg: { description: A, people: true }", "pictures/no-consent"),
      (
        "face.jpg: { description: A, consent: { scope: [website], until: 2026-05-31 } }",
        "pictures/consent-expired"
      ),
      ("face.jpg: { decorative: true, description: A }", "pictures/described-decoration"),
      ("face.jpg: { decorative: true }, fase.jpg: {}", "pictures/unknown"),
      ("face.jpg: { decorative: true, colour: red }", "article/unknown-key"),
      ("face.jpg: { credit: A }", "markdown/missing-alt-text"),
    ]
    for (notes, id) in cases {
      let found = try await frontSite(notes).problemList()
      #expect(found.map(\.id) == [id], "\(notes)")
    }
  }

  @Test func findsPicturesNotedInBothPlaces() async throws {
    var site = frontSite("face.jpg: { description: A }")
    site.files["content/treatments/peel/pictures.yaml"] = Array("face.jpg: {}\n".utf8)
    #expect(try await site.problemList().map(\.id) == ["pictures/noted-twice"])
  }

  /// Who has withdrawn a consent in a draft has withdrawn it.
  @Test func countsNotesOfDrafts() async throws {
    var site = site("", text: "![A face](face.jpg)")
    site.files["content/treatments/peel/pictures.yaml"] = nil
    let front = "draft: true\npictures: { face.jpg: { people: true } }"
    site.files["content/treatments/peel/draft.md"] = Array(page("Text.", front: front).utf8)
    #expect(try await site.problemList().map(\.id) == ["pictures/no-consent"])
  }
}
