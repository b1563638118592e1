import Facts
import Foundation

/// The part of schema.org (release 30.0) that pages use, and a check against it.
struct Vocabulary: Decodable {
  struct Property: Decodable {
    var domains: [String]
    var ranges: [String]
  }

  /// The classes with their parents.
  var types: [String: [String]]
  /// The properties.
  var properties: [String: Property]
  /// The members of enumerations with their class.
  var members: [String: String]

  static func load() throws -> Vocabulary {
    guard let url = Bundle.module.url(forResource: "vocabulary", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(Vocabulary.self, from: Data(contentsOf: url))
  }

  /// What is wrong with a JSON-LD document.
  func problems(in json: String) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    guard let document = value as? [String: Any],
      let graph = document["@graph"] as? [[String: Any]]
    else { return ["no graph"] }
    guard document["@context"] as? String == "https://schema.org" else { return ["no context"] }
    var named: [String: String] = [:]
    for node in graph {
      if let id = node["@id"] as? String, let type = node["@type"] as? String {
        if named.updateValue(type, forKey: id) != nil { return ["\(id) is there twice"] }
      }
    }
    return graph.flatMap { problems(in: $0, named) }
  }

  private func problems(in node: [String: Any], _ named: [String: String]) -> [String] {
    guard let type = node["@type"] as? String, types[type] != nil else {
      return ["no known type: \(node)"]
    }
    return node.filter { !$0.key.hasPrefix("@") }.flatMap { name, value -> [String] in
      guard let property = properties[name] else { return ["\(name) is no property"] }
      guard property.domains.contains(where: { isA(type, $0) }) else {
        return ["\(type) has no \(name)"]
      }
      let values = value as? [Any] ?? [value]
      return values.flatMap { value -> [String] in
        let own =
          property.ranges.contains { fits(value, $0, named) }
          ? [] : ["\(name) of \(type) cannot be \(value)"]
        guard let part = value as? [String: Any], part["@type"] != nil else { return own }
        return own + problems(in: part, named)
      }
    }
  }

  private func fits(_ value: Any, _ range: String, _ named: [String: String]) -> Bool {
    if let node = value as? [String: Any] {
      if let type = node["@type"] as? String { return isA(type, range) }
      guard let id = node["@id"] as? String else { return false }
      return named[id].map { isA($0, range) } ?? (range == "Thing" && id.hasPrefix("https://"))
    }
    if let text = value as? String {
      switch range {
      case "Text": return !text.isEmpty
      case "URL": return text.hasPrefix("https://") || text.hasPrefix("http://")
      case "Date": return isDate(text)
      case "Time": return ClockTime(iso: text) != nil
      default: return members[text].map { isA($0, range) } ?? false
      }
    }
    return value is NSNumber && (range == "Number" || range == "Integer")
  }

  private func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return [1, 3].contains(parts.count)
      && zip(parts, [4, 2, 2]).allSatisfy { $0.utf8.count == $1 && Int($0) != nil }
  }

  private func isA(_ type: String, _ ancestor: String) -> Bool {
    type == ancestor || (types[type] ?? []).contains { isA($0, ancestor) }
  }
}
