/// Blanks everything in an AVIF file that is not needed to show it: Exif, XMP, texts, times, small
/// copies of the picture and the boxes of programs. Boxes refer to one another by their place, so
/// nothing is moved: what must go is overwritten. How the picture is turned is a property of the
/// picture, which stays.
///
/// Source: ISO/IEC 14496-12:2022, 4.2, 8.10, 8.11; ISO/IEC 23008-12:2022, 6.5 and annex A; AV1 Image
/// File Format 1.1.
struct AVIFCleaner {
  private struct Box {
    let type: String
    let start: Int
    let data: Range<Int>
  }

  /// Boxes that are needed, of those in the box that is named first; all others are blanked.
  private static let kept: [String: Set<String>] = [
    "": ["ftyp", "meta", "mdat", "moov"],
    "meta": [
      "hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "dinf", "grpl",
    ],
    "moov": ["mvhd", "trak", "mvex"],
    "trak": ["tkhd", "edts", "tref", "mdia"],
    "mdia": ["mdhd", "hdlr", "minf"],
  ]
  /// Boxes of properties that describe the picture in words, or say when it was made.
  private static let descriptions: Set<String> = ["udes", "altt", "crtt", "mdft", "uuid"]

  /// More than programs write; the places of items are compared with each.
  private static let mostDataBoxes = 16

  private var bytes: [UInt8]
  /// The numbers of the items that are no pictures or small copies, and whether they are Exif.
  private var metadata: [Int: Bool] = [:]
  /// Where items are, in order.
  private var places: [Range<Int>] = []
  private var hasPicture = false

  /// Whether `bytes` begin with the type of an AVIF file: among its brands is that of a picture or a
  /// film (AV1 Image File Format, section 6).
  static func mayBegin(_ bytes: [UInt8]) -> Bool {
    guard bytes.has("ftyp", at: 4), let length = bytes.big(0, 4) else { return false }
    return stride(from: 8, to: min(length, 4096), by: 4).contains {
      bytes.has("avif", at: $0) || bytes.has("avis", at: $0)
    }
  }

