import Testing

/// Thousands of mistakes in one line: to show each must not mean to read the whole line each time.
@Suite struct ManyMistakesTests {
  @Test(
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

  @Test func stopsSuggestingForEverMoreNames() async throws {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let names = letters.flatMap { first in letters.map { "{{ sessions\(first)\($0) }}" } }
    let console = try await pageProblems(names.joined(separator: " "))
    #expect(places(console).count == names.count)
    #expect(
      console.split(separator: "\n").count { $0.contains("did you mean 'sessions'?") } == 200)
  }

  /// The places that `console` names, each once.
  private func places(_ console: String) -> Set<Substring> {
    Set(
      console.split(separator: "\n").filter { $0.contains("--> ") }
        .compactMap { $0.split(separator: " ").dropFirst().first })
  }
}
