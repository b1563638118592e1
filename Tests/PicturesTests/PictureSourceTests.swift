import Fixtures
import Testing

@testable import Pictures

/// Files of all kinds become the same picture.
@Suite struct PictureSourceTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let format: PictureSource.Format
    let bytes: [UInt8]

    var testDescription: String { name }

    init(_ name: String, _ format: PictureSource.Format, _ bytes: [UInt8]) {
      self.name = name
      self.format = format
      self.bytes = bytes
    }
  }

  static let samples = [
    Sample("jpeg", .jpeg, PictureFile.jpeg), Sample("cmyk", .jpeg, PictureFile.cmykJPEG),
    Sample("progressive", .jpeg, PictureFile.progressiveJPEG),
    Sample("png", .png, PictureFile.png), Sample("palette", .png, PictureFile.palettePNG),
    Sample("16 bits", .png, PictureFile.rgb16PNG),
    Sample("interlaced", .png, PictureFile.interlacedPNG),
    Sample("webp", .webp, PictureFile.webp),
    Sample("without loss", .webp, PictureFile.losslessWebP),
  ]
  private static let quarters: [[Int]] = [
    [220, 40, 40], [40, 180, 60], [40, 60, 200], [240, 240, 240],
  ]

  private func source(
    _ bytes: [UInt8], _ format: PictureSource.Format, orientation: Int = 1
  ) throws -> PictureSource {
    let size = orientation >= 5 ? (width: 32, height: 48) : (width: 48, height: 32)
    return try PictureSource(bytes, format: format, size: size, orientation: orientation)
  }

  /// The colours in the middle of the quarters: above left, above right, below left, below right.
  private func quarters(_ raster: Raster) -> [[Int]] {
    [(1, 1), (3, 1), (1, 3), (3, 3)].map { column, row in
      let (x, y) = (raster.width * column / 4, raster.height * row / 4)
      let start = (y * raster.width + x) * raster.channels
      return raster.bytes[start..<start + raster.channels].map(Int.init)
    }
  }

  private func areNear(_ colors: [[Int]], _ others: [[Int]], by limit: Int = 6) -> Bool {
    zip(colors.joined(), others.joined()).allSatisfy { abs($0 - $1) <= limit }
      && colors.joined().count == others.joined().count
  }

  @Test(arguments: samples) func readsEveryKind(sample: Sample) throws {
    let (name, format, bytes) = (sample.name, sample.format, sample.bytes)
    let source = try source(bytes, format)
    for (width, height) in [(48, 32), (31, 21), (12, 8), (4, 3)] {
      let raster = try PictureReader(source: source).raster(width: width, height: height)
      #expect(raster.width == width && raster.height == height && raster.channels == 3)
      let found = quarters(raster)
      #expect(areNear(found, Self.quarters), "\(name) \(width): \(found)")
    }
  }

  @Test func readsGrey() throws {
    let wanted = Self.quarters.map { color in
      let grey = (color[0] * 299 + color[1] * 587 + color[2] * 114) / 1000
      return [grey, grey, grey]
    }
    for (bytes, format) in [
      (PictureFile.greyJPEG, PictureSource.Format.jpeg), (PictureFile.grey16PNG, .png),
    ] {
      let raster = try PictureReader(source: source(bytes, format)).raster(width: 24, height: 16)
      #expect(areNear(quarters(raster), wanted))
    }
  }

  @Test func keepsWhatLetsThrough() throws {
    for (bytes, format) in [
      (PictureFile.alphaPNG, PictureSource.Format.png), (PictureFile.alphaWebP, .webp),
    ] {
      let source = try source(bytes, format)
      for (width, height) in [(48, 32), (24, 16), (4, 2)] {
        let raster = try PictureReader(source: source).raster(width: width, height: height)
        var wanted = zip(Self.quarters, [0, 255, 128, 255]).map { $0 + [$1] }
        let found = quarters(raster)
        // What cannot be seen has no colour.
        if found[0].last == 0 { wanted[0] = found[0] }
        #expect(areNear(found, wanted, by: 1), "\(found)")
      }
    }
  }

  @Test(arguments: 1...8) func turns(orientation: Int) throws {
    let raster = try PictureReader(source: source(PictureFile.png, .png))
      .raster(width: 48, height: 32).shown(orientation)
    // Where each quarter goes, as Exif 2.32 puts it: the first row and column as they are seen.
    let places = [
      1: [0, 1, 2, 3], 2: [1, 0, 3, 2], 3: [3, 2, 1, 0], 4: [2, 3, 0, 1], 5: [0, 2, 1, 3],
      6: [2, 0, 3, 1], 7: [3, 1, 2, 0], 8: [1, 3, 0, 2],
    ]
    let wanted = try #require(places[orientation]).map { Self.quarters[$0] }
    #expect(quarters(raster) == wanted)
    #expect((raster.width, raster.height) == (orientation >= 5 ? (32, 48) : (48, 32)))
  }

  /// What comes out can be read again, is the same every time, and does not depend on what else is
  /// asked for.
  @Test(arguments: samples) func makesFiles(sample: Sample) throws {
    let (name, format, bytes) = (sample.name, sample.format, sample.bytes)
    let source = try source(bytes, format, orientation: 6)
    let set = RenditionSet(size: source.size, isPhotograph: format == .jpeg)
    let files = try source.make(set.all)
    #expect(try source.make([set.plain]) == [files[1]])
    for (rendition, file) in zip(set.all, files) {
      let kind: [Rendition.Format: PictureSource.Format] = [.jpeg: .jpeg, .png: .png]
      let size = (width: rendition.width, height: rendition.height)
      #expect(size == (32, 48))
      let again = try PictureSource(
        file, format: kind[rendition.format] ?? .webp, size: size, orientation: 1)
      let raster = try PictureReader(source: again).raster(width: 32, height: 48)
      let wanted = [2, 0, 3, 1].map { Self.quarters[$0] }
      #expect(areNear(quarters(raster), wanted, by: 14), "\(name) \(rendition.format)")
    }
  }

  @Test(arguments: samples) func findsDamage(sample: Sample) throws {
    let (name, format, bytes) = (sample.name, sample.format, sample.bytes)
    _ = try source(bytes, format).look()
    for count in [0, 1, 20, 40, bytes.count / 2, bytes.count * 3 / 4] {
      #expect(throws: PictureDefect.self, "\(name): \(count)") {
        try source(Array(bytes.prefix(count)), format).look()
      }
    }
  }

  /// A file of a few bytes can promise any number of pixels.
  @Test func refusesTooManyPixels() throws {
    for (width, height) in [(12000, 12000), (1 << 40, 1 << 40), (1, 200_000_000)] {
      #expect(throws: PictureDefect.tooManyPixels) {
        try PictureSource([], format: .png, size: (width, height), orientation: 1)
      }
    }
    // One that must be held whole takes more memory.
    let header: [UInt8] = [0, 0, 0x2E, 0xE0, 0, 0, 0x27, 0x10, 8, 6, 0, 0, 1]
    let bytes =
      Array(PictureFile.png.prefix(8)) + PNGFile.chunk("IHDR", header)
      + PNGFile.chunk("IDAT", [0x78, 1]) + PNGFile.chunk("IEND", [])
    let source = try PictureSource(
      bytes, format: .png, size: (12000, 10000), orientation: 1)
    #expect(throws: PictureDefect.tooLargeForItsKind(.png, pixels: 120_000_000)) {
      try source.look()
    }
    // The size of a frame stands behind its length of two bytes and its precision (T.81, B.2.2).
    var large = PictureFile.progressiveJPEG
    let frame = try #require(
      large.indices.dropLast().first { large[$0...$0 + 1] == [0xFF, 0xC2] })
    large.replaceSubrange(frame + 5..<frame + 9, with: [0x27, 0x10, 0x2E, 0xE0])
    let jpeg = try PictureSource(large, format: .jpeg, size: (12000, 10000), orientation: 1)
    #expect(throws: PictureDefect.tooLargeForItsKind(.jpeg, pixels: 120_000_000)) {
      try jpeg.look()
    }
  }

  /// The size that somebody has read elsewhere counts for nothing.
  @Test func refusesAnotherSize() throws {
    let source = try PictureSource(
      PictureFile.png, format: .png, size: (480, 320), orientation: 1)
    #expect(throws: PictureDefect.self) { try source.make([source.largest]) }
  }
}

extension PictureSource {
  fileprivate var largest: Rendition { RenditionSet(size: size, isPhotograph: true).largest }
}
