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
    /// How well it goes with the number.
    let score: Double
    /// How much of that is by words of its own.
    let told: Double
    let agreement: StatementAgreement
  }

  private let make: () -> [FactStatement]
  private lazy var index = Index(make())
  private lazy var said = ValueIndex(
    index.statements.lazy.enumerated().flatMap { number, statement in
      statement.values.map { (number, $0) }
    })
  /// How well each statement goes with the number that is looked at, and which ones do at all.
  private var scores: [Score] = []
  private var touched: [Int] = []
  /// With how many statements numbers were compared.
  private(set) var compared = 0

  init(_ make: @escaping () -> [FactStatement]) { self.make = make }

  private struct Index {
    let statements: [FactStatement]
    /// The statements with a word, by its stem, with how much the word tells.
    private(set) var postings: [[(statement: Int, weight: Double)]] = []
    private(set) var cues: [[Int]] = []
    /// The number of each stem in the two lists.
    private(set) var slots: [Int32: Int] = [:]
    /// The kinds of values of each statement, as bits: what can be compared with a number is asked
    /// for each of its words.
    private(set) var kinds: [UInt64] = []
    private(set) var bits: [ComparedValue.Key: UInt64] = [:]
    let doses: [Int]

    /// The bit of values that measure; those of other keys follow.
    static let measure: UInt64 = 1

    init(_ statements: [FactStatement]) {
      self.statements = statements
      doses = statements.indices.filter { statements[$0].isDose }
      for (number, statement) in statements.enumerated() {
        for (stem, weight) in statement.stems {
          postings[slot(of: stem)].append((number, weight))
        }
        for cue in statement.cues { cues[slot(of: cue)].append(number) }
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

    private mutating func bits(of value: ComparedValue) -> UInt64 {
      let measure = value.isMeasure ? Self.measure : 0
      if let known = bits[value.key] { return known | measure }
      // Units of so many kinds share the last bit: then more is compared, not less.
      let bit: UInt64 = 1 << UInt64(min(63, bits.count + 1))
      bits[value.key] = bit
      return bit | measure
    }

    private mutating func slot(of stem: Int32) -> Int {
      if let known = slots[stem] { return known }
      postings.append([])
      cues.append([])
      slots[stem] = cues.count - 1
      return cues.count - 1
    }
  }

  /// A word that is in more statements tells nothing of any.
  private static let mostWithWord = 256

  /// The number of the stem that a word is, which `NumberWords` gave it; nil where no statement has
  /// it.
  func slot(of stem: Int32) -> Int? { stem < 0 ? nil : index.slots[stem] }

  /// How well each statement goes with a number among the words around it, best first. Only those
  /// that can be compared with it.
  private func matches(
    _ typed: [ComparedValue], among stems: [(stem: Int, weight: Double)]
  ) -> [Match] {
    let kinds = kinds(of: typed)
    guard kinds != 0 else { return [] }
    addScores(stems, kinds)
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
    return compare(typed, with: ranked)
  }

  private func kinds(of typed: [ComparedValue]) -> UInt64 {
    typed.reduce(0) {
      $0 | (index.bits[$1.key] ?? 0) | ($1.isMeasure ? Index.measure : 0)
    }
  }

  /// Adds what `stems` tell of the statements with values of some `kinds`.
  private func addScores(_ stems: [(stem: Int, weight: Double)], _ kinds: UInt64) {
    if scores.isEmpty { scores = Array(repeating: Score(), count: index.statements.count) }
    let ordered = stems.sorted { ($0.stem, $1.weight) < ($1.stem, $0.weight) }
    var last = -1
    for (stem, weight) in ordered where stem != last {
      last = stem
      for (statement, own) in index.postings[stem] where index.kinds[statement] & kinds != 0 {
        touch(statement)
        scores[statement].add(own * weight, isFar: weight < 0.4)
      }
      for statement in index.cues[stem] where index.kinds[statement] & kinds != 0 {
        touch(statement)
        scores[statement].cues += weight
      }
    }
  }

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
    _ typed: [ComparedValue], with ranked: [(statement: Int, score: Double)]
  ) -> [Match] {
    var matches: [Match] = []
    var best: Double?
    for (number, score) in ranked.prefix(Self.mostCompared) {
      if let best, score < best * Self.worthComparing { break }
      compared += 1
      guard let agreement = StatementAgreement(typed, index.statements[number]) else { continue }
      if best == nil, agreement != .otherUnit { best = score }
      matches.append(
        Match(
          statement: index.statements[number], score: score, told: scores[number].told,
          agreement: agreement))
    }
    return matches
  }

  /// How well a statement goes with a number. What stands further away can only help.
  private struct Score {
    private var near = 0.0
    private var far = 0.0
    var cues = 0.0
    var isTouched = false

    mutating func add(_ weight: Double, isFar: Bool) {
      if isFar { far += weight } else { near += weight }
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
    /// Of what is a dose beyond doubt, or of what the words around it are those of: the more surely
    /// the more of them, from 1 on without doubt.
    case contradicts(FactStatement, isOfDose: Bool = false, certainty: Double = 0)
    /// No statement is clearly about it.
    case unknown
  }

  /// How well a statement must go with a number to contradict it, and by its own words alone.
  private static let least = 0.5
  private static let leastTold = 0.4
  /// How well to contradict it for certain, where what it measures is rare in prose.
  fileprivate static let leastClear = 0.6
  /// How much less well one may go with it that agrees.
  private static let share = 0.55

  func verdict(
    _ written: WrittenQuantity, isAge: Bool, saysHowLong: Bool,
    among stems: [(stem: Int, weight: Double)]
  ) -> Verdict {
    let matches = matches(ComparedValue.ofProse(written, isAge: isAge), among: stems)
    let best = matches.first { $0.agreement != .otherUnit }
    if let other = matches.first, other.agreement == .otherUnit, other.statement.canContradict,
      other.told >= (written.hasTellingNumber ? 0.3 : 0.45),
      other.score >= (best?.score ?? 0) * (written.hasTellingNumber ? 0.5 : 0.9)
    {
      let certainty = written.hasTellingNumber ? other.told / Self.leastClear : 0
      return .contradicts(other.statement, certainty: certainty)
    }
    if let best, let agreeing = matches.first(where: { $0.agreement == .agrees }),
      agreeing.score >= best.score * (written.isMoney ? 0.3 : Self.share)
    {
      return .agrees(agreeing.statement)
    }
    let isRare = matches.first?.statement.values.contains(where: \.isRare) ?? false
    let factor = isRare ? 0.6 : 1
    guard let best = matches.first(where: { $0.agreement == .differs }),
      best.score >= Self.least * factor, best.told >= Self.leastTold * factor,
      best.statement.canContradict, saysHowLong || !best.statement.isLasting
    else { return .unknown }
    // A range is the same as another by accident only now and then.
    if best.told < 1, let same = statement(sayingAllOf: written) { return .agrees(same) }
    return .contradicts(best.statement, certainty: written.certainty(told: best.told))
  }

  /// A statement with both ends of a range; nil for what is no range.
  private func statement(sayingAllOf written: WrittenQuantity) -> FactStatement? {
    guard let own = written.quantity, !own.isSingle, own.low != nil, own.high != nil else {
      return nil
    }
    let same = said.first(saying: .quantity(own)) { value in
      guard case .quantity(let other) = value else { return false }
      return own.lies(within: other) && other.lies(within: own)
    }
    return same.map { index.statements[$0] }
  }

  /// Whether a statement that has any of the words around it says what prose says: then the number
  /// may be about that one.
  func say(
    _ written: WrittenQuantity, isAge: Bool, among stems: [(stem: Int, weight: Double)]
  ) -> Bool {
    matches(ComparedValue.ofProse(written, isAge: isAge), among: stems)
      .contains { $0.agreement == .agrees }
  }

  /// Whether a statement says all of it, whatever it is about. An age is told by an end: under 18.
  func saysAll(of written: WrittenQuantity, isAge: Bool) -> Bool {
    ComparedValue.ofProse(written, isAge: isAge).contains { value in
      value.key == .age ? said.says(value) : said.saysAll(of: value)
    }
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
      case .agrees: return nil
      case .differs: first = first ?? dose
      case .otherUnit, nil: continue
      }
    }
    return first.map { index.statements[$0] }
  }
}

