/// AVIF files made of their boxes (ISO/IEC 14496-12 and ISO/IEC 23008-12).
public enum AVIFFile {
  public static func box(_ type: String, _ data: [UInt8]) -> [UInt8] {
    big(data.count + 8, 4) + type.utf8 + data
  }

  private static func item(_ id: Int, _ type: String, _ name: String, _ more: String = "")
    -> [UInt8]
  {
    box("infe", [2, 0, 0, 0] + big(id, 2) + [0, 0] + type.utf8 + name.utf8 + [0] + more.utf8)
  }

  private static let type = box("ftyp", Array("avif\0\0\0\0avifmif1".utf8))
  private static let picture: [UInt8] = [1, 2, 3, 4, 5]
  private static let secret = Array(MediaSample.secret.utf8)
  private static let blank = [UInt8](repeating: 0, count: secret.count)

  /// A file whose items lie one behind the other: the picture, and others.
  static func make(
    _ items: [(type: String, data: [UInt8])] = [], name: String = "", property: [UInt8] = [],
    references: [UInt8] = [], more: [UInt8] = [], gap: [UInt8] = [], version: UInt8 = 0
  ) -> [UInt8] {
    let all = [(type: "av01", data: picture)] + items
    func meta(from start: Int) -> [UInt8] {
      var offset = start + gap.count
      var places: [UInt8] = [version, 0, 0, 0, 0x44, 0] + big(all.count, version < 2 ? 2 : 4)
      var list: [UInt8] = [0, 0, 0, 0] + big(all.count, 2)
      for (number, one) in all.enumerated() {
        places += big(number + 1, version < 2 ? 2 : 4) + (version > 0 ? [0, 0] : [])
        places += [0, 0, 0, 1] + big(offset, 4) + big(one.data.count, 4)
        list += item(number + 1, one.type, name, one.type == "mime" ? "application/rdf+xml\0" : "")
        offset += one.data.count
      }
      return box(
        "meta",
        [0, 0, 0, 0] + box("iloc", places) + box("iinf", list)
          + box("iprp", box("ipco", property)) + references)
    }
    let start = type.count + meta(from: 0).count + more.count + 8
    return type + meta(from: start) + more + box("mdat", gap + all.flatMap(\.data) + gap)
  }

  private static let exif = [0, 0, 0, 0] + ExifData.camera(orientation: 6)
  private static let blankExif: [UInt8] = {
    let start = [0, 0, 0, 0] + Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]
    return start + [UInt8](repeating: 0, count: exif.count - start.count)
  }()
  private static let spaces = [UInt8](repeating: 0x20, count: secret.count)

  /// Says that the second item is a small copy of the first.
  private static let copy = box(
    "iref", [0, 0, 0, 0] + box("thmb", big(2, 2) + big(1, 2) + big(1, 2)))
  private static let copyInMany = box(
    "iref", [1, 0, 0, 0] + box("thmb", big(2, 4) + big(1, 2) + big(1, 4)))

  static let samples: [MediaSample] = [
    MediaSample(
      "a small copy", "a.avif", make([("av01", secret)], references: copy),
      clean: make([("av01", spaces)], references: copy)),
    MediaSample(
      "a small copy among many items", "a.avif",
      make([("av01", secret)], references: copyInMany, version: 2),
      clean: make([("av01", spaces)], references: copyInMany, version: 2)),
    MediaSample("nothing private", "a.avif", make(), clean: make()),
    MediaSample(
      "Exif and XMP", "a.avif", make([("Exif", exif), ("mime", secret)]),
      clean: make([("Exif", blankExif), ("mime", spaces)])),
    MediaSample(
      "Exif, newer", "a.avif", make([("Exif", exif)], version: 1),
      clean: make([("Exif", blankExif)], version: 1)),
    MediaSample(
      "Exif, newest", "a.avif", make([("Exif", exif)], version: 2),
      clean: make([("Exif", blankExif)], version: 2)),
    MediaSample(
      "names of items", "a.avif", make(name: MediaSample.secret),
      clean: make(name: String(decoding: spaces, as: UTF8.self))),
    MediaSample(
      "a description", "a.avif", make(property: box("udes", secret) + box("ispe", [1])),
      clean: make(property: box("free", blank) + box("ispe", [1]))),
    MediaSample("data of no item", "a.avif", make(gap: secret), clean: make(gap: blank)),
    MediaSample(
      "the box of a program", "a.avif", make(more: box("uuid", secret)),
      clean: make(more: box("free", blank))),
    MediaSample(
      "free space that is not empty", "a.avif", make(more: box("free", secret)),
      clean: make(more: box("free", blank))),
    MediaSample(
      "the texts of a film", "a.avif",
      make(more: box("moov", box("mvhd", big(0, 4) + big(7, 8) + [9]) + box("udta", secret))),
      clean: make(more: box("moov", box("mvhd", big(0, 12) + [9]) + box("free", blank)))),
  ]
}
