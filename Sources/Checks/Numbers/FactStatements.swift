import Diagnostics
import Essentials
import Facts

/// The statements of a subject's facts, found by the words of a sentence. A class, because all
/// pages of the subject share it; what it holds is made when somebody asks.
///
/// How well a statement goes with a number is the sum of the words that both have: each counts more
/// the fewer statements have it (as inverse document frequency does in the retrieval of texts,
/// Spärck Jones 1972) and the nearer it is to the number.
final class FactStatements {
  /// The statement that a number is best held against.
  struct Match {
    let statement: FactStatement
    /// Its number in the index.
    let number: Int
    /// How well it goes with the number.
    let score: Double
    /// How much of that is by words of its own, and by those that the sentence itself has.
    let told: Double
    let own: Double
    let agreement: StatementAgreement
    /// Whether it is a limit, or words that go with its column stand around it.
    let isCued: Bool
    /// Whether one is a time of minutes or hours, and the other one of weeks or more.
    let isOfOtherScale: Bool

    /// Whether the statement says the same. What only lies within a range counts where it is not
    /// asked for `strictly`, or where words of the statement's own tell that it is meant; what is
    /// longer than a wait must be only where it is not.
    func agrees(strictly: Bool) -> Bool {
      if statement.isMaximum, !isCued { return false }
      switch agreement {
      case .agrees: return true
      case .within: return !strictly || told >= FactStatements.leastTold
      case .longer: return !strictly
      case .differs, .otherUnit: return false
      }
    }

    /// Whether the statement says another: where it is asked for `strictly`, also what may be
    /// longer, as a wait of at least six weeks is none of twelve.
    func differs(strictly: Bool) -> Bool {
      agreement == .differs || strictly && agreement == .longer
    }
  }

  private let make: () -> [FactStatement]
  private(set) lazy var index = Index(make())
  private lazy var frequent = Set(
    index.statements.lazy.filter { [index] statement in
      // How often a set is done says not how often what is in it.
      statement.values.contains { $0.key == .frequency }
        && !(index.byRow[statement.group] ?? []).contains {
          index.statements[$0].values.contains(where: \.isRepeats)
        }
    }
    .flatMap { $0.naming.union($0.cues) })
  private(set) lazy var titles = RowTitles(index.statements)
  private(set) lazy var said = ValueIndex(
    index.statements.lazy.enumerated().flatMap { number, statement in
      statement.values.map { (number, $0) }
    })
  /// How well each statement goes with the number that is looked at, and which ones do at all.
  private var scores: [Score] = []
  private var touched: [Int] = []
  /// With how many statements numbers were compared.
  private(set) var compared = 0

  init(_ make: @escaping () -> [FactStatement]) { self.make = make }

  /// A class, as its parts are asked for one by one, and a copy would count a reference for each.
  final class Index {
    let statements: [FactStatement]
    /// The statements with a word, by its stem, with how much the word tells.
    private(set) var postings: [[(statement: Int, weight: Double)]] = []
    private(set) var cues: [[Int]] = []
    /// The number of each stem in the two lists, and the stem of each.
    private(set) var slots: [Int32: Int] = [:]
    private(set) var stems: [Int32] = []
    /// The kinds of values of each statement, as bits: what can be compared with a number is asked
    /// for each of its words.
    private(set) var kinds: [UInt64] = []
    private(set) var bits: [ComparedValue.Key: UInt64] = [:]
    let doses: [Int]
    let thresholds: [Int]
    let hasRepeats: Bool
    let ages: [Quantity]
    /// The stems that tell one choice of outcomes from the other.
    let choices: Set<Int32>
    /// The statements by what stands before their numbers, and by their rows.
    private(set) var byLead: [NumberLead: [Int]] = [:]
    private(set) var byRow: [Int: [Int]] = [:]

    /// The bit of values that measure; those of other keys follow.
    static let measure: UInt64 = 1

