import Diagnostics
import Testing

@testable import Content

@Suite struct TextGapsTests {
  private func places(_ text: String) -> [String] {
    TextGaps.find(in: SourceFile(path: "a.md", text: text), from: 2).map { gap in
      let start = gap.location.start
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(gap.help ?? "")"
    }
  }

  @Test func findsThemWhereverTheyStand() {
    let text = "TODO: above\nTODO: one\n- TODO: two\nsé TODO: three TODO: four\n<!-- TODO:-->\n"
    #expect(
      places(text) == [
        "2:1 write one", "3:3 write two", "4:4 write three TODO: four", "4:16 write four",
        "5:6 write -->",
      ])
  }

  @Test(arguments: ["x\nTODO\n", "x\nMETODO: y\n", "x\ntodo: y\n", "x\nTO DO: y\n", "TODO: x", ""])
  func leavesOtherTextsAlone(text: String) { #expect(places(text) == []) }
}
