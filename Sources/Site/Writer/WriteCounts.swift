/// What a build did to the output folder, in files.
public struct WriteCounts: Sendable, Equatable {
  /// New or changed.
  public var written = 0
  /// Left as they were.
  public var unchanged = 0
  /// No longer part of the site.
  public var removed = 0

  /// Nothing done.
  public init() {}

  static func += (left: inout WriteCounts, right: WriteCounts) {
    left.written += right.written
    left.unchanged += right.unchanged
    left.removed += right.removed
  }
}
