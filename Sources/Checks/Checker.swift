public import Content
public import Diagnostics
public import Facts
import Foundations

/// Reads a site's content as a careful editor would and reports what is wrong.
public struct Checker: Sendable {
  private let rules: ClaimRules
  /// One set for each language. That for sites in any other is made where there is such a site,
  /// because to make one takes long where the site has many rules.
  private let sets: [CheckSet]
  /// The YAML files, to find the places of words in them and the waivers.
  public var texts: SourceTexts

  public init(rules: ClaimRules, texts: @escaping SourceTexts) {
    self.rules = rules
    sets = CheckLanguage.all.map { CheckSet($0, rules) }
    self.texts = texts
  }

  /// All kinds of finding, by their ids.
  public var infos: [DiagnosticRule] {
    let infos =
      sets.flatMap(\.infos) + UnknownLanguageCheck.rules + ExternalLinks.Kind.rules
      + WaiverProblem.rules
    return Dictionary(infos.map { ($0.id, $0) }) { first, _ in first }.values
      .sorted { $0.id < $1.id }
  }

  /// What is wrong with `content` on a day, and how readable each page
  /// is. Articles are read again by up to `workers` tasks at a time; the result does not depend
  /// on how many. `external` is what `ExternalLinks` found; nil when nobody looked.
  public func check(
    _ content: SiteContent, asOf: CalendarDate, workers: Int, external: [Diagnostic]? = nil
  ) async -> CheckReport {
    let parts = CheckedParts(set(for: content), content, asOf: asOf, texts: texts)
    return report(on: parts, await parts.report(workers: workers), external)
  }

  /// The same, with what is in `memory` taken over, and kept in it for the next time. Of a check
  /// whose task is cancelled there is no report, and the memory holds what it came to.
  public func check(
    _ content: SiteContent, asOf: CalendarDate, workers: Int, memory: inout CheckMemory
  ) async -> CheckReport? {
    let paths = content.treatments.map(\.path) + Self.sharedFiles
    let files = Dictionary(
      paths.compactMap { path in texts(path).map { (path, $0) } }
    ) { first, _ in first }
    var parts = CheckedParts(set(for: content), content, asOf: asOf, texts: texts)
    parts.known = memory.reports(on: content, files: files)
    parts.keepsParts = true
    let found = await parts.report(workers: workers)
    memory.keep(parts.known.merging(found.parts) { $1 }, on: content, files: files)
    return Task.isCancelled ? nil : report(on: parts, found, nil)
  }

  private func set(for content: SiteContent) -> CheckSet {
    let language = CheckLanguage.of(locale: content.clinic.locale.value)
    return sets.first { $0.language?.tag == language?.tag } ?? CheckSet(lacking: sets, rules)
  }

  private func report(
    on parts: CheckedParts, _ whole: consuming PartReport, _ external: [Diagnostic]?
  ) -> CheckReport {
    for check in parts.set.checks { check.check(parts.site, whole.terms, &whole.findings) }
    whole.findings += parts.set.ruleProblems
    whole.findings += external ?? []
    whole.waivers += Self.sharedFiles.compactMap(texts).flatMap {
      Waiver.all(inYAML: $0, lines: 1..<$0.lineCount + 1)
    }
    let waivers = Waivers(
      whole.waivers, asOf: parts.site.asOf, known: Set(infos.map(\.id)),
      isLookedUp: external != nil)
    waivers.apply(to: &whole.findings)
    return CheckReport(diagnostics: whole.findings, pages: whole.pages)
  }

  private static let sharedFiles: [RelativePath] = [
    "content/glossary.yaml", "content/sources.yaml", "content/clinic.yaml", "content/kinds.yaml",
  ]
}

/// The checks of sites in one language, with all that is made ready for them once.
struct CheckSet: Sendable {
  let language: CheckLanguage?
  let lexicon: ClaimLexicon
  let checks: [any Check]
  /// What is wrong with the examples in the site's own rules, which the language reads.
  let ruleProblems: [Diagnostic]

  init(_ language: CheckLanguage, _ rules: ClaimRules) {
    self.init(language, rules, further: [ReadingGradeCheck()] + language.checks)
  }

  /// The checks that need no language, and one that tells which of `known` are left out.
  init(lacking known: [CheckSet], _ rules: ClaimRules) {
    let plain = CheckSet(nil, rules, further: [])
    let skipped = Set(known.flatMap(\.infos)).subtracting(plain.infos)
    language = nil
    lexicon = plain.lexicon
    ruleProblems = plain.ruleProblems
    checks = plain.checks + [UnknownLanguageCheck(skipped: skipped, run: plain.infos)]
  }

  private init(_ language: CheckLanguage?, _ rules: ClaimRules, further: [any Check]) {
    self.language = language
    lexicon = ClaimLexicon(rules: rules.rules(in: language), language: language)
    ruleProblems = rules.problems(in: language)
    checks =
      [
        ClaimCheck(lexicon: lexicon), RatingCheck(words: language?.ratings),
        NumbersCheck(), DoseNotationCheck(), FactAgreementCheck(),
        FactsBalanceCheck(),
        PageBalanceCheck(language: language),
        HelpCardCheck(), UnseenSafetyCheck(), CareSellingCheck(),
        QuotesCheck(language: language),
        SentenceLengthCheck(language: language),
        TermsCheck(language: language),
        ReviewCheck(),
        DatesCheck(),
        HeadingCheck(),
        LinkTextCheck(words: language?.links),
        RepetitionCheck(), DoubledWordsCheck(),
        PictureCheck(), PictureDescriptionCheck(),
        UnusedCheck(),
      ] + further
  }

  var infos: [DiagnosticRule] { checks.flatMap(\.infos) }
}

/// What checking a site found.
public struct CheckReport: Sendable {
  /// What is wrong, without what is waived.
  public var diagnostics: [Diagnostic]
  /// How readable each article is, ordered by path.
  public let pages: [PageSummary]

  /// A report of `diagnostics` and `pages`; empty for a site that cannot be read.
  public init(diagnostics: [Diagnostic] = [], pages: [PageSummary] = []) {
    self.diagnostics = diagnostics
    self.pages = pages
  }
}
