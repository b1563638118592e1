@testable import YAML
@testable import Foundations
import Diagnostics
import Foundation
import Testing

@testable import Content

@Suite struct JSONSchemaExporterTests {
  private func object(_ value: JSONValue) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(value.text.utf8))
    return try #require(parsed as? [String: Any])
  }

  @Test func writesEveryKindOfShape() {
    let schema = Schema(
      prefix: "x", name: "the x file",
      root: .mapping([
        .required("a", .text, "an a"),
        .optional("b", .list(.value(.boolean), atLeast: 1), "a b"),
        .optional("c", .either([.value(.id), .keyed(ScalarParser.id.format, .text)]), "a c"),
        .optional("d", .value(.onRequest), "a d"),
        .optional("e", .value(.amount), "an e"),
      ]))
    let expected = #"""
      {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"the x file",\#
      "type":"object","properties":{"a":{"description":"an a","type":"string"},\#
      "b":{"description":"a b","type":"array","items":{"type":"boolean"},"minItems":1},\#
      "c":{"description":"a c","anyOf":[{"type":"string","pattern":"^[a-z0-9]+([-_][a-z0-9]+)*$"},\#
      {"type":"object","propertyNames":{"type":"string","pattern":"^[a-z0-9]+([-_][a-z0-9]+)*$"},\#
      "additionalProperties":{"type":"string"},"minProperties":1}]},\#
      "d":{"description":"a d","enum":["on_request"]},\#
      "e":{"description":"an e","type":["string","number"]}},"required":["a"],\#
      "additionalProperties":false}
      """#
    #expect(JSONSchemaExporter.export(schema).text == expected)
  }

  @Test func exportsTheRealSchemas() throws {
    #expect(
      ContentSchemas.all.map(\.name) == [
        "facts", "sources", "glossary", "clinic", "front-matter",
      ])
    for (_, schema) in ContentSchemas.all {
      #expect(
        try object(schema)["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }
  }

  @Test func requiresWhatEveryTreatmentMustSay() throws {
    let facts = try object(JSONSchemaExporter.export(FactsSchema.schema))
    #expect(
      facts["required"] as? [String] == [
        "name", "summary", "sessions", "what_it_is", "who_should_not_have_it", "before", "prices",
        "risks", "evidence", "aftercare", "get_help", "alternatives",
      ])
    let properties = try #require(facts["properties"] as? [String: Any])
    #expect(Set(properties.keys) == FactsSchema.keys)
    #expect(facts["additionalProperties"] as? Bool == false)
  }
}
