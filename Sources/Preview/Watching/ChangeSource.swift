/// Tells what has changed since it was asked last.
protocol ChangeSource: Sendable {
  /// A file that becomes readable when something has changed; nil where one has to ask.
  var descriptor: Int32? { get }
  /// What has changed since the last call.
  mutating func changes() -> SiteChange
  /// Gives back what the system lent.
  func end()
}
