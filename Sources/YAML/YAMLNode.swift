public import Diagnostics

/// A piece of a YAML file as it was written, before anything is made of it. Scalars stay text:
/// whether `no` or `2026-05-01` is a word, a truth value or a date is for the schema to say, not
/// for YAML 1.1.
public struct YAMLNode: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var key: Located<String>
    public var value: YAMLNode
  }

  public enum Content: Sendable, Hashable {
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([Entry])
  }

  public var content: Content
  public var location: SourceLocation

  public init(content: Content, location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

extension YAMLNode {
  /// Whether nothing was written, as after `key:` at the end of a line.
  var isMissing: Bool { content == .scalar("", isPlain: true) }

  /// The entries of a list; empty for anything else.
  public var items: [YAMLNode] {
    guard case .list(let items) = content else { return [] }
    return items
  }

  /// The entries of a mapping in the order written; empty for anything else.
  public var entries: [Entry] {
    guard case .mapping(let entries) = content else { return [] }
    return entries
  }

  public func entry(_ key: String) -> Entry? { entries.first { $0.key.value == key } }

  public subscript(key: String) -> YAMLNode? { entry(key)?.value }
}

/// Values of a tree that a `Schema` has read: what does not fit has been reported and is nil or
/// left out here.
extension YAMLNode {
  public func value<Value>(_ parser: ScalarParser<Value>) -> Value? {
    guard case .scalar(let text, _) = content, !text.allSatisfy(\.isWhitespace) else { return nil }
    return try? parser.parse(text)
  }

  public func located<Value>(_ parser: ScalarParser<Value>) -> Located<Value>? {
    value(parser).map { Located($0, at: location) }
  }

  public func text(_ key: String) -> Located<String>? { self[key]?.located(.text) }

  public func texts(_ key: String) -> [Located<String>] { values(key, .text) }

  public func values<Value>(_ key: String, _ parser: ScalarParser<Value>) -> [Located<Value>] {
    self[key]?.items.compactMap { $0.located(parser) } ?? []
  }

  /// Every text below the node as it was written, by its keys with dots between the levels.
  public var textsByPath: [String: Located<String>] {
    var texts: [String: Located<String>] = [:]
    collectTexts(under: "", into: &texts)
    return texts
  }

  private func collectTexts(under path: String, into texts: inout [String: Located<String>]) {
    if case .scalar(let text, _) = content { texts[path] = Located(text, at: location) }
    for entry in entries {
      let key = entry.key.value
      entry.value.collectTexts(under: path.isEmpty ? key : "\(path).\(key)", into: &texts)
    }
  }
}
