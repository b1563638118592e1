import Facts
import Foundation
import Testing

@testable import Presentation

@Suite struct FormatterTests {
  private let us = FactFormatter(strings: Words.english, region: "US")
  private let other = FactFormatter(strings: Words.other, region: "DE")

  private func decimal(_ text: String) throws -> Decimal {
    try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
  }

  @Test(arguments: [
    ("0", "0", "0"), ("7", "7", "7"), ("999", "999", "999"), ("1000", "1,000", "1.000"),
    ("12345", "12,345", "12.345"), ("123456", "123,456", "123.456"),
    ("1234567", "1,234,567", "1.234.567"), ("-1000", "-1,000", "-1.000"), ("-100", "-100", "-100"),
    ("0.5", "0.5", "0,5"), ("1000.25", "1,000.25", "1.000,25"), ("0.0001", "0.0001", "0,0001"),
    ("2.50", "2.5", "2,5"), ("1e3", "1,000", "1.000"),
    ("99999999999999999999", "99,999,999,999,999,999,999", "99.999.999.999.999.999.999"),
  ])
  func groupsNumbers(text: String, english: String, others: String) throws {
    #expect(us.number(try decimal(text)) == english)
    #expect(other.number(try decimal(text)) == others)
  }

  @Test(arguments: [
    ("250", "USD", "$250", "250 $"), ("1250", "USD", "$1,250", "1.250 $"),
    ("99.5", "USD", "$99.50", "99,50 $"), ("99.05", "USD", "$99.05", "99,05 $"),
    ("99.99", "USD", "$99.99", "99,99 $"), ("0.1", "USD", "$0.10", "0,10 $"),
    ("1.234", "USD", "$1.234", "1,234 $"), ("250", "CHF", "CHF 250", "250 CHF"),
    ("1999.9", "CHF", "CHF 1,999.90", "1.999,90 CHF"),
  ])
  func writesMoney(amount: String, code: String, english: String, others: String) throws {
    let currency = try #require(Currency(code: code))
    #expect(us.money(try decimal(amount), currency) == english)
    #expect(other.money(try decimal(amount), currency) == others)
  }

  @Test func writesAmounts() throws {
    let dollar = try #require(Currency(code: "USD"))
    #expect(us.text(.range(low: 250, high: 1400), dollar) == "$250 to $1,400")
    #expect(other.text(.range(low: 250, high: 1400), dollar) == "250 $–1.400 $")
    #expect(us.text(.range(low: 250, high: 250), dollar) == "$250")
    #expect(us.text(.range(low: try decimal("99.5"), high: 120), dollar) == "$99.50 to $120")
    #expect(us.text(.from(99), dollar) == "from $99")
    #expect(us.text(.upTo(600), dollar) == "up to $600")
    #expect(us.text(.onRequest, dollar) == "on request")
  }

  @Test(arguments: [
    ("US", "2026-05-01", "M5 1, 2026"), ("GB", "2026-05-01", "1 M5 2026"),
    ("DE", "2024-02-29", "29 M2 2024"), ("", "0001-12-31", "31 M12 1"),
  ])
  func writesDatesAsTheRegionDoes(region: String, iso: String, expected: String) throws {
    let date = try #require(CalendarDate(iso: iso))
    #expect(FactFormatter(strings: Words.english, region: region).text(date) == expected)
  }

  @Test(arguments: [
    (Quantity(low: 8, high: 15, unit: .session), "8 to 15 sessions"),
    (Quantity(low: 8, high: 8, unit: .session), "8 sessions"),
    (Quantity(low: 1, high: 1, unit: .session), "1 session"),
    (Quantity(low: 0, high: 0, unit: .session), "0 sessions"),
    (Quantity(low: 1, high: 2, unit: .week), "1 to 2 weeks"),
    (Quantity(low: 0, high: 1, unit: .week), "0 to 1 week"),
    (Quantity(low: Decimal(0.5), high: Decimal(0.5), unit: .hour), "0.5 hours"),
    (Quantity(low: 6, high: nil, unit: .week), "at least 6 weeks"),
    (Quantity(low: 1, high: nil, unit: .week), "at least 1 week"),
    (Quantity(low: nil, high: 1200, unit: .hour), "up to 1,200 hours"),
    (Quantity(low: 12, high: 12, unit: .week, isApproximate: true), "about 12 weeks"),
    (Quantity(low: 1, high: 2, unit: .week, isApproximate: true), "about 1 to 2 weeks"),
    (Quantity(low: 6, high: 3, unit: .month, lowUnit: .week), "6 weeks to 3 months"),
    (Quantity(low: 1, high: 1, unit: .month, lowUnit: .week), "1 week to 1 month"),
    (Quantity(low: 2, high: nil, unit: .hour, isLowExcluded: true), "more than 2 hours"),
    (Quantity(low: nil, high: 1, unit: .hour, isHighExcluded: true), "less than 1 hour"),
    (Quantity(low: 2, high: 3, unit: .hour, isHighExcluded: true), "2 to less than 3 hours"),
    (Quantity(low: 6, high: 8, unit: .millimetre), "6 to 8_mm"),
    (Quantity(low: 38, high: nil, unit: .celsius), "38_°C or more"),
    (Quantity(low: 2, high: 3, unit: .number), "2 to 3"),
    (Quantity(low: 40, high: 40, unit: .month), "3 years 4 months"),
    (Quantity(low: 18, high: 18, unit: .month), "18 months"),
    (Quantity(low: 25, high: 25, unit: .month), "2 years 1 month"),
    (Quantity(low: 36, high: 36, unit: .month), "36 months"),
    (Quantity(low: 50, high: 79, unit: .percent), "50 to 79%"),
    (Quantity(low: 1, high: 1, unit: .init(own: "lens", one: "lens", other: "lenses")), "1 lens"),
    (
      Quantity(low: 2, high: 2, unit: .init(own: "lens", one: "lens", other: "lenses")), "2 lenses"
    ),
  ])
  func writesQuantities(quantity: Quantity, expected: String) {
    #expect(us.text(quantity) == expected)
    #expect(us.text(FactValue.quantity(quantity)) == expected)
  }

