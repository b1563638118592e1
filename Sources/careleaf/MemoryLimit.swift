import Foundation

/// The memory that the system lets the program have (`ulimit -v`). With too little the program could
/// not even start its threads, and would hang or crash without a word.
enum MemoryLimit {
  /// What an empty site takes, and somewhat more.
  private static let needed: UInt64 = 256 << 20

  /// What to say where there is too little; nil where there is enough.
  static var problem: String? {
    var limit = rlimit()
    #if os(Linux)
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return nil }
    #else
      guard getrlimit(RLIMIT_AS, &limit) == 0 else { return nil }
    #endif
    guard limit.rlim_cur < needed else { return nil }
    return "error: the system lets this program have \(limit.rlim_cur >> 20) MB of memory, and it "
      + "needs \(needed >> 20) MB\n  raise the limit with 'ulimit -v'\n"
  }
}
