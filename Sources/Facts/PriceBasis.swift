/// What one price buys.
public enum PriceBasis: String, Sendable, CaseIterable {
  /// One session, whatever the area.
  case session
  /// One area in one session.
  case area
  /// The whole course of sessions.
  case course
}
