import ArgumentParser
import Content
import Diagnostics
import Facts
import Foundations
import Presentation
import Site

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Checks the content and writes the site.",
    discussion: """
      Reads everything in 'content', and in 'templates' what differs from the built-in theme. If \
      anything is wrong, all mistakes are listed and the output folder stays as it was. Otherwise the site is written: only files \
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

  @Flag(
    name: .customLong("no-sync"),
    help: "Do not wait for the disk: faster, but a power failure may leave files empty.")
  var skipsSync = false

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
    try await ExitStatus.reporting {
      let start = ContinuousClock.now
      let look = fresh ? nil : look
      guard arguments.hasContent, isOutputAllowed else { return .wrongUsage }
      let progress = ProgressLine(isWanted: !quiet && !verbose && format == .console)
      defer { progress.end() }
      let pipeline = SitePipeline(
        folder: .disk(arguments.site, isHeldOpen: true), options: options, isStrict: strict,
        endsProcess: true
      ) { step in
        progress.didEnd(step)
        log(step, since: start)
      }
      let outcome = try await pipeline.build(
        SiteWriter(root: outputFolder, isSynced: !skipsSync), last: last(look),
        isFresh: fresh, report: report)
      progress.end()
      Terminal.print(outcome.output)
      Terminal.printError(outcome.errors)
      guard let counts = outcome.counts else { return .problemsFound }
      if !quiet { summarize(outcome.pageCount, counts, since: start) }
      return .success
    }
  }
}

extension BuildCommand {
  /// The look at the output folder that the words of the command line seem to name.
  @TaskLocal private static var lookAhead: OutputLook?

  /// Does `work`, which is to parse and do what `words` say, and meanwhile looks at the output folder
  /// if they begin with `build`: the parser takes as long as a look at a thousand pictures, and leaves
  /// one processor without work. Should they mean another folder, the look is of no use.
  static func lookingAhead(_ words: [String], _ work: @Sendable () async -> Void) async {
    guard words.first == configuration.commandName, !words.contains("--fresh") else {
      return await work()
    }
    let site = value(of: "--site", in: words) ?? "."
    let output = value(of: "--output", in: words) ?? folder(ofSite: site)
    await $lookAhead.withValue(OutputLook(at: output), operation: work)
  }

  private static func value(of option: String, in words: [String]) -> String? {
    words.lastIndex(of: option).flatMap { words.dropFirst($0 + 1).first }
  }

  private var look: OutputLook {
    let ahead = Self.lookAhead.flatMap { $0.place.hasSameBytes(as: outputFolder) ? $0 : nil }
    return ahead ?? OutputLook(at: outputFolder)
  }

  private var outputFolder: String { output ?? Self.folder(ofSite: arguments.site) }

  static func folder(ofSite site: String) -> String { site + "/public" }

  /// Whether the site may be written to the output folder; says why when it may not.
  private var isOutputAllowed: Bool {
    guard let objection = OutputRules.objection(toOutput: outputFolder, site: arguments.site)
    else { return true }
    Terminal.printError(
      "error: the site cannot be written to '\(outputFolder)': \(objection)\n"
        + "  choose another folder with --output\n")
    return false
  }

  private var options: BuildOptions {
    BuildOptions(
      asOf: arguments.day, includesDrafts: drafts,
      baseURL: baseURL.flatMap(Clinic.normalizedBaseURL), theme: .builtIn,
      workers: ThisProgram.processors,
      pictures: LastBuild.pictures(of: arguments.site, isFresh: fresh))
  }

  /// The last build, which is worth nothing when it was made or reported otherwise.
  private func last(_ look: OutputLook?) -> LastBuild {
    LastBuild(
      site: arguments.site, output: outputFolder,
      circumstances: Program.circumstances(options),
      reporting: [
        "\(strict)", format.rawValue, "\(Terminal.showsColors)", "\(verbose)",
      ], look: look)
  }

  /// What a build says of the problems it found: to people on standard error, to tools on standard
  /// output.
  private func report(
    _ findings: DiagnosticList, _ texts: @escaping SourceTexts
  ) -> (output: String, errors: String) {
    let renderer = format.renderer(isColored: Terminal.showsColors, texts: texts)
    guard format == .console else { return (renderer.render(findings), "") }
    guard !findings.isEmpty else { return ("", "") }
    let text = renderer.render(verbose ? findings : findings.withoutAdvice)
    let outcome = findings.hasErrors ? "; nothing was written" : ""
    return ("", (text.isEmpty ? "" : text + "\n") + "\(DiagnosticSummary(findings))\(outcome)\n")
  }

  private func summarize(
    _ pageCount: Int, _ counts: WriteCounts, since start: ContinuousClock.Instant
  ) {
    let line =
      "\(pageCount) pages: \(counts.written) files written, \(counts.unchanged) unchanged, "
      + "\(counts.removed) removed, in \((ContinuousClock.now - start).inSeconds) s\n"
    if format == .console { Terminal.print(line) } else { Terminal.printError(line) }
  }

  private func log(_ step: SitePipeline.Step, since start: ContinuousClock.Instant) {
    guard verbose else { return }
    let name =
      switch step {
      case .comparedWithLastBuild: "compared with the last build"
      case .read: "read"
      case .checked: "checked"
      }
    Terminal.printError("\(name) after \((ContinuousClock.now - start).inSeconds) s\n")
  }
}
