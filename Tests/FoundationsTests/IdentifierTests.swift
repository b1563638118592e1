import Foundations
import Testing

@Suite struct IdentifierTests {
  /// Each pair is equal for `String`.
  @Test(arguments: [
    ("K", "\u{212A}"), ("caf\u{E9}", "cafe\u{301}"), ("\u{C5}", "\u{212B}"), ("\u{37E}", ";"),
  ])
  func tellsCanonicallyEqualNamesApart(one: String, other: String) {
    #expect(one == other)
    #expect(Identifier(one) != Identifier(other))
    #expect(Set([Identifier(one), Identifier(other)]).count == 2)
    let table = [Identifier(one): 1]
    #expect(table[Identifier(other)] == nil)
  }

  @Test func sortsByBytes() {
    let names = ["b", "a\u{600}<", "a<", "\u{212A}", "cafe\u{301}", "caf\u{E9}", "K", "a"]
    let sorted = names.map { Identifier($0) }.sorted().map { Array($0.text.utf8) }
    #expect(sorted == names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func cutsAtTheFirstDot() {
    #expect(Identifier("sessions").parts == nil)
    let parts = Identifier("prices.thighs.low").parts
    #expect(parts?.first == "prices")
    #expect(parts?.rest == "thighs.low")
    #expect(Identifier("").parts == nil)
    #expect(Identifier(".").parts?.rest == "")
  }

  /// U+0600 and the dot after it are one `Character`, so that no `Character` is a dot.
  @Test func cutsAtADotThatAMarkStandsBefore() {
    let text = "a\u{600}.b<"
    #expect(!text.contains("." as Character))
    #expect(Identifier(text).parts?.first == "a\u{600}")
    #expect(Identifier(text).parts?.rest == "b<")
  }

  @Test func appendsMembers() {
    #expect(Identifier("prices").appending("thighs").appending("low") == "prices.thighs.low")
  }
}
