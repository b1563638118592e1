import Site

extension PreviewSite {
  /// To let go of a large site takes time, for which a page need not wait.
  static func giveUp(_ old: (SiteBuild?, GoodSite?)) {
    Task.detached(priority: .utility) {
      try? await Task.sleep(for: .milliseconds(500))
      withExtendedLifetime(old) {}
    }
  }
}
