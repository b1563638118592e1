import Diagnostics
import Facts
import Foundations

/// Takes away the findings that writers allowed, and reports waivers that do not hold.
struct Waivers {
  private let waivers: [Waiver]
  private let asOf: CalendarDate
  private let known: Set<String>

  private let isLookedUp: Bool

  /// The given waivers on a day; `known` are the ids that can be allowed, and `isLookedUp` tells
  /// whether links to other sites were looked up.
  init(_ waivers: [Waiver], asOf: CalendarDate, known: Set<String>, isLookedUp: Bool) {
    self.isLookedUp = isLookedUp
    self.waivers = waivers
    self.asOf = asOf
    self.known = known
  }

  /// Leaves the findings that remain and adds those about the waivers themselves.
  func apply(to findings: inout [Diagnostic]) {
    guard !waivers.isEmpty else { return }
    let waived = waivedLines
    var used: [Subject: [Int]] = [:]
    findings.removeAll { finding in
      let subject = Subject(path: finding.location.path, id: finding.id)
      let line = finding.location.start?.line ?? 0
      guard waived[subject]?.contains(line) ?? false else { return false }
      used[subject, default: []].append(line)
      return true
    }
    used = used.mapValues { $0.sorted() }
    var names = NearestNames()
    for waiver in waivers {
      findings += problems(of: waiver, isUsed: isUsed(waiver, used), &names)
    }
  }

  /// What a waiver is about.
  private struct Subject: Hashable {
    let path: String
    let id: String
  }

  private var waivedLines: [Subject: WaivedLines] {
    var ranges: [Subject: [ClosedRange<Int>]] = [:]
    for waiver in waivers where isValid(waiver) {
      for id in waiver.ids {
        ranges[Subject(path: waiver.location.path, id: id), default: []].append(waiver.lines)
      }
    }
    return ranges.mapValues(WaivedLines.init)
  }

  /// Whether a waiver covers one of the findings on the `lines` of each subject.
  private func isUsed(_ waiver: Waiver, _ lines: [Subject: [Int]]) -> Bool {
    let range = waiver.lines
    return isValid(waiver)
      && waiver.ids.contains { id in
        guard let lines = lines[Subject(path: waiver.location.path, id: id)] else { return false }
        return lines.countUpTo(range.upperBound) > lines.countUpTo(range.lowerBound - 1)
      }
  }

  private func isValid(_ waiver: Waiver) -> Bool {
    guard let until = waiver.until else { return false }
    return !waiver.reason.isEmpty && asOf <= until
  }

  private func problems(
    of waiver: Waiver, isUsed: Bool, _ names: inout NearestNames
  ) -> [Diagnostic] {
    if waiver.ids.isEmpty || waiver.reason.isEmpty || waiver.until == nil {
      return [incomplete(waiver)]
    }
    let unknown = waiver.ids.filter { !known.contains($0) }
    if let id = unknown.first {
      let nearest = names.nearest(to: id, in: "checks", among: Array(known))
      return [
        WaiverProblem.unknown.finding(
          "there is no check '\(id)' to allow", at: waiver.location,
          help: nearest.map { "did you mean '\($0)'?" } ?? "careleaf check --list shows all")
      ]
    }
    if let until = waiver.until, asOf > until {
      return [
        WaiverProblem.expired.finding(
          "the permission for \(waiver.ids.joined(separator: ", ")) ended on \(until)",
          at: waiver.location, help: "mend what it allowed, or give a later date")
      ]
    }
    // Nobody knows whether a waiver for links is needed before they are looked up.
    let isOpen = !isLookedUp && waiver.ids.contains { $0.hasPrefix(ExternalLinks.family) }
    guard !isUsed, !isOpen else { return [] }
    return [
      WaiverProblem.unused.finding(
        "nothing here needs the permission for \(waiver.ids.joined(separator: ", "))",
        at: waiver.location, help: "delete the comment")
    ]
  }

  private func incomplete(_ waiver: Waiver) -> Diagnostic {
    let missing =
      waiver.ids.isEmpty ? "what it allows" : waiver.reason.isEmpty ? "a reason" : "an end date"
    return WaiverProblem.incomplete.finding(
      "the permission lacks \(missing)", at: waiver.location,
      help: "write 'careleaf: allow claims/permanence because … until 2027-01-01'")
  }
}

/// What can be wrong with a waiver.
enum WaiverProblem {
  static let incomplete = info(
    "incomplete", .error, "A permission without a reason or an end",
    "A comment that allows a finding must say why and until when, so that the next reader can judge."
  )
  static let expired = info(
    "expired", .warning, "A permission that has ended",
    "A permission holds until its date. After that the finding counts again.")
  static let unused = info(
    "unused", .warning, "A permission that nothing needs",
    "What it allowed is no longer there. Left behind, it would hide the next mistake.")
  static let unknown = info(
    "unknown-check", .error, "A permission for a check that does not exist",
    "A misspelt name allows nothing, and nobody would notice.")

  /// All of them.
  static let infos = [incomplete, expired, unused, unknown]

  private static func info(
    _ id: String, _ severity: Severity, _ title: String, _ explanation: String
  ) -> CheckInfo {
    CheckInfo(
      id: "waivers/\(id)", severity: severity, title: title, explanation: explanation,
      authority: "Careleaf, content/README.md")
  }
}
