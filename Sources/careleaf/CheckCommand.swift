import ArgumentParser
import Checks
import Content
import Diagnostics
import Facts
import Foundations
import Markdown
import Presentation
import Site

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the content as a careful editor would and says what to fix.",
    discussion: """
      Looks for claims that health pages must not make, numbers that differ from the facts, \
      missing risks, hard sentences, overdue reviews and broken structure. 'careleaf build' \
      checks the same. Writes nothing; after a build of the same day it reads again only what \
      has changed.

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

  @Flag(help: "Read everything, even what has not changed since the last build.")
  var fresh = false

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

  @Flag(help: "Print each piece of advice, where the console has one line for each kind.")
  var all = false

  func run() async throws {
    try await ExitStatus.reporting {
      if list || explain != nil { return try describe() }
      guard arguments.hasContent else { return .wrongUsage }
      let options = BuildOptions(
        asOf: arguments.day, includesDrafts: drafts, theme: .builtIn,
        workers: ThisProgram.processors, pictures: LastBuild.pictures(of: arguments.site))
      let pipeline = SitePipeline(
        folder: .disk(arguments.site, isHeldOpen: true), options: options, isStrict: strict,
        endsProcess: true)
      let last = LastBuild(
        site: arguments.site, output: BuildCommand.folder(ofSite: arguments.site),
        circumstances: Program.circumstances(options))
      let source = try await pipeline.check(
        web: external ? WebAccess.internet() : nil, last: fresh ? nil : last)
      let found = quiet ? source.findings.withoutAdvice : source.findings
      show(found, source)
      return found.hasErrors ? .problemsFound : .success
    }
  }
}

extension CheckCommand {
  private func show(_ found: DiagnosticList, _ source: CheckedSource) {
    guard let format = format.reportFormat else {
      let page = HTMLReport(
        CheckReport(diagnostics: Array(found), pages: source.pages),
        siteName: source.clinicName ?? arguments.site, asOf: arguments.day)
      return Terminal.print(page.render(found))
    }
    let renderer = format.renderer(isColored: Terminal.showsColors, texts: source.files.texts)
    guard format == .console else { return Terminal.print(renderer.render(found)) }
    for (path, here) in (all ? found : found.withoutAdvice).byFile {
      Terminal.print("== \(path): \(DiagnosticSummary(here))\n\n\(renderer.render(here))\n")
    }
    let advice = AdviceSummary(found)
    if !all, !advice.isEmpty {
      Terminal.print("== advice, each with its place by --all\n\n\(advice.render())\n")
    }
    Terminal.print("\(DiagnosticSummary(found)) in \(source.pages.count) articles\n")
  }

  private func describe() throws -> ExitStatus {
    var problems: [Diagnostic] = []
    let files = FileTable()
    let rules = try ClaimRules(folder: .disk(arguments.site), keptIn: files, &problems)
    if !problems.isEmpty {
      Terminal.printError(
        ConsoleRenderer(texts: files.texts).render(DiagnosticList(problems)) + "\n")
    }
    guard let id = explain else {
      let infos = Checker(rules: rules, texts: files.texts).infos
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

enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case console
  case json
  case github
  case sarif
  case html

  /// The form that other commands know too; nil for the page.
  var reportFormat: ReportFormat? { ReportFormat(rawValue: rawValue) }
}
