import Diagnostics

/// Finds a sentence that stands twice on a page.
struct RepetitionCheck: Check {
  enum Kind: String, DiagnosticKind {
    case sentence = "plain/repeated-sentence"

    var rule: DiagnosticRule {
      rule(
        "The same sentence twice on a page",
        "Readers who meet a sentence again think that they have lost their place. Say it once, "
          + "where it is needed most.",
        .advice, by: "CDC Clear Communication Index, item 7; AHRQ PEMAT-P, item 1")
    }
  }

  /// Shorter sentences, such as "Ask us.", may come again.
  private static let shortest = 6

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard page.article != nil else { return }
    let prose = page.prose
    var known: [[Int32]: Sentence] = [:]
    for unit in prose.units where unit.kind == .paragraph || unit.kind == .listItem {
      for sentence in prose.sentences[unit.sentences] where sentence.words >= Self.shortest {
        let words = prose.tokens[sentence.tokens].map(\.word)
        guard let first = known.updateValue(sentence, forKey: words) else { continue }
        known[words] = first
        findings.append(
          Kind.sentence.finding(
            "this sentence stands on the page already",
            at: prose.location(ofTokens: sentence.tokens), help: "say it once",
            notes: [.init("it is here first", at: prose.location(ofTokens: first.tokens))]))
      }
    }
  }
}
