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
  ])
  func writesQuantities(quantity: Quantity, expected: String) {
    #expect(us.text(quantity) == expected)
    #expect(us.text(FactValue.quantity(quantity)) == expected)
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
