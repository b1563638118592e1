import Testing

@testable import Site

/// No value in the YAML of the content can break out of the place where a page shows it: each is
/// refused with its place, or shown as the text it is.
@Suite struct FieldInjectionTests {
  private static let harmless = Task {
    SiteMarkup(try await FieldInjection().accepted(.harmless).made())
  }

  @Test(arguments: Payload.all) func valuesStayText(payload: Payload) async throws {
    let harmless = try await Self.harmless.value
    #expect(harmless.problems == [])
    let injection = try FieldInjection()
    let files = try await injection.accepted(payload).made()
    let markup = SiteMarkup(files)
    #expect(markup.problems == [])
    #expect(markup.additions(to: harmless) == [])
    let shown = injection.countShown(in: files)
    #expect(shown > 200)
  }
}
