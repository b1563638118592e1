import Foundation
import Foundations
import Testing
import YAML

@testable import Content

@Suite struct ContentSchemasTests {
  private func object(_ schema: Schema) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(schema.jsonSchema.text.utf8))
    return try #require(parsed as? [String: Any])
  }

  @Test func exportsASchemaForEveryFile() throws {
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
    let facts = try object(FactsSchema.schema)
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
