import ArgumentParser
import Checks
import Content
import Diagnostics
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
    try ToolFiles.write(files.map { (RelativePath($0.path), $0.text) }, to: vale)
    if !problems.isEmpty {
      Terminal.printError(
        ConsoleRenderer(texts: sources.texts).render(DiagnosticList(problems)))
    }
    Terminal.print("\(files.count) rules written to \(vale)/Careleaf\n")
    return problems.hasErrors ? .problemsFound : .success
  }
}