  static func clean(_ bytes: [UInt8]) throws(MediaDefect) -> [UInt8] {
    var cleaner = AVIFCleaner(bytes: bytes)
    try cleaner.walk()
    return cleaner.bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func walk() throws(MediaDefect) {
    let boxes = try boxes(in: bytes.indices)
    guard let first = boxes.first, first.type == "ftyp" else {
      throw .damaged("it does not begin with its type")
    }
    // ISO/IEC 14496-12 allows one of each, and to read many would take long.
    for type in ["meta", "moov"] where boxes.count(where: { $0.type == type }) > 1 {
      throw .damaged("it lists its items twice")
    }
    blank(boxes, notKeptIn: "")
    for box in boxes {
      switch box.type {
      case "meta": try cleanItems(box)
      case "moov": try cleanTracks(box)
      default: break
      }
    }
    guard hasPicture else { throw .damaged("there is no picture in it") }
    // The frames of a film are listed elsewhere.
    if !boxes.contains(where: { $0.type == "moov" }) { try blankGaps(boxes) }
  }

  /// Blanks data that belong to no item, such as those of a picture that was changed.
  private mutating func blankGaps(_ boxes: [Box]) throws(MediaDefect) {
    let data = boxes.filter { $0.type == "mdat" }.map(\.data)
    guard data.count <= Self.mostDataBoxes else { throw .damaged("it is in too many parts") }
    for range in data {
      var start = range.lowerBound
      for place in places where place.lowerBound < range.upperBound && place.upperBound > start {
        if place.lowerBound > start { bytes.fill(start..<place.lowerBound, with: 0) }
        start = min(place.upperBound, range.upperBound)
      }
      bytes.fill(start..<range.upperBound, with: 0)
    }
  }

  /// The boxes that fill `range`. One without a length reaches to the end (4.2.2).
  private func boxes(in range: Range<Int>) throws(MediaDefect) -> [Box] {
    var boxes: [Box] = []
    var start = range.lowerBound
    while start < range.upperBound {
      guard let short = bytes.big(start, 4), let type = bytes.text(start + 4, 4) else {
        throw .truncated
      }
      let header = short == 1 ? 16 : 8
      let left = range.upperBound - start
      let length = short == 1 ? bytes.big(start + 8, 8) : short == 0 ? left : short
      guard let length, length >= header, length <= left else { throw .truncated }
      boxes.append(Box(type: type, start: start, data: start + header..<start + length))
      start += length
    }
    return boxes
  }

  private mutating func blank(_ boxes: [Box], notKeptIn parent: String) {
    for box in boxes where Self.kept[parent]?.contains(box.type) != true { blank(box) }
  }

  /// Makes free space of a box (8.1.2).
  private mutating func blank(_ box: Box) {
    bytes.replaceSubrange(box.start + 4..<box.start + 8, with: "free".utf8)
    bytes.fill(box.data, with: 0)
  }

  /// Cleans the box `meta`, which lists the picture and what belongs to it (8.11.1).
  private mutating func cleanItems(_ meta: Box) throws(MediaDefect) {
    guard meta.data.count >= 4 else { throw .truncated }
    let boxes = try boxes(in: meta.data.dropFirst(4))
    blank(boxes, notKeptIn: "meta")
    for box in boxes where box.type == "iinf" { try readItems(box) }
    for box in boxes where box.type == "iprp" { try cleanProperties(box) }
    for box in boxes where box.type == "iref" { try readCopies(box) }
    let inside = boxes.first { $0.type == "idat" }?.data
    let lists = boxes.filter { $0.type == "iloc" }
    guard lists.count < 2 else { throw .damaged("it lists its items twice") }
    for list in lists {
      let found = try ItemPlaces(list.data, of: bytes, inside: inside).all()
      places += found.map(\.range)
      var last = 0
      for (range, id) in found {
        guard let isExif = metadata[id] else { continue }
        blank(max(last, range.lowerBound)..<max(last, range.upperBound), isExif: isExif)
        last = max(last, range.upperBound)
      }
    }
  }

  /// Notes which items are no pictures, and blanks the names of all (8.11.6).
  private mutating func readItems(_ list: Box) throws(MediaDefect) {
    guard let version = bytes.big(list.data.lowerBound, 1) else { throw .truncated }
    let header = version == 0 ? 6 : 8
    guard list.data.count >= header else { throw .truncated }
    for box in try boxes(in: list.data.dropFirst(header)) {
      guard box.type == "infe" else { continue }
      let start = box.data.lowerBound
      let version = bytes.big(start, 1)
      let width = version == 3 ? 4 : 2
      guard version == 2 || version == 3, let number = bytes.big(start + 4, width),
        let type = bytes.text(start + 6 + width, 4), box.data.count >= 10 + width
      else { throw .damaged("its list of items is of an old kind") }
      let name = start + 10 + width..<box.data.upperBound
      let end = bytes[name].firstIndex(of: 0) ?? name.upperBound
      bytes.fill(name.lowerBound..<end, with: UInt8(ascii: " "))
      if ["Exif", "mime", "uri "].contains(type) { metadata[number] = type == "Exif" }
      hasPicture = hasPicture || ["av01", "grid"].contains(type)
    }
  }

  /// Notes which items are small copies of others (8.11.12; ISO/IEC 23008-12, 6.4.4): they can show
  /// what was cut off, and no page needs them.
  private mutating func readCopies(_ list: Box) throws(MediaDefect) {
    let width = bytes.big(list.data.lowerBound, 1) == 0 ? 2 : 4
    for box in try boxes(in: list.data.dropFirst(4)) where box.type == "thmb" {
      guard box.data.count >= width, let number = bytes.big(box.data.lowerBound, width) else {
        throw .truncated
      }
      metadata[number] = false
    }
  }

  private mutating func cleanProperties(_ properties: Box) throws(MediaDefect) {
    for container in try boxes(in: properties.data) where container.type == "ipco" {
      for box in try boxes(in: container.data) where Self.descriptions.contains(box.type) {
        blank(box)
      }
    }
  }

  /// Blanks what an item holds. Programs that read Exif find that there is none in it.
  private mutating func blank(_ range: Range<Int>, isExif: Bool) {
    bytes.fill(range, with: isExif ? 0 : UInt8(ascii: " "))
    let empty = [0, 0, 0, 0] + Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]
    guard isExif, range.count >= empty.count else { return }
    bytes.replaceSubrange(range.prefix(empty.count), with: empty)
  }

