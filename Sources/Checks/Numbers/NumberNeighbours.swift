import Facts
import Foundations

/// The numbers beside those of a sentence, which tell of which row of the facts it speaks: what a row
/// says of one thing is often said together.
struct NumberNeighbours {
  private struct Neighbour {
    let tokens: Range<Int>
    /// The rows that say it, with their statements that do.
    let rows: [Int: Set<Int>]
    /// How old somebody is; nil for anything else.
    let age: Quantity?

    init(_ written: WrittenQuantity, isAge: Bool, _ statements: FactStatements) {
      tokens = written.tokens
      rows = statements.rows(saying: written, isAge: isAge)
      age =
        if case .age(let age) = written.value {
          age
        } else {
          isAge || statements.sayOnlyAge(written) ? written.quantity : nil
        }
    }
  }

  /// How much it tells that the other value is that of a row.
  private static let weight = 0.45
  /// How many words of the first cell of a row are read.
  private static let mostOfTitle = 40

  /// The numbers of the cells that tell what the row of a table is about.
  private var titles: [Neighbour] = []
  /// The numbers of the sentence, in their order.
  private var neighbours: [Neighbour] = []

  init(_ written: [WrittenQuantity], _ sentence: Sentence, _ page: CheckedPage) {
    guard let statements = page.factStatements else { return }
    let hasFacts = page.prose.isMarked(.fact, page.prose.byteRange(sentence.tokens))
    if written.count > 1 || hasFacts {
      let all = hasFacts ? QuantityReader(page, sentence.tokens).read(withFacts: true) : written
      neighbours = all.map { quantity in
        Neighbour(quantity, isAge: quantity.isAge(in: sentence, page), statements)
      }
    }
    for unit in page.cellsTelling(of: sentence) { addTitles(in: unit, page, statements) }
  }

  private mutating func addTitles(
    in unit: Int, _ page: CheckedPage, _ statements: FactStatements
  ) {
    let cell = page.prose.units[unit].tokens.prefix(Self.mostOfTitle)
    titles += QuantityReader(page, cell).read().map { quantity in
      let isAge = quantity.isAge(among: cell, page) || quantity.isInColumnOfAges(unit, page)
      return Neighbour(quantity, isAge: isAge, statements)
    }
  }

  /// The rows of which another value stands near `quantity`.
  func rows(beside quantity: WrittenQuantity, _ around: NumberSurroundings) -> [NumberRow] {
    var rows: [Int: NumberRow] = [:]
    for title in titles { Self.add(title, nearness: 1, to: &rows) }
    for index in neighbours.near(quantity.tokens, \.tokens) {
      let tokens = neighbours[index].tokens
      guard tokens.isBeside(quantity.tokens) else { continue }
      Self.add(
        neighbours[index], nearness: around.nearness(of: tokens, to: quantity.tokens), to: &rows)
    }
    return rows.values.sorted { $0.number < $1.number }
  }

  /// The row of the facts that at least two of the cells behind the first are those of; nil for a number
  /// in another cell, and where it is none or several.
  var rowOfCells: Int? {
    guard titles.count > 1 else { return nil }
    var counts: [Int: Int] = [:]
    for title in titles {
      for row in title.rows.keys { counts[row, default: 0] += 1 }
    }
    let told = counts.filter { $0.value > 1 }.keys
    return told.count == 1 ? told.first : nil
  }

  /// How old those are of whom the sentence tells beside `quantity`; nil where it tells no age, or
  /// several.
  func age(beside quantity: WrittenQuantity, isAge: Bool) -> Quantity? {
    if isAge { return nil }
    let near = neighbours[neighbours.near(quantity.tokens, \.tokens)]
    let ages = (titles + near).filter { $0.age != nil && $0.tokens.isBeside(quantity.tokens) }
    // Of 100 people aged 40 to 59, 18 have it, and of those above more.
    let own = ages.filter { $0.tokens.overlaps(quantity.tokens) }
    let told = own.isEmpty ? ages : own
    return told.count == 1 ? told[0].age : nil
  }

  private static func add(
    _ neighbour: Neighbour, nearness: Double, to rows: inout [Int: NumberRow]
  ) {
    let weight = weight * nearness / Double(max(1, neighbour.rows.count)).squareRoot()
    for (number, told) in neighbour.rows {
      var row = rows[number] ?? NumberRow(number: number, told: [], weight: 0)
      row.told.formUnion(told)
      row.weight = max(row.weight, weight)
      rows[number] = row
    }
  }
}

extension [WrittenQuantity] {
  /// Those of a sentence, in their order, that are nearest to `tokens`.
  func near(_ tokens: Range<Int>) -> ArraySlice<WrittenQuantity> {
    self[near(tokens, \.tokens)]
  }
}

extension Array {
  /// The elements nearest to `tokens` of those that are in the order of theirs: a few on each side, so
  /// that a sentence of many numbers takes no longer for each of them.
  fileprivate func near(
    _ tokens: Range<Int>, _ own: (Element) -> Range<Int>
  ) -> Range<Int> {
    let index = partitioningIndex { own($0).lowerBound >= tokens.lowerBound }
    return Swift.max(0, index - 6)..<Swift.min(count, index + 7)
  }
}

extension Range<Int> {
  /// Whether the tokens are others than `other`, or lie between the words of it or around them.
  fileprivate func isBeside(_ other: Range) -> Bool {
    func isWithin(_ inner: Range, _ outer: Range) -> Bool {
      outer.lowerBound < inner.lowerBound && inner.upperBound < outer.upperBound
    }
    return !overlaps(other) || isWithin(self, other) || isWithin(other, self)
  }
}

extension CheckedPage {
  /// The other cells of a row that tell what a sentence in one of them is about: the first, and of
  /// the first those behind it.
  func cellsTelling(of sentence: Sentence) -> Range<Int> {
    let number = sentence.unit
    let unit = prose.units[number]
    guard unit.kind == .cell else { return number..<number }
    func isInRow(_ other: Int) -> Bool {
      prose.units[other].kind == .cell && prose.units[other].row == unit.row
    }
    let first = (max(0, number - 32)...number).first(where: isInRow) ?? number
    if first < number { return first..<first + 1 }
    let end = min(prose.units.count, number + 1 + Self.mostCells)
    return number + 1..<((number + 1..<end).first { !isInRow($0) } ?? end)
  }

  /// How many cells behind the first are read.
  private static let mostCells = 3
}
