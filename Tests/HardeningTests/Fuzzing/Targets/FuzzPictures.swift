import Diagnostics
import Fixtures
import Foundations
import Media

@testable import Content
@testable import Pictures

/// Inputs as photographs that are decoded. The first byte of an input tells its kind.
enum FuzzPictures {
  private static let endings = ["jpg", "png", "webp"]
  /// Larger ones are good too, but take their time.
  private static let mostPixels = 4_000_000

  static func seeds() -> [[UInt8]] {
    [
      (0, PictureFile.jpeg), (0, PictureFile.progressiveJPEG), (0, PictureFile.greyJPEG),
      (0, PictureFile.cmykJPEG),
      (0, ICCProfile.put(ICCProfile.displayP3, intoJPEG: PictureFile.jpeg)),
      (0, ICCProfile.put(ICCProfile.blackInk, intoJPEG: PictureFile.cmykJPEG)),
      (0, ICCProfile.put(ICCProfile.grey, intoJPEG: PictureFile.greyJPEG)),
      (0, JPEGFile.make(JPEGFile.exif(ExifData.camera(orientation: 6)))),
      (1, PictureFile.png), (1, PictureFile.alphaPNG), (1, PictureFile.palettePNG),
      (1, PictureFile.rgb16PNG), (1, PictureFile.grey16PNG), (1, PictureFile.interlacedPNG),
      (1, ICCProfile.put(ICCProfile.adobeRGB, intoPNG: PictureFile.alphaPNG)),
      (2, ICCProfile.put(ICCProfile.displayP3, intoWebP: PictureFile.webp)),
      (2, PictureFile.webp), (2, PictureFile.losslessWebP), (2, PictureFile.alphaWebP),
    ].map { [UInt8($0)] + $1 }
  }

  /// The promises that `input` breaks: a picture is refused, or the files that are made of it can be
  /// read, have the size that they should, and are the same again.
  static func problems(_ input: [UInt8]) -> [String] {
    let ending = endings[Int(input.first ?? 0) % endings.count]
    let path = RelativePath("content/a." + ending)
    var diagnostics: [Diagnostic] = []
    var bytes = Array(input.dropFirst())
    if ending == "png" { bytes = checked(bytes) }
    guard let clean = CleanMedia(bytes, path: path, &diagnostics),
      let source = try? PictureSource(clean, at: path),
      let size = clean.size, size.width * size.height <= mostPixels
    else { return [] }
    let set = RenditionSet(size: size, isPhotograph: clean.isPhotograph)
    let wanted = [set.choices[0], set.plain] + [set.card].compactMap(\.self)
    guard let files = try? source.make(wanted) else { return [] }
    var problems = (try? source.make([wanted[1]])) == [files[1]] ? [] : ["not the same again"]
    for (rendition, file) in zip(wanted, files) {
      let again = CleanMedia(file, path: "a.\(rendition.format.rawValue)", &diagnostics)
      let isGood =
        again?.size.map { $0 == (rendition.width, rendition.height) } == true
        && again?.bytes == file
      if !isGood { problems.append("made \(rendition) as \(file.prefix(60))") }
    }
    return problems
  }

  /// The chunks of a PNG file with the right checks, without which no decoder looks into them.
  private static func checked(_ bytes: [UInt8]) -> [UInt8] {
    var output = Array(bytes.prefix(8))
    var rest = bytes.dropFirst(8)
    while rest.count >= 8 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      output += PNGFile.chunk(type, Array(rest.dropFirst(8).prefix(length)))
      rest = rest.dropFirst(12 + min(length, rest.count))
    }
    return output
  }
}
