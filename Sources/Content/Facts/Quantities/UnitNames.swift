import Facts
import Foundations

/// Finds units by what writers call them: symbols, codes of UCUM, names for one and for several,
/// and names with "per" or a stroke.
struct UnitNames: Sendable {
  private let units: [String: [QuantityUnit]]

  init(_ units: [QuantityUnit]) {
    var table: [String: [QuantityUnit]] = [:]
    for unit in units {
      let names = Set((unit.spellings + [unit.code.text]).map(Self.key))
      for name in names where !name.isEmpty && name != QuantityUnit.number.code.text {
        table[name, default: []].append(unit)
      }
    }
    self.units = table
  }

  static let builtIn = UnitNames(QuantityUnit.all)

  /// All units that `text` can mean: "degrees" are those of an angle or of Celsius.
  func units(named text: String) -> [QuantityUnit] { units[Self.key(text)] ?? [] }

  /// `text` in small letters and with one way to write powers, strokes and spaces.
  private static func key(_ text: String) -> String {
    // Most names are a word in small letters.
    if text.utf8.allSatisfy(\.isLowercaseLetter) { return text }
    var scalars: [Unicode.Scalar] = []
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "*", "^": break
      case "μ": scalars.append("µ")
      case _ where scalar.properties.isWhitespace:
        if let last = scalars.last, last != " ", last != "/" { scalars.append(" ") }
      case "/":
        if scalars.last == " " { scalars.removeLast() }
        scalars.append("/")
      default:
        let isPower = scalar != "×" && scalar.properties.numericType == .digit
        let digit = isPower ? scalar.properties.numericValue.flatMap(Self.digit) : nil
        scalars.append(digit ?? scalar)
      }
    }
    var name = String(String.UnicodeScalarView(scalars)).trimmed
    for multiplied in ["x 10", "x10", "× 10"] where name.hasPrefix(multiplied) {
      name = "×10" + name.dropFirst(multiplied.count)
    }
    return parts(name)
  }

  private static func digit(_ value: Double) -> Unicode.Scalar? {
    "0123456789".unicodeScalars.dropFirst(Int(value)).first
  }

  /// A name with "per" or a stroke, with each part by its symbol: micrograms per litre is µg/l.
  private static func parts(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "/")) || name.containsBytes(of: " per ") else {
      return name
    }
    let parts = name.replacing(" per ", with: "/").split(
      separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return name }
    return parts.map { symbols[String($0)] ?? String($0) }.joined(separator: "/")
  }

  private static let symbols: [String: String] = {
    let simple: [QuantityUnit.Dimension] = [.mass, .volume, .amount, .length, .time]
    var table: [String: String] = [:]
    for unit in QuantityUnit.all where simple.contains(unit.dimension) {
      guard case .symbol(let symbol) = unit.naming else { continue }
      for spelling in unit.spellings { table[spelling] = symbol.lowercased() }
    }
    for (symbol, unit) in [("h", QuantityUnit.hour), ("min", .minute), ("µg", .microgram)] {
      for spelling in unit.spellings { table[spelling] = symbol }
    }
    return table
  }()
}
