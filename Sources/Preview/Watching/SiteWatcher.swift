import Content
import Foundation
public import Foundations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Watches a site's sources.
public struct SiteWatcher: Sendable {
  /// How watching takes its time, in milliseconds.
  public struct Pace: Sendable {
    /// How long nothing must happen until a change is told: editors save in bursts.
    public var quiet: Int32
    /// How long between two looks, where the system does not tell of changes.
    public var interval: Int32

    /// The given pace.
    public init(quiet: Int32 = 15, interval: Int32 = 300) {
      self.quiet = quiet
      self.interval = interval
    }
  }

  /// How many looks in a row may find something before the change is told all the same.
  private static let longestBurst = 40

  private var source: any ChangeSource
  private let pace: Pace

  init(_ source: any ChangeSource, pace: Pace) {
    self.source = source
    self.pace = pace
  }

  /// A watcher of the sources in the site's folder at `root`. Whatever happens from now on is
  /// told, even before `changes` is called.
  ///
  /// - Throws: `FileProblem` when the system does not let it watch.
  public init(root: String, pace: Pace = Pace()) throws(FileProblem) {
    #if os(Linux)
      self.init(try Inotify(root: root), pace: pace)
    #else
      self.init(Polling(root: root), pace: pace)
    #endif
  }

  /// The changes as they happen, until nobody asks for them any more. To be called once.
  public func changes() -> AsyncStream<SiteChange> {
    AsyncStream { continuation in
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return continuation.finish() }
      let (stop, stopper) = (ends[0], ends[1])
      // Closing one end of a pipe wakes whoever waits at the other.
      continuation.onTermination = { _ in close(stopper) }
      Thread.detachNewThread { [self] in
        var watcher = self
        while let change = watcher.next(unless: stop) { continuation.yield(change) }
        watcher.source.end()
        close(stop)
        continuation.finish()
      }
    }
  }

  /// Waits for the next change; nil when `stop` has been closed.
  private mutating func next(unless stop: Int32) -> SiteChange? {
    var change = SiteChange([])
    while change.isEmpty {
      guard wait(source.descriptor == nil ? pace.interval : -1, stop) != .stopped else {
        return nil
      }
      change = source.changes()
    }
    for _ in 0..<Self.longestBurst {
      let event = wait(pace.quiet, stop)
      if event == .stopped { return nil }
      let more = source.changes()
      if event == .nothing, more.isEmpty { break }
      change.formUnion(more)
    }
    return change
  }

  private enum Event { case changed, nothing, stopped }

  /// Waits at most `milliseconds` for something to happen; for ever when they are negative.
  private func wait(_ milliseconds: Int32, _ stop: Int32) -> Event {
    var files = [pollfd(fd: stop, events: Int16(POLLIN), revents: 0)]
    if let descriptor = source.descriptor {
      files.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    let count = poll(&files, nfds_t(files.count), milliseconds)
    if files[0].revents != 0 { return .stopped }
    return count > 0 ? .changed : .nothing
  }
}

/// Tells what has changed since it was asked last.
protocol ChangeSource: Sendable {
  /// A file that becomes readable when something has changed; nil where one has to ask.
  var descriptor: Int32? { get }
  /// What has changed since the last call.
  mutating func changes() -> SiteChange
  /// Gives back what the system lent.
  func end()
}

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
