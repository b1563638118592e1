import Foundation
import Testing

@testable import Presentation

@Suite struct LinkedDataTests {
  private static let hostile = [
    "</script><script>alert(1)</script>", "<!-- <script>", "]]>", "a\u{2028}b\u{2029}c",
    "\"\\/\u{0}\u{1F}",
    "\u{7F}\u{9F}&amp;", "é 皮 🙂", "\r\n\t", "</SCRIPT >", "",
  ]

  @Test(arguments: hostile)
  func cannotLeaveTheScriptElement(text: String) throws {
    let json = LinkedData.object([.init(text, .array([.text(text)]))]).scriptText
    for sign in ["<", ">", "&", "\u{2028}", "\u{2029}"] { #expect(!json.contains(sign)) }
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String]]
    #expect(parsed == [text: [text]])
  }

  @Test func writesMembersInOrderAndLeavesOutWhatIsNotThere() {
    let node = LinkedData.node(
      "Offer",
      [
        "b": .amount(Decimal(string: "250.5") ?? 0), "a": nil,
        "c": .array(["x", .reference("urn:y")]),
      ])
    #expect(node.scriptText == #"{"@type":"Offer","b":250.5,"c":["x",{"@id":"urn:y"}]}"#)
  }

  @Test func survivesHostileFacts() async throws {
    let name = "</script><script>alert(1)</script><!--"
    let pages = try await SampleSite.small(name: "\"\(name)\"")
    let scripts = try await SampleSite.small().mapValues {
      $0.components(separatedBy: "<script").count
    }
    for (path, page) in pages where path != "404.html" {
      #expect(page.components(separatedBy: "<script").count == scripts[path], "\(path)")
      let data = try #require(SampleSite.data(of: page))
      #expect(!data.contains("<"))
      _ = try JSONSerialization.jsonObject(with: Data(data.utf8))
    }
    let overview = try #require(SampleSite.data(of: pages["treatments/demo/index.html"] ?? ""))
    let problems = try Vocabulary.load().problems(in: overview)
    #expect(problems == [])
  }
}
