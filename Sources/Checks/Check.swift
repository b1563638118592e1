import Content
import Diagnostics
import Facts

/// One thing that is looked for. A check sees parsed documents and facts, never raw text.
protocol Check: Sendable {
  /// The kinds of finding that it can report.
  var infos: [CheckInfo] { get }
  /// What is wrong with an article, or with the texts of facts or of the glossary.
  func check(_ page: CheckedPage, _ findings: inout [Diagnostic])
  /// What is wrong with a treatment's facts.
  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic])
  /// What can only be seen from the whole site; `terms` are the entries of the glossary that its
  /// texts use, by their numbers.
  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic])
}

extension Check {
  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {}
  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {}
  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {}
}

/// The site that is checked.
struct CheckedSite: Sendable {
  /// What it says.
  let content: SiteContent
  /// The day it is checked for.
  let asOf: CalendarDate
}
