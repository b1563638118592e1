/// A request for part of a file (RFC 9110, section 14.2).
enum ByteRange: Equatable {
  /// The given bytes of the file, at least one.
  case part(Range<Int>)
  /// Bytes that the file does not have.
  case unsatisfiable

  /// What `header` asks for of a file with `count` bytes; nil when it asks for the whole file, for
  /// several parts, or for anything else that may be ignored.
  init?(_ header: String?, count: Int) {
    guard let header, header.hasPrefix("bytes=") else { return nil }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      !(ends[0].isEmpty && ends[1].isEmpty)
    else { return nil }
    // A number too great to hold lies beyond the end of any file.
    let numbers = ends.map { $0.isEmpty ? nil : Int($0) ?? .max }
    if let first = numbers[0] {
      let last = numbers[1] ?? .max
      guard first <= last else { return nil }
      self = first < count ? .part(first..<min(last, count - 1) + 1) : .unsatisfiable
    } else {
      let length = min(numbers[1] ?? 0, count)
      self = length > 0 ? .part(count - length..<count) : .unsatisfiable
    }
  }
}
