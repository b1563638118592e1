import ContentLoader
import Diagnostics
import Foundation
import SiteBuilder
import TreatmentFacts

/// One run of `careleaf build`.
struct BuildRun {
  let command: BuildCommand
  private let clock = ContinuousClock()

  private var site: String { command.arguments.site }
  private var output: String { command.output ?? site + "/public" }

  /// Builds the site and prints what there is to say.
  func run() async -> ExitStatus {
    await ExitStatus.reporting { try await build() }
  }

  private func build() async throws -> ExitStatus {
    let start = clock.now
    if let misuse { return misuse }
    let folder = SiteFolder.disk(site)
    let prepared = try await SiteBuild.prepare(folder, options: options)
    log("read", since: start)
    var found = try await findings(prepared, in: folder)
    log("checked", since: start)
    guard let plan = prepared.plan, !found.hasErrors else {
      report(found, from: folder)
      return .problemsFound
    }
    let written = try await SiteWriter(root: output).write(plan.stages, workers: options.workers)
    found += written.diagnostics
    report(found, from: folder)
    guard written.diagnostics.isEmpty else { return .problemsFound }
    if !command.quiet { summarize(plan, written.counts, since: start) }
    return .success
  }

  /// What is wrong with the site, the content checks among it.
  private func findings(
    _ prepared: SiteBuild, in folder: SiteFolder
  ) async throws -> [Diagnostic] {
    var found = prepared.diagnostics
    if let content = prepared.content {
      let check = ContentCheck(folder: folder, options: options)
      found += try await check.report(content, &found).diagnostics
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

  private func report(_ diagnostics: [Diagnostic], from folder: SiteFolder) {
    let isForTools = command.format != .console
    guard isForTools || !diagnostics.isEmpty else { return }
    let renderer = command.format.renderer(
      isColored: Terminal.showsColors(environment: ProcessInfo.processInfo.environment)
    ) { folder.shownFile($0) }
    let showsAdvice = isForTools || command.verbose
    let text = renderer.render(diagnostics.filter { showsAdvice || $0.severity != .advice })
    if isForTools { return Terminal.print(text) }
    let summary = DiagnosticSummary(diagnostics)
    let outcome = summary.errors > 0 ? "; nothing was written" : ""
    Terminal.printError((text.isEmpty ? "" : text + "\n") + "\(summary)\(outcome)\n")
  }

  private func summarize(
    _ plan: SitePlan, _ counts: WriteCounts, since start: ContinuousClock.Instant
  ) {
    let line =
      "\(plan.pageCount) pages: \(counts.written) files written, \(counts.unchanged) unchanged, "
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
