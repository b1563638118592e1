import Dispatch
import Essentials
public import Foundations

public struct SiteWatcher: Sendable {
  /// Times in milliseconds.
  public struct Pace: Sendable {
    /// How long nothing must happen until a change is reported: editors save in bursts.
    private(set) var quiet: Int32
    /// How long between two scans, where the system does not report changes.
    private(set) var interval: Int32

    public init(quiet: Int32 = 15, interval: Int32 = 300) {
      self.quiet = quiet
      self.interval = interval
    }
  }

  /// How many times in a row more may be found before the change is reported all the same.
  private static let longestBurst = 40

  private var source: any ChangeSource
  private let pace: Pace

  init(_ source: any ChangeSource, pace: Pace) {
    self.source = source
    self.pace = pace
  }

  /// Watches the sources in the site's folder at `root`. Whatever happens from now on is reported,
  /// even before `changes` is called.
  /// - Throws: `FileProblem` when the system refuses to watch.
  public init(root: String, pace: Pace = Pace()) throws(FileProblem) {
    #if os(Linux)
      self.init(try Inotify(root: root), pace: pace)
    #else
      self.init(Polling(root: root), pace: pace)
    #endif
  }

  /// The changes as they happen, until the stream is dropped. To be called once.
  func changes() -> AsyncStream<SiteChange> {
    AsyncStream { continuation in
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return continuation.finish() }
      let (stop, stopper) = (ends[0], ends[1])
      // Closing one end of a pipe wakes whoever waits at the other.
      continuation.onTermination = { _ in close(stopper) }
      // A queue of its own has a thread of its own, where waiting keeps nobody from going on.
      DispatchQueue(label: "careleaf.changes").async { [self] in
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

  /// Waits at most `milliseconds`, or without limit when they are negative.
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

protocol ChangeSource: Sendable {
  /// A file that becomes readable when something has changed; nil where one has to poll.
  var descriptor: Int32? { get }
  /// What has changed since the last call.
  mutating func changes() -> SiteChange
  func end()
}

/// Changes that wait for a rebuild: those that come during one are built together.
actor PendingChanges {
  private var change: SiteChange

  init(_ change: SiteChange) { self.change = change }

  func add(_ more: SiteChange) { change.formUnion(more) }

  /// Removes and returns everything that waits.
  func take() -> SiteChange {
    defer { change = SiteChange([]) }
    return change
  }
}
