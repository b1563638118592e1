import Foundation
import Testing

@testable import Foundations

/// What the program does without Foundation, held against Foundation.
@Suite struct DecimalNumbersTests {
  /// Numbers of every size and sign, with halves among them.
  private static let numbers: [Decimal] = {
    var numbers: [Decimal] = []
    for significand in [0, 1, 4, 5, 15, 25, 49, 50, 51, 95, 99, 100, 149, 995, 12_345, 99_999] {
      for exponent in -6...6 {
        let number = Decimal(sign: .plus, exponent: exponent, significand: Decimal(significand))
        numbers += [number, -number]
      }
    }
    return numbers + [1, 2, 3, 7].map { 10 / $0 } + [1, 3, 7].map { -20_000 / $0 }
  }()

  @Test(arguments: 0...4) func roundsAsFoundationDoes(places: Int) {
    for number in Self.numbers {
      var (value, expected) = (number, Decimal())
      NSDecimalRound(&expected, &value, places, .plain)
      let rounded = number.rounded(to: places)
      #expect(rounded == expected, "\(number) to \(places)")
      #expect(rounded.description == expected.description)
    }
  }

  @Test func findsTheNearestIntegerAsFoundationDoes() {
    for number in Self.numbers {
      var (value, rounded) = (number, Decimal())
      NSDecimalRound(&rounded, &value, 0, .plain)
      #expect(number.nearestInteger == NSDecimalNumber(decimal: rounded).intValue, "\(number)")
    }
  }

  @Test func holdsBackWhereNoIntegerIsLargeEnough() throws {
    let large = try #require(Decimal(string: "123456789012345678901234567890.5"))
    #expect(large.nearestInteger == .max)
    #expect((-large).nearestInteger == .min)
    #expect(Decimal(Int.max).nearestInteger == .max)
  }

  @Test func knowsWholeNumbers() {
    for number in Self.numbers {
      let whole = NSDecimalNumber(decimal: number).intValue
      #expect(number.wholeNumber == (Decimal(whole) == number ? whole : nil), "\(number)")
    }
    #expect(Decimal(999_999_999_999_999).wholeNumber == 999_999_999_999_999)
    #expect(Decimal(-999_999_999_999_999).wholeNumber == -999_999_999_999_999)
    #expect(Decimal(1_000_000_000_000_000).wholeNumber == nil)
    #expect(Decimal(-1_000_000_000_000_000).wholeNumber == nil)
    #expect(Decimal.nan.wholeNumber == nil)
  }

  @Test func findsTheNearestFloatingPointNumber() {
    for number in Self.numbers {
      let known = NSDecimalNumber(decimal: number).doubleValue
      #expect(abs(number.nearestDouble - known) <= abs(known) * 1e-14, "\(number)")
    }
    #expect((Decimal(1) / 10).nearestDouble == 0.1)
    #expect(Decimal.nan.nearestDouble.isNaN)
  }
}
