import Content
import Diagnostics
import Facts
import Markdown

/// A writer's permission for a finding: `careleaf: allow claims/permanence because … until
/// 2027-01-01`, in a comment before what it is for.
struct Waiver: Sendable {
  /// What it covers.
  enum Scope: Sendable, Hashable {
    /// Findings from the first up to the last line.
    case lines(ClosedRange<Int>)
    /// All findings of the file.
    case file
  }

  /// The kinds of finding that it allows.
  let ids: [String]
  /// Why; empty when not said.
  let reason: String
  /// The last day on which it holds; nil when not said or no date.
  let until: CalendarDate?
  /// What it covers.
  let scope: Scope
  /// Where it is written.
  let location: SourceLocation

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

  /// The lines that it covers, where 0 is for findings about a file as a whole.
  var lines: ClosedRange<Int> {
    switch scope {
    case .file: 0...Int.max
    case .lines(let lines): lines
    }
  }
}
