public import Diagnostics

/// Where a value that a template shows is written, to be told in the page.
public struct FactMark: Sendable {
  /// The name of the fact, such as `prices.thighs`.
  public let name: String
  /// Where it is written.
  public let location: SourceLocation

  /// A mark for a fact that is written at `location`; nil when that is no place in a file.
  public init?(name: String, location: SourceLocation?) {
    guard let location, location.start != nil else { return nil }
    self.name = name
    self.location = location
  }

  /// The comment that stands before the value.
  public var comment: String {
    let start = location.start.map { ":\($0.line):\($0.column)" } ?? ""
    return "<!--careleaf-value \(name) \(location.path)\(start)-->"
  }

  /// The comment that stands behind it.
  public static let end = "<!--careleaf-end-->"
}

/// A text that a template shows, with what to tell of it in the page.
public struct MarkedText: Sendable {
  public let text: String
  /// Nil where nothing is to be told.
  public let mark: FactMark?

  /// `text`, marked where the page tells of its place.
  public init(text: String, mark: FactMark?) {
    self.text = text
    self.mark = mark
  }
}
