import ArgumentParser
import Diagnostics
import Foundations
import Search
import Site

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Searches the site as its search page does.",
    discussion: """
      Shows what patients find when they type these words, best first, and for which words \
      the search took them. Writes nothing.

      Exit status: 0 something was found, 1 nothing was found or the site has errors, 64 the \
      command was called wrongly, 74 a file could not be read.
      """)

  @Argument(help: "What a patient types, such as: going bald")
  var query: [String]

  @OptionGroup var arguments: SiteArguments

  @Flag(help: "Take the words as they are written, without correcting any.")
  var exact = false

  @Option(
    help: ArgumentHelp("How many results to show at most.", valueName: "number"))
  var limit = 10

  @Flag(help: "Print JSON, for other programs.")
  var json = false

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
  }

  func run() async throws {
    try await ExitStatus.reporting {
      guard arguments.hasContent else { return .wrongUsage }
      let build = try await SiteBuild.prepare(
        .disk(arguments.site, isHeldOpen: true),
        options: BuildOptions(
          asOf: arguments.day, theme: .builtIn,
          workers: ThisProgram.processors))
      guard let plan = build.plan else { return report(build) }
      let answer = plan.search.index.search(query.joined(separator: " "), isExact: exact)
      Terminal.print(json ? answer.json(limit) + "\n" : answer.text(limit))
      return answer.results.isEmpty ? .problemsFound : .success
    }
  }

  private func report(_ build: SiteBuild) -> ExitStatus {
    let errors = DiagnosticList(build.diagnostics.filter { $0.severity == .error })
    let renderer = ConsoleRenderer(isColored: Terminal.showsColors, texts: build.files.texts)
    Terminal.printError(renderer.render(errors) + "\n")
    return .problemsFound
  }
}

extension SearchAnswer {
  fileprivate func text(_ limit: Int) -> String {
    var lines: [String] = []
    if isDanger { lines.append("The emergency card stands above the results.\n") }
    if let corrected { lines.append("Showing results for: \(corrected)\n") }
    for (number, result) in results.prefix(limit).enumerated() {
      let heading = result.heading.isEmpty ? "" : ": \(result.heading)"
      lines.append("\(number + 1). \(result.entry.title)\(heading)  [\(result.entry.label)]")
      lines.append("   /\(result.address)\n   \(result.text)\n")
    }
    lines.append(results.isEmpty ? "Nothing was found." : "\(results.count) found")
    return lines.joined(separator: "\n") + "\n"
  }

  fileprivate func json(_ limit: Int) -> String {
    let found = results.prefix(limit).map { result -> JSONValue in
      [
        "address": .string("/" + result.address), "title": .string(result.entry.title),
        "label": .string(result.entry.label), "heading": .string(result.heading),
        "text": .string(result.text),
      ]
    }
    let value: JSONValue = [
      "emergency": .bool(isDanger), "corrected": corrected.map { .string($0) } ?? .null,
      "count": .number(results.count), "results": .array(found),
    ]
    return value.text
  }
}
