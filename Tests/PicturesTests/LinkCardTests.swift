import Fixtures
import Testing

@testable import Pictures

@Suite struct LinkCardTests {
  private func size(_ width: Int, _ height: Int) -> [Int]? {
    LinkCard.rendition(of: (width, height)).map { [$0.width, $0.height] }
  }

  @Test func hasTheShapeThatNetworksShow() {
    #expect(size(4000, 3000) == [1200, 630])
    #expect(size(3000, 4000) == [1200, 630])
    #expect(size(1200, 630) == [1200, 630])
    // Never larger than what is cut out.
    #expect(size(1199, 800) == [1199, 629])
    #expect(size(700, 700) == [700, 367])
    #expect(size(8000, 2000) == [685, 359])
  }

  @Test func isNotMadeOfSmallPictures() {
    #expect(size(300, 300) == [300, 157])
    #expect(size(299, 300) == nil)
    #expect(size(1300, 13) == nil)
    #expect(size(2, 3) == nil)
  }

  /// Nothing is stretched; the middle is kept across, and a third is cut off above what is below.
  @Test func cutsAroundWhatMatters() throws {
    var bytes: [UInt8] = []
    for y in 0..<1500 {
      for x in 0..<1200 { bytes += [UInt8(x / 6), UInt8(y / 6), 0] }
    }
    let picture = Raster(width: 1200, height: 1500, channels: 3, bytes: bytes)
    let card = try #require(LinkCard.rendition(of: (1200, 1500)))
    let raster = LinkCard.raster(picture, as: card)
    #expect((raster.width, raster.height) == (1200, 630))
    #expect(Array(raster.bytes.prefix(3)) == [0, UInt8(290 / 6), 0])
    #expect(Array(raster.bytes.suffix(3)) == [199, UInt8((290 + 629) / 6), 0])
    let panorama = Raster(
      width: 1200, height: 315, channels: 3, bytes: Array(bytes.prefix(1200 * 315 * 3)))
    let part = LinkCard.raster(panorama, as: try #require(LinkCard.rendition(of: (1200, 315))))
    #expect((part.width, part.height) == (600, 315))
    #expect(Array(part.bytes.prefix(3)) == [50, 0, 0])
  }

  @Test func isAFileOfItsOwn() throws {
    let set = RenditionSet(size: (1300, 700), isPhotograph: true)
    let card = try #require(set.card)
    let digest = PictureDigest(of: [1])
    let same = Rendition(width: card.width, height: card.height, format: .jpeg)
    #expect(PictureKey(card, of: digest) != PictureKey(same, of: digest))
  }
}
