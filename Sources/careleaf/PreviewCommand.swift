import ArgumentParser
import Content
import Diagnostics
import Dispatch
import Essentials
import Facts
import Foundations
import Pictures
import Presentation
import Preview
import Site
import Synchronization

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows the site in the browser while you write.",
    discussion: """
      Open the address that it prints. Whenever a file in 'content' or 'templates' is saved, the \
      page in the browser changes. Mistakes are listed in the page and here; the page stays as \
      it was until they are fixed. Drafts are shown. The output folder is never touched, and files of \
      the site only by a fix that you choose in the page.

      Exit status: 0 it was ended (Ctrl+C; a second one ends it at once), 64 the command was called wrongly, 74 the port or a \
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

  @Flag(
    name: .customLong("no-drafts"),
    help: "Leave out articles marked 'draft: true', and what has gaps.")
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
    try await ExitStatus.reporting {
      guard arguments.hasContent, let address = ListeningAddress(host: host, port: port) else {
        return .wrongUsage
      }
      do {
        try await serve(at: address)
        return .success
      } catch let problem as PortProblem {
        Terminal.printError(Self.text(problem))
        return .inputOutputFailed
      }
    }
  }
}

extension PreviewCommand {
  private var folder: SiteFolder { .disk(arguments.site) }

  private func serve(at address: ListeningAddress) async throws {
    let check = PreviewCheck(folder: folder, options: options)
    let preview = PreviewSite(
      folder: folder, options: options, session: Self.session, editor: editorLink,
      save: saveFile, check: check.findings)
    let server = PreviewServer(
      site: preview, watcher: try SiteWatcher(root: arguments.site), address: address
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

  private var saveFile: SaveFile {
    { [site = arguments.site] path, bytes throws(FileProblem) in
      try ToolFiles.write([(path: path, bytes: bytes)], to: site)
    }
  }

  private var editorLink: EditorLink? {
    EditorLink(editor, root: URL(filePath: arguments.site).standardizedFileURL.path)
  }

  private var options: BuildOptions {
    BuildOptions(
      asOf: arguments.day, includesDrafts: !hidesDrafts, showsGaps: !hidesDrafts,
      baseURL: "http://localhost/", theme: .builtIn,
      workers: ThisProgram.processors, pictures: .memory(limit: 64 << 20))
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
      if open { Browser.open(url) }
    case .built(let state, let pages, let duration):
      Terminal.printError(list(state.problems, state) + summary(state, pages, duration))
    case .checked(let state, let duration):
      let summary = "\(DiagnosticSummary(state.findings)), checked in \(duration.inSeconds) s\n"
      Terminal.printError(list(state.findings, state) + (state.findings.isEmpty ? "" : summary))
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
  private func list(_ diagnostics: DiagnosticList, _ state: PreviewState) -> String {
    let urgent = diagnostics.withoutAdvice
    guard !urgent.isEmpty else { return "" }
    let renderer = ConsoleRenderer(isColored: Terminal.showsColors, texts: state.files.texts)
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

/// The browser of whoever runs the program.
private enum Browser {
  /// Opens `url` in it, and says so where the system has no way to.
  static func open(_ url: String) {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    // Some of them end with the browser.
    DispatchQueue(label: "careleaf.browser").async {
      guard OtherProgram.run([program, url], keepsOutput: false).status != 0 else { return }
      Terminal.printError("warning: the browser could not be opened; open \(url) yourself\n")
    }
  }
}

/// Ends the preview in its own way when the program is told to end, by Ctrl+C or by the system, and
/// the program at once when it is told so again.
private struct EndSignals {
  /// How long the preview may take to end.
  private static let patience = DispatchTimeInterval.seconds(3)

  private let sources: [any DispatchSourceSignal]

  /// Calls `end` when the program is told to end, from now on.
  init(_ end: @escaping @Sendable () -> Void) {
    // A queue of its own has a thread of its own, however busy all others are.
    let queue = DispatchQueue(label: "careleaf.signals")
    let isEnding = Mutex(false)
    // Until the system has taken note of it, a signal would be lost.
    let registration = DispatchGroup()
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let isAgain = isEnding.withLock { isEnding in
          defer { isEnding = true }
          return isEnding
        }
        // What a shell expects of a program that a signal has ended.
        if isAgain { _exit(128 + number) }
        end()
        queue.asyncAfter(deadline: .now() + Self.patience) { _exit(0) }
      }
      registration.enter()
      source.setRegistrationHandler { registration.leave() }
      source.resume()
      return source
    }
    registration.wait()
  }

  /// Lets the signals end the program at once again.
  func giveBack() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
