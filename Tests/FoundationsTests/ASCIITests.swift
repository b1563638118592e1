import Foundations
import Testing

@Suite struct ASCIITests {
  /// The bytes for which `condition` holds.
  private func bytes(_ condition: (UInt8) -> Bool) -> String {
    String(decoding: (UInt8.min...UInt8.max).filter(condition), as: UTF8.self)
  }

  @Test func knowsTheClassOfEveryByte() {
    let (digits, small) = ("0123456789", "abcdefghijklmnopqrstuvwxyz")
    #expect(bytes(\.isDigit) == digits)
    #expect(bytes(\.isLowercaseLetter) == small)
    #expect(bytes(\.isUppercaseLetter) == small.uppercased())
    #expect(bytes(\.isLetter) == small.uppercased() + small)
    #expect(bytes(\.isAlphanumeric) == digits + small.uppercased() + small)
    #expect(bytes(\.isSpace) == "\t\n\u{C}\r ")
    #expect(bytes { $0.lowercased != $0 } == small.uppercased())
    #expect(UInt8(ascii: "K").lowercased == UInt8(ascii: "k"))
  }

  @Test func tellsApartWhatUnicodeTakesForEqual() {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    #expect(composed == decomposed)
    #expect(!composed.hasSameBytes(as: decomposed))
    #expect(composed.dropFirst().hasSameBytes(as: "af\u{E9}"))
  }

  @Test func findsWhereTheSecondPartBegins() {
    for count in 0...17 {
      for limit in 0...18 {
        let numbers = Array(0..<count)[...]
        var looks = 0
        let index = numbers.partitioningIndex {
          looks += 1
          return $0 >= limit
        }
        #expect(index == min(limit, count))
        #expect(looks <= 5)
      }
    }
    #expect((3..<9).partitioningIndex { $0 >= 7 } == 7)
  }
}