    init(_ statements: [FactStatement]) {
      self.statements = statements
      doses = statements.indices.filter { statements[$0].isDose }
      thresholds = statements.indices.filter { statements[$0].side != nil }
      hasRepeats = statements.contains { $0.values.contains(where: \.isRepeats) }
      ages = FactStatements.ages(in: statements)
      choices = OutcomeChoice.stems(in: statements)
      for (number, statement) in statements.enumerated() {
        for (stem, weight) in statement.stems {
          postings[slot(of: stem)].append((number, weight))
        }
        for cue in statement.cues { cues[slot(of: cue)].append(number) }
        if let lead = statement.lead { byLead[lead, default: []].append(number) }
        byRow[statement.group, default: []].append(number)
        kinds.append(statement.values.reduce(0) { $0 | bits(of: $1) })
      }
      for (slot, found) in postings.enumerated() where !found.isEmpty {
        // Values of one row or item share their words.
        let factor =
          1 / Double(Set(found.map { statements[$0.statement].group }).count).squareRoot()
        postings[slot] =
          found.count > FactStatements.mostWithWord
          ? [] : found.map { ($0.statement, $0.weight * factor) }
      }
      cues = cues.map { $0.count > FactStatements.mostWithWord ? [] : $0 }
    }

    private func bits(of value: ComparedValue) -> UInt64 {
      let measure = value.isMeasure ? Self.measure : 0
      if let known = bits[value.key] { return known | measure }
      // Units of so many kinds share the last bit: then more is compared, not less.
      let bit: UInt64 = 1 << UInt64(min(63, bits.count + 1))
      bits[value.key] = bit
      return bit | measure
    }

    private func slot(of stem: Int32) -> Int {
      if let known = slots[stem] { return known }
      postings.append([])
      cues.append([])
      slots[stem] = cues.count - 1
      stems.append(stem)
      return cues.count - 1
    }
  }

  /// Whether a stem names something of which the facts say how often it is done.
  func nameFrequency(_ stem: Int32) -> Bool { stem >= 0 && frequent.contains(stem) }

  /// Whether some say how often something is done.
  var haveFrequencies: Bool { !frequent.isEmpty }

  /// Whether some say how often an exercise is repeated.
  var haveRepeats: Bool { index.hasRepeats }

  /// A word that is in more statements tells nothing of any.
  private static let mostWithWord = 256

  /// The number of the stem that a word is, which `NumberWords` gave it; nil where no statement has
  /// it.
  func slot(of stem: Int32) -> Int? { stem < 0 ? nil : index.slots[stem] }

  /// How well each statement goes with a number among the words around it, best first. Only those
  /// that can be compared with it.
  func matches(
    _ typed: [ComparedValue], _ context: NumberContext
  ) -> [Match] {
    let kinds = kinds(of: typed)
    guard kinds != 0 else { return [] }
    addScores(context.stems, kinds)
    addScores(of: context, kinds)
    defer {
      for statement in touched { scores[statement] = Score() }
      touched.removeAll(keepingCapacity: true)
    }
    let ranked = touched.map { (statement: $0, score: scores[$0].told + scores[$0].cued) }
      .sorted { left, right in
        if left.score != right.score { return left.score > right.score }
        let lines = [left, right].map { index.statements[$0.statement].location.line }
        return (lines[0], left.statement) < (lines[1], right.statement)
      }
    return compare(typed, isPace: context.isPace, with: ranked)
  }

  private func kinds(of typed: [ComparedValue]) -> UInt64 {
    typed.reduce(0) {
      $0 | (index.bits[$1.key] ?? 0) | ($1.isMeasure ? Index.measure : 0)
    }
  }

  /// Adds what `stems` tell of the statements with values of some `kinds`.
  private func addScores(_ stems: [StemNearby], _ kinds: UInt64) {
    if scores.isEmpty { scores = Array(repeating: Score(), count: index.statements.count) }
    let ordered = stems.sorted { ($0.stem, $1.weight) < ($1.stem, $0.weight) }
    // To take the index out copies all that it has.
    let index = index
    var last = -1
    for near in ordered where near.stem != last {
      last = near.stem
      for (statement, tells) in index.postings[last] where index.kinds[statement] & kinds != 0 {
        touch(statement)
        scores[statement].add(tells, of: near)
      }
      for statement in index.cues[last] where index.kinds[statement] & kinds != 0 {
        touch(statement)
        scores[statement].cues += near.weight
      }
    }
  }

