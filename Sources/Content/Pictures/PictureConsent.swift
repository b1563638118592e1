import Diagnostics
import Facts
import Foundations

/// Holds what is published against what people in pictures agreed to.
struct PictureConsent {
  /// How long before its end a consent is spoken of, in months.
  private static let warning = 2

  let notes: [RelativePath: PictureNotes]
  let asOf: CalendarDate

  /// What is wrong with publishing the pictures at `paths`.
  func problems(of paths: some Sequence<RelativePath>) -> [Diagnostic] {
    paths.compactMap { notes[$0] }.flatMap { consentProblems($0) + pairProblems($0) }
  }

  private func consentProblems(_ notes: PictureNotes) -> [Diagnostic] {
    guard notes.showsPeople else { return [] }
    guard let consent = notes.consent else {
      return [
        Diagnostic(
          PictureProblem.noConsent, "'\(notes.path.name)' shows people, and has no consent",
          at: notes.location, help: "add 'consent' with 'scope' and 'until'")
      ]
    }
    // A scope in which nothing could be read has been reported.
    if let first = consent.scope.first, !consent.scope.contains(where: { $0.value == .website }) {
      return [
        Diagnostic(
          PictureProblem.consentScope, "'\(notes.path.name)' may not be shown on a website",
          at: first.location, help: "take the picture out, or add 'website' when they agree to it")
      ]
    }
    return expiry(of: consent, notes)
  }

  private func expiry(of consent: PictureNotes.Consent, _ notes: PictureNotes) -> [Diagnostic] {
    let (until, place) = (consent.until.value, consent.until.location)
    if until < asOf {
      return [
        Diagnostic(
          PictureProblem.consentExpired, "the consent for '\(notes.path.name)' ended on \(until)",
          at: place, help: "take the picture out, or ask again and write the new day")
      ]
    }
    guard until < asOf.later(months: Self.warning) else { return [] }
    return [
      Diagnostic(
        PictureProblem.consentEnds, "the consent for '\(notes.path.name)' ends on \(until)",
        at: place, help: "ask again, or take the picture out by then")
    ]
  }

  /// What is wrong with a picture of what came after, and the one of before.
  private func pairProblems(_ after: PictureNotes) -> [Diagnostic] {
    guard let path = after.before else { return [] }
    guard let before = notes[path.value] else {
      return [
        pairProblem("nothing is said of '\(path.value.name)'", path.location, "add its notes")
      ]
    }
    var problems = [before, after].flatMap(lacks)
    if let first = before.taken, let last = after.taken, last.value <= first.value {
      problems.append(
        pairProblem(
          "'\(after.path.name)' was not taken after '\(before.path.name)'", last.location,
          "correct one of the days"))
    }
    return problems
  }

  private func lacks(_ notes: PictureNotes) -> [Diagnostic] {
    var missing: [String] = []
    if notes.taken == nil { missing.append("taken") }
    if !notes.isUnedited { missing.append("unedited: true") }
    if notes.consent == nil { missing.append("consent") }
    return missing.map { key in
      pairProblem(
        "'\(notes.path.name)' is one of two pictures before and after, and lacks '\(key)'",
        notes.location, "add it, or do not compare the two")
    }
  }

  private func pairProblem(
    _ message: String, _ place: SourceLocation, _ help: String
  ) -> Diagnostic {
    Diagnostic(PictureProblem.beforeAndAfter, message, at: place, help: help)
  }
}

extension CalendarDate {
  /// The same day some `months` later, or the 28th.
  fileprivate func later(months: Int) -> CalendarDate {
    let all = year * 12 + month - 1 + months
    return CalendarDate(year: all / 12, month: all % 12 + 1, day: min(day, 28)) ?? self
  }
}
