import ArgumentParser
import Content
import Diagnostics
import Essentials
import Foundations
import Site

struct FactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Lists the facts of the subjects, also for a spreadsheet.",
    discussion: """
      Every fact with its value, where it stands, its sources, its note and what each source \
      reports. CSV is for a spreadsheet: UTF-8, a row for each fact. What a spreadsheet would take \
      for a formula has an apostrophe before it. Writes nothing.

      Exit status: 0 fine, 1 the site has errors, 64 the command was called wrongly, 74 a file \
      could not be read.
      """)

  @Argument(help: "The id of a subject, such as mesotherapy. (default: all)")
  var subject: String?

  @OptionGroup var arguments: SiteArguments

  @Option(help: "How to print them: table, json or csv.")
  var format = FactsFormat.table

  func run() async throws {
    try await ExitStatus.reporting {
      guard arguments.hasContent else { return .wrongUsage }
      let build = try await SiteBuild.prepare(
        .disk(arguments.site, isHeldOpen: true), options: arguments.editorsOptions)
      guard let content = build.content, let formatter = build.formatter,
        !build.diagnostics.hasErrors
      else { return arguments.report(build) }
      if let subject, content.treatment(subject) == nil { return unknown(subject, content) }
      let rows = FactRow.all(of: content, subject: subject, formatter: formatter)
      Terminal.print(format.text(rows))
      return .success
    }
  }

  private func unknown(_ subject: String, _ content: SiteContent) -> ExitStatus {
    let ids = content.treatments.map(\.id)
    let help =
      NearestName.nearest(to: subject, among: ids).map { "did you mean '\($0)'?" }
      ?? (ids.isEmpty ? "the site has none" : "there are \(ids.joined(separator: ", "))")
    Terminal.printError("error: there is no subject '\(subject)'\n  \(help)\n")
    return .wrongUsage
  }
}

enum FactsFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case json
  case csv

  func text(_ rows: [FactRow]) -> String {
    switch self {
    case .table: Self.table(rows)
    case .json: JSONValue.object([.init("facts", .array(rows.map(\.json)))]).text + "\n"
    case .csv: CSV([FactRow.columns] + rows.map(\.fields)).text
    }
  }

  private static func table(_ rows: [FactRow]) -> String {
    let cells = rows.map { ["\($0.subject).\($0.name)", $0.shortValue, $0.place] }
    let widths = (0..<2).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return (padded + [row[2]]).joined(separator: "  ") + "\n"
    }.joined() + "\(rows.count) facts\n"
  }
}

extension FactRow {
  fileprivate static let columns = [
    "subject", "fact", "label", "value", "file", "line", "column", "sources", "note", "reported",
  ]

  fileprivate var fields: [String] {
    let start = location.start
    let reports = reported.map { report in
      "\(report.source): "
        + [report.value, report.text].compactMap(\.self).joined(separator: "; ")
    }
    return [
      subject, name, label ?? "", value ?? texts.joined(separator: "; "), location.path.text,
      start.map { "\($0.line)" } ?? "", start.map { "\($0.column)" } ?? "",
      sources.joined(separator: "; "), note ?? "", reports.joined(separator: " | "),
    ]
  }

  fileprivate var place: String { location.inWords }

  /// The value on one line of a terminal.
  fileprivate var shortValue: String {
    let text = (value ?? texts.joined(separator: "; ")).split { $0.isNewline }
      .joined(separator: " ")
    return text.count > 60 ? text.prefix(59) + "…" : text
  }

  fileprivate var json: JSONValue {
    [
      "subject": .string(subject), "fact": .string(name),
      "label": label.map { .string($0) } ?? .null, "value": value.map { .string($0) } ?? .null,
      "texts": .array(texts.map { .string($0) }), "place": location.json,
      "sources": .array(sources.map { .string($0) }), "note": note.map { .string($0) } ?? .null,
      "reported": .array(
        reported.map { report in
          [
            "source": .string(report.source), "value": report.value.map { .string($0) } ?? .null,
            "text": report.text.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }
}

extension SourceLocation {
  /// The file with line and column, as editors and compilers write it.
  var inWords: String {
    "\(path)\(start.map { ":\($0.line):\($0.column)" } ?? "")"
  }

  var json: JSONValue {
    [
      "file": .string(path.text), "line": start.map { .number($0.line) } ?? .null,
      "column": start.map { .number($0.column) } ?? .null,
    ]
  }
}

extension SiteArguments {
  /// What an editor of the content looks at: drafts and what has gaps, too.
  var editorsOptions: BuildOptions {
    BuildOptions(
      asOf: day, includesDrafts: true, showsGaps: true, theme: .builtIn,
      workers: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Prints the errors of `build`, which keep a command from doing its work.
  func report(_ build: SiteBuild) -> ExitStatus {
    let errors = DiagnosticList(build.diagnostics.filter { $0.severity == .error })
    let renderer = ConsoleRenderer(isColored: Terminal.showsColors, texts: build.files.texts)
    Terminal.printError(renderer.render(errors) + "\n")
    return .problemsFound
  }
}
