import ArgumentParser
import BuiltIn
import Diagnostics
import Foundations
import Presentation
import Site

extension BaseTheme {
  /// The theme that is compiled into the program.
  static var builtIn: BaseTheme { BaseTheme(BuiltIn.theme) }
}

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Shows and copies files of the built-in theme.",
    discussion: """
      Careleaf has a theme in it. A site's own folder 'templates' holds only what differs: a file \
      there takes the place of the built-in one of the same name. Of i18n/en.yaml, the words, it \
      holds only the words that differ; of tokens.yaml only the colours and sizes.
      """,
    subcommands: [
      ThemeListCommand.self, ThemeEjectCommand.self, ThemeDiffCommand.self,
      ThemeAcceptCommand.self,
    ])
}

/// The theme of a site, on which every one of these commands works.
struct ThemeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The site's folder: the one that holds 'content'.", valueName: "folder"))
  var site = "."

  func inventory() throws -> ThemeInventory {
    try ThemeInventory(.disk(site), over: .builtIn)
  }

  /// What `names` mean; says so when there is no such file.
  func paths(_ names: [String], in inventory: ThemeInventory) -> [RelativePath]? {
    do throws(ThemeInventory.UnknownFile) {
      var paths: [RelativePath] = []
      for name in names { paths.append(try inventory.path(named: name)) }
      return paths
    } catch {
      let help =
        error.nearest.map { "did you mean '\($0)'?" } ?? "'careleaf theme list' shows all files"
      Terminal.printError("error: the theme has no file '\(error.name)'\n  \(help)\n")
      return nil
    }
  }

  /// Writes that the files at `paths` are copies of the built-in ones as they are now.
  func accept(_ paths: [RelativePath], in inventory: ThemeInventory) throws(FileProblem) {
    let list = inventory.list(accepting: paths)
    try ToolFiles.write([list], to: site)
  }
}

struct ThemeListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the files of the theme and which are the site's own.")

  @OptionGroup var arguments: ThemeArguments

  func run() async throws {
    try await ExitStatus.reporting {
      let files = try arguments.inventory().files
      let width = files.map(\.path.text.utf8.count).max() ?? 0
      for (path, state) in files {
        let gap = String(repeating: " ", count: width - path.text.utf8.count)
        Terminal.print("\(path)\(state.words.isEmpty ? "" : gap + "  " + state.words)\n")
      }
      let own = files.count { $0.state != .builtIn }
      Terminal.print("\(files.count) files, \(own) of them the site's own\n")
      return .success
    }
  }
}

extension ThemeInventory.State {
  fileprivate var words: String {
    switch self {
    case .builtIn: ""
    case .same: "own, the same as the built-in one"
    case .changed: "own"
    case .older: "own, older than the built-in one"
    case .unknown: "own, not known what it was copied from"
    case .added: "own, not in the built-in theme"
    case .gone: "own, no longer in the built-in theme"
    }
  }
}

struct ThemeEjectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject",
    abstract: "Copies files of the built-in theme into the site, to be changed there.",
    discussion: """
      Files that are there are never overwritten. templates/copied.yaml notes what was copied, so \
      that Careleaf can say when the built-in file has changed since; keep it with the site.
      """)

  @OptionGroup var arguments: ThemeArguments

  @Argument(help: "The files, such as fragments/footer or assets/logo.svg.")
  var files: [String]

  func run() async throws {
    try await ExitStatus.reporting {
      let inventory = try arguments.inventory()
      guard let paths = arguments.paths(files, in: inventory) else { return .wrongUsage }
      let taken = paths.filter { inventory.own[$0] != nil }
      for path in taken {
        Terminal.printError(
          "error: the site has a file 'templates/\(path)' already\n"
            + "  'careleaf theme diff \(path)' compares it with the built-in one\n")
      }
      guard taken.isEmpty else { return .problemsFound }
      let copies = paths.map {
        (path: RelativePath("templates").appending($0.text), bytes: inventory.base.files[$0] ?? [])
      }
      try ToolFiles.write(copies, to: arguments.site)
      try arguments.accept(paths, in: inventory)
      for (path, _) in copies { Terminal.print("\(path) is yours to change now\n") }
      return .success
    }
  }
}

struct ThemeDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows how files of the site differ from the built-in ones.",
    discussion: """
      Lines that begin with '-' stand in the built-in file only, those with '+' in the site's. \
      Without a name it shows every file that the site has replaced.
      """)

  @OptionGroup var arguments: ThemeArguments

  @Argument(help: "The files, such as fragments/footer.")
  var files: [String] = []

  func run() async throws {
    try await ExitStatus.reporting {
      let inventory = try arguments.inventory()
      guard let named = arguments.paths(files, in: inventory) else { return .wrongUsage }
      let both = inventory.files.map(\.path).filter {
        inventory.own[$0] != nil && inventory.base.files[$0] != nil
      }
      for path in files.isEmpty ? both : named { show(path, inventory) }
      return .success
    }
  }

  private func show(_ path: RelativePath, _ inventory: ThemeInventory) {
    let (original, own) = (inventory.base.files[path], inventory.own[path])
    guard let own else { return Terminal.print("the site has no '\(path)' of its own\n") }
    guard let original else { return Terminal.print("'\(path)' is not in the built-in theme\n") }
    guard let old = String(validating: original, as: UTF8.self),
      let new = String(validating: own, as: UTF8.self)
    else {
      let answer = original == own ? "are the same" : "differ and are no text"
      return Terminal.print("'\(path)' and the built-in one \(answer)\n")
    }
    let difference = UnifiedDifference(
      from: old, called: "built-in/\(path)", to: new, called: "templates/\(path)")
    Terminal.print(
      difference.text.isEmpty
        ? "'\(path)' is the same as the built-in one\n" : difference.text)
  }
}

struct ThemeAcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Notes that files of the site are up to date with the built-in ones.",
    discussion: "Say so when you have taken over what you want of the change.")

  @OptionGroup var arguments: ThemeArguments

  @Argument(help: "The files, such as fragments/footer.")
  var files: [String]

  func run() async throws {
    try await ExitStatus.reporting {
      let inventory = try arguments.inventory()
      guard let paths = arguments.paths(files, in: inventory) else { return .wrongUsage }
      let missing = paths.filter { inventory.own[$0] == nil }
      for path in missing {
        Terminal.printError(
          "error: the site has no '\(path)' of its own\n"
            + "  'careleaf theme eject \(path)' copies the built-in one\n")
      }
      guard missing.isEmpty else { return .wrongUsage }
      try arguments.accept(paths, in: inventory)
      return .success
    }
  }
}
