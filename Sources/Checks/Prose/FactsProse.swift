import Content
import Diagnostics
import Facts
import Foundations

/// Reads the texts of a treatment's facts.
struct FactsProse {
  private var builder: ProseBuilder
  private let file: SourceFile?
  private let denies: (Prose) -> Bool

  /// A reader of the facts in `file`; `denies` tells whether a note, the last unit of what has been
  /// read, denies what sources report.
  init(builder: ProseBuilder, file: SourceFile?, denies: @escaping (Prose) -> Bool) {
    self.builder = builder
    self.file = file
    self.denies = denies
  }

  consuming func read(_ facts: FactIndex) -> ProseBuilder {
    for entry in facts.entries {
      builder.tellsOfOthers = entry.id == "evidence"
      builder.isDoList = Self.instructions.contains(entry.id)
      for text in entry.texts where text.role != .prohibition {
        builder.isCitedAnyway = text.isCited
        builder.add(text.text, text.role == .aside ? .aside : .fact, in: file)
      }
      if entry.owner == nil { add(entry.provenance) }
    }
    return builder
  }

  /// The facts that tell readers what to do.
  private static let instructions: Set<Identifier> = [
    "before", "aftercare", "timeline", "exercises", "checklist", "get_help", "missed_dose",
  ]

  private mutating func add(_ provenance: Provenance) {
    builder.isDoList = false
    builder.isCitedAnyway = true
    builder.tellsOfOthers = true
    if let note = provenance.note { builder.add(note, .fact, in: file) }
    let isDenied =
      provenance.note != nil && !provenance.reported.isEmpty && denies(builder.prose)
    for report in provenance.reported {
      guard let text = report.text else { continue }
      builder.add(text, .reported(isDenied: isDenied), in: file)
    }
  }
}

/// Finds where each word of a text stands in the YAML that says it, which may be folded over
/// several lines, indented and quoted.
struct ScalarPlaces {
  private let file: SourceFile
  private let last: Int
  private var line: Int
  private var bytes: Substring.UTF8View
  /// The column, in characters from 1, at which `bytes` begin.
  private var column: Int

  /// The places of the text written at `location` of `file`; nil when the place is not known.
  init?(_ location: SourceLocation, in file: SourceFile) {
    guard let start = location.start, let end = location.end else { return nil }
    self.file = file
    last = end.line
    line = start.line
    let text = file.line(start.line)
    bytes = text.dropFirst(start.column - 1).utf8
    column = start.column
  }

  /// Where `word`, which comes after those asked for before, stands; nil when it is written
  /// otherwise, as with an escape.
  mutating func next(_ word: Substring) -> SourceLocation? {
    var ahead = self
    while ahead.line <= last {
      if let place = ahead.take(word) {
        self = ahead
        return place
      }
      ahead.line += 1
      ahead.bytes = file.line(ahead.line).utf8
      ahead.column = 1
    }
    return nil
  }

  /// Moves behind `word` when it stands on the rest of the line.
  private mutating func take(_ word: Substring) -> SourceLocation? {
    guard let start = Self.find(word.utf8, in: bytes) else { return nil }
    let first = column + Self.length(bytes[..<start])
    let end = first + Self.length(word.utf8)
    (bytes, column) = (bytes[start...].dropFirst(word.utf8.count), end)
    return SourceLocation(
      path: file.path, start: SourcePosition(line: line, column: first),
      end: SourcePosition(line: line, column: end))
  }

  /// How many characters `text` has. Most are ASCII, of which there is no need to ask Unicode's
  /// tables.
  private static func length(_ text: Substring.UTF8View) -> Int {
    text.isPlain ? text.count : Substring(text).count
  }

  private static func find(
    _ word: Substring.UTF8View, in bytes: Substring.UTF8View
  ) -> Substring.UTF8View.Index? {
    guard let first = word.first else { return nil }
    var rest = bytes
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: word) { return start }
      rest = rest[rest.index(after: start)...]
    }
    return nil
  }
}

extension ProseBuilder {
  mutating func add(_ text: Located<String>, _ kind: ProseUnit.Kind, in file: SourceFile?) {
    append(text, in: file)
    endUnit(kind, at: text.location)
  }

  mutating func add(_ entry: GlossaryEntry, in file: SourceFile?) {
    append(entry.term, in: file)
    append(": ", at: entry.term.location, isExact: false)
    append(entry.definition, in: file)
    endUnit(.definition, at: entry.definition.location)
  }

  /// The label of an own fact stands in another file than the fact.
  private mutating func append(_ text: Located<String>, in file: SourceFile?) {
    let file = file.flatMap { $0.path == text.location.path ? $0 : nil }
    if let file, let range = file.range(ofPlain: text), has(file) {
      var value = text.value
      return value.withUTF8 { append($0, at: range, isExact: true) }
    }
    guard let file else {
      // No word has a place of its own.
      var value = text.value
      let isPlain = value.withUTF8 { !$0.hasRunOfSpaces && $0.allSatisfy { $0 >= 0x20 } }
      let words = isPlain ? value : value.words.joined(separator: " ")
      return append(words, at: text.location, isExact: false)
    }
    var places = ScalarPlaces(text.location, in: file)
    for (index, word) in text.value.words.enumerated() {
      let place = places?.next(word)
      let location = place ?? text.location
      if index > 0 { append(" ", at: location, isExact: false) }
      append(String(word), at: location, isExact: place != nil)
    }
  }
}

extension SourceFile {
  /// The bytes of a text that stands as it is on one line of ASCII, perhaps in quotes, as most do;
  /// nil for any other.
  fileprivate func range(ofPlain text: Located<String>) -> Range<Int>? {
    guard let start = text.location.start, text.location.end?.line == start.line else {
      return nil
    }
    let line = lineRange(start.line)
    var text = text.value
    return withUTF8 { bytes in
      text.withUTF8 { text in
        guard bytes[line].isPlain, !text.hasRunOfSpaces else { return nil }
        let first = line.lowerBound + start.column - 1
        return (first...first + 1).lazy.map { $0..<$0 + text.count }.first {
          $0.upperBound <= line.upperBound && bytes[$0].elementsEqual(text)
        }
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether there is white space at an end or beside white space.
  fileprivate var hasRunOfSpaces: Bool {
    var isAfterSpace = true
    for byte in self {
      let isSpace = byte <= 0x20
      if isSpace, isAfterSpace { return true }
      isAfterSpace = isSpace
    }
    return isAfterSpace
  }
}

extension String {
  /// The parts between white space.
  fileprivate var words: [Substring] {
    guard utf8.isPlain else { return split(whereSeparator: \.isWhitespace) }
    return utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }
  }
}

extension Sequence<UInt8> {
  /// Whether each byte is a character: all but a return before a line feed in ASCII.
  fileprivate var isPlain: Bool { allSatisfy { $0 < 0x80 && $0 != 0x0D } }
}
