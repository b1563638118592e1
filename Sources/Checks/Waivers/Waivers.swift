import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Removes the findings that writers allowed, and reports waivers that do not hold.
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

  private struct Subject: Hashable {
    let path: RelativePath
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
          at: waiver.location, help: "fix what it allowed, or give a later date")
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

enum WaiverProblem: String, DiagnosticKind {
  case incomplete = "waivers/incomplete"
  case expired = "waivers/expired"
  case unused = "waivers/unused"
  case unknown = "waivers/unknown-check"

  var rule: DiagnosticRule {
    switch self {
    case .incomplete:
      rule(
        "A permission without a reason or an end",
        "A comment that allows a finding must say why and until when, so that the next reader "
          + "can judge.",
        by: Self.authority)
    case .expired:
      rule(
        "A permission that has ended",
        "A permission holds until its date. After that the finding counts again: fix what it is "
          + "about, or give a new reason and date.",
        .warning, by: Self.authority)
    case .unused:
      rule(
        "A permission that nothing needs",
        "What it allowed is no longer there. Left behind, it would hide the next mistake. Delete "
          + "the comment.",
        .warning, by: Self.authority)
    case .unknown:
      rule(
        "A permission for a check that does not exist",
        "A misspelt name allows nothing, and nobody would notice. Correct the name; careleaf "
          + "check --list shows all.",
        by: Self.authority)
    }
  }

  private static let authority = "Careleaf, content/README.md"
}

/// A writer's permission for a finding: `careleaf: allow claims/permanence because … until
/// 2027-01-01`, in a comment before what it is for.
struct Waiver: Sendable {
  enum Scope: Sendable, Hashable {
    case lines(ClosedRange<Int>)
    case file
  }

  /// The kinds of finding that it allows.
  let ids: [String]
  /// Why; empty when not said.
  let reason: String
  /// The last day on which it holds; nil when not said or no date.
  let until: CalendarDate?
  let scope: Scope
  let location: SourceLocation

  /// The lines that it covers, where 0 is for findings about a file as a whole.
  var lines: ClosedRange<Int> {
    switch scope {
    case .file: 0...Int.max
    case .lines(let lines): lines
    }
  }
}

extension Waiver {
  /// Reads the text of a comment; nil when it is no waiver.
  init?(_ comment: String, scope: Scope, at location: SourceLocation) {
    let words = comment.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count >= 2, words[0].lowercased() == "careleaf:", words[1].lowercased() == "allow"
    else { return nil }
    let rest = Array(words.dropFirst(2))
    let because = rest.firstIndex(of: "because") ?? rest.firstIndex(of: "until") ?? rest.count
    let names = rest[..<because]
    let end = rest.lastIndex(of: "until") ?? rest.count
    let isForFile =
      names.suffix(3) == ["on", "this", "page"] || names.suffix(3) == ["in", "this", "file"]
    ids = (isForFile ? names.dropLast(3) : names)
      .flatMap { $0.split(separator: ",").map(String.init) }.filter { $0 != "and" }
    reason = because < end ? rest[(because + 1)..<end].joined(separator: " ") : ""
    until = end + 1 < rest.count ? CalendarDate(iso: rest[end + 1]) : nil
    self.scope = isForFile ? .file : scope
    self.location = location
  }

  /// The waivers in an article: in comments of the text, each for the block that follows or that
  /// it stands in, and in comments of the front matter.
  static func all(in document: Document, of article: Article) -> [Waiver] {
    let waivers = all(inYAML: article.file, lines: 1..<max(article.bodyLine, 1))
    return document.read { text in
      let isComment = { (node: Int) in [.comment, .commentBlock].contains(text.kind(node)) }
      guard text.all.contains(where: isComment) else { return waivers }
      return waivers + blockWaivers(text) + inlineWaivers(text)
    }
  }

