import CYAML
import Diagnostics
import Testing

@testable import YAML

/// A new libyaml with other sentences must not change messages unnoticed.
@Suite struct LibYAMLProblemTests {
  private static let problems: [LibYAMLProblem: String] = [
    .backslash: #"a: "C:\dir""#,
    .colonInText: "a: b: c",
    .colonMissing: "a: b\nc\n",
    .contentMissing: "a: ]",
    .documentInQuotes: "a: \"x\n--- b",
    .endInQuotes: "a: \"x",
    .escapeCode: #"a: "\uD800""#,
    .escapeDigits: #"a: "C:\users""#,
    .flowListOpen: "a: [1, 2\nb: 3",
    .flowMappingOpen: "a: {x: 1\nb: 3",
    .keyMissing: "a:\n    b: 1\n  c: 2",
    .listHere: "a: - b",
    .listItemMissing: "- a\nb: 1",
    .startOfToken: "a: @x",
  ]
  private static let contexts: [LibYAMLContext: String] = [
    .alias: "a: *b* c", .anchor: "a: & x", .blockScalar: "a: > x", .directive: "%x",
    .tag: "a: !x{y} z", .tagURI: "a: !<> z", .undeclaredTag: "a: !x!y z",
  ]

  private func error(_ text: String) -> YAMLParserError? {
    do throws(YAMLParserError) {
      try YAMLEvents.forEach(in: Array((text + "\n").utf8)) { _ in true }
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: LibYAMLProblem.allCases) func isSaid(problem: LibYAMLProblem) throws {
    let text = try #require(Self.problems[problem])
    #expect(error(text)?.problem == problem.rawValue)
  }

  @Test(arguments: LibYAMLContext.allCases) func isNamed(context: LibYAMLContext) throws {
    let text = try #require(Self.contexts[context])
    #expect(error(text)?.context == context.rawValue)
  }

  /// None of these is left to the words of libyaml.
  @Test(arguments: Array(problems.values) + Array(contexts.values))
  func isPutInPlainWords(text: String) {
    var diagnostics: [Diagnostic] = []
    _ = YAMLReader(SourceFile(path: "a.yaml", text: text)).read(&diagnostics)
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.filter { $0.message.contains("valid YAML") || $0.help == nil } == [])
  }

  @Test func stopsWhereThereIsNoMemory() throws {
    let noMemory = #expect(throws: YAMLParserError.self) {
      try YAMLEvents.forEach(in: Array("a: 1\n".utf8), initialize: { _ in 0 }) { _ in
        Issue.record("there is no parser that could find an event")
        return false
      }
    }
    let file = SourceFile(path: "a.yaml", text: "a: 1\n")
    let diagnostic = YAMLSyntaxError(try #require(noMemory), file: file, firstLine: 1).diagnostic
    #expect(diagnostic.id == "yaml/out-of-memory")
    #expect(diagnostic.location == SourceLocation(path: "a.yaml"))
  }
}
