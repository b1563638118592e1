/// Counts the words of one entry after the other. Every part of a site has one, with numbers of its
/// own for its words.
public struct EntryCounter: Sendable {
  /// Where a word stands.
  public enum Field: Int, CaseIterable, Sendable {
    case title, name, layName, heading, context, summary, label, text

    /// How much a word counts there.
    var weight: Float {
      switch self {
      case .title: 8
      case .name: 5
      case .heading: 4
      case .context: 5
      case .summary: 3
      case .layName: 2
      case .label: 2
      case .text: 1
      }
    }
  }

  let words: SearchWords
  private(set) var table = TermTable()
  private var entry: SearchEntry?
  private var sections: [SearchSection] = []
  private var done: [CountedEntry] = []
  /// What a word comes to in the section and in the whole entry, by its number.
  private var counts: [Count] = []
  private var touched: [Int32] = []
  private var buffer: [UInt8] = []
  /// How many words the text of the entry has.
  private var length = 0

  /// Results lead to no more sections of one entry; a longer page is several entries.
  static let mostSections = 60
  /// How many bytes are shown of a section.
  static let excerptLength = 110

  public init(_ language: SearchLanguage) { words = SearchWords(language) }

  /// Begins an entry; what is added from now on belongs to it.
  public mutating func begin(_ entry: SearchEntry) {
    self.entry = entry
    length = 0
    sections = [SearchSection(anchor: "", heading: "")]
    add(entry.title, .title)
    for name in entry.names { add(name, .name) }
    for name in entry.layNames { add(name, .layName) }
    for name in entry.context.prefix(1) { add(name, .context) }
    add(entry.summary, .summary)
  }

  /// Begins a section of the entry with its heading; the anchor is empty where it has none.
  public mutating func beginSection(_ heading: String, anchor: String) {
    if sections.count == Self.mostSections { cut() }
    sections.append(SearchSection(anchor: anchor, heading: heading))
    add(heading, .heading)
  }

  public mutating func add(_ text: String, _ field: Field = .text) {
    var text = text
    text.withUTF8 { add($0, field) }
  }

  /// Adds text of the section that has begun last. Texts that are one sentence may come in pieces.
  public mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ field: Field = .text) {
    if field == .text || field == .label { keep(text) }
    var buffer: [UInt8] = []
    swap(&buffer, &self.buffer)
    words.split(text, into: &buffer) { count($0, field) }
    swap(&buffer, &self.buffer)
  }

  private mutating func count(_ word: UnsafeBufferPointer<UInt8>, _ field: Field) {
    let number = Int(table.number(of: word, words))
    guard number >= 0 else { return }
    if field == .text { length += 1 }
    if number >= counts.count {
      counts += Array(repeating: Count(), count: max(1024, number + 1 - counts.count))
    }
    let isNew = counts[number].add(
      field.weight, UInt8(sections.count - 1), isText: field == .text || field == .label)
    if isNew { touched.append(Int32(number)) }
  }

  /// Ends a piece of text, such as an item of a list, which may have no mark of its own at its end.
  public mutating func endPiece() {
    let last = sections.count - 1
    let isOpen = sections[last].excerpt.count < Self.excerptLength
    guard isOpen, let end = sections[last].excerpt.last, end != 0x20 else { return }
    let isEnded = ".:;!?,)\"".utf8.contains(end) || end >= 0x80
    sections[last].excerpt += isEnded ? [0x20] : Array("; ".utf8)
  }

  private mutating func keep(_ text: UnsafeBufferPointer<UInt8>) {
    let last = sections.count - 1
    let room = Self.excerptLength - sections[last].excerpt.count
    if room > 0 { sections[last].excerpt += text.prefix(room + 8) }
  }

  /// Ends the entry and begins one that goes on with the same page.
  private mutating func cut() {
    guard let entry else { return }
    end()
    begin(entry)
  }

  /// Ends the entry.
  public mutating func end() {
    guard let entry else { return }
    var found: [CountedWord] = []
    found.reserveCapacity(touched.count)
    for number in touched {
      let level = counts[Int(number)].level(entry.importance, length: length)
      found.append(
        CountedWord(word: number, level: level, section: counts[Int(number)].bestSection))
      counts[Int(number)] = Count()
    }
    touched.removeAll(keepingCapacity: true)
    done.append(
      CountedEntry(
        entry: entry, sections: sections, words: found,
        names: ([entry.title] + entry.names + entry.layNames).map { numbers(of: $0) },
        context: entry.context.map { numbers(of: $0) }))
    self.entry = nil
  }

  private mutating func numbers(of name: String) -> [Int32] {
    words.split(name).map { table.number(ofAny: $0, words) }
  }

  /// Everything that was counted.
  public consuming func counted() -> CountedEntries {
    CountedEntries(entries: done, terms: table.terms, spellings: table.spellings)
  }
}

/// What the occurrences of a word in an entry come to.
private struct Count {
  private var total: Float = 0
  /// What those in running text come to.
  private var inText: Float = 0
  /// The section that it was seen in last, and what it comes to there.
  private var section: UInt8 = 0
  private var here: Float = 0
  private var best: Float = 0
  /// The section that a result for the word leads to.
  private(set) var bestSection: UInt8 = 0

  /// Adds an occurrence in `section`; returns whether it is the first one in the entry.
  mutating func add(_ weight: Float, _ section: UInt8, isText: Bool) -> Bool {
    let isNew = total == 0
    if isNew || self.section != section { (self.section, here) = (section, 0) }
    total += weight
    if isText { inText += weight }
    here += weight
    if here > best { (best, bestSection) = (here, section) }
    return isNew
  }

  /// How much the word tells of an entry whose text has `length` words, from 1 to 63. In a long text a
  /// word tells less. A second occurrence adds less than the first
  /// (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
  func level(_ importance: Double, length: Int) -> UInt8 {
    let sum = total - inText + inText / max(0.85, 0.3 + 0.7 * Float(length) / 250)
    let saturated = sum / (sum + 4)
    return UInt8(max(1, min(63, (saturated * 63 * Float(importance)).rounded())))
  }
}
