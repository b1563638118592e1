import Diagnostics
import Foundations
import YAML

/// How English makes claims: its words, the frames they stand in, and how much each weighs.
enum EnglishGrammar {
  static let grammar: ClaimGrammar? = {
    guard let root = read("lexicon.yaml", PackageResources.lexicon_yaml) else { return nil }
    let inflection = EnglishInflection(root)
    let lexicon = Lexicon(
      root,
      sections: [
        ("verbs", inflection.verb), ("nouns", inflection.noun),
        ("adjectives", inflection.adjective), ("words", inflection.same),
      ])
    return ClaimGrammar(
      lexicon: lexicon, frames: ClassFrame.all, effects: EnglishEffects.all,
      listed: CheckLanguage.listedRules, weights: weights)
  }()

  private static func read(_ name: RelativePath, _ bytes: [UInt8]) -> YAMLNode? {
    Schema.readKnown(SourceFile(path: name, text: String(decoding: bytes, as: UTF8.self)))
  }

  private static let weights: [String: Float] = {
    let text = String(decoding: PackageResources.weights_tsv, as: UTF8.self)
    let pairs = text.split(separator: "\n").compactMap { line -> (String, Float)? in
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let weight = Float(cells[1]) else { return nil }
      return (String(cells[0]), weight)
    }
    return Dictionary(pairs) { first, _ in first }
  }()
}
