/// A stretch of a text file.
public struct SourceLocation: Sendable, Hashable {
  /// The file, relative to the site's folder, with `/` between components.
  public var path: String
  /// The first character of the stretch; nil when the whole file is meant.
  public var start: SourcePosition?
  /// The place after the last character; equal to `start` when only a point is known.
  public var end: SourcePosition?

  /// The stretch of `path` from `start` up to, not including, `end`.
  public init(path: String, start: SourcePosition? = nil, end: SourcePosition? = nil) {
    self.path = path
    self.start = start
    self.end = end ?? start
  }
}

extension SourceLocation: Comparable {
  /// Orders by path, then by start, whole files first.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.path != right.path { return left.path < right.path }
    let origin = SourcePosition(line: 0, column: 0)
    return (left.start ?? origin, left.end ?? origin)
      < (right.start ?? origin, right.end ?? origin)
  }
}
