/// Changes that wait for a rebuild: those that come during one are worked off together.
actor PendingChanges {
  private var change: SiteChange

  /// Begins with `change`.
  init(_ change: SiteChange) { self.change = change }

  /// Adds to what waits.
  func add(_ more: SiteChange) { change.formUnion(more) }

  /// All that waits, which then no longer does.
  func take() -> SiteChange {
    defer { change = SiteChange([]) }
    return change
  }
}
