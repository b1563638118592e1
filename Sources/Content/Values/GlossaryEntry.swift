public import Diagnostics

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