  private static func blockWaivers(_ text: DocumentReader) -> [Waiver] {
    var waivers: [Waiver] = []
    var waiting: [Int] = []
    func end(_ lines: ClosedRange<Int>) {
      waivers += waiting.compactMap {
        Waiver(text.text($0), scope: .lines(lines), at: text.location($0))
      }
      waiting = []
    }
    for block in text.all where text.kind(block).isBlock {
      if text.kind(block) == .commentBlock {
        waiting.append(block)
      } else if !waiting.isEmpty {
        end(lines(of: text.location(block)))
      }
    }
    end(0...0)
    return waivers
  }

  private static func inlineWaivers(_ text: DocumentReader) -> [Waiver] {
    text.all.filter { text.kind($0) == .paragraph }.flatMap { paragraph in
      text.children(of: paragraph).filter { text.kind($0) == .comment }.compactMap { comment in
        Waiver(
          text.text(comment), scope: .lines(lines(of: text.location(paragraph))),
          at: text.location(comment))
      }
    }
  }

  private static func lines(of location: SourceLocation) -> ClosedRange<Int> {
    let start = location.start?.line ?? 0
    return start...max(start, location.end?.line ?? start)
  }

  /// The waivers in the comments of some `lines` of a YAML file; each is for the entry that
  /// follows, with all that is indented below it.
  static func all(inYAML file: SourceFile, lines: Range<Int>) -> [Waiver] {
    // Most files have none, and looking at every line takes longer.
    guard mentions("careleaf:", file, lines) else { return [] }
    return lines.compactMap { number in
      let line = file.line(number)
      guard line.contains("careleaf:"), let mark = line.firstIndex(of: "#"),
        line[..<mark].allSatisfy({ $0 == " " })
      else { return nil }
      let start = SourcePosition(line: number, column: line[..<mark].count + 1)
      let end = SourcePosition(line: number, column: line.count + 1)
      return Waiver(
        String(line[line.index(after: mark)...]),
        scope: .lines(entry(after: number, in: file, limit: lines.upperBound)),
        at: SourceLocation(path: file.path, start: start, end: end))
    }
  }

  private static func mentions(_ word: String, _ file: SourceFile, _ lines: Range<Int>) -> Bool {
    guard let last = lines.last else { return false }
    let text = file.text.utf8[..<file.line(last).endIndex]
    let wanted = Array(word.utf8)
    return text.withContiguousStorageIfAvailable { bytes in
      bytes.indices.contains { index in
        bytes[index] == wanted[0] && bytes[index...].starts(with: wanted)
      }
    } ?? true
  }

  private static func entry(
    after comment: Int, in file: SourceFile, limit: Int
  ) -> ClosedRange<Int> {
    var first = comment + 1
    while first < limit, isSilent(file.line(first)) { first += 1 }
    guard first < limit else { return comment...comment }
    let indentation = indent(file.line(first))
    var last = first
    while last + 1 < limit,
      isSilent(file.line(last + 1)) || indent(file.line(last + 1)) > indentation
    {
      last += 1
    }
    return first...last
  }

  private static func isSilent(_ line: Substring) -> Bool {
    let first = line.first { $0 != " " }
    return first == nil || first == "#"
  }

  private static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
}

/// The lines on which one kind of finding is allowed, by as many waivers as a file has room for.
struct WaivedLines {
  private let starts: [Int]
  /// For each start, the last line of those ranges that begin there or before.
  private var ends: [Int] = []

  /// `ranges` may overlap.
  init(_ ranges: [ClosedRange<Int>]) {
    let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    starts = ranges.map(\.lowerBound)
    for range in ranges { ends.append(max(ends.last ?? 0, range.upperBound)) }
  }

  func contains(_ line: Int) -> Bool {
    let count = starts.countUpTo(line)
    return count > 0 && ends[count - 1] >= line
  }
}

extension [Int] {
  /// How many of the numbers, which are sorted, are at most `limit`.
  fileprivate func countUpTo(_ limit: Int) -> Int { partitioningIndex { $0 > limit } }
}
