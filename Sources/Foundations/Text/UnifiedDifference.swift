/// The difference between two texts by lines, in the unified format that `patch` reads (POSIX,
/// diff -u).
public struct UnifiedDifference: Sendable {
  /// Empty when the texts are the same.
  public let text: String

  private enum Change: String {
    case kept = " "
    case removed = "-"
    case added = "+"
  }

  private typealias Line = (change: Change, text: Substring)

  /// How many lines that are the same are shown around others.
  private static let context = 3

  /// What has to be done to `old`, called `oldName`, to make `new`, called `newName`, of it.
  public init(from old: String, called oldName: String, to new: String, called newName: String) {
    let lines = Self.lines(Self.split(old), Self.split(new))
    let hunks = Self.hunks(lines).map { Self.text(of: $0, in: lines) }
    text = hunks.isEmpty ? "" : "--- \(oldName)\n+++ \(newName)\n" + hunks.joined()
  }

  /// The lines, each with its end.
  private static func split(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var rest = Substring(text)
    while let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
      let next = rest.utf8.index(after: end)
      lines.append(rest[..<next])
      rest = rest[next...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func lines(_ old: [Substring], _ new: [Substring]) -> [Line] {
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old, by: { $0.hasSameBytes(as: $1) }) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append((.removed, old[left]))
        left += 1
      } else if added.contains(right) {
        lines.append((.added, new[right]))
        right += 1
      } else {
        lines.append((.kept, old[left]))
        (left, right) = (left + 1, right + 1)
      }
    }
    return lines
  }

  /// The parts of `lines` that hold changes and what stands around them.
  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].change != .kept {
      let around = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= around.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
      } else {
        hunks.append(around)
      }
    }
    return hunks
  }

  private static func text(of hunk: Range<Int>, in lines: [Line]) -> String {
    let place = { (other: Change) in
      let count = lines[hunk].count { $0.change != other }
      let before = lines[..<hunk.lowerBound].count { $0.change != other }
      return "\(count == 0 ? before : before + 1),\(count)"
    }
    return "@@ -\(place(.added)) +\(place(.removed)) @@\n"
      + lines[hunk].map { line in
        let hasEnd = line.text.utf8.last == UInt8(ascii: "\n")
        return line.change.rawValue + line.text
          + (hasEnd ? "" : "\n\\ No newline at end of file\n")
      }.joined()
  }
}
