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

  private init(unchecked code: String) { self.code = code }

  /// No currency, for a price list whose currency is unknown. ISO 4217 gives the code `XXX` to
  /// what has none, so that it can be no real currency's.
  public static let none = Currency(unchecked: "XXX")
}
