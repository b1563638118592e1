import Facts
import Foundations

/// The rows of the facts by their names, for tables in articles: what stands in the first cell of a row
/// names it as headings do, in the same words and without those that tell nothing in a sentence.
struct RowTitles {
  /// The statements by each word of the name of their row.
  private var byWord: [String: Set<Int>] = [:]
  private var lengths: [Int] = []
  /// The statements by the id of their row.
  private var byID: [String: Set<Int>] = [:]

  init(_ statements: [FactStatement]) {
    lengths = statements.map(\.title.count)
    for (number, statement) in statements.enumerated() {
      for word in statement.title { byWord[word, default: []].insert(number) }
      // What is in the name of a row, too, is what several rows are about.
      if let parts = statement.reference?.components, parts.count == 3,
        !statement.title.contains(parts[1].text)
      {
        byID[parts[1].text, default: []].insert(number)
      }
    }
  }

  /// The words of a name, in small letters.
  static func words(_ text: String) -> Set<String> {
    Set(StatementStems.parts(of: text))
  }

  /// The statements of rows whose ids are one of some words: blood tests later on, of `later`.
  func statements(withIDAmong words: Set<String>) -> Set<Int> {
    words.reduce(into: []) { $0.formUnion(byID[$1] ?? []) }
  }

  /// The statements of rows with just such a name, or else with all its words.
  func statements(named words: Set<String>) -> Set<Int> {
    guard let first = words.first, var found = byWord[first] else { return [] }
    for word in words { found.formIntersection(byWord[word] ?? []) }
    let exact = found.filter { lengths[$0] == words.count }
    return exact.isEmpty && words.count > 1 ? found : exact
  }
}

extension FactStatements {
  /// What the row with the name in the first cell says, where prose says what another row does in the
  /// same column.
  func row(
    named words: Set<String>, contradicting written: WrittenQuantity, isAge: Bool
  ) -> FactStatement? {
    let typed = ComparedValue.ofProse(written, isAge: isAge)
    func isOfKind(_ statement: Int) -> Bool {
      index.statements[statement].column != nil
        && StatementAgreement(typed, index.statements[statement]) != nil
    }
    var named = titles.statements(named: words).filter(isOfKind)
    if named.isEmpty {
      named = Set(titles.statements(withIDAmong: words).filter(isOfKind))
    }
    // What a text of the row says counts too: until 10 mg.
    let rows = Set(named.map { index.statements[$0].group })
    guard
      rows.allSatisfy({ row in
        (index.byRow[row] ?? []).allSatisfy {
          let agreement = StatementAgreement(typed, index.statements[$0])
          return agreement == nil || agreement == .differs
        }
      })
    else { return nil }
    let others = Set(typed.flatMap(said.owners(agreeingWith:))).map { index.statements[$0] }
    return named.sorted().map { index.statements[$0] }.first { own in
      others.contains { $0.column == own.column && $0.group != own.group }
    }
  }
}

extension CheckedPage {
  /// The words of the first cell of the row that a sentence stands in; nil where it is that cell, or
  /// stands in none.
  func titleOfRow(of sentence: Sentence) -> Set<String>? {
    guard let first = cellsTelling(of: sentence).first, first < sentence.unit else { return nil }
    return RowTitles.words(prose.text(ofTokens: prose.units[first].tokens))
  }
}
