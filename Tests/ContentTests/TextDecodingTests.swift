import Diagnostics
import Fixtures
import Testing

@testable import Content

@Suite struct TextDecodingTests {
  private func decode(_ bytes: [UInt8]) -> (text: String?, problems: String) {
    var diagnostics: [Diagnostic] = []
    let file = TextDecoding.decode(bytes, path: "a.yaml", &diagnostics)
    return (file?.text, ConsoleRenderer(texts: { _ in nil }).render(diagnostics))
  }

  @Test(arguments: ["", "a: é\r\n漢\u{FFFD}", "\u{10FFFF}"])
  func takesUTF8(text: String) {
    #expect(decode(Array(text.utf8)) == (text, ""))
    #expect(decode([0xEF, 0xBB, 0xBF] + text.utf8) == (text, ""))
  }

  @Test(arguments: [
    ([0x61, 0xFF], 1, 2, 2), ([0x61, 0x0A, 0xC3, 0xA9, 0xE9, 0x62], 2, 2, 5),
    ([0xEF, 0xBB, 0xBF, 0xC0, 0x80], 1, 1, 4), ([0xED, 0xA0, 0x80], 1, 1, 1),
    ([0x61, 0x0D, 0x0A, 0xE6, 0xBC], 2, 1, 4), ([0xF5, 0x80, 0x80, 0x80], 1, 1, 1),
    ([0xEF, 0xBF, 0x41], 1, 1, 3),
  ])
  func saysWhereUTF8Ends(bytes: [UInt8], line: Int, column: Int, number: Int) {
    let expected = """
      error: the file is not saved as UTF-8: line \(line) holds a wrong byte, number \(number)  [text/not-utf8]
        --> a.yaml:\(line):\(column)
         = help: save the file as UTF-8 in the editor

      """
    #expect(decode(bytes) == (nil, expected))
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
  func recognisesUTF16(bytes: [UInt8]) {
    let expected = """
      error: the file is saved as UTF-16, not as UTF-8  [text/not-utf8]
        --> a.yaml
         = help: save the file as UTF-8 in the editor

      """
    #expect(decode(bytes) == (nil, expected))
  }
}
