/// A JSON value (RFC 8259) whose members keep their order.
public enum JSONValue: Sendable, Hashable {
  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case number(Int)
  /// A number in decimal digits that need not fit an `Int`, such as `250.50`.
  case digits(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// The value as JSON text without white space.
  public var text: String { text(escapesMarkup: false) }

  /// The value as JSON text that can stand in a `script` element: what could end the element or
  /// open a comment in it is escaped.
  public var scriptText: String { text(escapesMarkup: true) }

  /// The UTF-8 of `text`.
  public var utf8: [UInt8] { utf8(escapesMarkup: false) }

  private func text(escapesMarkup: Bool) -> String {
    String(decoding: utf8(escapesMarkup: escapesMarkup), as: UTF8.self)
  }

  private func utf8(escapesMarkup: Bool) -> [UInt8] {
    var writer = JSONWriter(escapesMarkup: escapesMarkup)
    writer.write(self)
    return writer.output
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral
{
  /// An object with the members in the order written.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }

  public init(stringLiteral value: String) { self = .string(value) }

  public init(arrayLiteral values: JSONValue...) { self = .array(values) }
}

/// Writes JSON (RFC 8259) without white space.
public struct JSONWriter {
  /// Whether `<`, `>` and `&` are escaped, which HTML gives a meaning.
  public let escapesMarkup: Bool
  /// The UTF-8 written so far.
  private(set) var output: [UInt8] = []

  private static let hexDigits = Array("0123456789abcdef".utf8)

  public init(escapesMarkup: Bool) { self.escapesMarkup = escapesMarkup }

  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .number(let value): output += String(value).utf8
    case .digits(let digits): output += digits.utf8
    case .string(let value): write(value)
    case .array(let values): write(values, between: "[", "]") { $0.write($1) }
    case .object(let members):
      write(members, between: "{", "}") { writer, member in
        writer.write(member.name)
        writer.output.append(UInt8(ascii: ":"))
        writer.write(member.value)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], between open: Unicode.Scalar, _ close: Unicode.Scalar,
    _ writeItem: (inout Self, Item) -> Void
  ) {
    output.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      writeItem(&self, item)
    }
    output.append(UInt8(ascii: close))
  }

  private mutating func write(_ string: String) {
    var string = string
    output.append(UInt8(ascii: "\""))
    string.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices {
        guard let escaped = escapedScalar(in: bytes, at: index) else { continue }
        output.append(contentsOf: bytes[start..<index])
        write(escaped.value)
        start = index + escaped.length
      }
      output.append(contentsOf: bytes[start...])
    }
    output.append(UInt8(ascii: "\""))
  }

  /// The scalar that begins at `index` and how many bytes it takes, if it must be escaped. Beyond
  /// what JSON asks for these are the control characters and, since they end a line of JavaScript
  /// or turn the direction of the text around them, U+2028 to U+202E.
  @inline(__always)
  private func escapedScalar(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (value: UInt32, length: Int)? {
    let byte = bytes[index]
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return (UInt32(byte), 1)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      return escapesMarkup ? (UInt32(byte), 1) : nil
    case 0xC2 where bytes[index + 1] < 0xA0: return (UInt32(bytes[index + 1]), 2)
    case 0xE2 where bytes[index + 1] == 0x80 && (0xA8...0xAE).contains(bytes[index + 2]):
      return (0x2000 + UInt32(bytes[index + 2] & 0x3F), 3)
    default: return nil
    }
  }

  private mutating func write(_ escaped: UInt32) {
    output.append(UInt8(ascii: "\\"))
    switch escaped {
    case 0x22, 0x5C: output.append(UInt8(escaped))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case 0x09: output.append(UInt8(ascii: "t"))
    default:
      output.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] { output.append(Self.hexDigits[Int(escaped >> shift) & 15]) }
    }
  }
}
