import Testing

@testable import Search

@Suite("Words of the search")
struct SearchWordsTests {
  let words = SearchWords(.english)

  @Test func cutsTextsIntoSmallLettersWithoutMarks() {
    #expect(
      words.split("I can't eat crème brûlée – 2 mg, meso-facelift!")
        == ["i", "cant", "eat", "creme", "brulee", "2", "mg", "meso", "facelift"])
  }
}
