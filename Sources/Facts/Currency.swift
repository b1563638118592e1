import Essentials
import Foundations

/// A currency by its ISO 4217 code.
public struct Currency: Sendable, Hashable {
  /// The three-letter code, such as `USD`.
  public let code: String

  /// The currency with `code`; nil unless `code` is three capital letters from A to Z.
  public init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    self.code = code
  }

  /// For codes of the program itself, which need no check.
  private init(unchecked code: String) { self.code = code }

  /// No currency, for a price list whose currency is unknown. ISO 4217 gives the code `XXX` to
  /// what has none, so that it can be no real currency's.
  public static let none = Currency(unchecked: "XXX")

  /// How many decimals its amounts have: two, but for those that ISO 4217 lists with another
  /// exponent.
  public var decimals: Int {
    if Self.withoutDecimals.contains(code) { return 0 }
    return Self.withThreeDecimals.contains(code) ? 3 : 2
  }

  /// Whether `amount` can be paid in it to the last decimal.
  func isExact(_ amount: Decimal) -> Bool { amount.rounded(to: decimals) == amount }

  private static let withoutDecimals: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
  ]
  private static let withThreeDecimals: Set<String> = [
    "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
  ]
}
