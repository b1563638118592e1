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
  /// How many bytes a file of terms or words has before the next one begins.
  private static let fileSize = 3500
  /// A site with more sections shows the summaries of pages in place of the beginnings of sections, so
  /// that the index of a large site stays small.
  private static let mostExcerpts = 20_000

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
    let keys = Set(terms.keys).union(meanings.keys).sorted { left, right in
      left.text.utf16.lexicographicallyPrecedes(right.text.utf16)
    }
    var parts: [Part] = []
    var (first, size) = ("", 0)
    var (places, means): ([JSONValue.Member], [JSONValue.Member]) = ([], [])
    func end() {
      guard size > 0 else { return }
      parts.append((first, ["terms": .object(places), "means": .object(means)]))
    }
    for key in keys {
      let word = Self.firstWord(of: key.text)
      // All that begins with one word stands in one file.
      if size == 0 || size > Self.fileSize && word != first && word != lastWord(places, means) {
        end()
        (first, size, places, means) = (word, 0, [], [])
      }
      if let found = terms[key] {
        let code = PlaceCode.text(found)
        places.append(.init(key.text, .string(code)))
        size += code.utf8.count + key.text.utf8.count
      }
      if let meaning = meanings[key] {
        // The words of a name stay together.
        let text = meaning.map { stems in
          stems.map { $0.replacing(" ", with: "_") }.joined(separator: " ")
        }.joined(separator: "|")
        means.append(.init(key.text, .string(text)))
        size += text.utf8.count + key.text.utf8.count
      }
    }
    end()
    return parts
  }

  private func lastWord(_ lists: [JSONValue.Member]...) -> String? {
    lists.compactMap(\.last).map { Self.firstWord(of: $0.name) }
      .max { $0.utf16.lexicographicallyPrecedes($1.utf16) }
  }

  static func firstWord(of key: String) -> String {
    String(
      Substring(key.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "=") }))
  }

  private var wordParts: [Part] {
    var parts: [Part] = []
    var (first, last, text) = ("", "", "")
    for known in spellings {
      if text.utf8.count > Self.fileSize, known.sound != last {
        parts.append((first, .string(text)))
        text = ""
      }
      if text.isEmpty { first = known.sound } else { text += " " }
      text += known.word + String(min(9, Self.logarithm(known.count)))
      last = known.sound
    }
    if !text.isEmpty { parts.append((first, .string(text))) }
    return parts
  }

  /// The binary logarithm, rounded down.
  static func logarithm(_ count: Int) -> Int {
    Int.bitWidth - 1 - max(1, count).leadingZeroBitCount
  }

  /// How many entries stand in one file.
  static let entriesOfFile = 4

  private var pageParts: [JSONValue] {
    let hasExcerpts = entries.reduce(0) { $0 + $1.sections.count } <= Self.mostExcerpts
    let size = Self.entriesOfFile
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
      "entries": .number(entries.count), "perFile": .number(Self.entriesOfFile),
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
