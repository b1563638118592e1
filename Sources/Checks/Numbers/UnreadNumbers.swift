import Facts
import Foundations
import struct Essentials.Decimal

/// What could not be read of the facts of a page's subject. The errors there say so: nothing is said
/// of the numbers of prose that would be facts without them.
struct UnreadNumbers {
  /// Whether there is anything.
  let isEmpty: Bool
  private let numbers: Set<Decimal>

  init(_ page: CheckedPage) {
    let unread = page.treatment?.unread ?? []
    isEmpty = unread.isEmpty
    numbers = Set(unread.flatMap { Self.numbers(in: $0.text) })
  }

  private static func numbers(in text: String) -> [Decimal] {
    text.utf8.split { !$0.isDigit && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
      .compactMap { QuantityReader.value(ofDigits: String(decoding: $0, as: UTF8.self)) }
  }

  /// Whether a number stands in a fact that could not be read.
  func contain(_ written: WrittenQuantity, _ page: CheckedPage) -> Bool {
    !numbers.isEmpty
      && written.tokens.contains { page.known($0).value.map(numbers.contains) ?? false }
  }
}
