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

  /// The table of edits is filled near its diagonal only, and most words are told apart before it
  /// is begun; the whole table gives the same.
  @Test func findsWhatTheWholeTableFinds() {
    let words = (1...7).flatMap { length in
      (0..<1 << length).map { bits in
        String((0..<length).map { bits >> $0 & 1 == 0 ? "a" : "b" as Character })
      }
    }
    for left in words.reversed().prefix(40) + words.prefix(60) {
      for right in words {
        let limit = min(3, max(left.count, right.count) / 3)
        let isNear = Self.edits(Array(left), Array(right)) <= limit
        #expect((NearestName.nearest(to: left, among: [right]) == right) == isNear)
      }
    }
  }

  private static func edits(_ left: [Character], _ right: [Character]) -> Int {
    var table = (0...left.count).map { row in (0...right.count).map { max(row, $0) } }
    for row in left.indices {
      for column in right.indices {
        let change = table[row][column] + (left[row] == right[column] ? 0 : 1)
        var edits = min(change, table[row][column + 1] + 1, table[row + 1][column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          edits = min(edits, table[row - 1][column - 1] + 1)
        }
        table[row + 1][column + 1] = edits
      }
    }
    return table[left.count][right.count]
  }
}
