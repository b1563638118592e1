/// The lines on which one kind of finding is allowed, by as many waivers as a file has room for.
struct WaivedLines {
  private let starts: [Int]
  /// For each start, the last line of those ranges that begin there or before.
  private var ends: [Int] = []

  /// The lines of `ranges`, which may overlap.
  init(_ ranges: [ClosedRange<Int>]) {
    let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    starts = ranges.map(\.lowerBound)
    for range in ranges { ends.append(max(ends.last ?? 0, range.upperBound)) }
  }

  /// Whether `line` is in one of the ranges.
  func contains(_ line: Int) -> Bool {
    let count = starts.countUpTo(line)
    return count > 0 && ends[count - 1] >= line
  }
}

extension [Int] {
  /// How many of the numbers, which are sorted, are at most `limit`.
  func countUpTo(_ limit: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
