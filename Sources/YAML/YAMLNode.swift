public import Diagnostics

/// A piece of a YAML file as it was written, before anything is made of it.
///
/// Scalars stay text: whether `no` or `2026-05-01` is a word, a truth value or a date is for the
/// schema to say, not for YAML 1.1.
public struct YAMLNode: Sendable, Hashable {
  /// A key of a mapping with its value.
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

  /// A node with `content` at `location`.
  public init(content: Content, location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

extension YAMLNode {
  /// Whether nothing was written, as after `key:` at the end of a line.
  public var isMissing: Bool { content == .scalar("", isPlain: true) }

  /// The text, where the node is a scalar with one.
  public var text: Located<String>? {
    guard case .scalar(let text, _) = content, !text.isEmpty else { return nil }
    return Located(text, at: location)
  }

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

  /// The entry of a mapping with the given key.
  public func entry(_ key: String) -> Entry? { entries.first { $0.key.value == key } }

  /// The value of a mapping's key.
  public subscript(key: String) -> YAMLNode? { entry(key)?.value }
}

/// Reading values from a tree that has been compared with its schema: what does not fit has been
/// reported and is left out here.
extension YAMLNode {
  /// The value of a scalar.
  public func value<Value>(_ parser: ScalarParser<Value>) -> Value? {
    guard let text, !text.value.allSatisfy(\.isWhitespace) else { return nil }
    return try? parser.parse(text.value)
  }

  /// The value of a scalar with its place.
  public func located<Value>(_ parser: ScalarParser<Value>) -> Located<Value>? {
    value(parser).map { Located($0, at: location) }
  }

  /// The text at `key`.
  public func text(_ key: String) -> Located<String>? { self[key]?.located(.text) }

  /// The texts of the list at `key`.
  public func texts(_ key: String) -> [Located<String>] {
    self[key]?.items.compactMap { $0.located(.text) } ?? []
  }
}
