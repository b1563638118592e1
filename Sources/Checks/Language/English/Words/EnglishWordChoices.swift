import Diagnostics
import YAML

/// The words that English guides do without.
enum EnglishWordChoices {
  static let choices: WordChoices = {
    let text = String(decoding: PackageResources.choices_yaml, as: UTF8.self)
    guard let root = Schema.readKnown(SourceFile(path: "choices.yaml", text: text)) else {
      return WordChoices([])
    }
    return WordChoices(
      WordChoices.Reason.allCases.flatMap { reason in
        (root[reason.rawValue]?.entries ?? []).compactMap { entry in
          entry.value.value(ScalarParser<String>.text).map { instead in
            WordChoices.Choice(
              words: entry.key.value.split(separator: " ").map(String.init), reason: reason,
              instead: instead)
          }
        }
      })
  }()
}
