import ArgumentParser
import Content
import Diagnostics
import Foundations
import Presentation
import Site

struct RemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Removes an article, a page or a subject, if nothing of the site needs it.",
    discussion: """
      With --to, its addresses lead to another page from now on: they become aliases of that page, \
      and links to what is removed lead to it. Without, its addresses lead nowhere. What still links \
      to it or uses its facts is listed with its place, and then nothing is removed; nor is what Git \
      has not kept as it is now. --force removes it all the same.

      Exit status: 0 removed, 1 something needs it or it would be lost, 64 the command was called \
      wrongly or there is no such file, 74 a file could not be read or written.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      The file of an article or a page, such as content/articles/costs.md, or the folder of a \
      subject, such as content/treatments/peel.
      """, valueName: "path"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "The page that its addresses lead to from now on, by its file or its address.",
      valueName: "page"))
  var to: String?

  @Flag(help: "Remove it though something needs it, or though Git could not give it back.")
  var force = false

  @OptionGroup var arguments: SiteArguments

  func run() async throws {
    try await ExitStatus.reporting {
      guard arguments.hasContent else { return .wrongUsage }
      let folder = SiteFolder.disk(arguments.site)
      let options = arguments.editorsOptions
      let build = try await SiteBuild.prepare(folder, options: options)
      guard let content = build.content, !build.diagnostics.hasErrors else {
        return ChangeReport.siteHasErrors
      }
      let files = try folder.files("content").map(\.path)
      let removal: Removal
      do throws(Removal.Refusal) {
        removal = try Removal(
          arguments.contentPath(path), to: to, from: content, files: files,
          texts: build.files.texts)
      } catch {
        Terminal.printError("error: \(text(error))\n")
        return .wrongUsage
      }
      return try await remove(removal, build, in: folder, options)
    }
  }
}

extension RemoveCommand {
  private func remove(
    _ removal: Removal, _ build: SiteBuild, in folder: SiteFolder, _ options: BuildOptions
  ) async throws -> ExitStatus {
    let needs = try await removal.change.newErrors(in: folder, build, options)
    let loss = Git.loss(of: removal.change.removed, below: removal.path, in: arguments.site)
    if !force, !needs.isEmpty || loss != nil {
      if !needs.isEmpty { printNeeds(needs, build) }
      if let loss { Terminal.printError("error: \(text(loss))\n") }
      Terminal.printError("  nothing was removed; --force does it all the same\n")
      return .problemsFound
    }
    guard ChangeReport.apply(removal.change, in: arguments.site) else { return .inputOutputFailed }
    for path in removal.change.removed { Terminal.print("removed \(path)\n") }
    report(removal, loss)
    if !needs.isEmpty { printNeeds(needs, build) }
    return .success
  }

  /// Lists what links to what goes or uses its facts.
  private func printNeeds(_ needs: DiagnosticList, _ build: SiteBuild) {
    let title = force ? "warning: the site still needs it:" : "error: the site needs it:"
    Terminal.printError(
      title + "\n" + needs.map { "  \($0.location.inWords): \($0.message)\n" }.joined())
  }

  private func report(_ removal: Removal, _ loss: Git.Loss?) {
    for path in removal.change.texts.keys.sorted() { Terminal.print("changed \(path)\n") }
    if let target = removal.target {
      for place in removal.redirected {
        Terminal.print("\(place.inWords) links to /\(target.pagePath) now: read whether it fits\n")
      }
      let addresses = removal.addresses.map { "/\($0)" }.joined(separator: ", ")
      if !addresses.isEmpty { Terminal.print("/\(target.pagePath) answers for \(addresses)\n") }
      if removal.waitsForTarget, !addresses.isEmpty {
        Terminal.printError(
          "warning: '\(target.file.path)' is not published today; until it is, these addresses lead "
            + "nowhere\n")
      }
    } else {
      for address in removal.addresses {
        Terminal.printError("warning: /\(address) leads nowhere now, and links to it break\n")
      }
    }
    if loss == nil {
      Terminal.print("to get it back: \(Git.wayBack(to: removal.path, in: arguments.site))\n")
    }
  }

  private func text(_ loss: Git.Loss) -> String {
    switch loss {
    case .noProgram: "there is no program 'git' that could give it back"
    case .noRepository: "the site is not in a Git repository, which could give it back"
    case .notKept(let paths):
      "Git could not give these back as they are, since they are not committed:\n"
        + paths.map { "  \($0)" }.joined(separator: "\n")
    }
  }

  private func text(_ refusal: Removal.Refusal) -> String {
    let path = arguments.contentPath(path)
    return switch refusal {
    case .unknown(let nearest):
      "there is no article and no subject '\(path)'\n  "
        + (nearest.map { "did you mean '\($0)'?" }
          ?? "name the file of an article or a page, or the folder of a subject")
    case .facts(let folder):
      "a subject has its facts as long as it is there\n"
        + "  to remove the subject, name its folder '\(folder)'"
    case .unknownTarget(let nearest):
      "there is no page '\(to ?? "")'\n  "
        + (nearest.map { "did you mean '\($0)'?" } ?? "name a page by its file or its address")
    case .targetWithoutFile(let page):
      "/\(page) is made from facts alone, so that there is no file to note addresses in\n"
        + "  name a page with a file of its own"
    case .targetGoes(let page): "/\(page) is removed too\n  name another page"
    }
  }
}
