/// The version of Careleaf (semver.org).
enum Version {
  /// What `--version` prints.
  static let current = "0.1.0"
}
