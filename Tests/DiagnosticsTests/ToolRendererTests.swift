import Diagnostics
import Fixtures
import Foundation
import Testing

@testable import Foundations

@Suite struct ToolRendererTests {
  @Test func writesJSON() {
    let expected = #"""
      {"diagnostics":[{"id":"links/dead","severity":"warning","message":"100% gone: a, b",\#
      "path":"a,b:c.md","line":3,"column":2,"end_line":3,"end_column":4,"help":null,\#
      "explanation":null,"notes":[],"fixes":[]},\#
      {"id":"site/empty","severity":"error","message":"the site has no pages","path":"b.yaml",\#
      "line":null,"column":null,"end_line":null,"end_column":null,"help":null,\#
      "explanation":null,"notes":[],"fixes":[]},\#
      {"id":"claims/vague","severity":"advice","message":"'many' is vague","path":"b.yaml",\#
      "line":1,"column":9,"end_line":1,"end_column":13,"help":null,\#
      "explanation":"Say how many.","notes":[{"message":"the number is here","path":"b.yaml",\#
      "line":2,"column":10,"end_line":2,"end_column":11}],"fixes":[]},\#
      {"id":"facts/unknown-key","severity":"error","message":"'sesions' is not a fact",\#
      "path":"b.yaml","line":2,"column":1,"end_line":2,"end_column":8,\#
      "help":"did you mean 'sessions'?","explanation":null,"notes":[],\#
      "fixes":[{"summary":"write 'sessions'","replacements":[{"path":"b.yaml","line":2,"column":1,\#
      "end_line":2,"end_column":8,"text":"sessions"}]}]}],"summary":{"errors":2,"warnings":1,"advice":1}}

      """#
    #expect(JSONRenderer().render(samples) == expected)
    #expect(
      JSONRenderer().render([])
        == #"{"diagnostics":[],"summary":{"errors":0,"warnings":0,"advice":0}}"# + "\n")
  }

  @Test func escapesJSON() throws {
    let text = "a\"b\\c/\n\r\t\0\u{1B}\u{7F}\u{2028}é😀"
    let json = JSONValue.string(text).text
    #expect(json == #""a\"b\\c/\n\r\t\u0000\u001b\u007f\u2028é😀""#)
    let options = JSONSerialization.ReadingOptions.fragmentsAllowed
    let decoded = try JSONSerialization.jsonObject(with: Data(json.utf8), options: options)
    #expect(decoded as? String == text)
  }

  @Test func writesEveryKindOfJSON() {
    let value: JSONValue = ["b": [.null, .bool(true), .bool(false), .number(-1)], "a": [:]]
    #expect(value.text == #"{"b":[null,true,false,-1],"a":{}}"#)
  }

  @Test func writesWorkflowCommands() {
    let expected = """
      ::warning file=a%2Cb%3Ac.md,line=3,col=2,endLine=3,endColumn=4,title=links/dead\
      ::100%25 gone: a, b
      ::error file=b.yaml,title=site/empty::the site has no pages
      ::notice file=b.yaml,line=1,col=9,endLine=1,endColumn=13,title=claims/vague\
      ::'many' is vague%0ASay how many.
      ::error file=b.yaml,line=2,col=1,endLine=2,endColumn=8,title=facts/unknown-key\
      ::'sesions' is not a fact%0Adid you mean 'sessions'?

      """
    #expect(GitHubRenderer().render(samples) == expected)
  }

  @Test func leavesOutColumnsOfSeveralLines() {
    let location = SourceLocation(
      path: "a", start: SourcePosition(line: 1, column: 3),
      end: SourcePosition(line: 2, column: 2))
    let text = GitHubRenderer().render([Diagnostic("x/y", .error, "a\r\nb", at: location)])
    #expect(text == "::error file=a,line=1,endLine=2,title=x/y::a%0D%0Ab\n")
  }

  @Test func writesSARIF() {
    let diagnostic = Diagnostic(
      "x/y", .advice, "wrong", at: place("a b/é%.md", 1, 2, 3), help: "fix it",
      fixes: [.write("e", at: place("a b/é%.md", 1, 1, 2))],
      notes: [.init("see", at: SourceLocation(path: "c"))])
    let renderer = SARIFRenderer(version: "1.0", texts: texts(["a b/é%.md": "e\u{301}👍🏽"]))
    let expected = #"""
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[\#
      {"tool":{"driver":{"name":"Careleaf","version":"1.0","rules":[{"id":"x/y",\#
      "shortDescription":{"text":"Title of x/y"},"fullDescription":{"text":"Why x/y."},\#
      "help":{"text":"Why x/y.\n\nAuthority: Tests"},"defaultConfiguration":{"level":"note"}}]}},\#
      "columnKind":"unicodeCodePoints","results":[{"ruleId":"x/y","ruleIndex":0,"level":"note",\#
      "message":{"text":"wrong; fix it"},"locations":[{"physicalLocation":{"artifactLocation":\#
      {"uri":"a%20b/%C3%A9%25.md"},"region":{"startLine":1,"startColumn":3,"endLine":1,\#
      "endColumn":5}}}],"relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"c"}},\#
      "message":{"text":"see"}}],"fixes":[{"description":{"text":"write 'e'"},"artifactChanges":[\#
      {"artifactLocation":{"uri":"a%20b/%C3%A9%25.md"},"replacements":[{"deletedRegion":\#
      {"startLine":1,"startColumn":1,"endLine":1,"endColumn":3},"insertedContent":{"text":"e"}}]}]}\#
      ]}]}]}

      """#
    #expect(renderer.render([diagnostic]) == expected)
  }

  @Test func numbersTheRulesOfSARIF() throws {
    let text = SARIFRenderer(version: "1", texts: { _ in nil }).render(samples)
    let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let run = try #require((log?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleIndex"] as? Int } == [2, 3, 0, 1])
    #expect(results.map { $0["level"] as? String } == ["warning", "error", "note", "error"])
  }
}
