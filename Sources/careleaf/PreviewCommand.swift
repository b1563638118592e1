import ArgumentParser
import Preview

/// `careleaf preview`
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows the site in the browser while you write.",
    discussion: """
      Open the address that it prints. Whenever a file in 'content' or 'templates' is saved, the \
      page in the browser changes. Mistakes are listed in the page and here; the page stays as \
      it was until they are mended. Drafts are shown. The output folder is never touched.

      Exit status: 0 it was ended (Ctrl+C), 64 the command was called wrongly, 74 the port or a \
      folder could not be used.
      """)

  @OptionGroup var arguments: SiteArguments

  @Option(
    help: ArgumentHelp(
      "The port to answer at. (default: the first free one from 8080 on)", valueName: "port"))
  var port: UInt16?

  @Option(
    help: ArgumentHelp(
      "The IP address to answer at; 0.0.0.0 shows the site to everyone in your network.",
      valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "The address that opens {path} at {line} and {column} in your editor, for the review panel.",
      valueName: "address"))
  var editor = EditorLink.visualStudioCode

  @Flag(help: "Open the browser.")
  var open = false

  @Flag(name: .customLong("no-drafts"), help: "Leave out articles marked 'draft: true'.")
  var hidesDrafts = false

  func validate() throws {
    guard ListeningAddress(host: host, port: port) != nil else {
      throw ValidationError("'\(host)' is not an IP address; write it like 127.0.0.1")
    }
    guard EditorLink(editor, root: "/") != nil else {
      throw ValidationError("'\(editor)' opens no file; write it like vscode://file{path}:{line}")
    }
  }

  func run() async throws {
    let status = await PreviewRun(command: self).run()
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
