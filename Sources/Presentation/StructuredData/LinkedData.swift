import Diagnostics
import Foundation
import Foundations

/// A value of JSON-LD (W3C JSON-LD 1.1).
typealias LinkedData = JSONValue

extension LinkedData {
  /// A text.
  static func text(_ text: String) -> LinkedData { .string(text) }

  /// An amount, exactly.
  static func amount(_ amount: Decimal) -> LinkedData { .digits(amount.description) }

  /// A node of a type of schema.org with the members that are there.
  static func node(
    _ type: String, _ members: KeyValuePairs<String, LinkedData?>
  ) -> LinkedData {
    .object(
      [Member("@type", .string(type))]
        + members.compactMap { member in member.value.map { Member(member.key, $0) } })
  }

  /// A node that is described elsewhere.
  static func reference(_ id: String) -> LinkedData { ["@id": .string(id)] }

  /// `texts` as a list; nil when there are none.
  static func texts(_ texts: [String]) -> LinkedData? { some(texts.map(LinkedData.text)) }

  /// `values` as a list; nil when there are none.
  static func some(_ values: [LinkedData]) -> LinkedData? {
    values.isEmpty ? nil : .array(values)
  }
}