  /// How much it tells that a text has the same words before its number.
  private static let leadWeight = 0.5

  /// Adds what the words right before a number and the values beside it tell.
  private func addScores(of context: NumberContext, _ kinds: UInt64) {
    let index = index
    func add(_ weight: Double, _ statements: [Int]?) {
      for statement in statements ?? [] where index.kinds[statement] & kinds != 0 {
        touch(statement)
        scores[statement].add(weight)
      }
    }
    if let lead = context.lead { add(Self.leadWeight, index.byLead[lead]) }
    for row in context.rows {
      add(row.weight, index.byRow[row.number]?.filter { !row.told.contains($0) })
    }
  }

  /// The rows that say all of a value, each with its statements that do, where they are so few that
  /// it tells which is meant.
  func rows(saying written: WrittenQuantity, isAge: Bool) -> [Int: Set<Int>] {
    var rows: [Int: Set<Int>] = [:]
    for typed in ComparedValue.ofProse(written, isAge: isAge) {
      for owner in said.owners(saying: typed) where !index.statements[owner].isMaximum {
        rows[index.statements[owner].group, default: []].insert(owner)
      }
    }
    if rows.count <= Self.mostRows { return rows }
    // What texts say besides tells of no row.
    rows = rows.filter { $0.value.contains { index.statements[$0].column != nil } }
    return rows.count > Self.mostRows ? [:] : rows
  }

  private static let mostRows = 2

  private func touch(_ statement: Int) {
    if scores[statement].isTouched { return }
    scores[statement].isTouched = true
    touched.append(statement)
  }

  /// How much less well than the best a statement may go with a number, to be looked at at all.
  private static let worthComparing = 0.3

  /// How many statements a number is compared with.
  private static let mostCompared = 128

  /// Compares values with statements, best first, until they go too badly with the number: to
  /// compare takes far longer than to rank.
  private func compare(
    _ typed: [ComparedValue], isPace: Bool, with ranked: [(statement: Int, score: Double)]
  ) -> [Match] {
    let statements = index.statements
    var matches: [Match] = []
    var best: Double?
    for (number, score) in ranked.prefix(Self.mostCompared) {
      if let best, score < best * Self.worthComparing { break }
      if statements[number].isPace, !isPace { continue }
      compared += 1
      guard let agreement = StatementAgreement(typed, statements[number]) else { continue }
      if best == nil, agreement != .otherUnit { best = score }
      matches.append(
        Match(
          statement: statements[number], number: number, score: score,
          told: scores[number].told,
          own: scores[number].own, agreement: agreement,
          isCued: scores[number].cues > 0 || typed.contains(where: \.isLimit),
          isOfOtherScale: statements[number].isOfOtherScale(than: typed)))
    }
    return matches
  }

  /// How well a statement goes with a number. What stands further away can only help.
  private struct Score {
    private var near = 0.0
    private var far = 0.0
    private(set) var own = 0.0
    var cues = 0.0
    var isTouched = false

    /// Adds a word that tells so much.
    mutating func add(_ tells: Double, of word: StemNearby) {
      let weight = tells * word.weight
      if word.weight < 0.4 { far += weight } else { near += weight }
      if word.isOwn { own += weight }
    }

    /// Adds what tells as a word of the sentence does.
    mutating func add(_ weight: Double) {
      near += weight
      own += weight
    }

    var told: Double { near + min(far, 0.45) }
    var cued: Double { min(cues, 1.5) * 0.3 }
  }
}

extension FactStatements {
  /// What the facts say of a number in prose.
  enum Verdict {
    /// It says what a statement says that it may be about.
    case agrees(FactStatement)
    /// Of what it clearly is about, a dose or a row that it names, or of what the words around it are those of: the more surely
    /// the more of them, from 1 on without doubt.
    case contradicts(FactStatement, isClear: Bool = false, certainty: Double = 0)
    /// No statement is clearly about it.
    case unknown
  }

