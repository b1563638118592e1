import ArgumentParser
import Content
import Essentials
import Foundations
import Starter

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begins a site in a new folder.",
    discussion: """
      Writes a site that can be built at once: the clinic, pages about it, and one example. On a \
      terminal it asks for what the options do not say; elsewhere it never asks. No file that is \
      there is ever overwritten.
      """)

  @Argument(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
  var folder: String

  @Option(help: "What the clinic is called.")
  var name: String?

  @Option(help: "The country, by its two letters, such as US or GB.")
  var region: String?

  @Option(help: "The language of the site, such as en.")
  var language: String?

  @Option(help: "The number that patients call.")
  var phone: String?

  @Option(help: "What the clinic does: \(ClinicKind.all.map(\.id).joined(separator: ", ")).")
  var kind: String?

  @Option(help: "The currency of the prices, such as USD. (default: the country's)")
  var currency: String?

  @Option(help: "The number that calls an ambulance. (default: the country's)")
  var emergencyNumber: String?

  @Option(help: "The address that the site will have.")
  var address: String?

  func run() async throws {
    try await ExitStatus.reporting {
      switch answers {
      case .success(let answers): return write(StarterSite.files(answers))
      case .failure(let problem):
        Terminal.printError(Self.text(problem))
        return .wrongUsage
      }
    }
  }
}

extension InitCommand {
  private var answers: Result<Answers, Interview.Problem> {
    let given: [Question: String?] = [
      .name: name, .region: region, .language: language, .phone: phone, .kind: kind,
      .currency: currency, .emergencyNumber: emergencyNumber, .address: address,
    ]
    let ask: ((String) -> String?)? = Terminal.canAsk ? { Terminal.ask($0) } : nil
    return Result { () throws(Interview.Problem) in
      try Interview(given: given.compactMapValues(\.self)).answers(ask: ask)
    }
  }

  private func write(_ files: [(path: RelativePath, text: String)]) -> ExitStatus {
    let files = files + SchemaCommand.files(in: ".vscode/schemas")
    do throws(FileProblem) {
      if try DiskFolder(URL(filePath: folder).deletingLastPathComponent().path)
        .look(at: RelativePath(URL(filePath: folder).lastPathComponent)).kind == .file
      {
        Terminal.printError("error: '\(folder)' is a file\n  choose another folder\n")
        return .wrongUsage
      }
      let disk = DiskFolder(folder)
      for (path, _) in files where try disk.look(at: path).kind != .nothing {
        Terminal.printError(
          "error: there is a file '\(path)' in '\(folder)' already; nothing was written\n"
            + "  choose another folder\n")
        return .problemsFound
      }
      try ToolFiles.write(files, to: folder)
    } catch {
      Terminal.printError("error: '\(error.path)': \(error.reason)\n")
      return .inputOutputFailed
    }
    Terminal.print(
      """
      \(files.count) files written to '\(folder)'. Now run

        cd \(Self.shellWord(folder))
        careleaf preview --open

      and change content/clinic.yaml. 'careleaf new treatment NAME' begins a guide of your own.

      """)
    return .success
  }

  /// `text` as a shell takes it for one word.
  private static func shellWord(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0.isAlphanumeric || $0 >= 0x80 || "/._-+".utf8.contains($0)
    }
    return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
  }

  private static func text(_ problem: Interview.Problem) -> String {
    switch problem {
    case .bad(let question, let message, let help):
      return "error: --\(question.rawValue): \(message)\n  \(help)\n"
    case .missing(let questions):
      let options = questions.map { "--\($0.rawValue)" }.joined(separator: ", ")
      return "error: init needs to know more of the clinic\n  add \(options)\n"
    case .ended: return "\nerror: the questions were not answered; nothing was written\n"
    }
  }
}