/// How a number of prose goes with a statement.
enum StatementAgreement: Equatable {
  case agrees, differs
  /// The same number in a unit that measures something else.
  case otherUnit

  /// Nil where the two cannot be compared.
  init?(_ typed: [ComparedValue], _ statement: FactStatement) {
    var isCompared = false
    for own in typed {
      for fact in statement.values where fact.key == own.key && own.hasScale(of: fact) {
        isCompared = true
        if own.says(fact, strictly: statement.isStrict) {
          self = .agrees
          return
        }
      }
    }
    let isSameNumber =
      !isCompared
      && typed.contains { own in statement.values.contains { own.hasSameNumber(as: $0) } }
    guard isCompared || isSameNumber else { return nil }
    self = isCompared ? .differs : .otherUnit
  }
}

extension ComparedValue {
  /// What prose says, in each way in which it can be meant, ages and money included.
  static func ofProse(_ written: WrittenQuantity, isAge: Bool) -> [ComparedValue] {
    if case .money(let low, let high, _) = written.value { return [.money(low: low, high: high)] }
    let values = all(of: written)
    guard isAge else { return values }
    return values.map { value in
      if case .quantity(let quantity) = value { .age(quantity) } else { value }
    }
  }

  /// Whether it says what `fact` does, or, unless `strictly`, what lies within it.
  fileprivate func says(_ fact: ComparedValue, strictly: Bool) -> Bool {
    let agreement = agreement(with: fact)
    if agreement.agrees { return true }
    switch (self, fact) {
    case (.quantity(let own), .quantity(let other)):
      if own.isNearInTime(other) || strictly && isTime && own.isEnd(of: other) { return true }
      // A limit of what is measured is one number, and a wait may be longer than it must.
      let isOpen = other.low == nil || other.high == nil && !isTime
      return !strictly && agreement.isAllowed && !(own.isSingle && isOpen)
    case (.frequency(let own), .frequency(let other)):
      return own.isNear(other)
    case (.age, _), (.clock, _), (.money, _): return false
    default: return agreement.isAllowed
    }
  }

