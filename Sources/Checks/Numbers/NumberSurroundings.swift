import Facts
import Foundations

/// The words around the numbers of a sentence that tell what they are about: those of the sentence
/// itself, and, less, those of the sentence before, of the heading and of what introduces a list;
/// in a table those of its row and its column.
struct NumberSurroundings {
  private let sentence: Sentence
  private let page: CheckedPage
  /// The stems of the sentence with their tokens.
  private let own: [(stem: Int, token: Int)]
  /// The stems around it.
  private let around: [StemNearby]
  private let boundaries: [(token: Int, width: Double)]

  /// Nil where the words of the language are not known, or no facts are.
  init?(_ sentence: Sentence, _ page: CheckedPage) {
    guard let statements = page.factStatements else { return nil }
    self.sentence = sentence
    self.page = page
    own = Self.stems(sentence.tokens, page, statements).sorted { $0.token < $1.token }
    boundaries = sentence.tokens.compactMap { index in
      if let mark = page.prose.tokens[index].mark {
        return Self.joiningMarks.contains(mark) ? nil : (index, 1)
      }
      let roles = page.known(index).roles
      guard roles.contains(.boundary) else { return nil }
      return (index, roles.contains(.joiner) ? 0.5 : 1)
    }
    var around: [StemNearby] = []
    Self.addContext(of: sentence, page, statements, to: &around)
    self.around = around
  }

  /// Marks that separate no parts of a sentence.
  private static let joiningMarks: Set<Unicode.Scalar> = [
    "(", ")", "/", "%", "£", "$", "°", "×", "\"", "'",
  ]

  /// How many words, units of a table and units before a number are looked at, so that a long
  /// sentence or table takes no longer for each of its numbers.
  private static let reach = (words: 40, columns: 32, units: 256)

  /// How much what stands nearer to another number counts.
  private static let shareOfOthers = 0.7

  /// The stems around `number`, each with how much it counts: less where another of the numbers of
  /// the sentence is nearer.
  func stems(
    around written: WrittenQuantity, beside others: ArraySlice<WrittenQuantity>
  ) -> [StemNearby] {
    var result = around
    let number = written.tokens
    let others = others.filter { !$0.tokens.overlaps(number) }
    let anchor = anchor(of: written)
    let first = own.partitioningIndex { $0.token >= number.lowerBound - Self.reach.words }
    for (stem, token) in own[first...] where !number.contains(token) {
      guard token < number.upperBound + Self.reach.words else { break }
      let weight = nearness(of: token..<token + 1, to: number)
      let nearer = others.filter { nearness(of: token..<token + 1, to: $0.tokens) > weight }
      result.append(
        StemNearby(
          stem: stem, weight: nearer.isEmpty ? weight : weight * Self.shareOfOthers, isOwn: true,
          isOfAnother: nearer.contains { $0.isOfKind(of: written) },
          isAnchor: anchor.contains(token)))
    }
    if case .frequency = written.value {
      shareStems(of: others, with: written, in: &result, from: around.count)
    }
    return result
  }

  /// "Every three months until it is steady, then twice a year": what has no words of its own is of
  /// those of the number before.
  private func shareStems(
    of others: [WrittenQuantity], with number: WrittenQuantity,
    in stems: inout [StemNearby], from first: Int
  ) {
    let tokens = number.tokens
    guard let before = others.last(where: { $0.tokens.upperBound <= tokens.lowerBound }),
      before.isOfKind(of: number),
      !own.contains(where: { isNearer($0.token, to: tokens, than: before.tokens) })
    else { return }
    for index in first..<stems.count where stems[index].isOfAnother {
      stems[index].isOfAnother = false
      stems[index].weight /= Self.shareOfOthers
    }
  }

  private func isNearer(_ token: Int, to number: Range<Int>, than other: Range<Int>) -> Bool {
    let word = token..<token + 1
    return !number.contains(token) && !other.contains(token)
      && nearness(of: word, to: number) >= nearness(of: word, to: other)
  }

