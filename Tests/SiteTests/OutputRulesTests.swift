import Fixtures
import Foundation
import Testing

@testable import Site

@Suite struct OutputRulesTests {
  private let site = TemporaryFolder()

  init() throws {
    for name in ["content/pages", "templates", "public", "contents"] {
      try site.put("", at: "\(name)/file")
    }
  }

  private func objection(_ output: String) -> String? {
    OutputRules.objection(toOutput: output, site: site.path)
  }

  @Test(arguments: [
    "/public", "/new", "/new/deep", "/contents", "/public/../public/", "/x/../new",
  ])
  func allowsFoldersBesideTheSources(output: String) {
    #expect(objection(site.path + output) == nil)
  }

  @Test(arguments: [
    ("/content", "it holds the site's own 'content' folder"),
    ("/templates/", "it holds the site's own 'templates' folder"),
    ("/public/../content", "it holds the site's own 'content' folder"),
    ("/content/pages", "it lies inside the site's own 'content' folder"),
    ("/templates/new/deep", "it lies inside the site's own 'templates' folder"),
    ("/new/../content/new", "it lies inside the site's own 'content' folder"),
    ("/content/\u{301}x", "it lies inside the site's own 'content' folder"),
    ("/templates/\u{20DD}/\u{301}", "it lies inside the site's own 'templates' folder"),
  ])
  func refusesTheSources(output: String, objection expected: String) {
    #expect(objection(site.path + output) == expected)
  }

  @Test(arguments: ["", "/", "/content/..", "/.."])
  func refusesFoldersThatHoldTheSources(output: String) {
    #expect(objection(site.path + output) == "it holds the site's own 'content' folder")
  }

  @Test func followsLinks() throws {
    try site.link("link", to: site.path + "/content/pages")
    #expect(objection(site.path + "/link") == "it lies inside the site's own 'content' folder")
    #expect(objection(site.path + "/link/new") == "it lies inside the site's own 'content' folder")
    let elsewhere = TemporaryFolder()
    try elsewhere.link("site", to: site.path)
    #expect(
      objection(elsewhere.path + "/site") == "it holds the site's own 'content' folder")
    #expect(objection(elsewhere.path + "/site/public") == nil)
  }

  @Test func followsTheLinksOfTheSources() throws {
    let elsewhere = TemporaryFolder()
    try FileManager.default.removeItem(atPath: site.path + "/content")
    try elsewhere.put("", at: "texts/clinic.yaml")
    try site.link("content", to: elsewhere.path + "/texts")
    #expect(objection(elsewhere.path) == "it holds the site's own 'texts' folder")
    #expect(objection(elsewhere.path + "/public") == nil)
  }
}
