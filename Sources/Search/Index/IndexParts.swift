import Foundations

/// How the index is cut into files. The query cuts it in the same way where it looks at one file only.
extension SearchIndex {
  /// How many bytes a file has before the next one begins.
  private static let fileSize = 3500

  /// The keys of the files of terms, by UTF-16 as JavaScript orders texts. All that begins with one
  /// word stands in one file.
  var keyParts: [[Identifier]] {
    var parts: [[Identifier]] = []
    var (size, last) = (Self.fileSize + 1, "")
    for key in keys {
      let word = Self.firstWord(of: key.text)
      if size > Self.fileSize, parts.isEmpty || !word.hasSameBytes(as: last) {
        parts.append([])
        size = 0
      }
      parts[parts.count - 1].append(key)
      size += key.text.utf8.count + (terms[key]?.codeLength ?? 0) + meaningLength(key)
      last = word
    }
    return parts
  }

  private var keys: [Identifier] {
    Set(terms.keys).union(meanings.keys)
      .map { (key: $0, word: Array(Self.firstWord(of: $0.text).utf16)) }
      .sorted { left, right in
        left.word == right.word
          ? left.key.text.utf16.lexicographicallyPrecedes(right.key.text.utf16)
          : left.word.lexicographicallyPrecedes(right.word)
      }.map(\.key)
  }

  private func meaningLength(_ key: Identifier) -> Int {
    meanings[key].map { MeaningCode.text($0).utf8.count } ?? 0
  }

  static func firstWord(of key: String) -> String {
    String(Substring(key.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "=") }))
  }

  /// The keys of the file in which `word` stands, or would.
  func part(of word: String) -> [String] {
    let parts = keyParts
    let next = parts.partitioningIndex { part in
      word.utf16.lexicographicallyPrecedes(Self.firstWord(of: part[0].text).utf16)
    }
    return parts.isEmpty ? [] : parts[max(0, next - 1)].map(\.text)
  }

  /// The words of the files of spellings. All that sound the same stand in one file.
  var spellingParts: [[KnownWord]] {
    var parts: [[KnownWord]] = []
    var (size, last) = (Self.fileSize + 1, "")
    for known in spellings {
      if size > Self.fileSize, parts.isEmpty || !known.sound.hasSameBytes(as: last) {
        parts.append([])
        size = 0
      }
      parts[parts.count - 1].append(known)
      size += known.word.utf8.count + 2
      last = known.sound
    }
    return parts
  }
}

extension TermPlaces {
  /// About how many bytes it has in a file.
  fileprivate var codeLength: Int { postings.count * 3 + 3 }
}