  /// What a time is counted from, as its words tell: after the operation.
  private func anchor(of written: WrittenQuantity) -> Range<Int> {
    let start = written.tokens.upperBound
    let isAnchored =
      sentence.tokens.contains(start) && written.quantity?.unit.dimension == .time
      && page.known(start).kinds.isSuperset(of: [.afterTime, .beforeMoment])
    guard isAnchored else { return start..<start }
    return start..<min(start + Self.lengthOfAnchor, sentence.tokens.upperBound)
  }

  private static let lengthOfAnchor = 4

  /// How near two stretches of the sentence are, at most 1: the less the more parts of the sentence
  /// are between them.
  func nearness(of tokens: Range<Int>, to number: Range<Int>) -> Double {
    let gap =
      tokens.lowerBound < number.lowerBound
      ? tokens.upperBound..<max(tokens.upperBound, number.lowerBound)
      : number.upperBound..<max(tokens.lowerBound, number.upperBound)
    let start = boundaries.partitioningIndex { $0.token >= gap.lowerBound }
    let steps = boundaries[start...].prefix { $0.token < gap.upperBound }
      .reduce(0) { $0 + $1.width }
    return 1 / (1 + steps * 0.6)
  }

  /// Whether `number` can only be a dose of the subject: an amount of a drug with how often beside
  /// it, or how many drops are used.
  func isOfDose(_ number: WrittenQuantity) -> Bool {
    let tokens = page.prose.tokens
    switch number.value {
    case .frequency:
      let before = number.tokens.lowerBound - 1
      guard sentence.tokens.contains(before) else { return false }
      let isAfter = page.known(before).roles.contains(.within) ? before - 1 : before
      return sentence.tokens.contains(isAfter) && page.known(isAfter).roles.contains(.mass)
    case .quantity(let quantity, _):
      switch quantity.unit.dimension {
      case .mass, .internationalUnits:
        let after = number.tokens.upperBound
        return sentence.tokens.contains(after) && tokens[after].classes.contains(.quantityStart)
      case .counted:
        return quantity.unit.isDoseUnit && own.allSatisfy { number.tokens.contains($0.token) }
      default: return false
      }
    default: return false
    }
  }

  /// Whether the sentence says how long something lasts, and is no advice to do something so long.
  func saysHowLong(_ number: WrittenQuantity, _ stems: SentenceStems?) -> Bool {
    let start = number.tokens.lowerBound
    guard let stems, sentence.tokens.contains(start - 1) else { return false }
    let before = max(sentence.tokens.lowerBound, start - 3)..<start
    return before.contains { page.known($0).roles.contains(.lengthStart) }
      && stems.roles.isDisjoint(with: [.condition, .instruction])
  }

  /// The stems of statements among `tokens`.
  private static func stems(
    _ tokens: Range<Int>, withCounts: Bool = true, _ page: CheckedPage,
    _ statements: FactStatements
  ) -> [(stem: Int, token: Int)] {
    let counted = withCounts ? counted(tokens, page, statements) : []
    return tokens.compactMap { index in
      let token = page.prose.tokens[index]
      guard token.kind == .word else { return nil }
      if tokens.contains(index + 1), page.prose.tokens[index + 1].kind == .number,
        let numbered = page.words.numbers.facts?
          .name(page.word(index), numbered: page.word(index + 1))
      {
        return statements.slot(of: page.words.numbers.number(ofStem: numbered))
          .map { ($0, index) }
      }
      return statements.slot(of: page.known(index).statementStem).map { ($0, index) }
    } + counted
  }

  /// The stems that numbers and the words behind them make together: two doses, the first week.
  private static func counted(
    _ tokens: Range<Int>, _ page: CheckedPage, _ statements: FactStatements
  ) -> [(stem: Int, token: Int)] {
    guard let words = page.words.numbers.facts else { return [] }
    return tokens.dropLast().compactMap { index in
      let (token, next) = (page.prose.tokens[index], page.prose.tokens[index + 1])
      guard next.kind == .word,
        token.kind == .number || page.known(index).roles.contains(.counting),
        let name = StatementStems.name(page.word(index), before: page.word(index + 1), words)
      else { return nil }
      return statements.slot(of: page.words.numbers.number(ofStem: name)).map { ($0, index) }
    }
  }

