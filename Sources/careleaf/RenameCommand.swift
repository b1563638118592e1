import ArgumentParser
import Content
import Diagnostics
import Facts
import Foundations
import Presentation
import Site

struct RenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract:
      "Gives an article, a page or a subject another address, and keeps the old one working.",
    discussion: """
      Renames the file of an article or a page, changes the links of all other files and the menu, and \
      adds the old address to the aliases of the page, so that it leads on to the new one. Of a \
      subject it renames the folder, which is also its name in references: these change too, wherever \
      they are, and 'aliases' in its facts make the old addresses of the whole guide lead on. The site \
      must have no errors.
      """)

  @Argument(
    help: ArgumentHelp(
      "The file, such as content/articles/costs.md, or the folder of a subject.", valueName: "path"
    ))
  var file: String

  @Argument(
    help: ArgumentHelp("The word that its address ends in from now on.", valueName: "word"))
  var name: String

  @OptionGroup var arguments: SiteArguments

  func run() async throws {
    try await ExitStatus.reporting {
      guard arguments.hasContent else { return .wrongUsage }
      let folder = SiteFolder.disk(arguments.site)
      let build = try await SiteBuild.prepare(folder, options: arguments.editorsOptions)
      guard let content = build.content, !build.diagnostics.hasErrors else {
        return ChangeReport.siteHasErrors
      }
      if let subject = SubjectRename.subject(at: path, in: content) {
        return try await rename(subject, content, build, in: folder)
      }
      let rename: PageRename
      do throws(PageRename.Refusal) {
        let clinic = build.files.texts(content.clinic.name.location.path)
        rename = try PageRename(path, to: name, in: content, clinic: clinic)
      } catch {
        Terminal.printError("error: \(text(error))\n")
        return .wrongUsage
      }
      return try await write(
        rename.change, from: rename.old, to: rename.new, byHand: rename.linksToChange, build,
        in: folder)
    }
  }
}

extension RenameCommand {
  private var path: RelativePath { arguments.contentPath(file) }

  private func rename(
    _ subject: Treatment, _ content: SiteContent, _ build: SiteBuild, in folder: SiteFolder
  ) async throws -> ExitStatus {
    let rename: SubjectRename
    do throws(SubjectRename.Refusal) {
      rename = try SubjectRename(subject, to: name, in: content, texts: build.files.texts)
    } catch {
      Terminal.printError("error: \(text(error))\n")
      return .wrongUsage
    }
    let files = try ["content", "templates"].flatMap { try folder.files($0).map(\.path) }
    let mentions = rename.mentions(in: files, texts: build.files.texts)
    let status = try await write(
      rename.change, from: rename.old, to: rename.new, byHand: rename.placesToChange, build,
      in: folder)
    guard status == .success else { return status }
    for place in mentions {
      Terminal.printError("warning: \(place.inWords) still says the old name\n")
    }
    return .success
  }

  private func write(
    _ change: ContentChange, from old: RelativePath, to new: RelativePath,
    byHand places: [SourceLocation], _ build: SiteBuild, in folder: SiteFolder
  ) async throws -> ExitStatus {
    guard try DiskFolder(arguments.site).look(at: new).kind == .nothing else {
      Terminal.printError("error: \(text(PageRename.Refusal.taken(new)))\n")
      return .problemsFound
    }
    let errors = try await change.newErrors(in: folder, build, arguments.editorsOptions)
    // What is to be changed by hand is an error until it is.
    guard errors.isEmpty || !places.isEmpty else {
      let renderer = ConsoleRenderer(isColored: Terminal.showsColors) { _ in nil }
      Terminal.printError(
        renderer.render(errors)
          + "\nerror: the site would have these errors\n  nothing was renamed\n")
      return .problemsFound
    }
    guard ChangeReport.apply(change, in: arguments.site) else { return .inputOutputFailed }
    for path in change.texts.keys.sorted() where path != new {
      Terminal.print("changed \(change.after(path))\n")
    }
    for place in places {
      Terminal.printError("warning: change the address of the link at \(place.inWords) yourself\n")
    }
    Terminal.print("\(old) is \(new) now; its old address leads there\n")
    return .success
  }

  private func text(_ refusal: PageRename.Refusal) -> String {
    switch refusal {
    case .unknown(let nearest):
      "there is no article and no subject '\(path)'\n  "
        + (nearest.map { "did you mean '\($0)'?" }
          ?? "name the file of an article or a page, or the folder of a subject")
    case .fixedName:
      "the name of '\(path)' says what the page is, so that it has to stay\n"
        + "  rename a page that you have named yourself"
    case .badName: badName
    case .taken(let path): "the site has '\(path)' already\n  choose another word"
    }
  }

  private var badName: String {
    "'\(name)' can be no address\n  use small letters from a to z, digits and hyphens"
  }

  private func text(_ refusal: SubjectRename.Refusal) -> String {
    switch refusal {
    case .badName: badName
    case .taken(let path): "the site has '\(path)' already\n  choose another word"
    case .ambiguous(let place):
      "the reference at \(place.inWords) would then mean a fact of its own guide\n"
        + "  choose another word"
    }
  }
}
