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
    let lines = console.split(separator: "\n")
    #expect(lines.filter { $0.contains("--> ") }.count >= count)
    if let help {
      #expect(lines.filter { $0.hasSuffix(help) || $0.hasSuffix("(\(help))") }.count == count)
    }
  }

  @Test(.timeLimit(.minutes(2))) func stopsSuggestingForEverMoreNames() async throws {
    let names = (0..<5000).map { "{{ sesions\($0) }}" }.joined(separator: " ")
    let console = try await pageProblems("{{ sesions }} " + names)
    #expect(console.contains("^ did you mean 'sessions'?\n"))
    #expect(console.split(separator: "\n").filter { $0.contains("--> ") }.count == 5001)
  }
}
