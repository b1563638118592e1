import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Media

@Suite struct CleanMediaTests {
  private func clean(_ bytes: [UInt8], _ path: String) -> [UInt8]? {
    var diagnostics: [Diagnostic] = []
    let clean = CleanMedia(bytes, path: RelativePath(path), &diagnostics)
    #expect((clean == nil) == diagnostics.hasErrors)
    return clean?.bytes
  }

  @Test(arguments: MediaSample.all) func takesOutWhatIsPrivate(sample: MediaSample) throws {
    var diagnostics: [Diagnostic] = []
    let path = RelativePath(sample.path)
    let made = CleanMedia(sample.bytes, path: path, &diagnostics)
    #expect(diagnostics == [])
    let clean = try #require(made).bytes
    #expect(clean == sample.clean, "\(String(decoding: clean, as: UTF8.self))")
    #expect(!String(decoding: clean, as: UTF8.self).contains("uince"))
  }

  @Test(arguments: MediaSample.all) func leavesWhatIsCleanAsItIs(sample: MediaSample) {
    #expect(clean(sample.clean, sample.path) == sample.clean)
  }

  @Test func hasManySamples() {
    #expect(MediaSample.all.count > 80)
    for format in MediaFormat.allCases {
      #expect(MediaSample.all.contains { MediaFormat(RelativePath($0.path)) == format })
    }
  }

  /// What follows the end of a picture is not needed, and that of a text is white space.
  @Test(arguments: MediaSample.all) func refusesAPartOfAFile(sample: MediaSample) {
    let end = sample.path.hasSuffix(".svg") || sample.path.hasSuffix(".pdf") ? 2 : 1
    for length in 0..<sample.clean.count - end {
      #expect(clean(Array(sample.clean.prefix(length)), sample.path) == nil, "\(length)")
    }
  }

  @Test(arguments: MediaSample.all) func survivesEveryChangeOfAByte(sample: MediaSample) {
    for index in sample.bytes.indices {
      for byte in [0, 0x3C, 0xFF] as [UInt8] {
        var changed = sample.bytes
        changed[index] = byte
        var diagnostics: [Diagnostic] = []
        let clean = CleanMedia(changed, path: RelativePath(sample.path), &diagnostics)
        #expect((clean == nil) != diagnostics.isEmpty)
      }
    }
  }

  @Test func saysTheSizeThatIsShown() throws {
    var diagnostics: [Diagnostic] = []
    for (orientation, expected) in [(1, 3), (2, 3), (4, 3), (5, 2), (6, 2), (8, 2)] {
      let bytes = JPEGFile.make(JPEGFile.exif(ExifData.camera(orientation: orientation)))
      let made = CleanMedia(bytes, path: "a.jpg", &diagnostics)
      #expect(try #require(made?.size).width == expected)
    }
    for sample in MediaSample.all where !["a.pdf", "a.avif", "a.jpeg"].contains(sample.path) {
      let size = CleanMedia(sample.bytes, path: RelativePath(sample.path), &diagnostics)?.size
      #expect(size.map { [$0.width, $0.height].sorted() } ?? [2, 3] == [2, 3], "\(sample)")
    }
  }
}
