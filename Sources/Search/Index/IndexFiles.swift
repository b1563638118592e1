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
  /// of the bytes, in ten letters. The last file is the directory, which names the others.
  ///
  /// - `terms-…`: the places of each stem (`PlaceCode`), then what words of patients mean there.
  /// - `words-…`: words as they are written, by how they begin to sound (`WordCode`).
  /// - `pages-…`: what results show (`PagePiece`).
  public func files(digest: ([UInt8]) -> String) -> [SearchFile] {
    var files: [SearchFile] = []
    func add(_ kind: String, _ value: JSONValue) -> String {
      let bytes = Array(value.text.utf8)
      let digest = digest(bytes)
      files.append(SearchFile(name: "\(kind)-\(digest).json", bytes: bytes))
      return digest
    }
    func list(_ kind: String, _ parts: [Part]) -> JSONValue {
      let digests = parts.map { add(kind, $0.content) }.joined()
      let firsts = parts.map(\.first).joined(separator: "|")
      return .array([.string(firsts), .string(digests)])
    }
    let (terms, words) = (list("terms", termParts), list("words", wordParts))
    let pieces = PagePiece.files(entries, hasExcerpts: hasExcerpts)
    let pages = pieces.map { add("pages", .array($0.map(\.json))) }.joined()
    _ = add(
      "index",
      directory([
        JSONValue.Member("terms", terms), JSONValue.Member("words", words),
        JSONValue.Member("pages", [.string(PagePiece.startCode(pieces)), .string(pages)]),
      ]))
    return files
  }

  /// A file, and a text that comes after all in the file before, but not after what is in this one.
  private typealias Part = (first: String, content: JSONValue)

  private var termParts: [Part] {
    var last = ""
    return keyParts.map { keys in
      let places = keys.compactMap { key in
        terms[key].map { JSONValue.Member(key.text, .string(PlaceCode.text($0))) }
      }
      let means = keys.compactMap { key in
        meanings[key].map { JSONValue.Member(key.text, .string(MeaningCode.text($0))) }
      }
      let first = Self.shortest(keys.first?.text ?? "", after: last)
      last = keys.last?.text ?? ""
      return (first, means.isEmpty ? [.object(places)] : [.object(places), .object(means)])
    }
  }

  /// The shortest beginning of `key` that comes after `last`; nothing where nothing came before.
  private static func shortest(_ key: String, after last: String) -> String {
    last.isEmpty ? "" : key.firstLetters(key.sharedLetters(last) + 1)
  }

  private var wordParts: [Part] {
    spellingParts.map { ($0.first?.beginning ?? "", .string(WordCode.text($0))) }
  }

  /// The binary logarithm, rounded down.
  static func logarithm(_ count: Int) -> Int {
    Int.bitWidth - 1 - max(1, count).leadingZeroBitCount
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

  private func directory(_ lists: [JSONValue.Member]) -> JSONValue {
    .object(
      [JSONValue.Member("entries", .number(entries.count))] + lists + [
        JSONValue.Member("phrases", .string(stopWordsOfPhrases.joined(separator: " "))),
        JSONValue.Member(
          "groups", .array(groups.map { [.number($0.lowerBound), .number($0.upperBound)] })),
        JSONValue.Member("language", language.json),
        JSONValue.Member(
          "dangers",
          .array(dangers.map { .array($0.map { .string($0.joined(separator: " ")) }) })),
      ])
  }

  /// The stop words that begin a name or mean something; of others no file has to be asked.
  private var stopWordsOfPhrases: [String] {
    let stems = Set(language.stopWords.map { Identifier(words.stem($0)) })
    let names = terms.keys.lazy.filter { $0.text.utf8.last == UInt8(ascii: "=") }
    let found = (names.map(\.text) + meanings.keys.map(\.text)).map { key in
      Identifier(Substring(key.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: "=") }))
    }
    return Set(found).intersection(stems).sorted().map(\.text)
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

/// Numbers as text: digits of 6 bits.
enum Digits {
  static let all = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Writes `number` in digits of 5 bits, least first, where 32 means that more follow.
  static func write(_ number: Int, to output: inout [UInt8]) {
    var rest = number
    while rest > 31 {
      output.append(all[rest & 31 | 32])
      rest >>= 5
    }
    output.append(all[rest])
  }
}

/// Places as text: how many entries there are, a colon, then of each place the distance to the entry
/// before, its level and its section.
enum PlaceCode {
  static func text(_ places: TermPlaces) -> String {
    var output = Array("\(places.count):".utf8)
    output.reserveCapacity(places.postings.count * 4 + output.count)
    var last: Int32 = -1
    for place in places.postings {
      Digits.write(Int(place.entry - last - 1), to: &output)
      output.append(Digits.all[Int(place.level)])
      output.append(Digits.all[Int(place.section)])
      last = place.entry
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// Words as text, with a space between: a digit for how many letters (of UTF-16) are those of the word
/// before, the further letters, and the binary logarithm of how often it is written.
enum WordCode {
  static func text(_ words: ArraySlice<KnownWord>) -> String {
    var (output, last) = ("", "")
    for known in words {
      let shared = known.word.sharedLetters(last)
      let beginning = known.word.firstLetters(shared)
      if !output.isEmpty { output += " " }
      output.unicodeScalars.append(Unicode.Scalar(Digits.all[beginning.utf16.count]))
      output += String(String.UnicodeScalarView(known.word.unicodeScalars.dropFirst(shared)))
      output += String(min(9, SearchIndex.logarithm(known.count)))
      last = known.word
    }
    return output
  }
}

extension String {
  /// How many Unicode scalars it has in common with `other` at the beginning.
  func sharedLetters(_ other: String) -> Int {
    zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
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
