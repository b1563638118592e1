import Diagnostics
import Facts
import Foundations

/// Holds what is published against what people in pictures agreed to.
struct PictureConsent {
  /// How long before its end a consent is spoken of, in months.
  private static let warning = 2

  let notes: [RelativePath: PictureNotes]
  /// The country of the clinic, by ISO 3166.
  let region: String
  let asOf: CalendarDate

  /// What is wrong with publishing the pictures at `paths`, which the `articles` show.
  func problems(of paths: [RelativePath], in articles: [Article]) -> [Diagnostic] {
    let shown = paths.compactMap { notes[$0] }
    let pairs = shown.filter { $0.before != nil }
    return shown.flatMap { consentProblems($0) + pairProblems($0) }
      + pairs.flatMap(policyProblems) + unknownPolicy(pairs)
      + (shown.contains(where: \.isOfPair) ? articles.flatMap(hiddenStatements) : [])
  }

  /// What is said of those pictures `named` for links that may not be shown where others link to a page.
  func spreadAdvice(on named: [Located<RelativePath>]) -> [Diagnostic] {
    named.filter { notes[$0.value].map { !$0.maySpread && $0.consent != nil } ?? false }
      .map { picture in
        Diagnostic(
          PictureProblem.notForLinks,
          "'\(picture.value.name)' does not stand for the page where others link to it",
          at: picture.location,
          help: "choose a picture without people, or add 'social' to 'scope' when they agree")
      }
  }

  private func consentProblems(_ notes: PictureNotes) -> [Diagnostic] {
    guard notes.showsPeople || notes.consent != nil else { return [] }
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

  // MARK: - The rules of the country

  private func policyProblems(_ after: PictureNotes) -> [Diagnostic] {
    guard let policy = PairPolicy.of(region) else { return [] }
    let before = after.before.flatMap { notes[$0.value] }
    return policy.demands.flatMap { demand in
      let asked = demand.isOfEach ? [before, after].compactMap(\.self) : [after]
      return asked.filter { !demand.isMet(by: $0) }.map { notes in
        Diagnostic(
          PictureProblem.regionOfPair, "'\(notes.path.name)' \(demand.lack)", at: notes.location,
          help: "\(demand.help) (\(policy.authority))")
      }
    }
  }

  private func unknownPolicy(_ pairs: [PictureNotes]) -> [Diagnostic] {
    guard let first = pairs.first, PairPolicy.of(region) == nil else { return [] }
    return [
      Diagnostic(
        PictureProblem.unknownRegionOfPair,
        "Careleaf does not know what '\(region)' asks of pictures before and after",
        at: first.location, help: "ask who watches over advertising for health care there")
    ]
  }

  /// Below a picture of a pair stands what readers must know of it, where it stands alone.
  private func hiddenStatements(_ article: Article) -> [Diagnostic] {
    let outline = article.outline
    return outline.images.filter { image in
      notes[image.value]?.isOfPair == true && !outline.loneImages.contains(image.location)
    }.map { image in
      Diagnostic(
        PictureProblem.pairAmongOthers,
        "what must be said of '\(image.value.name)' would not be seen here", at: image.location,
        help: "give the picture a paragraph of its own, outside of lists and boxes")
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
