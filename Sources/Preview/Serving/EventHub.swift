import Synchronization

/// Sends the state of the site to every browser that listens. An event always holds the whole
/// state, so it does not matter if a browser misses one or gets one twice.
final class EventHub: Sendable {
  private struct Listeners {
    var latest: [UInt8]
    var streams: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var count = 0
  }

  /// How many can listen at a time. They stay, silent, for as long as they like; the other
  /// connections that `HTTPServer` answers are for requests.
  static let mostListeners = 150

  private let listeners: Mutex<Listeners>

  /// A hub that greets listeners with `event`.
  init(_ event: [UInt8]) { listeners = Mutex(Listeners(latest: event)) }

  var listenerCount: Int { listeners.withLock { $0.streams.count } }

  /// The latest event and all to come; nil where enough listen. Of those not fetched yet only the
  /// last is kept.
  func events() -> AsyncStream<[UInt8]>? {
    let (stream, listener) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingNewest(1))
    let added = listeners.withLock { listeners -> (number: Int, latest: [UInt8])? in
      guard listeners.streams.count < Self.mostListeners else { return nil }
      listeners.count += 1
      listeners.streams[listeners.count] = listener
      return (listeners.count, listeners.latest)
    }
    guard let (number, latest) = added else { return nil }
    listener.onTermination = { [weak self] _ in
      self?.listeners.withLock { $0.streams[number] = nil }
    }
    listener.yield(latest)
    return stream
  }

  func publish(_ event: [UInt8]) {
    listeners.withLock { listeners in
      listeners.latest = event
      for stream in listeners.streams.values { stream.yield(event) }
    }
  }

  /// Writes a comment to all: writing is the only way to notice that a device has gone out of reach.
  func beat() {
    listeners.withLock { listeners in
      for stream in listeners.streams.values {
        if case .dropped(let lost) = stream.yield(Self.comment), lost != Self.comment {
          stream.yield(listeners.latest)
        }
      }
    }
  }

  private static let comment = Array(":\n\n".utf8)
}
