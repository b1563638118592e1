import ArgumentParser
import Content
import Diagnostics
import Essentials
import Foundations
import Import
import Site

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over the pages of another site as drafts.",
    discussion: """
      Reads a folder of Markdown with front matter, as Hugo, Zola, Jekyll and Astro have it, or an \
      export of WordPress (Tools > Export, an .xml file). Every page becomes a draft that nobody has \
      reviewed, its old address an alias, and its pictures are copied from the folder; nothing is \
      ever fetched. Whatever is not carried over is listed with its place, and so is each number \
      that is that of a fact, or another one. Files of the site are never overwritten.

      Exit status: 0 fine, 1 the other site or this one cannot be read, 64 the command was called \
      wrongly, 74 a file could not be read or written.
      """)

  @Argument(
    help: ArgumentHelp("The folder of the other site, or the .xml file.", valueName: "source"))
  var source: String

  @Option(
    help: ArgumentHelp(
      "What made the folder: \(Generator.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "(default: as its files tell)", valueName: "program"))
  var from: GeneratorArgument?

  @Option(
    help: ArgumentHelp(
      "Where the pictures of a WordPress site lie, such as its wp-content/uploads. (default: that "
        + "folder or 'uploads' beside the .xml file)", valueName: "folder"))
  var pictures: String?

  @OptionGroup var arguments: SiteArguments

  @Flag(help: "Only say what would be written.")
  var dryRun = false

  @Flag(help: "Print JSON, for other programs.")
  var json = false

  func run() async throws {
    try await ExitStatus.reporting {
      guard arguments.hasContent, isElsewhere else { return .wrongUsage }
      let options = arguments.editorsOptions
      let site = SiteFolder.disk(arguments.site)
      let build = try await SiteBuild.prepare(site, options: options)
      guard let content = build.content else { return arguments.report(build) }
      let (result, folder): (ImportResult, ImportFolder)
      do {
        (result, folder) = try read(content, site, Self.addresses(of: build, content))
      } catch let refusal as ImportRefusal {
        return report(refusal)
      }
      let numbers = try await DraftNumbers.findings(
        in: result.drafts.map { ($0.path, $0.text) }, of: content, site, options: options)
      if !dryRun { try write(result, folder) }
      let report = ImportReport(result: result, numbers: numbers, isDryRun: dryRun)
      Terminal.print(json ? report.json.text + "\n" : report.text)
      return .success
    }
  }
}

extension ImportCommand {
  /// Whether the source is not the site itself; says so when it is.
  private var isElsewhere: Bool {
    let other = URL(fileURLWithPath: source).standardizedFileURL.path
    let site = URL(fileURLWithPath: arguments.site).standardizedFileURL.path
    guard other != site, other != site + "/content" else {
      Terminal.printError(
        "error: '\(source)' is this site\n  name the folder of another one, or an .xml file\n")
      return false
    }
    return true
  }

  /// Where the site has files; with errors in it, at least those of its articles.
  private static func addresses(of build: SiteBuild, _ content: SiteContent) -> [String] {
    let planned = build.plan?.stages.joined().map { "/\($0.path)" }
    let articles = content.articles + content.unpublished
    return (planned ?? []) + articles.map { "/\($0.pagePath)" }
  }

  private var isExport: Bool { source.lowercased().hasSuffix(".xml") }

  /// The other site, and where its pictures lie.
  private func read(
    _ content: SiteContent, _ site: SiteFolder, _ addresses: [String]
  ) throws -> (ImportResult, ImportFolder) {
    let target = ImportTarget(
      files: Set(try site.files("content").map(\.path)),
      topics: content.clinic.topics.map { ($0.id.value, $0.title.value) },
      addresses: Set(addresses))
    guard isExport else {
      let folder = try ImportFolder.disk(source)
      return (try FolderImport.result(folder, generator: from?.generator, for: target), folder)
    }
    let file = URL(fileURLWithPath: source)
    let parent = file.deletingLastPathComponent().path
    let folder = try pictureFolder(beside: parent)
    let result = try WordPressImport.result(
      RelativePath(file.lastPathComponent), in: .disk(parent), pictures: folder, for: target)
    return (result, folder)
  }

  /// The folder that was named, or else the one that WordPress has for pictures, where it lies
  /// beside the export; none of any other, which could be anybody's.
  private func pictureFolder(beside parent: String) throws(FileProblem) -> ImportFolder {
    if let pictures { return try ImportFolder.disk(pictures) }
    let disk = DiskFolder(parent)
    for name: RelativePath in ["wp-content/uploads", "uploads"] {
      let found = try? disk.look(at: name)
      if found?.kind == .folder { return try ImportFolder.disk("\(parent)/\(name)") }
    }
    return .memory([:])
  }

  private func write(_ result: ImportResult, _ folder: ImportFolder) throws(FileProblem) {
    try ToolFiles.write(
      result.drafts.map { (path: $0.path, text: $0.text) }, to: arguments.site)
    for picture in result.pictures {
      let bytes = try folder.bytes(picture)
      try ToolFiles.write([(path: picture.path, bytes: bytes)], to: arguments.site)
    }
  }

  private func report(_ refusal: ImportRefusal) -> ExitStatus {
    let place = refusal.path.isEmpty ? source : refusal.path.text
    let line = refusal.line.map { ":\($0)" } ?? ""
    Terminal.printError("error: '\(place)\(line)': \(refusal.message)\n  \(refusal.help)\n")
    return .problemsFound
  }
}

/// A program by its name.
struct GeneratorArgument: ExpressibleByArgument {
  let generator: Generator

  init?(argument: String) {
    guard let generator = Generator(rawValue: argument) else { return nil }
    self.generator = generator
  }

  static var allValueStrings: [String] { Generator.allCases.map(\.rawValue) }
}
