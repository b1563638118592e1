/// Counts the problems of each kind in a file, of problems that come ordered by file.
struct KindCounts {
  private var path = ""
  private var counts: [String: Int] = [:]

  /// How many problems of the kind of `diagnostic` its file has up to and with it.
  mutating func count(_ diagnostic: Diagnostic) -> Int {
    if diagnostic.location.path != path {
      path = diagnostic.location.path
      counts = [:]
    }
    counts[diagnostic.id, default: 0] += 1
    return counts[diagnostic.id, default: 0]
  }
}
