import ArgumentParser
import Content
import Diagnostics
import Facts
import Foundation
import Site

/// `careleaf build`
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Checks the content and writes the site.",
    discussion: """
      Reads everything in 'content' and 'templates'. If anything is wrong, all mistakes are \
      listed and the output folder stays as it was. Otherwise the site is written: only files \
      that changed are touched, and only files that Careleaf itself wrote are ever removed.
      Where nothing at all has changed since the last build, it ends at once and says the same.

      Exit status: 0 the site is written, 1 mistakes were found, 64 the command was called \
      wrongly, 74 a file could not be read or written.
      """)

  @OptionGroup var arguments: SiteArguments

  @Option(
    help: ArgumentHelp(
      "Where to write the site. (default: 'public' in the site's folder)", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The address the site will have, instead of base_url in clinic.yaml.",
      valueName: "address"))
  var baseURL: String?

  @Flag(help: "Publish articles marked 'draft: true' too.")
  var drafts = false

  @Flag(help: "Read and make everything, even if nothing has changed since the last build.")
  var fresh = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: "How to print mistakes: console, json, github or sarif.")
  var format = ReportFormat.console

  @Flag(name: .shortAndLong, help: "Print mistakes only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Also print how long each step took.")
  var verbose = false

  func validate() throws {
    guard let baseURL, Clinic.normalizedBaseURL(baseURL) == nil else { return }
    throw ValidationError(
      "'\(baseURL)' is not an address a site can have; write it like https://clinic.example/")
  }

  func run() async throws {
    let status = await BuildRun(command: self).run()
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
