import ArgumentParser
import Content
import Diagnostics
import Facts
import Foundation
import Foundations
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

/// One run of `careleaf build`.
struct BuildRun {
  let command: BuildCommand
  private let clock = ContinuousClock()

  private var site: String { command.arguments.site }
  private var output: String { command.output ?? site + "/public" }

  /// Builds the site and prints what there is to say.
  func run() async -> ExitStatus {
    await ExitStatus.reporting {
      let start = clock.now
      if let misuse { return misuse }
      let folder = SiteFolder.disk(site)
      if !command.fresh, let (report, counts) = await last.repeated(of: folder) {
        log("compared with the last build", since: start)
        BuildReport.print(report.output, report.errors)
        summarize(report.pageCount, counts, since: start)
        return .success
      }
      return try await build(folder, since: start)
    }
  }

  private func build(
    _ disk: SiteFolder, since start: ContinuousClock.Instant
  ) async throws -> ExitStatus {
    let recorder = InputRecorder()
    let folder = recorder.recording(disk)
    // The rules are read while the content is.
    async let check = ContentCheck(folder: folder)
    let prepared = try await SiteBuild.prepare(folder, options: options)
    log("read", since: start)
    var found = await findings(prepared, try await check)
    log("checked", since: start)
    guard let plan = prepared.plan, !found.hasErrors else {
      report(found, from: folder)
      return .problemsFound
    }
    let written = try await SiteWriter(root: output).write(plan.stages, workers: options.workers)
    found += written.diagnostics
    let (text, errors) = report(found, from: folder)
    guard written.diagnostics.isEmpty else { return .problemsFound }
    last.keep(
      BuildRecord.Report(output: text, errors: errors, pageCount: plan.pageCount),
      of: recorder, from: disk)
    summarize(plan.pageCount, written.counts, since: start)
    return .success
  }

  /// What is wrong with the site, the content checks among it.
  private func findings(_ prepared: SiteBuild, _ check: ContentCheck) async -> [Diagnostic] {
    var found = prepared.diagnostics + check.problems
    if let content = prepared.content {
      found += await check.report(content, options).diagnostics
    }
    return command.strict ? found.promotingWarnings() : found
  }

  /// Says why the command cannot run as it was called; nil when it can.
  private var misuse: ExitStatus? {
    guard command.arguments.hasContent else { return .wrongUsage }
    if let objection = OutputRules.objection(toOutput: output, site: site) {
      Terminal.printError(
        "error: the site cannot be written to '\(output)': \(objection)\n"
          + "  choose another folder with --output\n")
      return .wrongUsage
    }
    return nil
  }

  private var options: BuildOptions {
    BuildOptions(
      asOf: command.arguments.day, includesDrafts: command.drafts,
      baseURL: command.baseURL.flatMap(Clinic.normalizedBaseURL),
      workers: ProcessInfo.processInfo.activeProcessorCount)
  }

  private var last: LastBuild {
    LastBuild(
      site: site, output: output,
      circumstances: ProgramIdentity.parts + [
        "\(options.asOf)", "\(command.drafts)", options.baseURL ?? "", "\(command.strict)",
        command.format.rawValue, "\(reporter.isColored)", "\(command.verbose)",
      ])
  }

  private var reporter: BuildReport {
    BuildReport(
      format: command.format,
      isColored: Terminal.showsColors(environment: ProcessInfo.processInfo.environment),
      showsAdvice: command.verbose)
  }

  @discardableResult
  private func report(
    _ diagnostics: [Diagnostic], from folder: SiteFolder
  ) -> (output: String, errors: String) {
    let texts = reporter.texts(of: DiagnosticList(diagnostics), in: folder)
    BuildReport.print(texts.output, texts.errors)
    return texts
  }

  private func summarize(
    _ pageCount: Int, _ counts: WriteCounts, since start: ContinuousClock.Instant
  ) {
    guard !command.quiet else { return }
    let line =
      "\(pageCount) pages: \(counts.written) files written, \(counts.unchanged) unchanged, "
      + "\(counts.removed) removed, in \(seconds(since: start)) s\n"
    if command.format == .console { Terminal.print(line) } else { Terminal.printError(line) }
  }

  private func log(_ step: String, since start: ContinuousClock.Instant) {
    if command.verbose { Terminal.printError("\(step) after \(seconds(since: start)) s\n") }
  }

  private func seconds(since start: ContinuousClock.Instant) -> String {
    start.duration(to: clock.now).inSeconds
  }
}

/// What a build says of the problems it found.
struct BuildReport {
  let format: ReportFormat
  let isColored: Bool
  /// Whether advice is shown one by one, not only counted.
  let showsAdvice: Bool

  private var isForTools: Bool { format != .console }

  /// What to print about `diagnostics`, whose files are in `folder`.
  func texts(
    of diagnostics: DiagnosticList, in folder: SiteFolder
  ) -> (output: String, errors: String) {
    guard isForTools || !diagnostics.isEmpty else { return ("", "") }
    let renderer = format.renderer(isColored: isColored) { folder.shownFile($0) }
    let shown = isForTools || showsAdvice ? diagnostics : diagnostics.withoutAdvice
    let text = renderer.render(shown)
    if isForTools { return (text, "") }
    let summary = DiagnosticSummary(diagnostics)
    let outcome = summary.errors > 0 ? "; nothing was written" : ""
    return ("", (text.isEmpty ? "" : text + "\n") + "\(summary)\(outcome)\n")
  }

  /// Prints what is there to print.
  static func print(_ output: String, _ errors: String) {
    if !output.isEmpty { Terminal.print(output) }
    if !errors.isEmpty { Terminal.printError(errors) }
  }
}

/// What tells this program from another that may build the same content into another site.
enum ProgramIdentity {
  /// The version, and the size and time of the program's file. A program whose file is not to be
  /// found is like no other.
  static var parts: [String] {
    guard let path = Bundle.main.executablePath,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let changed = attributes[.modificationDate] as? Date
    else { return [UUID().uuidString] }
    return [Version.current, path, String(size), String(changed.timeIntervalSince1970)]
  }
}
