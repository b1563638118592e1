import Testing

@testable import Checks

/// Prices and invitations to book stay off the pages that people read to stay safe.
@Suite struct CareSellingTests {
  private static let folder = "content/treatments/needling"

  /// The ids of what is found of selling in a page with `body`.
  private func found(_ body: String, in path: String) async throws -> [String] {
    let clinic = "\nbooking: { label: Book, url: \"https://book.example/x\" }\n"
    var files = [
      "content/clinic.yaml": Samples.clinic() + clinic,
      "\(Self.folder)/facts.yaml": Samples.facts(),
      "\(Self.folder)/index.md": Samples.article("Text."),
    ]
    files[path] = Samples.article(body)
    return try await Samples.check(files, asOf: Samples.day).map(\.id)
      .filter { $0.utf8.starts(with: "balance/".utf8) && $0.hasSuffix("-beside-care") }.sorted()
  }

  private static let help = "> [!URGENT]\n> - You have a fever.\n\n"

  @Test(arguments: [
    ("aftercare.md", "It costs $250."), ("aftercare.md", "The thighs cost {{ prices.thighs }}."),
    ("preparation.md", "{{> prices }}"), ("aftercare.md", "{{> course-estimate }}"),
    ("signs.md", help + "A visit costs 80 dollars."),
    ("signs.md", "{{> get-help }}\n\nIt is $80."),
  ]) func findsAPrice(file: String, body: String) async throws {
    #expect(
      try await found(body, in: "\(Self.folder)/\(file)") == ["balance/price-beside-care"])
  }

  @Test(arguments: ["aftercare.md", "preparation.md"])
  func findsAnInvitation(file: String) async throws {
    let body = "[Book a visit](https://book.example/x)."
    #expect(
      try await found(body, in: "\(Self.folder)/\(file)") == ["balance/booking-beside-care"])
  }

  @Test(arguments: [
    ("treatments/needling/aftercare.md", "Rest for 30 minutes. Take 2 tablets."),
    ("treatments/needling/aftercare.md", "Read [what it costs](prices.md)."),
    ("treatments/needling/prices.md", "It costs $250."),
    ("treatments/needling/risks.md", "It costs $250."),
    ("treatments/needling/who.md", "It costs $250.\n\n## When to get help\n\n{{> get-help }}"),
    ("treatments/needling/index.md", help + "It costs $250."),
    ("pages/index.md", help + "It costs $250. [Book](https://book.example/x)."),
    ("articles/money.md", "It costs $250. [Book](https://book.example/x)."),
  ]) func leavesOtherPagesAlone(path: String, body: String) async throws {
    #expect(try await found(body, in: "content/\(path)") == [])
  }
}
