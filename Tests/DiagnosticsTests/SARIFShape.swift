import Foundation

/// What SARIF 2.1.0 (OASIS Standard, section 3) requires of the objects that Careleaf writes. It
/// has no more properties than these, so that what is new must be looked up before it passes.
enum SARIFShape {
  /// What a property's value must be.
  indirect enum Value: Sendable {
    case text
    /// A text that may be empty.
    case anyText
    /// A relative address without characters that must be escaped (RFC 3986).
    case relativeURI
    case number(atLeast: Int)
    case oneOf([String])
    case list(Value)
    case object([String: Value], required: [String])
  }

  static let message = Value.object(["text": .text], required: ["text"])
  static let region = Value.object(
    [
      "startLine": .number(atLeast: 1), "startColumn": .number(atLeast: 1),
      "endLine": .number(atLeast: 1), "endColumn": .number(atLeast: 1),
    ], required: ["startLine"])
  static let location = Value.object(
    [
      "physicalLocation": .object(
        [
          "artifactLocation": .object(["uri": .relativeURI], required: ["uri"]),
          "region": region,
        ], required: ["artifactLocation"]),
      "message": message,
    ], required: ["physicalLocation"])
  /// Section 3.55: a fix changes at least one file, in at least one place.
  static let fix = Value.object(
    [
      "description": message,
      "artifactChanges": .list(
        .object(
          [
            "artifactLocation": .object(["uri": .relativeURI], required: ["uri"]),
            "replacements": .list(
              .object(
                [
                  "deletedRegion": region,
                  "insertedContent": .object(["text": .anyText], required: ["text"]),
                ], required: ["deletedRegion"])),
          ], required: ["artifactLocation", "replacements"])),
    ], required: ["artifactChanges"])
  /// Section 3.49.
  static let rule = Value.object(
    [
      "id": .text, "shortDescription": message, "fullDescription": message, "help": message,
      "defaultConfiguration": .object(
        ["level": .oneOf(["none", "note", "warning", "error"])], required: ["level"]),
    ], required: ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"])
  static let result = Value.object(
    [
      "ruleId": .text, "ruleIndex": .number(atLeast: 0),
      "level": .oneOf(["none", "note", "warning", "error"]), "message": message,
      "locations": .list(location), "relatedLocations": .list(location),
      "fixes": .list(fix),
    ], required: ["message", "ruleId", "level", "locations"])
  static let driver = Value.object(
    [
      "name": .text, "version": .text,
      "rules": .list(rule),
    ], required: ["name"])
  static let log = Value.object(
    [
      "$schema": .text, "version": .oneOf(["2.1.0"]),
      "runs": .list(
        .object(
          [
            "tool": .object(["driver": driver], required: ["driver"]),
            "columnKind": .oneOf(["utf16CodeUnits", "unicodeCodePoints"]),
            "results": .list(result),
          ], required: ["tool", "columnKind", "results"])),
    ], required: ["version", "runs"])

  /// What of `found` is not as `shape` asks, with the way to it.
  static func faults(_ found: Any, _ shape: Value, at path: String = "") -> [String] {
    switch (shape, found) {
    case (.text, let text as String): text.isEmpty ? ["\(path) is empty"] : []
    case (.anyText, _ as String): []
    case (.relativeURI, let text as String):
      isRelativeURI(text) ? [] : ["\(path) is no relative address: \(text)"]
    case (.number(let least), let number as Int):
      number < least ? ["\(path) is \(number)"] : []
    case (.oneOf(let names), let text as String):
      names.contains(text) ? [] : ["\(path) is '\(text)'"]
    case (.list(let element), let list as [Any]):
      list.enumerated().flatMap { faults($1, element, at: "\(path)[\($0)]") }
    case (.object(let members, let required), let object as [String: Any]):
      required.filter { object[$0] == nil }.map { "\(path) lacks \($0)" }
        + object.flatMap { key, value in
          members[key].map { faults(value, $0, at: "\(path).\(key)") }
            ?? ["\(path) may not have \(key)"]
        }
    default: ["\(path) is of the wrong kind"]
    }
  }

  private static func isRelativeURI(_ text: String) -> Bool {
    text.wholeMatch(of: #/([A-Za-z0-9._~\/-]|%[0-9A-F]{2})+/#) != nil && !text.hasPrefix("/")
  }
}
