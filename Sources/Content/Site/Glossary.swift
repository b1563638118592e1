public import Diagnostics

/// The explained words of a site, found by any of their forms.
public struct Glossary: Sendable {
  /// The entries in the order of their file.
  public let entries: [GlossaryEntry]
  private let byForm: [String: Int]

  /// A glossary of `entries`; where two share a form, the first has it.
  public init(_ entries: [GlossaryEntry]) {
    self.entries = entries
    let forms = entries.enumerated().flatMap { index, entry in
      ([entry.term] + entry.forms).map { (Self.key($0.value), index) }
    }
    byForm = Dictionary(forms) { first, _ in first }
  }

  /// The entry that explains `word`, whatever its capitals and spaces.
  public func entry(_ word: String) -> GlossaryEntry? {
    byForm[Self.key(word)].map { entries[$0] }
  }

  /// All words that it explains, for the nearest-name search.
  var words: [String] { entries.flatMap { [$0.term.value] + $0.forms.map(\.value) } }

  private static func key(_ word: String) -> String {
    word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A medical word and what it means.
public struct GlossaryEntry: Sendable, Hashable {
  /// The word.
  public var term: Located<String>
  /// What it means, in plain words.
  public var definition: Located<String>
  /// Other forms and spellings under which articles may mark it.
  public var forms: [Located<String>]

  /// An explanation of `term`.
  public init(
    term: Located<String>, definition: Located<String>, forms: [Located<String>] = []
  ) {
    self.term = term
    self.definition = definition
    self.forms = forms
  }
}

extension GlossaryEntry {
  /// The anchor of the entry on the glossary's page: the word in small letters and hyphens.
  public var anchor: String {
    let words = term.value.lowercased().split { !$0.isLetter && !$0.isNumber }
    return "term-" + words.joined(separator: "-")
  }
}
