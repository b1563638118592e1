import Diagnostics
import Fixtures
import Foundation
import Foundations
import Testing

@testable import Checks

@Suite struct ReportTests {
  /// A program that checks Vale's way needs no Vale: each expression must find what its rule finds.
  @Test func valeExpressionsFindTheExamples() throws {
    for rule in ClaimRules.builtIn(.english) {
      let expressions = try rule.patterns.map { pattern in
        try NSRegularExpression(
          pattern: "(?m)\\b(?:" + ValeExport.expression(pattern.root) + ")",
          options: .caseInsensitive)
      }
      for sentence in rule.fail.map(\.value) {
        let range = NSRange(sentence.startIndex..., in: sentence)
        #expect(
          expressions.contains { $0.firstMatch(in: sentence, range: range) != nil }
            || sentence.contains("%"), "\(rule.info.id): \(sentence)")
      }
    }
  }

  @Test func valeFilesHaveOnlyKeysThatValeKnows() throws {
    var problems: [Diagnostic] = []
    let files = ValeExport(try ClaimRules(folder: nil, &problems)).files
    #expect(files.count == CheckLanguage.english.claimRules.count)
    #expect(files.contains { $0.path == "Careleaf/AbsoluteSafety.yml" })
    for file in files {
      let keys = file.text.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        .compactMap { $0.split(separator: ":").first.map(String.init) }
      #expect(keys == ["extends", "message", "description", "level", "ignorecase", "tokens"])
    }
  }

  @Test func htmlEscapesAndNamesEveryPageAndProblem() async throws {
    let report = try await Samples.report([
      "content/articles/a.md": Samples.article("It is painless.", title: "A <b> & \\\"c\\\"")
    ])
    let html = HTMLReport(report, siteName: "X & Y", asOf: Samples.day)
      .render(DiagnosticList(report.diagnostics))
    #expect(html.contains("<h1>Content check: X &amp; Y</h1>"))
    #expect(html.contains("A &lt;b&gt; &amp;"))
    #expect(html.contains("<code>claims/painless</code>") && html.contains("never reviewed"))
    #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("href="))
  }

  /// U+0600 joins the `<` after it to one character, which is not equal to `<`.
  @Test func htmlEscapesByBytes() async throws {
    let attack = "A \u{0600}<img src=x onerror=alert(2)>"
    let files = ["content/articles/a.md": Samples.article("Text.", title: "'\(attack)'")]
    let report = try await Samples.report(files)
    #expect(report.pages.map(\.title) == [attack])
    let problem = Diagnostic(
      "x/\(attack)", attack, at: SourceLocation(path: RelativePath(attack)), help: attack)
    let html = HTMLReport(report, siteName: attack, asOf: Samples.day)
      .render(DiagnosticList(report.diagnostics + [problem]))
    // Title and heading of the report, the page's title, and the problem's path, message, id, help.
    #expect(html.utf8.matches("\u{0600}&lt;img") == 7)
    #expect(html.utf8.matches("<img") == 0)
  }

  /// With VALE naming the program: it must accept the style and find the wording.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VALE"] != nil))
  func valeFindsTheSame() throws {
    let vale = try #require(ProcessInfo.processInfo.environment["VALE"])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var problems: [Diagnostic] = []
    for file in ValeExport(try ClaimRules(folder: nil, &problems)).files {
      let target = folder.appendingPathComponent("styles/" + file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: target)
    }
    let settings =
      "StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Careleaf\n"
    try Data(settings.utf8).write(to: folder.appendingPathComponent(".vale.ini"))
    let text = "It is painless.\n\nThe fat is gone for good.\n\nIt is offered for cellulite.\n"
    try Data(text.utf8).write(to: folder.appendingPathComponent("a.md"))
    let output = try Self.run(vale, ["--output=line", "--no-exit", "a.md"], in: folder)
    let found = output.split(separator: "\n").compactMap { line -> String? in
      let parts = line.split(separator: ":")
      return parts.count > 3 ? "\(parts[1]) \(parts[3])" : nil
    }
    #expect(Set(found) == ["1 Careleaf.Painless", "3 Careleaf.Permanence"])
  }

  private static func run(_ tool: String, _ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

extension String.UTF8View {
  fileprivate func matches(_ text: String) -> Int {
    indices.count { self[$0...].starts(with: text.utf8) }
  }
}
