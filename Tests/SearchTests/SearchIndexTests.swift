import Foundations
import Testing

@testable import Search

@Suite("Index of the search")
struct SearchIndexTests {
  private static let pages: [(title: String, names: [String], text: String)] = [
    ("Tetanus booster", ["Td vaccine"], "A vaccine against tetanus. The arm can be sore."),
    ("Pattern hair loss", ["Male pattern baldness"], "Hair gets thinner over the years."),
    ("Minoxidil", [], "A liquid for the scalp that slows hair loss. Store it away from heat."),
    ("Facelift", [], "An operation for the face. Bruises fade in two weeks."),
    ("What it costs", [], "Prices of everything."),
    ("Who should not have it", [], "You are pregnant, or younger than 18."),
  ]

  private func parts(_ sizes: [Int]) -> [CountedEntries] {
    var pages = Self.pages[...]
    return sizes.map { size in
      var counter = EntryCounter(.english)
      for page in pages.prefix(size) {
        counter.begin(
          SearchEntry(
            address: "\(page.title)/", title: page.title, names: page.names,
            summary: "About it.", label: "Guide"))
        counter.beginSection("More", anchor: "more")
        counter.add(page.text)
        counter.end()
      }
      pages = pages.dropFirst(size)
      return counter.counted()
    }
  }

  private func index(_ sizes: [Int] = [6], _ own: [LayWord] = []) -> SearchIndex {
    SearchIndex(parts(sizes), .english, layWords: own, signs: ["your face or throat swells"])
  }

  private func first(_ query: String, isExact: Bool = false) -> String? {
    index().search(query, isExact: isExact).results.first?.entry.title
  }

  @Test(arguments: [
    ("tetanus booster", "Tetanus booster"), ("Td vaccine", "Tetanus booster"),
    ("vaccines", "Tetanus booster"), ("lockjaw jab", "Tetanus booster"),
    ("tetunus", "Tetanus booster"), ("tetnas bostr", "Tetanus booster"),
    ("minox", "Minoxidil"), ("face lift", "Facelift"), ("hairloss", "Pattern hair loss"),
    ("brusing", "Facelift"), ("how much", "What it costs"),
    ("who should not have it", "Who should not have it"),
    ("expecting a baby", "Who should not have it"), ("too young", "Who should not have it"),
  ])
  func findsWhatIsMeant(_ query: String, _ title: String) {
    #expect(first(query) == title)
  }

  @Test func leadsToTheSectionThatTellsMost() throws {
    let result = try #require(index().search("heat").results.first)
    #expect(result.address == "Minoxidil/#more" && result.heading == "More")
    #expect(result.text.hasPrefix("A liquid for the scalp"))
    #expect(index().search("minoxidil").results.first?.address == "Minoxidil/")
  }

  @Test func saysWhichWordsItTookTheQueryFor() {
    #expect(index().search("tetunus").corrected == "tetanus")
    #expect(index().search("tetanus").corrected == nil)
    #expect(index().search("tetunus", isExact: true).results.isEmpty)
    #expect(index().search("zzzzqqqq").results.isEmpty)
    // No page has these words, but they are no misspelt ones.
    #expect(index().search("what is it").corrected == nil)
  }

  @Test(arguments: [
    "can't breathe", "cannot breath", "can not breathe", "my throat swells", "suicide",
    "chest pain", "cant breth",
  ])
  func knowsAnEmergency(_ query: String) {
    #expect(index().search(query).isDanger)
  }

  @Test(arguments: ["face", "sore arm", "facelift price", "breathing exercises", "breast milk"])
  func cryNoWolf(_ query: String) {
    #expect(!index().search(query).isDanger)
  }

  @Test func namesTheOwnWordsThatNoPageAnswers() {
    let own = [
      LayWord("wig", meanings: ["hairpiece"]),
      LayWord("snip", meanings: ["vasectomy", "operation"]),
    ]
    #expect(index([6], own).unanswered.map(\.word) == ["wig"])
    #expect(index([6], own).search("snip").results.first?.entry.title == "Facelift")
  }

