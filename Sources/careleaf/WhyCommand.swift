import ArgumentParser
import Content
import Diagnostics
import Facts
import Essentials
import Foundations
import Site

struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Says where a fact, a page or a source comes from and where it is shown.",
    discussion: """
      For a fact: its value, its place, its sources, what each of them reports, every page, table \
      and picture that shows it, and what a change of it touches. For a page: its files, facts, \
      sources and pictures. For a source: what rests on it. Drafts count too. Writes nothing.

      Exit status: 0 fine, 1 the site has errors, 64 the command was called wrongly or there is no \
      such name, 74 a file could not be read.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      A fact such as mesotherapy.sessions, a page by its address or its file, or the id of a source.
      """, valueName: "name"))
  var name: String

  @OptionGroup var arguments: SiteArguments

  @Flag(help: "Print JSON, for other programs.")
  var json = false

  func run() async throws {
    try await ExitStatus.reporting {
      guard arguments.hasContent else { return .wrongUsage }
      let folder = SiteFolder.disk(arguments.site, isHeldOpen: true)
      let options = arguments.editorsOptions
      var memory = SiteMemory(isKept: false)
      let build = try await SiteBuild.prepare(
        folder, options: options, memory: &memory, making: .onRequest(marksPlaces: true))
      guard build.plan != nil else { return arguments.report(build) }
      var checked = ContentCheck.Memory()
      let found = try await ContentCheck.report(on: build, in: folder, options, memory: &checked)
      guard let found,
        let uses = try await ShownContent(build, findings: found, workers: options.workers)
      else { return arguments.report(build) }
      return answer(uses)
    }
  }

  private func answer(_ uses: ShownContent) -> ExitStatus {
    do throws(WhyRefusal) {
      let answers = try uses.answers(to: name)
      Terminal.print(
        json
          ? JSONValue.object([.init("answers", .array(answers.map(\.json)))]).text + "\n"
          : answers.map(\.text).joined(separator: "\n"))
      return .success
    } catch {
      switch error {
      case .several(let names):
        Terminal.printError(
          "error: several subjects have a fact '\(name)'\n"
            + "  write \(names.joined(separator: " or "))\n")
      case .unknown(let nearest):
        let help =
          nearest.map { "did you mean '\($0)'?" }
          ?? "'careleaf facts' lists the facts; a page is named by its address or its file"
        Terminal.printError(
          "error: there is no fact, page or source '\(name)'\n  \(help)\n")
      }
      return .wrongUsage
    }
  }
}
