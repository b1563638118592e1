import Foundation

struct LabelledSentence {
  let isPromotional: Bool
  let category: String
  let specialty: String
  let text: String

  /// The sentences of a file; a line that is none ends the program.
  static func read(_ path: String) throws -> [LabelledSentence] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .dropFirst()
    return lines.enumerated().map { number, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4, ["promotional", "honest"].contains(cells[0]) else {
        fatalError("\(path):\(number + 2): not a label, a category, a specialty and a sentence")
      }
      return LabelledSentence(
        isPromotional: cells[0] == "promotional", category: cells[1], specialty: cells[2],
        text: cells[3])
    }
  }
}

/// How many promotional sentences were found, and how many honest ones were taken for such.
struct Score {
  private var promotional = 0
  private var found = 0
  private var honest = 0
  private var flagged = 0

  typealias Judged = (sentence: LabelledSentence, isFound: Bool)

  init(_ judged: [Judged]) {
    for (sentence, isFound) in judged {
      if sentence.isPromotional {
        promotional += 1
        if isFound { found += 1 }
      } else {
        honest += 1
        if isFound { flagged += 1 }
      }
    }
  }

  /// Recall, precision and the share of honest sentences that are flagged: of all, and by category
  /// and by specialty.
  static func table(_ judged: [Judged]) -> String {
    func rows(_ name: (LabelledSentence) -> String) -> [String] {
      Dictionary(grouping: judged) { name($0.sentence) }.sorted { $0.key < $1.key }
        .map { Score($0.value).row($0.key) }
    }
    let title = line("", "promotional", "recall", "honest", "flagged", "precision")
    return
      ([title, Score(judged).row("all"), ""] + rows(\.category) + [""] + rows(\.specialty))
      .joined(separator: "\n")
  }

  private func row(_ name: String) -> String {
    Self.line(
      name, "\(promotional)", Self.share(found, of: promotional), "\(honest)",
      Self.share(flagged, of: honest), Self.share(found, of: found + flagged))
  }

  private static func share(_ count: Int, of all: Int) -> String {
    all == 0 ? "–" : String(format: "%.3f", Double(count) / Double(all))
  }

  private static func line(_ cells: String...) -> String {
    cells.enumerated().map { index, cell in
      let gap = String(repeating: " ", count: max(0, (index == 0 ? 22 : 12) - cell.count))
      return index == 0 ? cell + gap : gap + cell
    }.joined()
  }
}
