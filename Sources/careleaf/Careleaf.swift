import ArgumentParser
import BuiltIn
import Essentials
import Foundations
import Import
import Markdown
import Pictures
import Site
import YAML

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
    version: Program.description,
    subcommands: [
      InitCommand.self, NewCommand.self, ImportCommand.self, RenameCommand.self,
      RemoveCommand.self,
      BuildCommand.self, PreviewCommand.self, CheckCommand.self, SearchCommand.self,
      WhyCommand.self, FactsCommand.self,
      RulesCommand.self,
      SchemaCommand.self, ThemeCommand.self,
    ])

  static func main() async {
    if let problem = MemoryLimit.problem {
      Terminal.printError(problem)
      exit(withError: ExitCode(ExitStatus.inputOutputFailed.rawValue))
    }
    let words = CommandLine.arguments.dropFirst()
    await BuildCommand.lookingAhead(Array(words)) {
      if let problem = UnknownCommand.problem(words.first) {
        Terminal.printError(problem)
        exit(withError: ExitCode(ExitStatus.wrongUsage.rawValue))
      }
      await main(nil)
    }
  }
}

/// A command that does not exist, of which the parser of arguments would only say that it did not
/// expect it.
private enum UnknownCommand {
  /// What to say of `word`, the first of the arguments; nil where it is a command or an option.
  static func problem(_ word: String?) -> String? {
    guard let word, word.utf8.first != UInt8(ascii: "-") else { return nil }
    let names = Careleaf.configuration.subcommands.compactMap { command in
      command.configuration.commandName
    }
    guard !(names + ["help"]).contains(where: { $0.utf8.elementsEqual(word.utf8) }) else {
      return nil
    }
    let nearest = NearestName(in: names).match(for: word)
    return "error: there is no command \(word.quoted)\n"
      + (nearest.map { "  did you mean 'careleaf \($0)'?\n" }
        ?? "  'careleaf --help' lists all commands\n")
  }
}

enum Program {
  /// Which version it is (semver.org).
  static let version = "0.1.0"

  /// What `--version` prints: also what it was built from, and the libraries that it runs with.
  static var description: String {
    let commit = BuiltIn.commit.map { " (commit \($0))" } ?? ""
    let libraries =
      [("libcmark", MarkdownParser.libraryVersion), ("libyaml", YAMLVersion.ofLibrary)]
      + [("libexpat", XMLVersion.ofLibrary)]
      + PictureLibraries.versions + BuiltIn.packages
    return (["careleaf \(version)\(commit)"] + libraries.map { "\($0) \($1)" })
      .joined(separator: "\n")
  }

  /// What tells this program from another that may build the same content into another site: the
  /// version, and the size and time of the program's file. A program whose file is not to be found
  /// is like no other.
  static var identity: [String] {
    [version] + (ThisProgram.identity ?? [String(UInt64.random(in: .min ... .max))])
  }

  /// What decides, beside its files, what becomes of a site and what is found in it.
  static func circumstances(_ options: BuildOptions) -> [String] {
    identity + ["\(options.asOf)", "\(options.includesDrafts)", options.baseURL ?? ""]
  }
}

/// The memory that the system lets the program have (`ulimit -v`). With too little the program could
/// not even start its threads, and would hang or crash without a word.
private enum MemoryLimit {
  /// What an empty site takes, and somewhat more.
  private static let needed: UInt64 = 256 << 20

  /// What to say where there is too little; nil where there is enough.
  static var problem: String? {
    var limit = rlimit()
    #if os(Linux)
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return nil }
    #else
      guard getrlimit(RLIMIT_AS, &limit) == 0 else { return nil }
    #endif
    guard limit.rlim_cur < needed else { return nil }
    return "error: the system lets this program have \(limit.rlim_cur >> 20) MB of memory, and it "
      + "needs \(needed >> 20) MB\n  raise the limit with 'ulimit -v'\n"
  }
}
