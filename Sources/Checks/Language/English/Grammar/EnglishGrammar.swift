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
      listed: CheckLanguage.listedRules,
      weights: ModelWeights(PackageResources.weights_tsv))
  }()

  private static func read(_ name: RelativePath, _ bytes: [UInt8]) -> YAMLNode? {
    Schema.readKnown(SourceFile(path: name, text: String(decoding: bytes, as: UTF8.self)))
  }
}
