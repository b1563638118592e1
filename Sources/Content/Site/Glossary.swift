public import Diagnostics
import YAML

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
  public var term: Located<String>
  public var definition: Located<String>
  /// Other forms and spellings under which articles may mark it.
  public var forms: [Located<String>]

  /// The anchor of the entry on the glossary's page: the word in small letters and hyphens.
  public var anchor: String {
    let words = term.value.lowercased().split { !$0.isLetter && !$0.isNumber }
    return "term-" + words.joined(separator: "-")
  }
}

enum GlossaryFile {
  static let schema = Schema(
    prefix: "glossary", name: "the glossary",
    root: .keyed(
      ScalarParser.text.format,
      .either([
        .text,
        .mapping([
          .required("definition", .text, "what the word means"),
          .optional("forms", .list(.text, atLeast: 0), "other spellings"),
        ]),
      ])))

  /// The glossary; nil when `file` cannot be read at all. Every problem goes to `diagnostics`.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Glossary? {
    guard let root = schema.read(file, &diagnostics) else { return nil }
    let entries = root.entries.compactMap(entry)
    diagnostics += duplicates(entries)
    return Glossary(entries)
  }

  private static func entry(_ entry: YAMLNode.Entry) -> GlossaryEntry? {
    let node = entry.value
    guard let definition = node.text("definition") ?? node.located(.text) else { return nil }
    return GlossaryEntry(term: entry.key, definition: definition, forms: node.texts("forms"))
  }

  /// Words that two entries explain; capital letters do not matter.
  private static func duplicates(_ entries: [GlossaryEntry]) -> [Diagnostic] {
    let words = entries.flatMap { [$0.term] + $0.forms }.map { $0.map { $0.lowercased() } }
    return Duplicates.find(words).map { word, first in
      Diagnostic(
        ContentProblem.duplicateTerm, "\(word.value.quoted) is explained twice", at: word.location,
        help: "keep one of the two", notes: [.init("it is first explained here", at: first)])
    }
  }
}
