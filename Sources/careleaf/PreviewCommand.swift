import ArgumentParser
import Content
import Diagnostics
import Facts
import Foundation
import Foundations
import Preview
import Site

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

/// One run of `careleaf preview`.
struct PreviewRun {
  let command: PreviewCommand

  private var site: String { command.arguments.site }
  private var folder: SiteFolder { .disk(site) }

  /// Shows the site until the program is told to end.
  func run() async -> ExitStatus {
    guard command.arguments.hasContent,
      let address = ListeningAddress(host: command.host, port: command.port)
    else { return .wrongUsage }
    return await ExitStatus.reporting {
      do {
        try await serve(at: address)
        return .success
      } catch let problem as PortProblem {
        Terminal.printError(Self.text(problem))
        return .inputOutputFailed
      }
    }
  }

  private func serve(at address: ListeningAddress) async throws {
    let check = PreviewCheck(folder: folder, options: options)
    let preview = PreviewSite(
      folder: folder, options: options, session: Self.session, editor: editor,
      check: check.findings)
    let server = PreviewServer(
      site: preview, watcher: try SiteWatcher(root: site), address: address
    ) { tell($0, address) }
    // Whoever reads that the preview is there may end it at once.
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let signals = EndSignals { end.finish() }
    defer { signals.giveBack() }
    let work = Task { try await server.run() }
    let ending = Task {
      for await _ in ends {}
      work.cancel()
    }
    defer { ending.cancel() }
    try await work.value
  }

  private var editor: EditorLink? {
    EditorLink(command.editor, root: URL(filePath: site).standardizedFileURL.path)
  }

  private var options: BuildOptions {
    BuildOptions(
      asOf: command.arguments.day, includesDrafts: !command.hidesDrafts,
      baseURL: "http://localhost/", workers: ProcessInfo.processInfo.activeProcessorCount)
  }

  private static var session: String { String(UInt64.random(in: .min ... .max), radix: 36) }

  private func tell(_ event: PreviewServer.Event, _ address: ListeningAddress) {
    switch event {
    case .listening(let port):
      let url = address.url(port: port)
      if address.isOpenToOthers {
        Terminal.printError(
          "warning: everyone who can reach \(address.host) can read the site with its drafts\n")
      }
      Terminal.print("The preview is at \(url) and ends with Ctrl+C.\n")
      Terminal.print(invitation(address.urlsForOthers(port: port)))
      if command.open { Browser.open(url) }
    case .built(let state, let pages, let duration):
      Terminal.printError(list(state.problems) + summary(state, pages, duration))
    case .checked(let state, let duration):
      let summary = "\(DiagnosticSummary(state.findings)), checked in \(duration.inSeconds) s\n"
      Terminal.printError(list(state.findings) + (state.findings.isEmpty ? "" : summary))
    }
  }

  /// How other devices find the preview.
  private func invitation(_ urls: [String]) -> String {
    guard let first = urls.first else { return "" }
    let lines = urls.map { "On a phone in the same network: \($0)\n" }.joined()
    return lines + (QRCode(first).map { "\n" + $0.text } ?? "")
  }

  /// Errors and warnings. Advice is listed in the page, and by `careleaf check`: here it would
  /// push away what is urgent.
  private func list(_ diagnostics: DiagnosticList) -> String {
    let urgent = diagnostics.withoutAdvice
    guard !urgent.isEmpty else { return "" }
    let isColored = Terminal.showsColors(environment: ProcessInfo.processInfo.environment)
    let renderer = ConsoleRenderer(isColored: isColored) { [folder] in folder.shownFile($0) }
    return renderer.render(urgent) + "\n"
  }

  private func summary(_ state: PreviewState, _ pages: Int?, _ duration: Duration) -> String {
    let found = state.problems.isEmpty ? "" : "\(DiagnosticSummary(state.problems)); "
    guard let pages else {
      let rest =
        state.revision == 0 ? "there is no page to show yet" : "the pages stay as they were"
      return found + rest + "\n"
    }
    return found + "\(pages) pages, read in \(duration.inSeconds) s\n"
  }

  private static func text(_ problem: PortProblem) -> String {
    guard problem.isTaken else {
      return "error: port \(problem.port) cannot be used: \(problem.reason)\n"
    }
    return "error: another program answers at port \(problem.port)\n"
      + "  choose another with --port, or leave the option out\n"
  }
}
