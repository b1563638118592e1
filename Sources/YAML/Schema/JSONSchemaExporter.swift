import Diagnostics
public import Foundations

extension Schema {
  /// The schema as JSON Schema (draft 2020-12), for editors.
  public var jsonSchema: JSONValue {
    let head: [JSONValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", .string(name)),
    ]
    let requirements = requirements.map { alternatives($0.keys) }
    return .object(
      head + JSONSchemaExporter(mostEntries: mostEntries).members(root)
        + (requirements.isEmpty ? [] : [.init("allOf", .array(requirements))]))
  }

  /// One of `keys`, or an excuse for one.
  private func alternatives(_ keys: [String]) -> JSONValue {
    func require(_ key: String) -> JSONValue { ["required": .array([.string(key)])] }
    let excused = excuses.map { excuses in
      keys.map { key in
        JSONValue.object([
          .init("required", .array([.string(excuses)])),
          .init("properties", .object([.init(excuses, require(key))])),
        ])
      }
    }
    return ["anyOf": .array(keys.map(require) + (excused ?? []))]
  }
}

private struct JSONSchemaExporter {
  let mostEntries: Int?

  func members(_ shape: Shape) -> [JSONValue.Member] {
    switch shape {
    case .scalar(let format): members(format)
    case .list(let entry, let minimum):
      [.init("type", "array"), .init("items", .object(members(entry)))]
        + (minimum > 0 ? [.init("minItems", .number(minimum))] : []) + most("maxItems")
    case .mapping(let fields): members(fields)
    case .keyed(let key, let value):
      [
        .init("type", "object"), .init("propertyNames", .object(members(key))),
        .init("additionalProperties", .object(members(value))), .init("minProperties", .number(1)),
      ] + most("maxProperties")
    case .texts: [.init("type", ["string", "number", "boolean", "object"])]
    case .either(let shapes): [.init("anyOf", .array(shapes.map { .object(members($0)) }))]
    }
  }

  private func most(_ key: String) -> [JSONValue.Member] {
    mostEntries.map { [.init(key, .number($0))] } ?? []
  }

  private func members(_ format: ScalarFormat) -> [JSONValue.Member] {
    if !format.words.isEmpty { return [.init("enum", .array(format.words.map(JSONValue.string)))] }
    let types = format.jsonTypes.map(JSONValue.string)
    let type = types.count == 1 ? types[0] : .array(types)
    let pattern = format.pattern.map { [JSONValue.Member("pattern", .string($0))] } ?? []
    return [.init("type", type)] + pattern
  }

  private func members(_ fields: [Field]) -> [JSONValue.Member] {
    let properties = fields.map { field in
      let description = JSONValue.Member("description", .string(field.summary))
      return JSONValue.Member(field.key, .object([description] + members(field.shape)))
    }
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.key) }
    return [
      .init("type", "object"), .init("properties", .object(properties)),
      .init("required", .array(required)), .init("additionalProperties", .bool(false)),
    ]
  }
}
