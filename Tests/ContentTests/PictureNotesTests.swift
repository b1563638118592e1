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

  @Test func wantsPairsToSayEnough() async throws {
    func problems(_ before: String, _ after: String) async throws -> [String] {
      let notes = "face.jpg: { \(before) }\nfold.png: { before: face.jpg, \(after) }\n"
      let found = try await site(notes).problemList()
      #expect(found.allSatisfy { $0.id == "pictures/before-and-after" })
      return found.map { $0.message.split(separator: "'").map(String.init).last ?? "" }
    }
    let (first, last) = ("taken: 2026-01-01", "taken: 2026-03-01")
    let rest = "unedited: true, \(consent)"
    #expect(try await problems("\(first), \(rest)", "\(last), \(rest)") == [])
    #expect(try await problems(rest, "\(last), \(rest)") == ["taken"])
    #expect(
      try await problems("\(first), \(consent)", "\(last), \(rest)") == ["unedited: true"])
    #expect(try await problems("\(first), unedited: true", "\(last), \(rest)") == ["consent"])
    #expect(try await problems("\(first), \(rest)", "\(first), \(rest)").count == 1)
    let alone = "fold.png: { before: face.jpg, \(last), \(rest) }\n"
    #expect(try await site(alone).problemList().map(\.id) == ["pictures/before-and-after"])
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
}
