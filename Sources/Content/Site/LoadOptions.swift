public import Facts

/// What decides which content a site has.
public struct LoadOptions: Sendable {
  /// The day the site is loaded for.
  public var asOf: CalendarDate
  /// Whether drafts count.
  public var includesDrafts: Bool
  /// How many files are read at the same time, at least 1.
  public var workers: Int
  /// The names of the blocks that articles can put in.
  public var blockNames: Set<String>

  /// Options to load a site as of a day.
  public init(
    asOf: CalendarDate, includesDrafts: Bool = false, workers: Int = 1, blockNames: Set<String>
  ) {
    self.asOf = asOf
    self.includesDrafts = includesDrafts
    self.workers = max(1, workers)
    self.blockNames = blockNames
  }
}
