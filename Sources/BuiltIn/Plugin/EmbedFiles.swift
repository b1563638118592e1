import Foundation
import PackagePlugin

/// Compiles files into the room `BuiltIn`: the theme in `templates/`, how to write content, and what
/// a new site begins with; and into other rooms what is no code in their folders. SwiftPM's own way to
/// embed files knows them by their names alone, and several templates have the same; and it writes each
/// byte as a number, which takes the compiler more than a minute for the words of a language.
@main struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.pluginWorkDirectoryURL
    let output = folder.appending(path: "\(target.name)+Files.swift")
    // SwiftPM keeps its plan, which would miss files that are added to the theme and fail for those
    // that are removed. So the command runs in every build: it changes the file that it depends on.
    let trigger = folder.appending(path: "last-run")
    if !FileManager.default.fileExists(atPath: trigger.path) { try Data().write(to: trigger) }
    return [
      .buildCommand(
        displayName: "Embedding the files of \(target.name)",
        executable: try context.tool(named: "embed").url,
        arguments: [
          target.name, output.path, trigger.path, context.package.directoryURL.path,
        ] + Self.sources(of: target), inputFiles: [trigger], outputFiles: [output])
    ]
  }

  private static func sources(of target: any Target) -> [String] {
    target.name == "BuiltIn"
      ? ["templates", "content/README.md", "Sources/BuiltIn/Starter"] : ["Sources/\(target.name)"]
  }
}