  /// How well a statement must go with a number to contradict it, and by its own words alone.
  private static let least = 0.5
  fileprivate static let leastTold = 0.4
  /// How well to contradict it for certain, where what it measures is rare in prose.
  static let leastClear = 0.6
  /// How much less well one may go with it that agrees.
  private static let share = 0.55
  private static let shareOfPrice = 0.3
  /// The same for one that has no word of its own there.
  private static let shareWithoutWords = 0.58
  /// How well by words of the sentence itself, for those of others to tell of nothing else.
  private static let leastOwn = 0.35
  /// How much less well than a text a value of the same row may go with a number.
  private static let shareInRow = 0.8
  /// How many statements that agree are held against the rows beside theirs.
  private static let mostAgreeing = 8

  /// - Parameter isStrict: Whether what lies within a range agrees only with a statement that the
  ///   words are clearly those of.
  func verdict(
    _ written: WrittenQuantity, isAge: Bool, saysHowLong: Bool, isStrict: Bool,
    _ context: NumberContext
  ) -> Verdict {
    let matches = matches(ComparedValue.ofProse(written, isAge: isAge), context)
    let best = matches.first { $0.agreement != .otherUnit }
    if let other = matches.first, other.agreement == .otherUnit, other.statement.canContradict,
      written.quantity?.unit != .number,
      other.told >= (written.hasTellingNumber ? 0.3 : 0.45),
      other.score >= (best?.score ?? 0) * (written.hasTellingNumber ? 0.5 : 0.9)
    {
      let certainty = written.hasTellingNumber ? other.told / Self.leastClear : 0
      return .contradicts(other.statement, certainty: certainty)
    }
    if let same = namedInFull(among: matches, isStrict: isStrict, context)
      ?? namedInFull(doneEvery: written, context)
    {
      let row = rowOfAge(rather: same, among: matches, isStrict: isStrict, context)
      return row.map { .contradicts($0.statement, isClear: true) } ?? .agrees(same.statement)
    }
    if let best,
      let verdict = agreement(of: matches, rather: best, written, isStrict: isStrict, context)
    {
      return verdict
    }
    if let row = rowOfAge(among: matches, isStrict: isStrict, context) {
      return .contradicts(row.statement, isClear: true)
    }
    let isRare = matches.first?.statement.values.contains(where: \.isRare) ?? false
    let factor = isRare ? 0.6 : 1
    guard let best = differing(matches, isStrict: isStrict),
      best.score >= Self.least * factor, best.told >= Self.leastTold * factor,
      best.statement.canContradict, saysHowLong || !best.statement.isLasting
    else { return .unknown }
    if isOfRowBeside(best, among: matches, isStrict: isStrict, context) {
      return .contradicts(best.statement, isClear: true)
    }
    // A range is the same as another by accident only now and then.
    if best.told < 1, let same = statement(sayingAllOf: written, isAge: isAge) {
      return isRowBeside(same, best, context)
        ? .contradicts(best.statement, isClear: true) : .agrees(same)
    }
    return .contradicts(best.statement, certainty: written.certainty(told: best.told))
  }

  /// Whether a number is about one of the statements that agree, or about the row beside one; nil
  /// where it may be about none.
  private func agreement(
    of matches: [Match], rather best: Match, _ written: WrittenQuantity, isStrict: Bool,
    _ context: NumberContext
  ) -> Verdict? {
    let agreeing = matches.filter {
      $0.agrees(strictly: isStrict) && !hasOwnLimit($0, among: matches, written)
        && isMeant($0, rather: best, written, isStrict: isStrict, context)
    }
    var beside: Match?
    for match in agreeing.prefix(Self.mostAgreeing) {
      let row =
        rowOfChoice(rather: match, among: matches, isStrict: isStrict, context)
        ?? rowBeside(match, among: matches, isStrict: isStrict, context)
      guard let row else {
        return .agrees(match.statement)
      }
      beside = beside ?? row
    }
    return beside.map { .contradicts($0.statement, isClear: true) }
  }