  @Test func writesFrequencies() throws {
    func text(
      _ times: ClosedRange<Int>, _ period: ClosedRange<Decimal>, _ unit: QuantityUnit,
      _ bound: Frequency.Bound = .exactly
    ) throws -> String {
      us.text(try #require(Frequency(times: times, period: period, unit: unit, bound: bound)))
    }
    #expect(try text(1...1, 1...1, .day) == "once a day")
    #expect(try text(2...2, 1...1, .week) == "twice a week")
    #expect(try text(3...4, 1...1, .day) == "3 to 4 times a day")
    #expect(try text(1...1, 2...2, .week) == "every 2 weeks")
    #expect(try text(1...1, 4...6, .hour) == "every 4 to 6 hours")
    #expect(try text(2...2, 3...3, .week) == "2 times every 3 weeks")
    #expect(try text(4...4, 1...1, .day, .atMost) == "up to 4 times a day")
    let days = try #require(
      Frequency(times: 3...3, unit: .week, bound: .atLeast, counted: .day))
    #expect(us.text(days) == "at least 3 days a week")
  }

  @Test func writesChancesPairsAndDoses() throws {
    func share(_ count: Decimal, _ of: Decimal) throws -> Chance.Share {
      try #require(Chance.Share(count, in: of))
    }
    let (rare, common) = (try share(1, 1700), try share(1, 10))
    #expect(us.text(Chance(low: rare, high: rare)) == "1 in 1,700")
    #expect(other.text(Chance(low: rare, high: rare)) == "1 in 1.700")
    #expect(us.text(Chance(low: common, high: nil, isLowExcluded: true)) == "more than 1 in 10")
    #expect(us.text(Chance(low: nil, high: common)) == "up to 1 in 10")
    #expect(us.text(Chance(low: rare, high: common)) == "1 in 1,700 to 1 in 10")
    let half = try share(Decimal(0.5), 100)
    #expect(us.text(Chance(low: half, high: half, isPercent: true)) == "0.5%")
    #expect(us.text(Chance.Band.rare) == "Rare")
    let women = Chance(low: common, high: nil, isLowExcluded: true, group: .women)
    let day = Quantity(low: 1, high: 1, unit: .day)
    let pace = Pace(Quantity(low: 2, high: 2, unit: .session), in: day)
    #expect(us.text(FactValue.pace(pace)) == "2 sessions a day")
    #expect(us.textForPeople(women).hasSuffix("more than 1 in 10 women"))
    func below(_ number: Decimal) -> Quantity {
      Quantity(low: nil, high: number, unit: .millimetreOfMercury, isHighExcluded: true)
    }
    let pair = try #require(Pair(first: below(140), second: below(90)))
    #expect(us.text(pair) == "less than 140/90_mmHg")
    let dose = Dose(
      amount: Quantity(low: 7, high: 10, unit: .milligram), frequency: Frequency(unit: .week))
    #expect(us.text(FactValue.dose(dose)) == "7 to 10_mg once a week")
    let more = AmountChange(Quantity(low: 5, high: 5, unit: .milligram), isIncrease: true)
    let less = AmountChange(more.amount, isIncrease: false)
    #expect(us.text(FactValue.change(more)) == "5_mg more")
    #expect(us.text(FactValue.change(less)) == "5_mg less")
    let words = Words.english.words(of: SubjectKind(.treatment))
    let seven = try #require(ClockTime(iso: "07:00"))
    #expect(us.text(TimeSpan.onTheDay, at: seven, words) == "beforehand at 7:00")
    let after = TimeSpan(from: 6, to: 3, unit: .month, fromUnit: .week)
    #expect(us.text(after, at: nil, words) == "6 weeks to 3 months after")
    let before = TimeSpan(from: -2, to: -1, unit: .day, fromUnit: .week)
    #expect(us.text(before, at: nil, words) == "1 day to 2 weeks before")
    #expect(us.text(TimeSpan(from: -1, to: nil, unit: .day), at: nil, words) == "1 day before")
    let first = [1, 2].map { us.text(TimeSpan(from: 0, to: $0, unit: .hour), at: nil, words) }
    #expect(first == ["in the first hour", "in the first 2 hours"])
  }

  @Test func writesEveryKindOfFact() throws {
    let dollar = try #require(Currency(code: "USD"))
    let date = try #require(CalendarDate(iso: "2026-05-01"))
    #expect(us.text(FactValue.number(low: 8, high: 1500)) == "8 to 1,500")
    #expect(us.text(FactValue.number(low: 8, high: 8)) == "8")
    #expect(us.text(FactValue.number(low: 8, high: nil)) == "at least 8")
    #expect(us.text(FactValue.number(low: nil, high: 8)) == "up to 8")
    #expect(us.text(FactValue.amount(.from(5), dollar)) == "from $5")
    #expect(us.text(FactValue.text("a {number} <b>")) == "a {number} <b>")
    #expect(us.text(FactValue.date(date)) == "M5 1, 2026")
    #expect(us.text(FactValue.askClinic) == "ask the clinic")
    #expect(us.text(PriceBasis.area) == "for each area")
  }
}
