public import Diagnostics

/// Who read a text as a clinician, and when.
public struct Review: Sendable, Hashable {
  /// The id of the reviewer in `clinic.yaml`.
  public var reviewer: Located<String>
  /// When the text was read.
  public var on: Located<CalendarDate>
  /// When it must be read again.
  public var due: Located<CalendarDate>

  /// A review by `reviewer`.
  public init(
    reviewer: Located<String>, on: Located<CalendarDate>, due: Located<CalendarDate>
  ) {
    self.reviewer = reviewer
    self.on = on
    self.due = due
  }
}
