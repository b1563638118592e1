public import Foundations

/// What was counted in a part of a site, as a build keeps it for the next one. What is read may come from
/// anybody: it is taken only where each number in it is one that counting could have given.
extension CountedEntries {
  /// What `init(_:)` reads again.
  public func pack(into writer: inout PackedWriter) {
    writer.add(terms) { $0.add($1) }
    writer.add(spellings) { writer, spelling in
      writer.add(spelling.word)
      writer.add(Int(spelling.term))
      writer.add(spelling.count)
    }
    writer.add(entries) { $0.add($1) }
  }

  /// What `pack` has written.
  /// - Throws: `PackedReader.Defect` when it is something else.
  public init(_ reader: inout PackedReader) throws(PackedReader.Defect) {
    var known = ByteTable()
    let terms = try reader.list { reader throws(PackedReader.Defect) in
      // A name ends so, and must not be taken for a word; nor can an entry have a word twice.
      try reader.text { $0.utf8.last != UInt8(ascii: "=") && known.place(of: $0).isNew }
    }
    spellings = try reader.list { reader throws(PackedReader.Defect) in
      let word = try reader.text { $0.utf8.count <= SearchWords.longest + 8 }
      return Spelling(
        word: word, term: try reader.term(below: terms.count),
        count: try reader.number(upTo: Int(Int32.max)))
    }
    var seen = SeenWords(count: terms.count)
    entries = try reader.list { reader throws(PackedReader.Defect) in
      try reader.entry(terms: terms.count, &seen)
    }
    self.terms = terms
  }
}

extension PackedWriter {
  fileprivate mutating func add(_ counted: CountedEntry) {
    let entry = counted.entry
    for text in [entry.address, entry.title, entry.summary, entry.label, entry.group] { add(text) }
    for list in [entry.names, entry.layNames, entry.context] { add(list) { $0.add($1) } }
    add(entry.importance)
    add(counted.sections) { writer, section in
      writer.add(section.anchor)
      writer.add(section.heading)
      writer.add(section.excerpt.count)
      writer.add(bytes: section.excerpt)
    }
    add(counted.words.count)
    add(bytes: Self.bytes(of: counted.words))
    for names in [counted.names, counted.context] {
      add(names) { writer, numbers in writer.add(numbers) { $0.add(Int($1)) } }
    }
  }

  /// Six bytes for each: a site has millions of these.
  private static func bytes(of words: [CountedWord]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 6)
    for word in words {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word.word >> shift))
      }
      bytes.append(word.level)
      bytes.append(word.section)
    }
    return bytes
  }
}

/// Which words an entry has had, so that none comes twice.
private struct SeenWords {
  /// The number of the last entry that had each word.
  private var last: [Int32]
  private var entry: Int32 = 0

  init(count: Int) { last = Array(repeating: 0, count: count) }

  mutating func begin() { entry += 1 }

  /// Whether it is new in the entry; `word` is one of those that there are.
  mutating func insert(_ word: Int) -> Bool {
    if last[word] == entry { return false }
    last[word] = entry
    return true
  }
}

extension PackedReader {
  fileprivate mutating func text(_ isRight: (String) -> Bool) throws(Defect) -> String {
    let text = try text()
    guard isRight(text) else { throw Defect() }
    return text
  }

  fileprivate mutating func number(upTo limit: Int) throws(Defect) -> Int {
    let number = try number()
    guard number <= limit else { throw Defect() }
    return number
  }

  fileprivate mutating func term(below count: Int) throws(Defect) -> Int32 {
    let number = try number()
    guard number < count, let term = Int32(exactly: number) else { throw Defect() }
    return term
  }

  fileprivate mutating func entry(
    terms: Int, _ seen: inout SeenWords
  ) throws(Defect) -> CountedEntry {
    let entry = try entry()
    let sections = try list { reader throws(Defect) in try reader.section() }
    guard (1...EntryCounter.mostSections).contains(sections.count) else { throw Defect() }
    return CountedEntry(
      entry: entry, sections: sections,
      words: try words(terms: terms, sections: sections.count, &seen),
      names: try numbers(below: terms), context: try numbers(below: terms))
  }

  private mutating func entry() throws(Defect) -> SearchEntry {
    var entry = SearchEntry(
      address: try text(), title: try text(), names: [], summary: try text(), label: try text(),
      group: try text())
    entry.names = try texts()
    entry.layNames = try texts()
    entry.context = try texts()
    entry.importance = try double()
    guard (0...8).contains(entry.importance) else { throw Defect() }
    return entry
  }

  private mutating func section() throws(Defect) -> SearchSection {
    let (anchor, heading) = (try text(), try text())
    let length = try count()
    return SearchSection(anchor: anchor, heading: heading, excerpt: Array(try part(length)))
  }

  private mutating func numbers(below count: Int) throws(Defect) -> [[Int32]] {
    try list { reader throws(Defect) in
      try reader.list { reader throws(Defect) in try reader.term(below: count) }
    }
  }

  private mutating func words(
    terms: Int, sections: Int, _ seen: inout SeenWords
  ) throws(Defect) -> [CountedWord] {
    let count = try count()
    guard count <= terms else { throw Defect() }
    let bytes = try part(count * 6)
    seen.begin()
    var words: [CountedWord] = []
    words.reserveCapacity(count)
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 6) {
      let number =
        Int(bytes[start]) | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]) << 16
        | Int(bytes[start + 3]) << 24
      let (level, section) = (bytes[start + 4], bytes[start + 5])
      guard number < terms, (1...63).contains(level), section < sections, seen.insert(number)
      else { throw Defect() }
      words.append(CountedWord(word: Int32(number), level: level, section: section))
    }
    return words
  }
}