  /// Minutes are never about what is counted in months.
  fileprivate func hasScale(of other: ComparedValue) -> Bool {
    guard isTime, case .quantity(let own) = self, case .quantity(let other) = other else {
      return true
    }
    let sizes = [own.unit.size, other.unit.size]
    return (sizes.max() ?? 1) <= (sizes.min() ?? 1) * 2000
  }

  /// Whether so few things are told by such a value that few words tell which.
  fileprivate var isRare: Bool {
    switch key {
    case .age, .clock, .pair: true
    default: false
    }
  }

  /// Whether it is the same number in another unit that is no time and no count of something else.
  fileprivate func hasSameNumber(as fact: ComparedValue) -> Bool {
    guard case .quantity(let own) = self, case .quantity(let other) = fact,
      own.low == other.low, own.high == other.high, own.unit.isMeasure, other.unit.isMeasure
    else { return false }
    return true
  }

  fileprivate var isMeasure: Bool {
    if case .quantity(let quantity) = self { return quantity.unit.isMeasure }
    return false
  }
}

extension QuantityUnit {
  /// Whether it is a unit of an amount or of a concentration, which mistakes put for each other.
  fileprivate var isMeasure: Bool {
    switch dimension {
    case .none, .time, .share, .length, .area, .angle, .temperature: false
    case .counted: isDoseUnit
    default: true
    }
  }

