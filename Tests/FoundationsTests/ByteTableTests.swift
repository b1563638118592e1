import Foundations
import Testing

@Suite("Table of texts")
struct ByteTableTests {
  @Test func numbersTextsInTheOrderInWhichTheyCome() {
    var table = ByteTable(capacity: 2)
    // More than there is room for, of every length, and some that differ in one byte only.
    let texts = (0..<40).flatMap { length in
      ["a", "b", "é"].map { String(repeating: "x", count: length) + $0 + "yz" }
    }
    for (number, text) in texts.enumerated() {
      let (found, isNew) = table.place(of: text)
      #expect(isNew && found == Int32(number))
    }
    for (number, text) in texts.enumerated() {
      let (found, isNew) = table.place(of: Array(text.utf8))
      #expect(!isNew && found == Int32(number))
      #expect(table.text(found) == text && Array(table[found]) == Array(text.utf8))
    }
    #expect(table.count == texts.count)
  }

  @Test func takesTextsForTheSameOnlyByteByByte() {
    var table = ByteTable()
    #expect(table.place(of: "").number == 0 && !table.place(of: [UInt8]()).isNew)
    // The same letters for a reader, composed and in parts.
    #expect(table.place(of: "e\u{301}").number == 1 && table.place(of: "é").number == 2)
    #expect(table.place(of: "\0").number == 3 && table.place(of: "\0\0").number == 4)
  }
}
