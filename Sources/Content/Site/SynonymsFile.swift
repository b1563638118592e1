public import Diagnostics
import YAML

/// A word of patients with what the pages of the site say instead.
public struct Synonym: Sendable, Hashable {
  public var word: Located<String>
  public var meanings: [Located<String>]
}

/// `synonyms.yaml`, the words of patients that the search knows beside its own.
enum SynonymsFile {
  static let schema = Schema(
    prefix: "synonyms", name: "the synonyms file",
    root: .keyed(
      ScalarParser.text.format, .either([.text, .list(.text, atLeast: 1)])))

  /// The synonyms in the order written; nil when `file` cannot be read at all. Every problem goes to
  /// `diagnostics`.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> [Synonym]? {
    guard let root = schema.read(file, &diagnostics) else { return nil }
    let synonyms = root.entries.map { entry in
      Synonym(word: entry.key, meanings: meanings(of: entry.value))
    }
    let words = synonyms.map { $0.word.map { $0.lowercased() } }
    diagnostics += Duplicates.find(words).map { word, first in
      Diagnostic(
        ContentProblem.duplicateSynonym, "\(word.value.quoted) is there twice", at: word.location,
        help: "put all its meanings in one place", notes: [.init("it is first here", at: first)])
    }
    diagnostics += synonyms.filter(\.meanings.isEmpty).map { synonym in
      Diagnostic(
        ContentProblem.emptySynonym, "\(synonym.word.value.quoted) means nothing",
        at: synonym.word.location, help: "write what pages say instead, such as: injection, shot")
    }
    return synonyms
  }

  /// The items of a list, or what stands between the commas of a text.
  private static func meanings(of node: YAMLNode) -> [Located<String>] {
    let texts = node.located(.text).map { [$0] } ?? node.items.compactMap { $0.located(.text) }
    return texts.flatMap { text in
      text.value.utf8.split(separator: UInt8(ascii: ",")).compactMap { part in
        let word = Substring(part).split(separator: " ").joined(separator: " ")
        return word.isEmpty ? nil : Located(word, at: text.location)
      }
    }
  }
}
