import Diagnostics
import Facts
import Foundations

/// The stems of rows and risks, found by a place that lies within one.
struct FactOwners {
  struct Owner {
    let location: Diagnostics.SourceLocation
    let number: Int
    let stems: [Int32: Double]
    let group: Int
    fileprivate var start: SourcePosition { location.start ?? SourcePosition(line: 0, column: 0) }
    /// Where the last ends of those up to this one.
    fileprivate(set) var end: SourcePosition?
  }

  private var owners: [Owner] = []

  mutating func add(
    _ location: Diagnostics.SourceLocation, _ stems: [Int32: Double], _ group: Int
  ) {
    owners.append(Owner(location: location, number: owners.count, stems: stems, group: group))
  }

  mutating func finish() {
    owners = owners.filter { $0.location.start != nil }
      .sorted { ($0.start, $0.number) < ($1.start, $1.number) }
    var last: SourcePosition?
    for index in owners.indices {
      last = [last, owners[index].location.end].compactMap(\.self).max()
      owners[index].end = last
    }
  }

  /// The first that was added of those that hold `location`; nil where none does.
  func owner(of location: Diagnostics.SourceLocation) -> Owner? {
    guard let start = location.start, let end = location.end else { return nil }
    var index = owners.partitioningIndex { $0.start > start }
    var found: Owner?
    while index > 0, let last = owners[index - 1].end, last >= end {
      index -= 1
      let owner = owners[index]
      if owner.location.holds(location), owner.number < found?.number ?? .max { found = owner }
    }
    return found
  }
}
