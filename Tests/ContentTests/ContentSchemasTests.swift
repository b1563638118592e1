import Facts
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
        "facts-treatments", "facts-procedures", "facts-tests", "facts-medicines",
        "facts-vaccines", "facts-conditions", "facts-devices", "facts-exercises", "facts",
        "sources", "glossary", "synonyms",
        "clinic", "kinds", "pictures", "front-matter",
      ])
    for (_, schema) in ContentSchemas.all {
      #expect(
        try object(schema)["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }
  }

  @Test func requiresWhatEveryTreatmentMustSay() throws {
    let facts = try object(FactsSchema(SubjectKind(.treatment)).schema)
    #expect(facts["required"] as? [String] == ["name", "summary"])
    let choices = try #require(facts["allOf"] as? [[String: [[String: Any]]]])
    let keys: [[String]] = choices.map { choice in
      (choice["anyOf"] ?? []).compactMap { ($0["required"] as? [String])?.first }
    }
    #expect(
      keys == [
        ["what_it_is", "absent"], ["risks", "absent"], ["get_help", "absent"],
        ["who_should_not_have_it", "absent"], ["before", "timeline", "absent", "absent"],
        ["sessions", "absent"], ["prices", "absent"], ["evidence", "absent"],
        ["aftercare", "timeline", "absent", "absent"], ["alternatives", "absent"],
      ])
    let properties = try #require(facts["properties"] as? [String: Any])
    #expect(Set(properties.keys) == FactsSchema.keys)
    #expect(facts["additionalProperties"] as? Bool == false)
  }
}
