import Testing

@testable import Pictures

@Suite struct RenditionTests {
  private func widths(_ width: Int, _ height: Int) -> [Int] {
    RenditionSet(size: (width, height), isPhotograph: true).choices.map(\.width)
  }

  @Test func makesWhatTheLayoutCanShowAndNothingLarger() {
    #expect(widths(4000, 3000) == [360, 720, 1080, 1440])
    #expect(widths(1440, 900) == [360, 720, 1080, 1440])
    #expect(widths(1300, 900) == [360, 720, 1080, 1300])
    // Hardly larger is not worth a file.
    #expect(widths(1200, 900) == [360, 720, 1200])
    #expect(widths(360, 900) == [360])
    #expect(widths(3, 2) == [3])
  }

  @Test func keepsTheShape() {
    let set = RenditionSet(size: (4000, 3000), isPhotograph: true)
    #expect(set.choices.map(\.height) == [270, 540, 810, 1080])
    #expect(set.plain == Rendition(width: 1080, height: 810, format: .jpeg))
    let drawing = RenditionSet(size: (1200, 1), isPhotograph: false)
    #expect(drawing.choices.map(\.height) == [1, 1, 1])
    #expect(drawing.plain == Rendition(width: 720, height: 1, format: .png))
    #expect(RenditionSet(size: (500, 500), isPhotograph: true).plain.width == 500)
    #expect(RenditionSet(size: (3, 2), isPhotograph: true).plain.width == 3)
  }

  /// WebP ends at 16,383 pixels.
  @Test func makesVeryHighPicturesNarrower() {
    let set = RenditionSet(size: (2000, 40_000), isPhotograph: true)
    #expect(set.choices.map(\.width) == [360, 819])
    #expect(set.choices.allSatisfy { $0.height <= 16383 })
    #expect(RenditionSet(size: (1, 100_000), isPhotograph: true).largest.height == 16383)
  }
}
