import Facts
import Foundation
import Testing

@Suite struct QuantityTests {
  private func decimal(_ text: String) throws -> Decimal {
    try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
  }

  private func unit(_ code: String) throws -> QuantityUnit {
    try #require(QuantityUnit.named(.init(code)))
  }

  private func single(_ value: String, _ code: String) throws -> Quantity {
    let value = try decimal(value)
    return Quantity(low: value, high: value, unit: try unit(code))
  }

  @Test func everyUnitHasItsOwnCodeAndNames() {
    let codes = QuantityUnit.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    for unit in QuantityUnit.all {
      #expect(unit.spellings.count == Set(unit.spellings).count, "\(unit)")
      #expect(unit.size > 0 && !unit.spellings.isEmpty, "\(unit)")
      #expect(unit.spellings.allSatisfy { $0 == $0.lowercased() }, "\(unit)")
    }
  }

  @Test(arguments: [
    ("1", "mg", "1000", "ug"), ("1", "g", "1000", "mg"), ("0.5", "h", "30", "min"),
    ("2", "wk", "14", "d"), ("1", "a", "12", "mo"), ("1", "l", "1000", "ml"),
    ("2", "spoonful", "10", "ml"), ("38", "Cel", "100.4", "[degF]"),
    ("-40", "Cel", "-40", "[degF]"),
    ("1", "g/dl", "10", "g/l"), ("1", "mg/dl", "10", "mg/l"), ("1", "mmol/l", "1000", "umol/l"),
    ("1", "ng/ml", "1", "ug/l"), ("1", "cm", "10", "mm"), ("1000", "kJ", "1000000", "J"),
    ("1", "10*9/l", "1000", "10*6/l"), ("10", "unit", "10", "[iU]"),
  ])
  func convertsExactly(value: String, from: String, other: String, to: String) throws {
    let (left, right) = (try single(value, from), try single(other, to))
    #expect(left.lies(within: right) && right.lies(within: left))
    let more = Quantity(low: right.low, high: nil, unit: right.unit, isLowExcluded: true)
    #expect(!left.lies(within: more))
  }

  @Test(arguments: [
    ("1", "mmol/l", "1", "mmol/mol"), ("1", "mg", "1", "ml"), ("1", "tablet", "1", "capsule"),
    ("1", "%", "1", "1"), ("1", "ml/min", "1", "ml/min/{1.73_m2}"), ("1", "kg", "1", "kg/m2"),
  ])
  func doesNotConvertBetweenKinds(value: String, from: String, other: String, to: String) throws {
    #expect(!(try single(value, from)).lies(within: try single(other, to)))
  }

  @Test func liesWithinLimitsThatExcludeTheirEnds() {
    let atLeast = Quantity(low: 24, high: nil, unit: .hour)
    let moreThan = Quantity(low: 1, high: nil, unit: .day, isLowExcluded: true)
    let exactly = Quantity(low: 24, high: 24, unit: .hour)
    #expect(exactly.lies(within: atLeast) && !exactly.lies(within: moreThan))
    #expect(moreThan.lies(within: atLeast) && !atLeast.lies(within: moreThan))
    let below = Quantity(low: nil, high: 1, unit: .day, isHighExcluded: true)
    #expect(!exactly.lies(within: below) && !exactly.overlaps(below))
    #expect(!below.overlaps(atLeast) && !below.overlaps(moreThan))
    #expect(Quantity(low: nil, high: 24, unit: .hour).overlaps(atLeast))
  }

  @Test func rangesOfMixedUnitsHaveTheirEnds() {
    let range = Quantity(low: 6, high: 3, unit: .month, lowUnit: .week)
    #expect(range.hasMixedUnits && !range.isSingle)
    #expect(Quantity(low: 7, high: 8, unit: .week).lies(within: range))
    #expect(!Quantity(low: 5, high: 8, unit: .week).lies(within: range))
    #expect(!Quantity(low: 7, high: 14, unit: .week).lies(within: range))
    #expect(!Quantity(low: 1, high: 1, unit: .week, lowUnit: .day).isSingle)
  }

  @Test func comparesRates() throws {
    func every(_ period: ClosedRange<Decimal>, _ unit: QuantityUnit) throws -> Frequency {
      try #require(Frequency(period: period, unit: unit))
    }
    let twice = try #require(Frequency(times: 2...2, unit: .day))
    #expect(twice.isSameRate(as: try every(12...12, .hour)))
    #expect(!twice.isSameRate(as: try every(1...1, .week)))
    let quarterly = try #require(Frequency(times: 4...4, unit: .year))
    #expect(try every(3...3, .month).isSameRate(as: quarterly))
    let often = try every(4...6, .hour)
    let daily = try #require(Frequency(times: 4...6, unit: .day))
    #expect(daily.isSameRate(as: often))
    #expect(try every(5...5, .hour).lies(within: often))
    let limit = try #require(Frequency(times: 4...4, unit: .day, bound: .atMost))
    #expect(twice.lies(within: limit) && !often.lies(within: limit))
    #expect(Frequency(times: 0...2, unit: .day) == nil)
    #expect(Frequency(period: 0...2, unit: .day) == nil)
    #expect(Frequency(unit: .millilitre) == nil)
  }

