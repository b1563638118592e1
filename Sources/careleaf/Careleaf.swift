import ArgumentParser

/// The command line.
@main
struct Careleaf: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "careleaf",
    abstract: "Makes a clinic's website from articles and treatment facts.",
    discussion: """
      Write articles as Markdown files and each treatment's facts in facts.yaml, below the \
      folder 'content'. 'careleaf build' checks everything and writes the site to the folder \
      'public', or lists every mistake with its file, line and mend. 'careleaf preview' shows the \
      site while you write.
      """,
    version: Version.current,
    subcommands: [
      BuildCommand.self, PreviewCommand.self, CheckCommand.self, RulesCommand.self,
      SchemaCommand.self,
    ])
}

/// The version of Careleaf (semver.org).
enum Version {
  /// What `--version` prints.
  static let current = "0.1.0"
}