  private static func addContext(
    of sentence: Sentence, _ page: CheckedPage, _ statements: FactStatements,
    to around: inout [StemNearby]
  ) {
    func add(
      _ tokens: Range<Int>, _ weight: Double, isOwn: Bool = false, isBefore: Bool = false
    ) {
      let near = max(tokens.lowerBound, tokens.upperBound - reach.words)..<tokens.upperBound
      for (stem, _) in stems(near, withCounts: !isBefore, page, statements) {
        around.append(
          StemNearby(stem: stem, weight: weight, isOwn: isOwn, isBefore: isBefore))
      }
    }
    let unit = page.prose.units[sentence.unit]
    let sentences = page.prose.sentences
    let own = sentences.partitioningIndex {
      $0.tokens.lowerBound >= sentence.tokens.lowerBound
    }
    if own > unit.sentences.lowerBound, own < sentences.count {
      let points = sentence.tokens.prefix(5).contains { index in
        page.known(index).roles.contains(.pointer)
      }
      // "That takes an hour" is about it and nothing else.
      let isSame = page.known(sentence.tokens.lowerBound).roles.contains(.pointer)
      add(sentences[own - 1].tokens, points ? 0.8 : 0.35, isOwn: isSame, isBefore: !points)
      if own - 1 > unit.sentences.lowerBound {
        add(sentences[own - 2].tokens, points ? 0.3 : 0.15, isBefore: !points)
      }
    }
    if let leadIn = unit.leadIn {
      if let last = sentences[page.prose.units[leadIn].sentences].last { add(last.tokens, 0.6) }
    }
    addUnits(before: sentence.unit, page) { unit, weight, isOwn in
      let sentences = sentences[unit.sentences]
      // A heading with a number tells of that one.
      let hasNumber = sentences.contains { $0.classes.contains(.number) }
      add(unit.tokens, weight, isOwn: isOwn, isBefore: !isOwn && hasNumber)
    }
  }

  /// Adds the heading, the title of a callout, and in a table the row and the head of the column.
  private static func addUnits(
    before number: Int, _ page: CheckedPage, _ add: (ProseUnit, Double, Bool) -> Void
  ) {
    let units = page.prose.units
    let unit = units[number]
    if unit.kind == .cell {
      let row = units[max(0, number - reach.columns)...number]
      let first = row.lastIndex { $0.kind != .cell || $0.row != unit.row } ?? row.startIndex - 1
      for index in (first + 1)..<number where index == first + 1 || index >= number - 4 {
        add(units[index], index == first + 1 ? 1 : 0.5, true)
      }
      if let head = columnHead(number - first - 1, before: number, page) {
        add(units[head], 0.8, true)
      }
      // What stands behind a number in the first cell tells what it is of: 21 to 40 dB | mild loss.
      if number == first + 1, number + 1 < units.count, units[number + 1].kind == .cell,
        units[number + 1].row == unit.row
      {
        add(units[number + 1], 0.8, true)
      }
    }
    for index in units.indices[..<number].reversed().prefix(60) {
      if case .heading = units[index].kind {
        add(units[index], 0.3, false)
        break
      }
      if units[index].kind == .calloutTitle, units[index].section == unit.section,
        number - index < 6
      {
        add(units[index], 0.3, false)
      }
    }
  }

  /// The unit that is the head of a column of the table that ends before unit `number`.
  private static func columnHead(
    _ column: Int, before number: Int, _ page: CheckedPage
  ) -> Int? {
    let units = page.prose.units
    guard
      let last = units[max(0, number - reach.units)...number].lastIndex(where: {
        $0.kind == .headerCell
      }),
      let start = units[max(0, last - reach.columns)...last]
        .lastIndex(where: { $0.kind != .headerCell }),
      start + 1 + column <= last
    else { return nil }
    return start + 1 + column
  }

  /// The head of the column that a cell is in; nil for what is no cell.
  static func head(ofColumnOf number: Int, _ page: CheckedPage) -> Int? {
    let units = page.prose.units
    guard units[number].kind == .cell else { return nil }
    let row = units[max(0, number - reach.columns)...number]
    let first =
      row.lastIndex { $0.kind != .cell || $0.row != units[number].row } ?? row.startIndex - 1
    return columnHead(number - first - 1, before: number, page)
  }
}
