import ArgumentParser
import Foundation

@main
struct Careleaf: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "careleaf",
    abstract: "Makes a clinic's website from articles and treatment facts.",
    discussion: """
      Write articles as Markdown files and each treatment's facts in facts.yaml, below the \
      folder 'content'. 'careleaf build' checks everything and writes the site to the folder \
      'public', or lists every mistake with its file, its line and how to fix it. 'careleaf \
      preview' shows the site while you write.
      """,
    version: Program.version,
    subcommands: [
      BuildCommand.self, PreviewCommand.self, CheckCommand.self, RulesCommand.self,
      SchemaCommand.self,
    ])

  static func main() async {
    if let problem = MemoryLimit.problem {
      Terminal.printError(problem)
      exit(withError: ExitCode(ExitStatus.inputOutputFailed.rawValue))
    }
    await main(nil)
  }
}

enum Program {
  /// What `--version` prints (semver.org).
  static let version = "0.1.0"

  /// What tells this program from another that may build the same content into another site: the
  /// version, and the size and time of the program's file. A program whose file is not to be found
  /// is like no other.
  static var identity: [String] {
    guard let path = Bundle.main.executablePath,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let changed = attributes[.modificationDate] as? Date
    else { return [UUID().uuidString] }
    return [version, path, String(size), String(changed.timeIntervalSince1970)]
  }
}
