import Diagnostics

/// Tells once that the checks do not know the language of the site, and what was left out.
struct UnknownLanguageCheck: Check {
  private enum Kind: String, DiagnosticKind {
    case unknown = "language/unknown"

    var rule: DiagnosticRule {
      rule(
        "The checks do not know the language of the site",
        "Claims, denials and hard words are found by the words of one language. Those of another "
          + "language would report what is not there and miss what is, so they are not used.",
        .advice, by: "Careleaf, content/README.md")
    }
  }

  private let skipped: [String]
  private let count: Int

  /// `skipped` are the kinds of finding that only a language would bring, beside those `run`.
  init(skipped: Set<DiagnosticRule>, run: [DiagnosticRule]) {
    let families = Set(run.map { Self.family($0.id) })
    self.skipped = Set(
      skipped.map { info in
        let family = Self.family(info.id)
        return families.contains(family) ? info.id : family + "/…"
      }
    ).sorted()
    count = skipped.count
  }

  private static func family(_ id: String) -> String {
    String(Substring(id.utf8.prefix { $0 != UInt8(ascii: "/") }))
  }

  static var rules: [DiagnosticRule] { Kind.rules }

  var infos: [DiagnosticRule] { Self.rules }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    let locale = site.content.clinic.locale
    findings.append(
      Kind.unknown.finding(
        "\(count) checks do not know the language of '\(locale.value)' and did not run",
        at: locale.location, help: "the site's own rules in content/rules did run",
        explanation:
          "Not run: \(skipped.joined(separator: ", ")). Numbers were read in digits with "
          + "signs and symbols of units, and texts of links and pictures only where they are empty, "
          + "an address or the name of a file."))
  }
}