  /// Cleans what describes the frames of a film: the texts of users, and when it was made (8.3).
  private mutating func cleanTracks(_ parent: Box) throws(MediaDefect) {
    let boxes = try boxes(in: parent.data)
    blank(boxes, notKeptIn: parent.type)
    for box in boxes {
      switch box.type {
      case "trak", "mdia": try cleanTracks(box)
      case "mvhd", "tkhd", "mdhd":
        let width = bytes.big(box.data.lowerBound, 1) == 1 ? 16 : 8
        guard box.data.count >= 4 + width else { throw .truncated }
        bytes.fill(box.data.dropFirst(4).prefix(width), with: 0)
        hasPicture = true
      default: break
      }
    }
  }
}

/// Where the items of an AVIF file are (ISO/IEC 14496-12, 8.11.3).
private struct ItemPlaces {
  /// More than programs write.
  private static let mostPlaces = 100_000

  private let bytes: [UInt8]
  private let inside: Range<Int>?
  private var offset: Int
  private let end: Int
  private let version: Int
  /// How many bytes an offset, a length, a base and an index take.
  private let widths: [Int]

  /// The places that the box with `data` lists; `inside` is the box with small items.
  init(_ data: Range<Int>, of bytes: [UInt8], inside: Range<Int>?) throws(MediaDefect) {
    guard let version = bytes.big(data.lowerBound, 1), version <= 2,
      let packed = bytes.big(data.lowerBound + 4, 2), data.count >= 8
    else { throw .damaged("the places of its items cannot be read") }
    widths = [12, 8, 4, 0].map { packed >> $0 & 15 }
    self.bytes = bytes
    self.inside = inside
    self.version = version
    offset = data.lowerBound + 6
    end = data.upperBound
  }

  /// Where each item is, and its number, in the order of the places. All must be where the file says.
  func all() throws(MediaDefect) -> [(range: Range<Int>, id: Int)] {
    var reader = self
    var found: [(range: Range<Int>, id: Int)] = []
    let count = try reader.number(version < 2 ? 2 : 4)
    for _ in 0..<count { try reader.readItem(&found) }
    return found.sorted { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
  }

  private mutating func readItem(
    _ found: inout [(range: Range<Int>, id: Int)]
  ) throws(MediaDefect) {
    let id = try number(version < 2 ? 2 : 4)
    let method = version == 0 ? 0 : try number(2) & 15
    _ = try number(2)
    let base = try number(widths[2])
    let count = try number(2)
    let index = version == 0 ? 0 : widths[3]
    for _ in 0..<count {
      _ = try number(index)
      let start = try number(widths[0])
      let length = try number(widths[1])
      let whole = method == 0 ? bytes.indices : method == 1 ? inside : nil
      guard let whole, length > 0, start <= whole.count, base <= whole.count - start,
        length <= whole.count - start - base
      else { throw .damaged("the places of its items cannot be read") }
      let first = whole.lowerBound + base + start
      found.append((first..<first + length, id))
      guard found.count <= Self.mostPlaces else { throw .damaged("it is in too many parts") }
    }
  }

  private mutating func number(_ width: Int) throws(MediaDefect) -> Int {
    if width == 0 { return 0 }
    guard width <= 8, offset <= end - width, let number = bytes.big(offset, width) else {
      throw .truncated
    }
    offset += width
    return number
  }
}
