import Content
import Diagnostics
import Facts
import Foundation
import Foundations
import Site

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
    let texts = reporter.texts(of: diagnostics, in: folder)
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
