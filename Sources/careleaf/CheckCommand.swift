import ArgumentParser
import Checks
import Diagnostics
import Markdown

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
      "Explain one check, such as claims/permanence, and stop.", valueName: "check"))
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
