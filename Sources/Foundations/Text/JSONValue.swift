/// A JSON value (RFC 8259) whose members keep their order.
public enum JSONValue: Sendable, Hashable {
  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// The name of the member.
    public var name: String
    /// Its value.
    public var value: JSONValue

    /// A member called `name`.
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

  private func text(escapesMarkup: Bool) -> String {
    var writer = JSONWriter(escapesMarkup: escapesMarkup)
    writer.write(self)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral
{
  /// An object with the members in the order written.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }

  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// An array.
  public init(arrayLiteral values: JSONValue...) { self = .array(values) }
}
