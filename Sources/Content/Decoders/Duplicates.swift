import Diagnostics

/// Finds names that are used more than once.
enum Duplicates {
  /// Every one of `names` that an earlier one already has, with the place of that one.
  static func find(
    _ names: [Located<String>]
  ) -> [(name: Located<String>, first: SourceLocation)] {
    var first: [String: SourceLocation] = [:]
    return names.compactMap { name in
      if let known = first[name.value] { return (name, known) }
      first[name.value] = name.location
      return nil
    }
  }
}
