import ArgumentParser
import Checks
import Content
import Diagnostics
import Facts
import Foundation
import Foundations
import Markdown
import Site

/// `careleaf check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the content as a careful editor would and says what to mend.",
    discussion: """
      Looks for claims that health pages must not make, numbers that differ from the facts, \
      missing risks, hard sentences, overdue reviews and broken structure. 'careleaf build' \
      checks the same. Writes nothing.

      With --external it also asks other sites for the pages that articles and sources link \
      to: 8 sites at a time, each one link after the other, 10 seconds a link and 2 minutes in \
      all. It follows up to 5 redirections, and never asks for an address of this machine or \
      of a private network. 'careleaf build' never looks up links.

      Exit status: 0 no error was found, 1 an error was found, 64 the command was called \
      wrongly, 74 a file could not be read.
      """)

  @OptionGroup var arguments: SiteArguments

  @Flag(help: "Check articles marked 'draft: true' too.")
  var drafts = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Look up the links to other sites too.")
  var external = false

  @Option(help: "How to print what was found: console, json, github, sarif or html.")
  var format = CheckFormat.console

  @Flag(help: "List all checks and stop.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "Explain one kind of problem, such as claims/permanence, and stop.", valueName: "id"))
  var explain: String?

  @Flag(name: .shortAndLong, help: "Leave advice out.")
  var quiet = false

  func run() async throws {
    let status = await CheckRun(command: self).run()
    if status != .success { throw ExitCode(status.rawValue) }
  }
}

/// The forms in which findings are printed.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case console
  case json
  case github
  case sarif
  case html

  /// The form that other commands know too; nil for the page.
  var reportFormat: ReportFormat? { ReportFormat(rawValue: rawValue) }
}

/// One run of `careleaf check`.
struct CheckRun {
  let command: CheckCommand

  private var site: String { command.arguments.site }
  private var asOf: CalendarDate { command.arguments.day }

  /// Checks the site and prints what was found.
  func run() async -> ExitStatus {
    await ExitStatus.reporting { try await check() }
  }

  private func check() async throws -> ExitStatus {
    let folder = SiteFolder.disk(site)
    if command.list || command.explain != nil { return try describe(folder) }
    guard command.arguments.hasContent else { return .wrongUsage }
    let options = BuildOptions(
      asOf: asOf, includesDrafts: command.drafts,
      workers: ProcessInfo.processInfo.activeProcessorCount)
    async let check = ContentCheck(folder: folder)
    var (content, found) = try await SiteBuild.content(of: folder, options: options)
    found += try await check.problems
    var report = CheckReport()
    if let content {
      let web = command.external ? WebAccess.internet() : nil
      report = try await check.report(content, options, web: web)
    }
    found += report.diagnostics
    if command.strict { found = found.promotingWarnings() }
    if command.quiet { found.removeAll { $0.severity == .advice } }
    show(DiagnosticList(found), report, siteName: content?.clinic.name.value ?? site, folder)
    return found.hasErrors ? .problemsFound : .success
  }

  private func show(
    _ found: DiagnosticList, _ report: CheckReport, siteName: String, _ folder: SiteFolder
  ) {
    guard let format = command.format.reportFormat else {
      let page = HTMLReport(report, siteName: siteName, asOf: asOf)
      return Terminal.print(page.render(found))
    }
    let renderer = format.renderer(
      isColored: Terminal.showsColors(environment: ProcessInfo.processInfo.environment)
    ) { folder.shownFile($0) }
    guard format == .console else { return Terminal.print(renderer.render(found)) }
    for (path, here) in found.byFile {
      Terminal.print("== \(path): \(DiagnosticSummary(here))\n\n\(renderer.render(here))\n")
    }
    Terminal.print("\(DiagnosticSummary(found)) in \(report.pages.count) articles\n")
  }

  private func describe(_ folder: SiteFolder) throws -> ExitStatus {
    var problems: [Diagnostic] = []
    let rules = try ClaimRules(folder: folder, &problems)
    if !problems.isEmpty {
      Terminal.printError(
        ConsoleRenderer(texts: { folder.shownFile($0) }).render(DiagnosticList(problems)) + "\n")
    }
    guard let id = command.explain else {
      let infos = Checker(rules: rules) { _ in nil }.infos
      let width = infos.map(\.id.count).max() ?? 0
      for info in infos {
        let gap = String(repeating: " ", count: width - info.id.count)
        Terminal.print("\(info.id)\(gap)  \(info.severity.rawValue)  \(info.title)\n")
      }
      return .success
    }
    let catalogue = DiagnosticCatalogue(claims: rules)
    guard let rule = catalogue[id] else {
      let help =
        catalogue.nearest(to: id).map { "did you mean '\($0)'?" }
        ?? "each problem is printed with its id; careleaf check --list shows all checks"
      Terminal.printError("error: there is no kind of problem '\(id)'\n  \(help)\n")
      return .wrongUsage
    }
    Terminal.print(
      "\(rule.id) (\(rule.severity.rawValue))\n\(rule.title)\n\n\(rule.explanation)\n\n"
        + "Authority: \(rule.authority)\n")
    return .success
  }
}
