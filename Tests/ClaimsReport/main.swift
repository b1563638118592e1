import Checks
import Diagnostics
import Foundation

// Measures the claims that are found in labelled sentences: `claims-report FILE.tsv …`. A file has
// a line of titles and then label (promotional or honest), category, specialty and sentence, with
// tabs between them. `--list` prints the sentences that are judged wrongly, `--features` what
// train.py learns from.
var problems: [Diagnostic] = []
let rules = try ClaimRules(folder: nil, &problems)
let finder = SentenceClaims(rules: rules, locale: "en-US", region: "US")
let options = Set(CommandLine.arguments.filter { $0.hasPrefix("--") })
let files = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }

func print(features: [[String]], of text: String, isPromotional: Bool, _ specialty: String) {
  for features in features {
    print(
      isPromotional ? 1 : 0, specialty, text, features.joined(separator: " "), separator: "\t")
  }
}

if options.contains("--features") {
  for example in finder.examples {
    print(
      features: finder.features(of: example.text), of: example.text,
      isPromotional: example.isReported, "rule-examples")
  }
}
for path in files {
  let sentences = try LabelledSentence.read(path)
  if options.contains("--features") {
    for sentence in sentences {
      print(
        features: finder.features(of: sentence.text), of: sentence.text,
        isPromotional: sentence.isPromotional, sentence.specialty)
    }
    continue
  }
  let judged = sentences.map { ($0, findings: finder.findings(in: $0.text)) }
  print("\n\(path)")
  print(Score.table(judged.map { ($0.0, isFound: !$0.findings.isEmpty) }))
  guard options.contains("--list") else { continue }
  for (sentence, findings) in judged where findings.isEmpty == sentence.isPromotional {
    let found = findings.map { "\($0.id): \($0.message)" }.joined(separator: "; ")
    print(
      sentence.isPromotional ? "missed" : "wrong", sentence.category, sentence.specialty,
      sentence.text, found, separator: "\t")
  }
}
