import Testing

@testable import Foundations

@Suite struct ByteWordTests {
  private func word(_ bytes: [UInt8], at index: Int = 0) -> ByteWord? {
    bytes.withUnsafeBufferPointer { ByteWord($0, at: index) }
  }

  @Test func knowsEveryByteAtEveryPlace() throws {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<ByteWord.count {
        var bytes = [UInt8](repeating: byte &+ 1, count: ByteWord.count)
        #expect(try !#require(word(bytes)).has(byte))
        bytes[place] = byte
        #expect(try #require(word(bytes)).has(byte))
      }
    }
  }

  @Test func isNotConfusedByWhatStandsBeside() throws {
    // A subtraction that borrows must not make a 1 beside a 0 look like one.
    #expect(try !#require(word([1, 1, 1, 1, 1, 1, 1, 1])).has(0))
    #expect(try !#require(word([0x80, 0x81, 0xFF, 0x7F, 1, 2, 3, 4])).has(0))
    #expect(try #require(word([0x80, 0x81, 0xFF, 0x7F, 1, 2, 0, 4])).has(0))
  }

  @Test func seesEveryByteThatHTMLEscapesAtEveryPlace() throws {
    for byte in UInt8.min...UInt8.max {
      let isMark = "&<>\"'".utf8.contains(byte) || byte < 0x20 || byte == 0x7F
      for place in 0..<ByteWord.count {
        var bytes: [UInt8] = [0x20, 0x61, 0x80, 0xFF, 0x25, 0x3D, 0x3F, 0x21]
        #expect(try #require(word(bytes)).isPlainText)
        bytes[place] = byte
        #expect(try #require(word(bytes)).isPlainText != isMark)
      }
    }
  }

  @Test func endsWithTheText() {
    let bytes: [UInt8] = Array(0..<10)
    #expect(word(bytes, at: 2) != nil)
    #expect(word(bytes, at: 3) == nil)
    #expect(word([]) == nil)
  }

  @Test func takesCapitalsForSmallLetters() throws {
    let capitals = try #require(word(Array("[A]Z\\B{|".utf8)))
    #expect(try capitals.lowercased == #require(word(Array("{a}z|b{|".utf8))))
  }
}
