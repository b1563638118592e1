import Foundation
import PackagePlugin

/// Compiles files into the room `BuiltIn`: the theme in `templates/`, how to write content, and what
/// a new site begins with. SwiftPM's own way to embed files knows them by their
/// names alone, and several templates have the same.
@main struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.pluginWorkDirectoryURL
    let output = folder.appending(path: "BuiltIn+Files.swift")
    // SwiftPM keeps its plan, which would miss files that are added to the theme and fail for those
    // that are removed. So the command runs in every build: it changes the file that it depends on.
    let trigger = folder.appending(path: "last-run")
    if !FileManager.default.fileExists(atPath: trigger.path) { try Data().write(to: trigger) }
    return [
      .buildCommand(
        displayName: "Embedding the theme", executable: try context.tool(named: "embed").url,
        arguments: [
          output.path, trigger.path, context.package.directoryURL.path, "templates",
          "content/README.md", "Sources/BuiltIn/Starter",
        ], inputFiles: [trigger], outputFiles: [output])
    ]
  }
}
