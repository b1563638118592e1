import ArgumentParser
import Content
import Diagnostics
import Facts
import Foundations
import Starter

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begins a guide, an article or a page.",
    discussion: """
      Writes a file with everything that it must have, and a gap that begins with TODO: wherever \
      something is to be written. 'careleaf preview' shows the page with its gaps, 'careleaf check' \
      lists them, and 'careleaf build' leaves the page out until all are filled.

      A site's own kinds are those of content/kinds.yaml, by what one of them is called there.
      """)

  @Argument(
    help: ArgumentHelp(
      "What it is: \(NewPage.Kind.all.map(\.word).joined(separator: ", ")), or a kind of the site.",
      valueName: "kind"))
  var kind: String

  @Argument(help: ArgumentHelp("Its name, or its title.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "The word that its address ends in. (default: made of the name)", valueName: "word"))
  var id: String?

  @Option(
    help: ArgumentHelp("The site's folder: the one that holds 'content'.", valueName: "folder"))
  var site = "."

  func run() async throws {
    try await ExitStatus.reporting {
      guard SiteArguments.hasContent(site), let kind = try knownKind else { return .wrongUsage }
      guard let page = NewPage(kind, name: name, id: id) else {
        Terminal.printError(
          "error: no address can be made of '\(id ?? name)'\n"
            + "  add --id with a word of small letters from a to z, digits and hyphens\n")
        return .wrongUsage
      }
      guard try DiskFolder(site).look(at: page.place).kind == .nothing else {
        Terminal.printError(
          "error: the site has '\(page.place)' already\n"
            + "  choose another name, or another address with --id\n")
        return .problemsFound
      }
      try ToolFiles.write([(path: page.path, text: page.text)], to: site)
      Terminal.print(
        "\(page.path) is there; fill in what begins with TODO:\n"
          + "'careleaf preview' shows the page, 'careleaf check' lists what is left\n"
          + (try missingMenuEntry(for: page).map(Self.text) ?? ""))
      return .success
    }
  }

  private func missingMenuEntry(for page: NewPage) throws -> MenuEntry? {
    let path: RelativePath = "content/clinic.yaml"
    guard try DiskFolder(site).look(at: path).kind != .nothing else { return nil }
    let bytes = try SiteFolder.disk(site).read(path)
    return MenuEntry(
      for: page, clinic: SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self)))
  }

  private static func text(_ entry: MenuEntry) -> String {
    let line = entry.location.start.map { ":\($0.line)" } ?? ""
    return "the menu does not lead to the list of \(entry.folder) yet\n"
      + "  \(entry.location.path)\(line): \(entry.help)\n"
  }

  /// The kind that is meant; says so when there is none.
  private var knownKind: NewPage.Kind? {
    get throws {
      let kinds = NewPage.Kind.all(of: try catalog)
      if let known = kinds.first(where: { $0.isCalled(kind) }) { return known }
      reportUnknown(among: kinds)
      return nil
    }
  }

  /// The kinds of the site.
  private var catalog: KindCatalog {
    get throws {
      let folder = DiskFolder(site)
      guard try folder.look(at: KindCatalog.path).kind != .nothing else { return KindCatalog() }
      return KindCatalog(reading: try SiteFolder.disk(site).read(KindCatalog.path))
    }
  }

  private func reportUnknown(among kinds: [NewPage.Kind]) {
    let words = kinds.map(\.word)
    let help =
      NearestName.nearest(to: kind, among: words).map { "did you mean '\($0)'?" }
      ?? "there are \(words.joined(separator: ", "))"
    Terminal.printError("error: there is no kind '\(kind)'\n  \(help)\n")
  }
}
