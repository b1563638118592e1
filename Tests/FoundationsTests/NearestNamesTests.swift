@testable import Foundations
import Testing

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
    let answers = (0..<1000).map { names.nearest(to: "apple\($0 % 10)\($0)", in: "f", among: []) }
    #expect(answers.allSatisfy { $0 == nil })
    #expect(names.nearest(to: "aple", in: "f", among: ["apple"]) == nil)
    names.beginText()
    #expect(names.nearest(to: "aple", in: "g", among: ["apple"]) == "apple")
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
}
