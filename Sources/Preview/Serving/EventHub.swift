import FlyingSocks

/// Tells every browser that listens what has become of the site.
///
/// An event always holds the whole state, so a browser that has missed some lacks nothing, and
/// repeating one does no harm.
actor EventHub {
  private var latest: [UInt8]
  private var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
  private var count = 0

  /// A hub that greets listeners with `event`.
  init(_ event: [UInt8]) { latest = event }

  /// How many browsers listen.
  var listenerCount: Int { listeners.count }

  /// The latest event and all to come. Of those that nobody has fetched yet, only the last is
  /// kept.
  func events() -> AsyncStream<[UInt8]> {
    let (stream, listener) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingNewest(1))
    count += 1
    let number = count
    listeners[number] = listener
    listener.onTermination = { [weak self] _ in
      Task { [weak self] in await self?.remove(number) }
    }
    listener.yield(latest)
    return stream
  }

  /// Tells `event` to all.
  func publish(_ event: [UInt8]) {
    latest = event
    for listener in listeners.values { listener.yield(event) }
  }

  /// Writes a comment to all: writing is the only way to notice that a browser has gone.
  func beat() {
    for listener in listeners.values {
      if case .dropped(let lost) = listener.yield(Self.comment), lost != Self.comment {
        listener.yield(latest)
      }
    }
  }

  private static let comment = Array(":\n\n".utf8)

  private func remove(_ number: Int) { listeners[number] = nil }
}

/// Events as the body of an answer that does not end.
struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let events: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  /// One event at a time.
  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var events: AsyncStream<[UInt8]>.AsyncIterator
    private var rest: ArraySlice<UInt8> = []

    fileprivate init(events: AsyncStream<[UInt8]>.AsyncIterator) { self.events = events }

    mutating func next() async -> UInt8? {
      while rest.isEmpty {
        guard let event = await events.next() else { return nil }
        rest = event[...]
      }
      return rest.removeFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      defer { rest = [] }
      return rest.isEmpty ? await events.next() : Array(rest)
    }
  }
}
