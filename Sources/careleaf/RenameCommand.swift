import ArgumentParser
import Content
import Diagnostics
import Foundations
import Presentation
import Site

struct RenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Gives an article or a page another address, and keeps the old one working.",
    discussion: """
      Renames the file, changes the links of all other files and the menu, and adds the old address \
      to the aliases of the page, so that it leads on to the new one. The site must have no errors.
      """)

  @Argument(
    help: ArgumentHelp("The file, such as content/articles/costs.md.", valueName: "file"))
  var file: String

  @Argument(
    help: ArgumentHelp("The word that its address ends in from now on.", valueName: "word"))
  var name: String

  @OptionGroup var arguments: SiteArguments

  func run() async throws {
    try await ExitStatus.reporting {
      guard arguments.hasContent else { return .wrongUsage }
      let build = try await SiteBuild.prepare(.disk(arguments.site), options: options)
      guard let content = build.content, !build.diagnostics.hasErrors else {
        Terminal.printError(
          "error: the site has errors, so that not all links are known\n"
            + "  'careleaf check' lists them\n")
        return .problemsFound
      }
      let clinic = build.files.texts(content.clinic.name.location.path)
      do throws(PageRename.Refusal) {
        let rename = try PageRename(path, to: name, in: content, clinic: clinic)
        return write(rename)
      } catch {
        Terminal.printError("error: \(text(error))\n")
        return .wrongUsage
      }
    }
  }
}

extension RenameCommand {
  private var options: BuildOptions {
    BuildOptions(
      asOf: arguments.day, includesDrafts: true, showsGaps: true, theme: .builtIn,
      workers: ThisProgram.processors)
  }

  /// The file as a path in the site's folder.
  private var path: RelativePath {
    let path = RelativePath(file)
    return path.isBelow("content") ? path : RelativePath("content").appending(file)
  }

  private func write(_ rename: PageRename) -> ExitStatus {
    let disk = DiskFolder(arguments.site)
    do throws(FileProblem) {
      guard try disk.look(at: rename.new).kind == .nothing else {
        Terminal.printError("error: \(text(.taken(rename.new)))\n")
        return .problemsFound
      }
      // The renamed file first: until the old one goes, no link leads nowhere.
      let others = rename.texts.filter { $0.key != rename.new }.sorted { $0.key < $1.key }
      let renamed = rename.texts[rename.new].map { [(path: rename.new, text: $0)] } ?? []
      try ToolFiles.write(
        renamed + others.map { (path: $0.key, text: $0.value) }, to: arguments.site)
      try disk.remove(rename.old)
      for path in others.map(\.key) { Terminal.print("changed \(path)\n") }
    } catch {
      Terminal.printError("error: '\(error.path)': \(error.reason)\n")
      return .inputOutputFailed
    }
    for place in rename.linksToChange {
      Terminal.printError("warning: change the address of the link at \(place) yourself\n")
    }
    Terminal.print("\(rename.old) is \(rename.new) now; its old address leads there\n")
    return .success
  }

  private func text(_ refusal: PageRename.Refusal) -> String {
    switch refusal {
    case .unknown(let nearest):
      "there is no article '\(path)'\n  "
        + (nearest.map { "did you mean '\($0)'?" } ?? "name the file of an article or a page")
    case .fixedName:
      "the name of '\(path)' says what the page is, so that it has to stay\n"
        + "  rename a page that you have named yourself"
    case .badName:
      "'\(name)' can be no address\n  use small letters from a to z, digits and hyphens"
    case .taken(let path): "the site has '\(path)' already\n  choose another word"
    }
  }
}
