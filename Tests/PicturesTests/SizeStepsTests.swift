import Testing

@testable import Pictures

/// What is kept of pictures counts only while the same pixels come out.
@Suite struct SizeStepsTests {
  /// A picture in which no two places are alike.
  private let picture: Raster = {
    var bytes: [UInt8] = []
    var state: UInt32 = 1
    for _ in 0..<1440 * 1000 * 3 {
      state = state &* 1_664_525 &+ 1_013_904_223
      bytes.append(UInt8(state >> 24))
    }
    return Raster(width: 1440, height: 1000, channels: 3, bytes: bytes)
  }()

  /// A number that tells bytes from others (FNV-1a).
  private func number(of bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Where this fails because other pixels are wanted, `PictureEncoder.generation` must become another
  /// number, and then these.
  @Test func makesThePixelsOfItsGeneration() {
    var steps = SizeSteps(picture, of: (2880, 2000))
    let found = [1440, 1080, 720, 360].map { width in
      let height = RenditionSet.height(of: (2880, 2000), width: width)
      return number(of: steps.raster(width: width, height: height).bytes)
    }
    #expect(
      found == [
        0xF3A2_D0AC_0760_8D69, 0x197A_B82E_E3AD_EA28, 0xEB68_229D_8329_A274,
        0x7C77_E0D9_F9A1_B65A,
      ])
    let card = LinkCard.rendition(of: (2880, 2000)).map { LinkCard.raster(picture, as: $0) }
    #expect(card.map { number(of: $0.bytes) } == 0x6529_DA4F_C312_4F08)
    #expect(PictureEncoder.settings.hasPrefix("made 2 "))
  }

  @Test func doesNotDependOnWhatElseIsAskedFor() {
    var (all, one) = (SizeSteps(picture, of: (1440, 1000)), SizeSteps(picture, of: (1440, 1000)))
    for width in [1440, 1080, 720] { _ = all.raster(width: width, height: width * 1000 / 1440) }
    _ = all.look()
    #expect(all.raster(width: 360, height: 250) == one.raster(width: 360, height: 250))
    #expect(one.raster(width: 360, height: 250).width == 360)
  }

  /// Pictures that are hardly higher than a pixel have sizes that are.
  @Test func makesFlatPictures() {
    let flat = Raster(
      width: 1300, height: 1, channels: 3, bytes: Array(picture.bytes.prefix(3900)))
    var steps = SizeSteps(flat, of: (1300, 1))
    #expect(steps.raster(width: 360, height: 1).height == 1)
    #expect(steps.look() == PictureLook(hasWords: false))
  }
}
