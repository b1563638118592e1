import Content
import Foundation
import Testing

@testable import Site

/// No text of an article can become markup but what Markdown makes of it.
@Suite struct ArticleInjectionTests {
  private static let harmless = Task {
    SiteMarkup(try await ArticleInjection().accepted(.harmless).plan.made())
  }

  @Test(arguments: Payload.all) func textStaysText(payload: Payload) async throws {
    let harmless = try await Self.harmless.value
    #expect(harmless.problems == [])
    let (plan, count) = try await ArticleInjection().accepted(payload)
    let markup = SiteMarkup(try plan.made())
    #expect(markup.problems == [])
    #expect(markup.additions(to: harmless) == [])
    #expect(count > 40)
  }

  @Test(arguments: Payload.all) func fileNamesAreAddressesOrRefused(payload: Payload) async throws
  {
    var site = try InjectionSite()
    let name = "'" + payload.text.replacing("/", with: "")
    let paths = [
      "content/articles/\(name).md", "content/pages/\(name).md", "content/articles/\(name).png",
      "content/treatments/\(name)/facts.yaml",
    ]
    for path in paths { site.files[path] = [] }
    let found = try await site.prepare().diagnostics
    for path in paths {
      #expect(found.contains { $0.id == "content/file-name" && $0.location.path.text == path })
    }
  }
}
