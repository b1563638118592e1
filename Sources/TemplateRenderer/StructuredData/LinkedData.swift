import Foundation

/// A value of JSON-LD whose members keep their order, written so that it can stand in a `script`
/// element.
indirect enum LinkedData: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A member of a node.
  struct Member: Sendable, Hashable {
    let name: String
    let value: LinkedData
  }

  case text(String)
  case number(Decimal)
  case list([LinkedData])
  case node([Member])

  /// A text.
  init(stringLiteral value: String) { self = .text(value) }

  /// A node of a type of schema.org with the members that are there.
  static func node(
    _ type: String, _ members: KeyValuePairs<String, LinkedData?>
  ) -> LinkedData {
    .node(
      [Member(name: "@type", value: .text(type))]
        + members.compactMap { member in
          member.value.map { Member(name: member.key, value: $0) }
        })
  }

  /// A node that is described elsewhere.
  static func reference(_ id: String) -> LinkedData {
    .node([Member(name: "@id", value: .text(id))])
  }

  /// `texts` as a list; nil when there are none.
  static func texts(_ texts: [String]) -> LinkedData? { some(texts.map(LinkedData.text)) }

  /// `values` as a list; nil when there are none.
  static func some(_ values: [LinkedData]) -> LinkedData? {
    values.isEmpty ? nil : .list(values)
  }

  /// The value as JSON (RFC 8259). The characters that could end the `script` element, open a
  /// comment in it or end a line of JavaScript are escaped.
  var json: String {
    var json = ""
    write(to: &json)
    return json
  }

  private func write(to json: inout String) {
    switch self {
    case .text(let text): Self.write(text, to: &json)
    case .number(let number): json += number.description
    case .list(let values):
      Self.write(values, between: "[", "]", to: &json) { $0.write(to: &$1) }
    case .node(let members):
      Self.write(members, between: "{", "}", to: &json) { member, json in
        Self.write(member.name, to: &json)
        json += ":"
        member.value.write(to: &json)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between open: String, _ close: String, to json: inout String,
    _ writeItem: (Item, inout String) -> Void
  ) {
    json += open
    for (index, item) in items.enumerated() {
      if index > 0 { json += "," }
      writeItem(item, &json)
    }
    json += close
  }

  private static func write(_ text: String, to json: inout String) {
    json += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": json += "\\\(scalar)"
      case "<", ">", "&", "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
        json += escape(scalar)
      default: json.unicodeScalars.append(scalar)
      }
    }
    json += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
