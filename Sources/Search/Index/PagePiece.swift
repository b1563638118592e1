import Foundations

/// What a file of the index has to show of one entry: what it is, and some of its sections. A result
/// leads to one section, so an entry with many has several pieces in different files, and a browser
/// fetches little that it does not show.
struct PagePiece {
  private let number: Int
  private let entry: SearchEntry
  /// The number of the first of its sections; 1 for the first piece, as the entry begins with a section
  /// that has nothing but the summary.
  private let first: Int
  private var sections: [SearchSection] = []
  private let hasExcerpts: Bool

  private init(_ number: Int, _ entry: SearchEntry, first: Int, hasExcerpts: Bool) {
    self.number = number
    self.entry = entry
    self.first = first
    self.hasExcerpts = hasExcerpts
  }

  /// The pieces of all entries, file by file.
  static func files(_ entries: [IndexedEntry], hasExcerpts: Bool) -> [[PagePiece]] {
    let total = entries.reduce(0) { sum, indexed in
      sum + head(indexed.entry)
        + indexed.sections.reduce(0) { $0 + length($1, hasExcerpts: hasExcerpts) }
    }
    var cutter = FileCutter(
      limit: FileCutter.limit(of: total, small: 800, large: hasExcerpts ? 4000 : 8000))
    var files: [[PagePiece]] = []
    for (number, indexed) in entries.enumerated() {
      let (entry, head) = (indexed.entry, head(indexed.entry))
      if cutter.begins(entry.address, length: head) { files.append([]) }
      var piece = PagePiece(number, entry, first: 1, hasExcerpts: hasExcerpts)
      for (section, content) in indexed.sections.enumerated().dropFirst() {
        let length = length(content, hasExcerpts: hasExcerpts)
        if cutter.goesOn(length: length, head: head) {
          files[files.count - 1].append(piece)
          files.append([])
          piece = PagePiece(number, entry, first: section, hasExcerpts: hasExcerpts)
        }
        piece.sections.append(content)
      }
      files[files.count - 1].append(piece)
    }
    return files
  }

  /// About how many bytes an entry has without its sections.
  private static func head(_ entry: SearchEntry) -> Int {
    entry.address.utf8.count + entry.title.utf8.count + entry.summary.utf8.count
      + entry.label.utf8.count + 16
  }

  private static func length(_ section: SearchSection, hasExcerpts: Bool) -> Int {
    let excerpt = hasExcerpts ? min(section.excerpt.count, EntryCounter.excerptLength) : 0
    return section.anchor.utf8.count + section.heading.utf8.count + excerpt + 9
  }

  /// Where the files begin: of each the distance to the entry with which the one before begins, and
  /// its first section; 0 where it begins with an entry.
  static func startCode(_ files: [[PagePiece]]) -> String {
    var output: [UInt8] = []
    var last = 0
    for piece in files.compactMap(\.first) {
      Digits.write(piece.number - last, to: &output)
      output.append(Digits.all[piece.first > 1 ? piece.first : 0])
      last = piece.number
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The address, title, summary, label and number of the first section, then the anchor, heading and
  /// beginning of each section.
  var json: JSONValue {
    let head = [entry.address, entry.title, entry.summary, entry.label].map(JSONValue.string)
    let sections = sections.flatMap { section in
      [section.anchor, section.heading, hasExcerpts ? section.shownExcerpt : ""]
    }
    return .array(head + [.number(first)] + sections.map(JSONValue.string))
  }
}
