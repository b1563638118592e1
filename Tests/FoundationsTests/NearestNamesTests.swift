import Testing

@testable import Foundations

@Suite struct NearestNamesTests {
  @Test func answersLikeASingleSearch() {
    var names = NearestNames()
    let lists = ["fruit": ["apple", "pear"], "cities": ["Paris", "Rome"]]
    for (text, list) in [
      ("aple", "fruit"), ("pears", "cities"), ("aple", "cities"), ("aple", "fruit"),
      ("Pari", "cities"), ("Pari", "fruit"), ("x", "fruit"),
    ] {
      let expected = NearestName.nearest(to: text, among: lists[list] ?? [])
      #expect(names.nearest(to: text, in: list, among: lists[list] ?? []) == expected)
    }
  }

  @Test func givesUpOnEverMoreDifferentNames() {
    var names = NearestNames()
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let near = letters.flatMap { first in letters.map { "apple\(first)\($0)" } }
    func answers() -> [String?] {
      near.map { names.nearest(to: $0, in: "fruit", among: ["apple"]) }
    }
    let expected = near.indices.map { $0 < 200 ? "apple" : nil }
    #expect(answers() == expected)
    #expect(answers() == expected)
    #expect(names.nearest(to: "aple", in: "fruit", among: ["apple"]) == nil)
    names.beginText()
    #expect(names.nearest(to: "aple", in: "fruit", among: ["apple"]) == "apple")
    #expect(answers().count { $0 != nil } == 199)
  }

  @Test func preparesAListOnce() {
    var names = NearestNames()
    var asked = 0
    func list() -> [String] {
      asked += 1
      return ["apple"]
    }
    for text in ["aple", "appel", "aple", "pear"] {
      _ = names.nearest(to: text, in: "fruit", among: list())
    }
    #expect(asked == 1)
  }

  /// The work for one text does not grow with its mistakes times the names that there are.
  @Test func givesUpBesideVeryLongLists() {
    var names = NearestNames()
    let known = (0..<50_000).map { "name\($0)" }
    for number in 0..<100 {
      let list = "list\(number % 10)"
      let answer = names.nearest(to: "nmae\(number)", in: list, among: known)
      if number == 0 { #expect(answer == "name0") }
      if number == 99 { #expect(answer == nil) }
    }
    let letters = known.joined().count
    #expect(names.compared < NearestNames.mostLetters + 2 * letters)
    names.beginText()
    #expect(names.nearest(to: "nmae7", in: "list0", among: known) == "name7")
  }
}