  /// What is taken at a time is held against a total by what it comes to.
  @Test func comparesDosesWithTotals() throws {
    func dose(
      _ amount: Decimal, _ times: Int, in period: Decimal = 1, isTotal: Bool = false
    ) throws -> Dose {
      Dose(
        amount: Quantity(low: amount, high: amount, unit: .milligram),
        frequency: Frequency(times: times...times, period: period...period, unit: .day),
        isTotal: isTotal)
    }
    let total = try dose(80, 1, isTotal: true)
    #expect(try dose(40, 2).lies(within: total) && total.lies(within: try dose(40, 2)))
    #expect(try dose(160, 1, in: 2).lies(within: total))
    #expect(try !dose(40, 3).lies(within: total) && !dose(40, 1).lies(within: total))
    #expect(try !dose(80, 2).lies(within: dose(40, 4)), "two doses are compared as they are")
  }

  private func chance(
    _ low: (Decimal, Decimal)?, _ high: (Decimal, Decimal)?, excluded: Bool = false
  ) -> Chance {
    Chance(
      low: low.flatMap { Chance.Share($0.0, in: $0.1) },
      high: high.flatMap { Chance.Share($0.0, in: $0.1) }, isLowExcluded: excluded,
      isHighExcluded: excluded)
  }

  @Test func comparesChancesExactly() {
    let third = chance((1, 3), (1, 3))
    #expect(third.lies(within: chance((33, 99), (33, 99))))
    #expect(!third.lies(within: chance((33, 100), (33, 100))))
    #expect(third.lies(within: chance((1, 10), nil, excluded: true)))
    #expect(!chance((1, 10), (1, 10)).lies(within: chance((1, 10), nil, excluded: true)))
    #expect(Chance.Share(3, in: 2) == nil && Chance.Share(1, in: 0) == nil)
  }

  /// The limits belong to the more frequent band, and "up to" stands for the band below.
  @Test func knowsTheBandsOfProductInformation() {
    let ones: [(Decimal, Chance.Band)] = [
      (1, .veryCommon), (10, .veryCommon), (11, .common), (100, .common), (101, .uncommon),
      (1000, .uncommon), (1001, .rare), (1700, .rare), (10_000, .rare), (10_001, .veryRare),
    ]
    for (number, band) in ones { #expect(chance((1, number), (1, number)).band == band) }
    #expect(chance((1, 10), nil, excluded: true).band == .veryCommon)
    #expect(chance(nil, (1, 10)).band == .common)
    #expect(chance(nil, (1, 100)).band == .uncommon)
    #expect(chance(nil, (1, 10_000), excluded: true).band == .veryRare)
    #expect(chance((1, 1000), (1, 100)).band == .uncommon)
    let wide = chance((1, 1000), (1, 10))
    #expect(wide.band == nil && wide.canBe(.common) && wide.canBe(.uncommon))
    #expect(!wide.canBe(.rare))
  }

  @Test func convertsMeasuresByWhatIsMeasured() throws {
    let (ifcc, mmol) = (try unit("mmol/mol"), try unit("mmol/l"))
    let mgdl = try unit("mg/dl")
    let hba1c = try #require(MeasureConversion.of("HbA1c", ifcc, .percent))
    func percent(_ value: Decimal) -> Decimal? {
      hba1c.converted(Quantity(low: value, high: value, unit: ifcc))?.low
    }
    let (six, seven) = (try decimal("6.5"), try decimal("7.5"))
    #expect(percent(48) == six && percent(58) == seven)
    #expect(percent(42) == 6)
    let glucose = try #require(MeasureConversion.of("Fasting glucose", mgdl, mmol))
    #expect(glucose.converted(Quantity(low: 7, high: 7, unit: mmol))?.low == 126)
    let cholesterol = try #require(MeasureConversion.of("LDL cholesterol", mmol, mgdl))
    #expect(cholesterol.converted(Quantity(low: 5, high: 5, unit: mmol))?.low == 193)
    #expect(MeasureConversion.of("Iron", mmol, mgdl) == nil)
    #expect(MeasureConversion.of("HbA1c", mmol, mgdl) == nil)
    #expect(glucose.converted(Quantity(low: 1, high: 1, unit: .day)) == nil)
  }

  @Test func pairsShareUnitAndLimit() throws {
    func below(_ value: Decimal) -> Quantity {
      Quantity(low: nil, high: value, unit: .millimetreOfMercury, isHighExcluded: true)
    }
    let goal = try #require(Pair(first: below(140), second: below(90)))
    let lower = try #require(Pair(first: below(130), second: below(80)))
    let higher = try #require(Pair(first: below(240), second: below(90)))
    #expect(lower.lies(within: goal) && !higher.lies(within: goal))
    #expect(Pair(first: below(140), second: Quantity(low: 90, high: 90, unit: .day)) == nil)
    let exact = Quantity(low: 90, high: 90, unit: .millimetreOfMercury)
    #expect(Pair(first: below(140), second: exact) == nil)
  }
}
