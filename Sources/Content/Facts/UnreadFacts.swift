import Diagnostics
import Facts
import Foundations
import YAML

/// Which facts of a file the schema could not read, by where its errors are.
struct UnreadFacts {
  private let root: YAMLNode

  init(_ root: YAMLNode) { self.root = root }

  /// The facts in which one of `problems` lies.
  func facts(in problems: some Sequence<Diagnostic>) -> Set<UnreadFact> {
    let places = problems.filter { $0.severity == .error }.compactMap(\.location.start)
    return Set(places.compactMap(fact))
  }

  private func fact(at place: SourcePosition) -> UnreadFact? {
    guard let entry = Self.last(root.entries, place) else { return nil }
    let key = entry.key.value
    let text = Self.text(entry.value, place)
    if let item = Self.last(entry.value.items, place) {
      return UnreadFact(name: Self.name(key, of: item), text: text)
    }
    guard let part = Self.last(entry.value.entries, place), !Self.ends.contains(part.key.value)
    else { return UnreadFact(name: Identifier(key), text: text) }
    if let item = Self.last(part.value.items, place) {
      return UnreadFact(name: Self.name(key, of: item), text: text)
    }
    let isOwn = key == "other_facts"
    return UnreadFact(
      name: Identifier(isOwn ? part.key.value : "\(key).\(part.key.value)"), text: text)
  }

  /// The parts of the long form of a single value.
  private static let ends: Set<String> = ["value", "low", "high", "unit"]

  private static func name(_ key: String, of row: YAMLNode) -> Identifier {
    guard case .scalar(let id, _)? = row["id"]?.content else { return Identifier(key) }
    return Identifier("\(key).\(id)")
  }

  private static func last(_ entries: [YAMLNode.Entry], _ place: SourcePosition) -> YAMLNode.Entry?
  {
    last(entries, place) { $0.key.location }
  }

  private static func last(_ items: [YAMLNode], _ place: SourcePosition) -> YAMLNode? {
    last(items, place) { $0.location }
  }

  /// The last that begins at or before `place`: they are in the order of the file.
  private static func last<Node>(
    _ nodes: [Node], _ place: SourcePosition, _ location: (Node) -> SourceLocation
  ) -> Node? {
    let end = nodes.partitioningIndex { node in location(node).start.map { $0 > place } ?? false }
    return end > 0 ? nodes[end - 1] : nil
  }

  /// What is written at `place`; empty where that is no text.
  private static func text(_ node: YAMLNode, _ place: SourcePosition) -> String {
    switch node.content {
    case .scalar(let text, _): text
    case .list(let items): last(items, place).map { text($0, place) } ?? ""
    case .mapping(let entries): last(entries, place).map { text($0.value, place) } ?? ""
    }
  }
}
