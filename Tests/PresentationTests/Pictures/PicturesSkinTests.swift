import Testing

@testable import Presentation

@Suite struct PicturesSkinTests {
  @Test func showsANeedleForEachLayer() async throws {
    let treatment = try await Samples.treatment(layers: "[fat, dermis]")
    let svg = try #require(SkinPicture(treatment)?.svg)
    #expect(svg.components(separatedBy: "picture-drop").count == 3)
    #expect(
      svg.contains(
        ">From outside; Outer skin (epidermis); Inner skin (dermis): injected here; "
          + "Layer of fat: injected here; Muscle</desc>"))
  }

  @Test func guessesNoLayer() async throws {
    let treatment = try await Samples.treatment()
    #expect(SkinPicture(treatment) == nil)
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
