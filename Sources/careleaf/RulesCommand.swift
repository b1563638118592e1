import ArgumentParser
import Checks
import Content
import Diagnostics
import Foundation
import Foundations

struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Writes the rules about claims for other tools.",
    discussion: """
      With --vale the rules become a style for Vale (vale.sh). Vale does not understand denials: \
      it also reports 'We cannot guarantee results'.
      """)

  @OptionGroup var arguments: SiteArguments

  @Option(
    help: ArgumentHelp(
      "Write the style 'Careleaf' into this folder of styles.", valueName: "folder"))
  var vale: String

  func run() async throws {
    try await ExitStatus.reporting(write)
  }

  private func write() throws -> ExitStatus {
    var problems: [Diagnostic] = []
    let sources = FileTable()
    let rules = try ClaimRules(folder: .disk(arguments.site), keptIn: sources, &problems)
    let files = ValeExport(rules).files
    for file in files {
      let target = URL(fileURLWithPath: vale).appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: target, options: .atomic)
    }
    if !problems.isEmpty {
      Terminal.printError(
        ConsoleRenderer(texts: sources.texts).render(DiagnosticList(problems)))
    }
    Terminal.print("\(files.count) rules written to \(vale)/Careleaf\n")
    return problems.hasErrors ? .problemsFound : .success
  }
}