  @Test(arguments: [
    "", " ", "'", "\u{2019}\u{2019}", "<img src=x onerror=alert(1)>", ".*+?^${}()|[]\\",
    "__proto__",
    "constructor", "=", "a b c d e f g h i j k l m n o p q r s t", "\u{202E}\u{05D0}\u{05D1}",
    String(repeating: "tetanus ", count: 2000), String(repeating: "é", count: 10_000), "\0\u{1}",
  ])
  func answersAnything(_ query: String) {
    let answer = index().search(query)
    #expect(answer.results.count <= Self.pages.count && !answer.isDanger)
  }

  @Test func isTheSameInPartsAndAsAWhole() {
    let whole = index([6]).files { bytes in "\(bytes.count)" }
    let cut = index([1, 2, 3]).files { bytes in "\(bytes.count)" }
    #expect(whole.map(\.bytes) == cut.map(\.bytes))
    #expect(whole.map(\.name) == cut.map(\.name))
    #expect(whole.last?.name.hasPrefix("index-") == true)
  }

  @Test func writesPlacesAsText() {
    let places = TermPlaces(
      count: 7,
      postings: [
        Posting(entry: 0, level: 1, section: 0), Posting(entry: 40, level: 63, section: 5),
      ])
    // 39 entries lie between the two: 39 is 7 and 1 · 32.
    #expect(PlaceCode.text(places) == "7:ABAnB_F")
  }

  @Test func writesWordsByWhatTheyShareWithTheWordBefore() {
    let words = ["port", "portal", "prattle"].map { KnownWord(word: $0, sound: "prt", count: 5) }
    #expect(WordCode.text(words[...]) == "Aport2 Eal2 Brattle2")
  }

  @Test func ordersTextsAsJavaScriptDoes() {
    // U+1D400 is above U+F900, but its first half in UTF-16 is below.
    let texts = ["\u{F900}", "b", "\u{1D400}", "a"]
    #expect(texts.sortedAsInScripts { $0 } == ["a", "b", "\u{1D400}", "\u{F900}"])
    #expect(["é", "b", "a b", "a"].sortedAsInScripts { $0 } == ["a", "a b", "b", "é"])
  }

  /// Files before and behind the place of an edit stay as they are.
  @Test func cutsWhereItDidBeforeAnEdit() {
    let names = (0..<400).map { "word\($0)" }
    func files(_ names: [String]) -> [[String]] {
      var cutter = FileCutter(limit: 200)
      return names.reduce(into: []) { files, name in
        if cutter.begins(name, length: 20) { files.append([]) }
        files[files.count - 1].append(name)
      }
    }
    let old = files(names)
    #expect(old.count > 30 && old.allSatisfy { $0.count <= 11 })
    let changed = (0..<20).map { edit in
      Set(files(names.filter { $0 != "word\(edit * 20)" })).subtracting(old).count
    }
    // Without names to begin at, an edit changes all files behind it: 20 on the average.
    #expect(changed.reduce(0, +) < 20 * 5, "\(changed)")
  }

  @Test func keepsThePlacesThatTellMost() {
    var counter = EntryCounter(.english)
    for number in 0..<SearchIndex.mostPlaces + 20 {
      counter.begin(
        SearchEntry(
          address: "\(number)/", title: number == 510 ? "Peel" : "Page", summary: "",
          label: ""))
      counter.add("peel")
      counter.end()
    }
    let index = SearchIndex([counter.counted()], .english, layWords: [], signs: [])
    let answer = index.search("peel")
    #expect(answer.results.count == SearchIndex.mostPlaces)
    #expect(answer.results.first?.entry.address == "510/")
  }

  @Test func cutsALongPageIntoSeveralEntries() {
    var counter = EntryCounter(.english)
    counter.begin(SearchEntry(address: "a/", title: "Long", summary: "", label: ""))
    for number in 0..<150 { counter.beginSection("Part \(number)", anchor: "part-\(number)") }
    counter.add("zebra")
    counter.end()
    let index = SearchIndex([counter.counted()], .english, layWords: [], signs: [])
    #expect(index.entries.count == 3)
    #expect(index.search("zebra").results.map(\.address) == ["a/#part-149"])
  }
}
