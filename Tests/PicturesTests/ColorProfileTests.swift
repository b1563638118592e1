import Fixtures
import Testing

@testable import Pictures

/// Pictures come out in the colours of sRGB, whatever their files are in. What is expected was computed
/// from the primaries and curves of the profiles, in floating point and without the library.
@Suite struct ColorProfileTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let format: PictureSource.Format
    let plain: [UInt8]
    let put: @Sendable (_ profile: [UInt8]) -> [UInt8]
  }

  private static func jpeg(_ name: String, _ plain: [UInt8], partSize: Int = 60000) -> Sample {
    Sample(testDescription: name, format: .jpeg, plain: plain) {
      ICCProfile.put($0, intoJPEG: plain, partSize: partSize)
    }
  }

  private static func png(_ name: String, _ plain: [UInt8]) -> Sample {
    Sample(testDescription: name, format: .png, plain: plain) {
      ICCProfile.put($0, intoPNG: plain)
    }
  }

  private static func webp(_ name: String, _ plain: [UInt8]) -> Sample {
    Sample(testDescription: name, format: .webp, plain: plain) {
      ICCProfile.put($0, intoWebP: plain)
    }
  }

  static let colored = [
    jpeg("jpeg", PictureFile.jpeg), jpeg("progressive", PictureFile.progressiveJPEG),
    jpeg("a profile in parts", PictureFile.jpeg, partSize: 100), png("png", PictureFile.png),
    png("palette", PictureFile.palettePNG), png("16 bits", PictureFile.rgb16PNG),
    png("interlaced", PictureFile.interlacedPNG), webp("webp", PictureFile.webp),
    webp("without loss", PictureFile.losslessWebP),
  ]
  static let grey = [
    jpeg("grey", PictureFile.greyJPEG), png("grey of 16 bits", PictureFile.grey16PNG),
  ]

  private func quarters(
    _ bytes: [UInt8], _ format: PictureSource.Format, width: Int = 48
  ) throws -> [[Int]] {
    let source = try PictureSource(bytes, format: format, size: (48, 32), orientation: 1)
    let raster = try PictureReader(source: source).raster(width: width, height: width * 2 / 3)
    return [(1, 1), (3, 1), (1, 3), (3, 3)].map { column, row in
      let (x, y) = (raster.width * column / 4, raster.height * row / 4)
      let start = (y * raster.width + x) * raster.channels
      return raster.bytes[start..<start + raster.channels].map(Int.init)
    }
  }

  /// By how much the colours differ at most.
  private func difference(_ colors: [[Int]], _ others: [[Int]]) -> Int {
    zip(colors.joined(), others.joined()).map { abs($0 - $1) }.max() ?? 255
  }

  @Test(arguments: colored) func convertsLight(sample: Sample) throws {
    let displayP3 = [[240, 0, 21], [0, 183, 30], [34, 61, 208], [240, 240, 240]]
    let adobeRGB = [[255, 35, 35], [0, 181, 42], [21, 57, 205], [240, 240, 240]]
    for (profile, wanted) in [(ICCProfile.displayP3, displayP3), (ICCProfile.adobeRGB, adobeRGB)] {
      for width in [48, 24] {
        let found = try quarters(sample.put(profile), sample.format, width: width)
        #expect(difference(found, wanted) <= 10, "\(found)")
      }
    }
  }

  @Test(arguments: grey) func convertsGrey(sample: Sample) throws {
    let wanted = [112, 143, 87, 243].map { [$0, $0, $0] }
    let found = try quarters(sample.put(ICCProfile.grey), sample.format)
    #expect(difference(found, wanted) <= 3, "\(found)")
  }

  /// The picture has no black ink, so it comes out white by a profile that sees no other.
  @Test func convertsInks() throws {
    let file = ICCProfile.put(ICCProfile.blackInk, intoJPEG: PictureFile.cmykJPEG)
    let found = try quarters(file, .jpeg)
    #expect(difference(found, [[Int]](repeating: [255, 255, 255], count: 4)) <= 6, "\(found)")
  }

  @Test func leavesWhatLetsThrough() throws {
    for (plain, sample) in [
      (PictureFile.alphaPNG, Self.png("alpha", PictureFile.alphaPNG)),
      (PictureFile.alphaWebP, Self.webp("alpha", PictureFile.alphaWebP)),
    ] {
      let before = try quarters(plain, sample.format)
      let after = try quarters(sample.put(ICCProfile.displayP3), sample.format)
      #expect(before.map(\.last) == after.map(\.last))
      #expect(difference([after[1]], [[0, 183, 30, 255]]) <= 4 && before[1] != after[1])
    }
  }

  /// What says nothing new leaves the pixels as they are, to the last bit: a profile of sRGB, one for
  /// other pixels, and damaged ones.
  @Test(arguments: colored + grey) func passesOverOtherProfiles(sample: Sample) throws {
    let plain = try quarters(sample.plain, sample.format)
    let isGrey = sample.testDescription.hasPrefix("grey")
    let p3 = ICCProfile.displayP3
    var others = [
      ICCProfile.blackInk, [], [1], Array(p3.prefix(100)), Array(p3.prefix(140)),
      Array(repeating: 0xFF, count: 300), isGrey ? p3 : ICCProfile.grey,
    ]
    if !isGrey { others.append(ICCProfile.sRGB) }
    for profile in others {
      #expect(try quarters(sample.put(profile), sample.format) == plain)
    }
  }

  /// What is published has no profile: it is in the colours that browsers take it for.
  @Test func makesFilesWithoutProfiles() throws {
    let file = ICCProfile.put(ICCProfile.displayP3, intoJPEG: PictureFile.jpeg)
    let source = try PictureSource(file, format: .jpeg, size: (48, 32), orientation: 1)
    let set = RenditionSet(size: (48, 32), isPhotograph: true)
    for made in try source.make(set.all + [set.plain.with(.png)]) {
      let text = String(decoding: made, as: Unicode.ASCII.self)
      #expect(!text.contains("ICC") && !text.contains("iCCP"))
    }
  }
}
