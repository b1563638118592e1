import Foundations

/// How the index is cut into files. The query cuts it in the same way where it looks at one file only.
extension SearchIndex {
  /// The keys of the files of terms, by UTF-16 as JavaScript orders texts.
  var keyParts: [ArraySlice<Identifier>] {
    let all = Set(terms.keys).union(meanings.keys).map(\.text).sortedAsInScripts { $0 }
    let keys = all.map { Identifier($0) }
    let lengths = keys.map { key in
      key.text.utf8.count + (terms[key]?.codeLength ?? 0) + meaningLength(key) + 8
    }
    let limit = FileCutter.limit(of: lengths.reduce(0, +), small: 1000, large: 2500)
    return cut(keys, lengths, FileCutter(limit: limit)) { $0.text }
  }

  private func meaningLength(_ key: Identifier) -> Int {
    meanings[key].map { MeaningCode.text($0).utf8.count } ?? 0
  }

  /// The keys that begin with `word` and stand in the file where it stands, or would, or in the next.
  func keys(beginningWith word: String) -> [String] {
    let parts = keyParts
    let next = parts.partitioningIndex { part in
      part.first.map { word.utf16.lexicographicallyPrecedes($0.text.utf16) } ?? false
    }
    let near = parts[max(0, next - 1)..<min(next + 1, parts.count)]
    return near.joined().map(\.text).filter { $0.utf8.starts(with: word.utf8) }
  }

  /// The words of the files of spellings.
  var spellingParts: [ArraySlice<KnownWord>] {
    let lengths = spellings.map { $0.word.utf8.count + 2 }
    let limit = FileCutter.limit(of: lengths.reduce(0, +), small: 800, large: 2000)
    return cut(spellings, lengths, FileCutter(limit: limit)) { $0.word }
  }

  private func cut<Item>(
    _ items: [Item], _ lengths: [Int], _ cutter: FileCutter, _ name: (Item) -> String
  ) -> [ArraySlice<Item>] {
    var cutter = cutter
    let starts = items.indices.filter { cutter.begins(name(items[$0]), length: lengths[$0]) }
    return zip(starts, starts.dropFirst() + [items.count]).map { items[$0..<$1] }
  }
}

/// Decides where the next file begins. An edit makes a file longer or shorter; so that the files behind
/// it stay as they are, the name of what may begin one decides too.
struct FileCutter {
  /// How many bytes a file has at most before its last item.
  let limit: Int
  private var size: Int

  init(limit: Int) {
    self.limit = limit
    size = limit + 1
  }

  /// The limit for `total` bytes: a visitor fetches a few files and the list of all.
  static func limit(of total: Int, small: Int, large: Int) -> Int {
    total < 200 * small ? small : large
  }

  /// Whether a new file begins with the item `name`, which has `length` bytes.
  mutating func begins(_ name: String, length: Int) -> Bool {
    let begins = size > limit || size > limit / 2 && Self.hash(name) % 8 == 0
    size = (begins ? 0 : size) + length
    return begins
  }

  /// Adds the next part of the same item; returns whether a new file begins with it.
  mutating func goesOn(length: Int, head: Int) -> Bool {
    let begins = size > limit
    size = (begins ? head : size) + length
    return begins
  }

  /// FNV-1a, the same in every run.
  private static func hash(_ name: String) -> UInt64 {
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    // Its upper bits, into which all others are mixed.
    return (hash &* 0x9E37_79B9_7F4A_7C15) >> 48
  }
}

extension TermPlaces {
  /// About how many bytes it has in a file.
  fileprivate var codeLength: Int { postings.count * 3 + 3 }
}

extension Sequence where Element: Sendable {
  /// In the order in which JavaScript has their texts: by UTF-16. That is the order of their bytes
  /// but for letters from U+E000 on.
  func sortedAsInScripts(_ text: (Element) -> String) -> [Element] {
    let items = map { (text: Identifier(text($0)), item: $0) }
    let areByBytes = items.allSatisfy { $0.text.text.utf8.allSatisfy { $0 < 0xEE } }
    let sorted =
      areByBytes
      ? items.sorted { $0.text < $1.text }
      : items.sorted { $0.text.text.utf16.lexicographicallyPrecedes($1.text.text.utf16) }
    return sorted.map(\.item)
  }
}
