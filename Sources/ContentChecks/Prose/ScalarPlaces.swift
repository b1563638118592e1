import ContentLoader
import Diagnostics

/// Finds where each word of a text stands in the YAML that says it, which may be folded over
/// several lines, indented and quoted.
struct ScalarPlaces {
  private let file: SourceFile
  private let end: SourcePosition
  private let path: String
  private var line: Int
  private var characters: [Character]
  private var column: Int

  /// The places of the text written at `location` of `file`; nil when the place is not known.
  init?(_ location: SourceLocation, in file: SourceFile) {
    guard let start = location.start, let end = location.end else { return nil }
    self.file = file
    self.end = end
    path = location.path
    line = start.line
    characters = Array(file.line(start.line))
    column = start.column - 1
  }

  /// Where `word`, which comes after those asked for before, stands; nil when it is written
  /// otherwise, as with an escape.
  mutating func next(_ word: Substring) -> SourceLocation? {
    let wanted = Array(word)
    var line = self.line
    var characters = self.characters
    var column = self.column
    while line <= end.line {
      if let found = Self.find(wanted, in: characters, from: column) {
        (self.line, self.characters, self.column) = (line, characters, found + wanted.count)
        return SourceLocation(
          path: path, start: SourcePosition(line: line, column: found + 1),
          end: SourcePosition(line: line, column: found + 1 + wanted.count))
      }
      line += 1
      characters = line <= end.line ? Array(file.line(line)) : []
      column = 0
    }
    return nil
  }

  private static func find(
    _ wanted: [Character], in characters: [Character], from start: Int
  ) -> Int? {
    guard let first = wanted.first, characters.count >= wanted.count else { return nil }
    var index = start
    while index + wanted.count <= characters.count {
      if characters[index] == first, characters[index..<index + wanted.count].elementsEqual(wanted)
      {
        return index
      }
      index += 1
    }
    return nil
  }
}

extension ProseBuilder {
  /// Adds a unit that says `text`, written in the YAML of `file`.
  mutating func add(_ text: Located<String>, _ kind: ProseUnit.Kind, in file: SourceFile?) {
    append(text, in: file)
    endUnit(kind, at: text.location)
  }

  /// Adds a unit for what the glossary says: the word, then what it means.
  mutating func add(_ entry: GlossaryEntry, in file: SourceFile?) {
    append(entry.term, in: file)
    append(": ", at: entry.term.location, isExact: false)
    append(entry.definition, in: file)
    endUnit(.definition, at: entry.definition.location)
  }

  private mutating func append(_ text: Located<String>, in file: SourceFile?) {
    var places = file.flatMap { ScalarPlaces(text.location, in: $0) }
    for (index, word) in text.value.split(whereSeparator: \.isWhitespace).enumerated() {
      let place = places?.next(word)
      let location = place ?? text.location
      if index > 0 { append(" ", at: location, isExact: false) }
      append(String(word), at: location, isExact: place != nil)
    }
  }
}
