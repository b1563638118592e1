public import Essentials

/// What `Decimal` lacks without the rest of Foundation. All of it reads the digits that `Decimal`
/// writes, which are exact and without an exponent.
extension Decimal {
  /// The nearest number with at most `places` digits after the point; halves go away from zero.
  public func rounded(to places: Int) -> Decimal {
    let text = magnitude.description
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return self }
    let fraction = text.utf8[text.utf8.index(after: point)...]
    guard let next = fraction.dropFirst(places).first else { return self }
    var kept = fraction.prefix(places)
    while kept.last == UInt8(ascii: "0") { kept.removeLast() }
    let end = kept.isEmpty ? point : kept.endIndex
    guard let cut = Decimal(string: String(text[..<end])) else { return self }
    let isUp = next >= UInt8(ascii: "5")
    let rounded = isUp ? cut + Decimal(sign: .plus, exponent: -places, significand: 1) : cut
    return self < 0 && rounded > 0 ? -rounded : rounded
  }

  /// The nearest whole number; halves go away from zero. What an `Int` cannot hold becomes the
  /// nearest that it can.
  public var nearestInteger: Int {
    let rounded = rounded(to: 0)
    return Int(rounded.description) ?? (rounded < 0 ? .min : .max)
  }

  /// The same as a whole number; nil for one with a fraction and for one of more than 15 digits.
  public var wholeNumber: Int? {
    let text = description
    guard text.utf8.count <= 16, let number = Int(text), number.magnitude < 1_000_000_000_000_000
    else { return nil }
    return number
  }

  /// The floating-point number nearest to it.
  public var nearestDouble: Double { Double(description) ?? .nan }
}
