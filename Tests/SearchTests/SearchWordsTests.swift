import Foundation
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

  /// `Tests/Browser/test_search.py` holds the browser's script to the same table.
  @Test func agreesWithTheScriptOfTheBrowser() throws {
    let rows = try Table.rows("words.tsv")
    #expect(rows.count > 80)
    for row in rows {
      let word = words.split(row[0]).first ?? ""
      #expect([row[0], word, words.stem(word), words.sound(word)] == row)
    }
  }

  @Test func ofAnUnknownLanguageOnlyComparesWords() {
    let words = SearchWords(SearchLanguage.language(of: "fi-FI"))
    #expect(words.split("Hiusten lähtö") == ["hiusten", "lahto"])
    #expect(words.stem("injections") == "injections" && words.sound("knee") == "knee")
    #expect(!words.isStopWord("the"))
  }
}

/// A table of `Tests/Search`: a row for each line that is no remark.
enum Table {
  static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Search/\(name)"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}
