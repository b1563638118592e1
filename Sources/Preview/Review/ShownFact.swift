import Diagnostics
import Foundation

/// A fact that a template shows on a page, as the comment in the page tells it.
struct ShownFact: Hashable {
  /// What the comment says: the name of the fact and where it is written.
  let mark: String
  /// The name of the fact, such as `prices.thighs`.
  let name: String
  /// Where it is written.
  let location: SourceLocation

  /// The facts in `page`, in their order, each once.
  static func all(in page: Data) -> [ShownFact] {
    let start = Data("<!--careleaf-value ".utf8)
    let end = Data("-->".utf8)
    var known: Set<String> = []
    var facts: [ShownFact] = []
    var rest = page[...]
    while let opening = rest.range(of: start),
      let closing = rest[opening.upperBound...].range(of: end)
    {
      let mark = String(decoding: rest[opening.upperBound..<closing.lowerBound], as: UTF8.self)
      if known.insert(mark).inserted, let fact = ShownFact(mark) { facts.append(fact) }
      rest = rest[closing.upperBound...]
    }
    return facts
  }

  /// A mark is a name, a space, and a path with a line and a column.
  private init?(_ mark: String) {
    let parts = mark.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let place = parts[1].split(separator: ":")
    guard place.count == 3, let line = Int(place[1]), let column = Int(place[2]) else {
      return nil
    }
    self.mark = mark
    name = String(parts[0])
    location = SourceLocation(
      path: String(place[0]), start: SourcePosition(line: line, column: column))
  }
}
