import Testing

@testable import Media

/// Headers made by hand from the formats' specifications.
@Suite struct ImageSizeTests {
  /// A file of a kind and the size it has.
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let width: Int
    let height: Int
  }

  private static let webp = Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBP".utf8)

  static let samples = [
    Sample(
      testDescription: "PNG",
      bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 2, 0x58, 0, 0, 1, 0x90, 8, 6, 0, 0, 0], width: 600, height: 400),
    Sample(
      testDescription: "GIF87a", bytes: Array("GIF87a".utf8) + [0x58, 2, 0x90, 1, 0, 0, 0],
      width: 600, height: 400),
    Sample(
      testDescription: "GIF89a", bytes: Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0], width: 1,
      height: 1),
    Sample(
      testDescription: "JPEG, baseline",
      bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 1, 0x90, 2, 0x58, 3],
      width: 600, height: 400),
    Sample(
      testDescription: "JPEG, progressive, after a Huffman table",
      bytes: [0xFF, 0xD8, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 17, 8, 1, 0x90, 2, 0x58, 3],
      width: 600, height: 400),
    Sample(
      testDescription: "JPEG with fill bytes",
      bytes: [0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xE0, 0, 3, 9, 0xFF, 0xFF, 0xC0, 0, 17, 8, 1, 0x90]
        + [2, 0x58, 3], width: 600, height: 400),
    Sample(
      testDescription: "WebP, extended",
      bytes: webp + Array("VP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x57, 2, 0, 0x8F, 1, 0],
      width: 600, height: 400),
    Sample(
      testDescription: "WebP, lossy",
      bytes: webp + Array("VP8 ".utf8)
        + [10, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0x58, 0x42, 0x90, 0x81], width: 600, height: 400),
    Sample(
      testDescription: "WebP, lossless",
      bytes: webp + Array("VP8L".utf8) + [9, 0, 0, 0, 0x2F, 0x57, 0xC2, 0x63, 0, 0, 0, 0, 0, 0],
      width: 600, height: 400),
  ]

  static let drawings: [(String, Int, Int)] = [
    ("<svg width=\"600\" height=\"400\">", 600, 400),
    ("<?xml version=\"1.0\"?>\n<svg xmlns='x'\n  width='600px'\n  height='400px' >", 600, 400),
    ("<svg\nwidth=\"600\"\n\theight=\"400\"\n>", 600, 400),
    ("<svg viewBox=\"0 0 600 400\">", 600, 400), ("<svg viewBox='0,0,600.4,399.5'>", 600, 400),
    ("<svg width=\"100%\" height=\"100%\" viewBox=\"-5 -5 600 400\">", 600, 400),
    ("<svg stroke-width=\"2\" width=\"600\" height=\"400\">", 600, 400),
  ]

  @Test(arguments: samples) func readsTheSize(sample: Sample) throws {
    let size = try #require(ImageSize.read(sample.bytes))
    #expect(size == (sample.width, sample.height))
  }

  @Test(arguments: drawings) func readsTheSizeOfDrawings(
    text: String, width: Int, height: Int
  ) throws {
    let size = try #require(ImageSize.read(Array(text.utf8)))
    #expect(size == (width, height))
  }

  @Test(arguments: samples.map(\.bytes) + drawings.map { Array($0.0.utf8) })
  func readsNothingFromAPartOfAHeader(bytes: [UInt8]) {
    for length in bytes.indices {
      let size = ImageSize.read(Array(bytes.prefix(length)))
      #expect(size == nil || length > 9)
    }
  }

  @Test(arguments: samples.map(\.bytes)) func survivesEveryChangeOfAByte(bytes: [UInt8]) {
    for index in bytes.indices {
      for byte in [0, 1, 0x7F, 0x80, 0xFE, 0xFF] as [UInt8] {
        var changed = bytes
        changed[index] = byte
        let size = ImageSize.read(changed)
        #expect(size == nil || size.map { $0.width > 0 && $0.height > 0 } == true)
      }
    }
  }

  @Test(arguments: [
    "", "no picture", "<svg>", "<svg width=\"600\">", "<svg width=\"0\" height=\"5\">",
    "<svg width=\"a\" height=\"b\">", "<svg width=\"nan\" height=\"inf\">", "<svg",
    "<svg viewBox=\"0 0 600\">", "<svg width=\"1e9\" height=\"1e9\">",
    "<svg width=\"-1\" height=\"1\">",
  ])
  func readsNothingElse(text: String) {
    #expect(ImageSize.read(Array(text.utf8)) == nil)
  }

  @Test func readsNothingOfAnEndlessJPEG() {
    let segment: [UInt8] = [0xFF, 0xE0, 0, 0]
    let bytes: [UInt8] = [0xFF, 0xD8] + Array(repeating: segment, count: 50_000).joined()
    #expect(ImageSize.read(bytes) == nil)
  }
}
