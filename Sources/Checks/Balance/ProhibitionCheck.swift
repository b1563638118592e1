import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Finds advice under "do not" that says the opposite of what is meant: "Do not: leave if someone
/// promises a cure".
struct ProhibitionCheck: Check {
  enum Kind: String, DiagnosticKind {
    case inverted = "balance/inverted-advice"

    var rule: DiagnosticRule {
      rule(
        "Advice that 'do not' turns into its opposite",
        "What stands under 'Do not' is read after these words. It must be an action that is bad "
          + "for the reader, such as 'drink alcohol', not one that protects them and not one "
          + "that says 'not' again.",
        .warning, by: "NHS digital service manual, Do and don't lists")
    }
  }

  let words: ProhibitionWords

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {
    for item in treatment.aftercare.phases.flatMap(\.doNotItems) {
      check(item.text.value, at: item.text.location, &findings)
    }
  }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    page.document?.read { text in
      for callout in text.all
      where text.kind(callout) == .callout && text.calloutKind(callout) == .dont {
        check(callout: callout, text, &findings)
      }
    }
  }

  /// The items complete the title where there is one: what is wrong with it is said once.
  private func check(
    callout: Int, _ text: DocumentReader, _ findings: inout [Diagnostic]
  ) {
    let parts = text.inside(callout)
    if let title = parts.first(where: { text.kind($0) == .calloutTitle }),
      check(Self.words(title, text), isTitle: true, at: text.location(title), &findings)
    {
      return
    }
    for item in parts where text.kind(item) == .item {
      check(Self.words(item, text), at: text.location(item), &findings)
    }
  }

  private static func words(_ node: Int, _ text: DocumentReader) -> String {
    text.plainText(of: text.inside(node)) { _ in "" }
  }

  /// Returns whether something is wrong with `advice`.
  @discardableResult
  private func check(
    _ advice: String, isTitle: Bool = false, at location: SourceLocation,
    _ findings: inout [Diagnostic]
  ) -> Bool {
    let spoken = ComparedWords(advice).words
    guard let problem = words.problem(spoken, isTitle: isTitle) else { return false }
    findings.append(
      Kind.inverted.finding(
        "'do not' and then '\(spoken.prefix(6).joined(separator: " "))': \(problem)", at: location,
        help: "write what people must not do, or put it under 'do'"))
    return true
  }
}

/// How a language begins what cannot follow "do not", in small letters and without marks.
struct ProhibitionWords: Sendable {
  /// "not", "never", "avoid".
  let negatives: Set<String>
  /// What begins a sentence that is no action: "you", "the", "if".
  let subjects: Set<String>
  /// What protects people when something is wrong: "leave", "call".
  let protections: Set<String>
  /// Who or what helps, one of which stands between them and the condition: "us", "hospital".
  /// "Stop your medicine if you feel better" protects nobody.
  let helpers: Set<String>
  /// What begins the clause that tells when something is wrong: "if".
  let conditions: Set<String>
  /// What makes that clause one about nothing serious: "only".
  let belittlers: Set<String>

  /// What is wrong with an advice of these words; nil when nothing is. The title of a list may say
  /// when it holds: "the first day", "when you have a fever".
  func problem(_ words: [String], isTitle: Bool) -> String? {
    guard let first = words.first else { return nil }
    if negatives.contains(first) { return "the second 'not' undoes the first" }
    if !isTitle, subjects.contains(first) { return "this is not an action" }
    guard protections.contains(first),
      let condition = words.firstIndex(where: conditions.contains),
      condition == 1 || words[1..<condition].contains(where: helpers.contains),
      !words[condition...].contains(where: belittlers.contains)
    else { return nil }
    return "it tells people not to protect themselves"
  }
}
