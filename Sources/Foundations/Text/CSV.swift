/// A table as comma-separated values (RFC 4180), for spreadsheets.
public struct CSV: Sendable {
  private let rows: [[String]]

  /// A table of `rows`, of which the first holds the names of the columns.
  public init(_ rows: [[String]]) { self.rows = rows }

  /// The table as text with a byte order mark, without which spreadsheets take UTF-8 for something
  /// else.
  public var text: String {
    "\u{FEFF}" + rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A spreadsheet takes what begins with one of these for a formula, which can read other files and
  /// ask the network. An apostrophe before it makes it a text (OWASP, "CSV Injection").
  private static let formulas = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

  private static func field(_ value: String) -> String {
    let isFormula = value.unicodeScalars.first.map(formulas.contains) ?? false
    let safe = isFormula ? "'" + value : value
    let isPlain = safe.utf8.allSatisfy { !",\"\r\n".utf8.contains($0) }
    guard !isPlain else { return safe }
    let quoted = safe.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
    return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
  }
}
