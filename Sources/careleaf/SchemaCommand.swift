import ArgumentParser
import Checks
import Content
import Essentials
import Foundations
import Site
import YAML

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints what the content files may hold, as JSON Schema for editors.",
    discussion: """
      With a schema an editor completes keys, explains them and underlines mistakes while you \
      type. Without a name it lists the schemas; content/README.md says how to tell an editor \
      where they are.
      """)

  @Argument(help: "The schema to print, such as facts.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Write every schema into this folder, such as facts.schema.json.", valueName: "folder"))
  var output: String?

  func validate() throws {
    guard name == nil || output == nil else {
      throw ValidationError("Give the name of a schema, or a folder for all of them.")
    }
  }

  func run() async throws {
    try await ExitStatus.reporting(show)
  }

  private static var schemas: [(name: String, schema: Schema)] {
    ContentSchemas.all + [("rule", ClaimRules.fileSchema), ("tokens", Tokens.schema)]
  }

  private var schemas: [(name: String, schema: Schema)] { Self.schemas }

  /// All schemas as files in the folder at `path`.
  static func files(in path: RelativePath) -> [(path: RelativePath, text: String)] {
    schemas.map { name, schema in
      (path.appending("\(name).schema.json"), schema.jsonSchema.text + "\n")
    }
  }

  private func show() throws -> ExitStatus {
    if let output { return try write(to: URL(fileURLWithPath: output)) }
    guard let name else {
      Terminal.print(schemas.map { "\($0.name)\n" }.joined())
      return .success
    }
    guard let schema = schemas.first(where: { $0.name == name })?.schema else {
      let names = schemas.map(\.name)
      let help =
        NearestName.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "there are \(names.joined(separator: ", "))"
      Terminal.printError("error: there is no schema '\(name)'\n  \(help)\n")
      return .wrongUsage
    }
    Terminal.print(schema.jsonSchema.text + "\n")
    return .success
  }

  private func write(to folder: URL) throws -> ExitStatus {
    try ToolFiles.write(Self.files(in: .empty), to: folder.path)
    Terminal.print("\(schemas.count) schemas written to \(folder.relativePath)\n")
    return .success
  }
}
