import Foundations

/// A file of the index.
public struct SearchFile: Sendable {
  /// The name within the folder of the index, which tells its content.
  public let name: String
  public let bytes: [UInt8]
}

extension SearchIndex {
  /// How many words a name or a phrase can have to be found as one.
  static let longestPhrase = 6
  /// A site with more sections shows the summaries of pages in place of the beginnings of sections, so
  /// that the index of a large site stays small.
  private static let mostExcerpts = 20_000

  var hasExcerpts: Bool { entries.reduce(0) { $0 + $1.sections.count } <= Self.mostExcerpts }

  /// The index as JSON, in files that browsers can keep for ever: a name holds what `digest` makes
  /// of the bytes. The last file is the directory, which names the others.
  ///
  /// - `terms-…`: `terms` has the places of each stem (`PlaceCode`), `means` what words of patients
  ///   mean. Each file begins where the one before it ends, by the UTF-16 of the stems.
  /// - `words-…`: words as they are written, each with a digit for how often, by their sounds.
  /// - `pages-…`: what results show.
  public func files(digest: ([UInt8]) -> String) -> [SearchFile] {
    var files: [SearchFile] = []
    func add(_ kind: String, _ value: JSONValue) -> JSONValue {
      let bytes = Array(value.text.utf8)
      let digest = digest(bytes)
      files.append(SearchFile(name: "\(kind)-\(digest).json", bytes: bytes))
      return .string(digest)
    }
    let terms = termParts.flatMap { [.string($0.first), add("terms", $0.content)] }
    let words = wordParts.flatMap { [.string($0.first), add("words", $0.content)] }
    let pages = pageParts.map { add("pages", $0) }
    _ = add("index", directory(terms: terms, words: words, pages: pages))
    return files
  }

  private typealias Part = (first: String, content: JSONValue)

  private var termParts: [Part] {
    keyParts.map { keys in
      let places = keys.compactMap { key in
        terms[key].map { JSONValue.Member(key.text, .string(PlaceCode.text($0))) }
      }
      let means = keys.compactMap { key in
        meanings[key].map { JSONValue.Member(key.text, .string(MeaningCode.text($0))) }
      }
      let first = Self.firstWord(of: keys[0].text)
      return (first, ["terms": .object(places), "means": .object(means)])
    }
  }

  private var wordParts: [Part] {
    spellingParts.map { part in
      let words = part.map { $0.word + String(min(9, Self.logarithm($0.count))) }
      return (part[0].sound, .string(words.joined(separator: " ")))
    }
  }

  /// The binary logarithm, rounded down.
  static func logarithm(_ count: Int) -> Int {
    Int.bitWidth - 1 - max(1, count).leadingZeroBitCount
  }

  /// How many entries stand in one file: few, as results stand far apart, but more on a large site,
  /// whose directory must name all files.
  private var entriesOfFile: Int { entries.count > 1000 ? 16 : 4 }

  private var pageParts: [JSONValue] {
    let hasExcerpts = hasExcerpts
    let size = entriesOfFile
    return stride(from: 0, to: entries.count, by: size).map { start in
      .array(entries[start..<min(start + size, entries.count)].map { $0.json(hasExcerpts) })
    }
  }

  /// The entries that belong together, which stand beside each other.
  var groups: [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in entries.indices where entries[index].entry.group != entries[start].entry.group {
      if !entries[start].entry.group.isEmpty { groups.append(start..<index) }
      start = index
    }
    if let last = entries.last, !last.entry.group.isEmpty { groups.append(start..<entries.count) }
    return groups
  }

  private func directory(
    terms: [JSONValue], words: [JSONValue], pages: [JSONValue]
  ) -> JSONValue {
    [
      "entries": .number(entries.count), "perFile": .number(entriesOfFile),
      "terms": .array(terms), "words": .array(words), "pages": .array(pages),
      "groups": .array(groups.map { .array([.number($0.lowerBound), .number($0.upperBound)]) }),
      "language": language.json,
      "dangers": .array(dangers.map { .array($0.map { .string($0.joined(separator: " ")) }) }),
    ]
  }
}

extension IndexedEntry {
  /// The address, title, summary, label and group, then the anchor, heading and beginning of each
  /// section but the first, which has the summary.
  fileprivate func json(_ hasExcerpts: Bool) -> JSONValue {
    let head = [entry.address, entry.title, entry.summary, entry.label, entry.group]
    let sections = sections.dropFirst().flatMap { section in
      [section.anchor, section.heading, hasExcerpts ? section.shownExcerpt : ""]
    }
    return .array((head + sections).map { .string($0) })
  }
}

extension SearchSection {
  /// The excerpt up to a whole word.
  var shownExcerpt: String {
    guard excerpt.count > EntryCounter.excerptLength else { return Self.text(excerpt[...]) }
    let end = excerpt[..<EntryCounter.excerptLength].lastIndex(of: 0x20) ?? excerpt.startIndex
    return Self.text(excerpt[..<end]) + "…"
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}

extension SearchLanguage {
  fileprivate var json: JSONValue {
    [
      "folds": table(folds.map { ($0.letters, $0.plain) }),
      "stopWords": .string(stopWords.sorted().joined(separator: " ")),
      "endings": .array(
        endings.map { step in
          .string(
            step.map { "\($0.written)>\($0.replacement)>\($0.least)" }.joined(separator: " "))
        }),
      "irregular": table(irregular.sorted { $0.key < $1.key }),
      "sounds": table(sounds.sorted { $0.key < $1.key }),
      "keyboard": .string(keyboard.joined(separator: " ")),
    ]
  }

  private func table(_ pairs: [(String, String)]) -> JSONValue {
    .string(pairs.map { "\($0)>\($1)" }.joined(separator: " "))
  }

  private func table(_ pairs: [(key: String, value: String)]) -> JSONValue {
    table(pairs.map { ($0.key, $0.value) })
  }
}

/// Places as text: how many entries there are, a colon, then of each place the distance to the entry
/// before in digits of 5 bits, least first, where 32 means that more follow; its level; its section.
enum PlaceCode {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func text(_ places: TermPlaces) -> String {
    var output = Array("\(places.count):".utf8)
    var last: Int32 = -1
    for place in places.postings {
      var distance = Int(place.entry - last - 1)
      while distance > 31 {
        output.append(digits[distance & 31 | 32])
        distance >>= 5
      }
      output += [digits[distance], digits[Int(place.level)], digits[Int(place.section)]]
      last = place.entry
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// Meanings as text: `|` between them, a space between their stems, and `_` between the words of a
/// name.
enum MeaningCode {
  static func text(_ meanings: [[String]]) -> String {
    meanings.map { stems in
      stems.map { $0.replacing(" ", with: "_") }.joined(separator: " ")
    }.joined(separator: "|")
  }
}