  /// The best statement that says another; of one row, the one that can contradict.
  private func differing(_ matches: [Match], isStrict: Bool) -> Match? {
    guard let best = matches.first(where: { $0.differs(strictly: isStrict) }) else { return nil }
    if best.statement.canContradict, !best.isOfOtherScale { return best }
    return matches.first {
      $0.statement.group == best.statement.group && $0.statement.canContradict
        && !$0.isOfOtherScale && $0.differs(strictly: isStrict)
        && $0.score >= best.score * (best.isOfOtherScale ? Self.share : Self.shareInRow)
    } ?? best
  }

  /// Whether a number may be about a statement that agrees, where another goes `best` with it.
  private func isMeant(
    _ agreeing: Match, rather best: Match, _ written: WrittenQuantity, isStrict: Bool,
    _ context: NumberContext
  ) -> Bool {
    if isLater(agreeing, than: best) { return true }
    guard agreeing.score >= best.score * (written.isMoney ? Self.shareOfPrice : Self.share) else {
      return false
    }
    guard best.differs(strictly: isStrict) else { return true }
    if isLess(agreeing, than: best, context) { return false }
    if agreeing.own == 0, best.own >= Self.leastOwn { return false }
    return agreeing.score >= best.score * Self.shareWithoutWords
      || written.isMoney || best.told < Self.least || hasWords(agreeing, beyond: best, context)
  }

  /// Whether there is a word around the number that one statement has and the other has not.
  func hasWords(_ match: Match, beyond other: Match, _ context: NumberContext) -> Bool {
    func has(_ stem: Int, _ number: Int) -> Bool {
      index.cues[stem].contains(number)
        || index.postings[stem].contains { $0.statement == number }
    }
    return context.stems.contains { near in
      has(near.stem, match.number) && !has(near.stem, other.number)
        && (!near.isAnchor || match.statement.anchors.contains(index.stems[near.stem]))
    }
  }

  /// A statement with both ends of a range; nil for what is no range.
  private func statement(sayingAllOf written: WrittenQuantity, isAge: Bool) -> FactStatement? {
    guard let own = written.quantity, !own.isSingle, own.low != nil, own.high != nil else {
      return nil
    }
    let same = said.first(saying: isAge ? .age(own) : .quantity(own)) { value in
      switch value {
      case .quantity(let other), .age(let other):
        own.lies(within: other) && other.lies(within: own)
      default: false
      }
    }
    return same.map { index.statements[$0] }
  }

  /// How much the words around a number tell of a statement that says another: the more, the less
  /// likely it is that the number is about what says the same elsewhere. None where they tell as much of
  /// that one.
  func doubt(
    about written: WrittenQuantity, isAge: Bool, saysHowLong: Bool,
    _ context: NumberContext
  ) -> Double {
    let matches = matches(ComparedValue.ofProse(written, isAge: isAge), context)
    // Where a row says it too, in another column, its words are no doubt.
    let rows = Set(matches.filter { $0.agreement == .agrees }.map(\.statement.group))
    let doubt =
      matches.filter {
        !$0.agrees(strictly: true) && !rows.contains($0.statement.group)
          && (saysHowLong || !$0.statement.isLasting)
      }.map(\.told).max() ?? 0
    let same = matches.filter { $0.agreement == .agrees }.map(\.told).max() ?? 0
    return same >= doubt ? 0 : doubt
  }

  /// The dose that an amount or a frequency differs from which can only be one of the subject: it
  /// stands beside the other, or is what is taken. Nil where a dose agrees, and where there are so
  /// many that one of those that are not looked at could.
  func dose(contradicting written: WrittenQuantity) -> FactStatement? {
    let typed = ComparedValue.ofProse(written, isAge: false)
    let kinds = kinds(of: typed)
    let doses = index.doses.filter { index.kinds[$0] & kinds != 0 }
    guard doses.count <= Self.mostCompared else { return nil }
    var first: Int?
    for dose in doses {
      switch StatementAgreement(typed, index.statements[dose]) {
      case .agrees, .within, .longer: return nil
      case .differs: first = first ?? dose
      case .otherUnit, nil: continue
      }
    }
    return first.map { index.statements[$0] }
  }
}
