import Testing

/// Thousands of mistakes in one line: to show each must not mean to read the whole line each time.
@Suite struct ManyMistakesTests {
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("{{ sesions }} ", "did you mean 'sessions'?"), ("[@trail] ", "did you mean 'trial'?"),
      ("[dermiss] ", "did you mean 'dermis'?"), ("{{> price }} ", nil),
      ("[a](pries.md) ", "did you mean 'prices.md'?"),
    ])
  func showsEach(mistake: String, help: String?) async throws {
    let count = 5000
    let console = try await pageProblems(String(repeating: mistake, count: count))
    #expect(places(console).count >= count)
    guard let help else { return }
    let lines = console.split(separator: "\n")
    #expect(lines.count { $0.hasSuffix(help) || $0.hasSuffix("(\(help))") } == count)
  }

  @Test(.timeLimit(.minutes(2))) func stopsSuggestingForEverMoreNames() async throws {
    let names = (0..<5000).map { "{{ sesions\($0) }}" }.joined(separator: " ")
    let console = try await pageProblems("{{ sesions }} " + names)
    #expect(console.contains("^ did you mean 'sessions'?\n"))
    #expect(places(console).count == 5001)
  }

  /// The places that `console` names, each once.
  private func places(_ console: String) -> Set<Substring> {
    Set(
      console.split(separator: "\n").filter { $0.contains("--> ") }
        .compactMap { $0.split(separator: " ").dropFirst().first })
  }
}
