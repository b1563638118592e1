public import Facts

/// What decides what a build makes of a site.
public struct BuildOptions: Sendable {
  /// The day the site is built for: what is scheduled, expired and due depends on it.
  public var asOf: CalendarDate
  /// Whether drafts are part of the site.
  public var includesDrafts: Bool
  /// The address to publish at instead of the clinic's `base_url`.
  public var baseURL: String?
  /// How many files are worked on at the same time, at least 1.
  public var workers: Int

  /// Options for a build as of a day.
  public init(
    asOf: CalendarDate, includesDrafts: Bool = false, baseURL: String? = nil, workers: Int = 1
  ) {
    self.asOf = asOf
    self.includesDrafts = includesDrafts
    self.baseURL = baseURL
    self.workers = max(1, workers)
  }
}