  /// Whether it counts what is taken of a medicine.
  var isDoseUnit: Bool { ["drop", "tablet", "capsule", "puff"].contains(code.text) }
}

extension WrittenQuantity {
  var isMoney: Bool {
    if case .money = value { return true }
    return false
  }

  /// How sure it is that it is about a fact of which words `told`, of 1 for each that is in one fact
  /// only. The more of such values prose has, the more words it takes: much lasts so many minutes,
  /// and one word is said of many things.
  fileprivate func certainty(told: Double) -> Double {
    if isUnnumbered { return 0 }
    switch value {
    case .band: return 0
    case .money, .frequency, .chance, .clock: return told / 0.8
    case .quantity(let quantity, _):
      switch quantity.unit.dimension {
      case .time, .length, .none: return told / 1.2
      default: return told / FactStatements.leastClear
      }
    case .pair, .age: return told / FactStatements.leastClear
    }
  }

  /// Whether its number alone tells much: 48 or 3.5, not 2.
  fileprivate var hasTellingNumber: Bool {
    guard let quantity, let number = quantity.low ?? quantity.high else { return false }
    return !quantity.isSingle || number >= 10 || number.exponent < 0
  }
}

extension Quantity {
  /// Whether it is one number, or a limit, that is an end of `other`.
  fileprivate func isEnd(of other: Quantity) -> Bool {
    guard let own = isSingle || high == nil ? lowInSmallest : low == nil ? highInSmallest : nil
    else { return false }
    return own == other.lowInSmallest || own == other.highInSmallest
  }

  /// Whether both are the same but for the days of a month: 12 weeks and 3 months.
  fileprivate func isNearInTime(_ other: Quantity) -> Bool {
    guard unit.dimension == .time, other.unit.dimension == .time else { return false }
    let day = QuantityUnit.week.size
    let units = [unit, lowUnit, other.unit, other.lowUnit]
    guard units.contains(where: { $0.size > day }), units.contains(where: { $0.size <= day })
    else { return false }
    func isNear(_ left: Decimal?, _ right: Decimal?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return abs(left - right) * 100 <= max(left, right) * 9
    }
    if isNear(lowInSmallest, other.lowInSmallest), isNear(highInSmallest, other.highInSmallest) {
      return true
    }
    return isSingle
      && (isNear(lowInSmallest, other.lowInSmallest)
        || isNear(highInSmallest, other.highInSmallest))
  }
}

extension Frequency {
  /// Whether both are as often but for the days of a month, or one is an end of the other.
  fileprivate func isNear(_ other: Frequency) -> Bool {
    func rate(_ frequency: Frequency, _ times: Int, _ period: Decimal) -> Decimal {
      Decimal(times) * QuantityUnit.year.size / (period * frequency.unit.size)
    }
    let own = [
      rate(self, times.lowerBound, period.upperBound),
      rate(self, times.upperBound, period.lowerBound),
    ]
    let ends = [
      rate(other, other.times.lowerBound, other.period.upperBound),
      rate(other, other.times.upperBound, other.period.lowerBound),
    ]
    func near(_ left: Decimal, _ right: Decimal) -> Bool {
      abs(left - right) * 100 <= max(left, right) * 9
    }
    return near(own[0], ends[0]) && near(own[1], ends[1])
      || own[0] == own[1] && ends.contains { near($0, own[0]) }
  }
}

extension Diagnostics.SourceLocation {
  fileprivate var line: Int { start?.line ?? 0 }
}

extension FactStatement {
  /// Whether the facts say that a source reports what prose says.
  func reports(_ written: WrittenQuantity, isAge: Bool) -> Bool {
    let typed = ComparedValue.ofProse(written, isAge: isAge)
    return reported.contains { value in
      let entry = FactEntry("reported", value: value, label: nil, at: location)
      return ComparedValue.all(of: entry).contains { fact in
        typed.contains { $0.key == fact.key && $0.agreement(with: fact).isAllowed }
      }
    }
  }
}
