import Testing

@testable import Foundations

@Suite struct NearestNameTests {
  static let names = [
    "sessions", "session_length", "interval", "risks", "prices", "sources", "bruising", "before",
    "dr-lee", "up",
  ]

  @Test(arguments: [
    ("sesions", "sessions"), ("sessoins", "sessions"), ("session", "sessions"),
    ("Sessions", "sessions"), ("session-length", "session_length"),
    ("sessionLength", "session_length"), ("SESSION LENGTH", "session_length"),
    ("dr_lee", "dr-lee"), ("intervall", "interval"), ("risk", "risks"), ("rissk", "risks"),
    ("pirces", "prices"), ("brusing", "bruising"), ("beforre", "before"), ("sauces", "sources"),
  ])
  func findsWhatWasMeant(wrong: String, right: String) {
    #expect(NearestName(in: Self.names).match(for: wrong) == right)
  }

  @Test(arguments: ["", "x", "us", "colour", "thighs", "aftercare", "\u{301}"])
  func suggestsNothingFar(text: String) {
    #expect(NearestName(in: Self.names).match(for: text) == nil)
  }

  @Test func doesNotDependOnTheOrderOfNames() {
    let names = ["cot", "cat", "cut", "but"]
    for shift in names.indices {
      let turned = Array(names[shift...] + names[..<shift])
      #expect(NearestName(in: turned).match(for: "cit") == "cat")
      #expect(NearestName(in: turned).match(for: "bat") == "but")
    }
  }

  @Test func prefersADifferenceInCaseToAnEdit() {
    #expect(NearestName(in: ["face", "Faces", "faces-"]).match(for: "FACES") == "Faces")
  }

  @Test func searchesNothingInNothing() {
    #expect(NearestName(in: []).match(for: "a") == nil)
  }

  @Test func finishesOnLongWords() {
    let long = String(repeating: "a", count: 300)
    #expect(NearestName(in: [long + "b"]).match(for: long) == long + "b")
    #expect(NearestName(in: ["a"]).match(for: long) == nil)
  }
}
