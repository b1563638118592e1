import ArgumentParser
import ContentChecks
import ContentLoader
import Diagnostics
import Foundation

/// `careleaf rules`
struct RulesCommand: ParsableCommand {
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

  func run() throws {
    var problems: [Diagnostic] = []
    let folder = SiteFolder.disk(arguments.site)
    let rules = try ClaimRules(folder: folder, &problems)
    let files = ValeExport(rules).files
    for file in files {
      let target = URL(fileURLWithPath: vale).appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: target, options: .atomic)
    }
    if !problems.isEmpty {
      Terminal.printError(ConsoleRenderer(texts: folder.texts).render(problems))
    }
    Terminal.print("\(files.count) rules written to \(vale)/Careleaf\n")
    if problems.hasErrors { throw ExitCode(ExitStatus.problemsFound.rawValue) }
  }
}
