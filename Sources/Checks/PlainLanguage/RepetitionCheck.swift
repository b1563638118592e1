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
    var known: [Int32: [Int]] = [:]
    known.reserveCapacity(prose.sentences.count)
    for unit in prose.units where unit.kind == .paragraph || unit.kind == .listItem {
      for number in unit.sentences where prose.sentences[number].words >= Self.shortest {
        // Few sentences have a sum of words in common, so that hardly two are compared.
        let tokens = prose.tokens[prose.sentences[number].tokens]
        let sum = tokens.reduce(Int32(0)) { ($0 &* 31) &+ $1.word }
        let first = known[sum]?.first { prose.hasSameWords($0, number) }
        if first == nil { known[sum, default: []].append(number) }
        if let first { findings.append(Self.finding(number, first, prose)) }
      }
    }
  }

  private static func finding(_ number: Int, _ first: Int, _ prose: Prose) -> Diagnostic {
    Kind.sentence.finding(
      "this sentence stands on the page already",
      at: prose.location(ofTokens: prose.sentences[number].tokens), help: "say it once",
      notes: [
        .init(
          "it is here first", at: prose.location(ofTokens: prose.sentences[first].tokens))
      ])
  }
}

extension Prose {
  fileprivate func hasSameWords(_ sentence: Int, _ other: Int) -> Bool {
    tokens[sentences[sentence].tokens].elementsEqual(tokens[sentences[other].tokens]) {
      $0.word == $1.word
    }
  }
}
