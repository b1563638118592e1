import FlyingFox
import FlyingSocks
import Foundation

/// Shows a site in the browser while it is written: serves it from memory, watches its sources
/// and notifies the browser of changes.
public struct PreviewServer: Sendable {
  /// Something to report on the terminal.
  public enum Event: Sendable {
    case listening(port: UInt16)
    /// The site has been built; `pages` is nil when mistakes kept them from being made.
    case built(PreviewState, pages: Int?, Duration)
    /// The content of the latest build has been checked.
    case checked(PreviewState, Duration)
  }

  private let site: PreviewSite
  private let watcher: SiteWatcher
  private let address: ListeningAddress
  private let heartbeat: Duration
  private let report: @Sendable (Event) -> Void

  /// How long a browser may take to show a page before checks use the processors.
  private static let showing = Duration.milliseconds(150)

  /// - Parameters:
  ///   - heartbeat: How often browsers are written to, to notice those that have gone.
  ///   - report: Called for one event after the other.
  public init(
    site: PreviewSite, watcher: SiteWatcher, address: ListeningAddress,
    heartbeat: Duration = .seconds(5), report: @escaping @Sendable (Event) -> Void
  ) {
    self.site = site
    self.watcher = watcher
    self.address = address
    self.heartbeat = heartbeat
    self.report = report
  }

  /// Runs until its task is cancelled.
  /// - Throws: `PortProblem` when the port is taken or not allowed.
  public func run() async throws {
    let changes = watcher.changes()
    let hub = EventHub(await site.state.event)
    let listener = PreviewListener(
      address: address,
      handler: PreviewHandler(site: site, hub: hub, hosts: HostRule(listeningAt: address.host)))
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        let (builds, build) = AsyncStream.makeStream(
          of: Void.self, bufferingPolicy: .bufferingNewest(1))
        group.addTask {
          try await listener.run { port in
            report(.listening(port: port))
            start.finish()
          }
        }
        // A problem with the port is reported at once, not after a long first build.
        group.addTask {
          for await _ in starts {}
          guard !Task.isCancelled else { return }
          await follow(changes, hub) { build.yield() }
        }
        group.addTask { await check(builds, hub) }
        group.addTask { try await beat(hub) }
        try await group.next()
        group.cancelAll()
      }
    } catch  where Task.isCancelled {
      return
    }
  }

  private func rebuild(after change: SiteChange) async -> [UInt8] {
    let clock = ContinuousClock()
    let start = clock.now
    let state = await site.rebuild(after: change)
    let pages = state.isStale ? nil : await site.pageCount
    report(.built(state, pages: pages, start.duration(to: clock.now)))
    return state.event
  }

  /// Checks the content on request, in a task of its own, so that neither the next build nor the
  /// end of the program waits for it.
  private func check(_ requests: AsyncStream<Void>, _ hub: EventHub) async {
    for await _ in requests {
      guard (try? await Task.sleep(for: Self.showing)) != nil else { return }
      let (states, result) = AsyncStream.makeStream(of: PreviewState.self)
      let start = ContinuousClock.now
      Task.detached(priority: .utility) {
        if let state = await site.checkContent() { result.yield(state) }
        result.finish()
      }
      for await state in states {
        report(.checked(state, ContinuousClock.now - start))
        hub.publish(state.event)
      }
    }
  }

  /// Builds the site, then again after every change.
  private func follow(
    _ changes: AsyncStream<SiteChange>, _ hub: EventHub, isBuilt: () -> Void
  ) async {
    let pending = PendingChanges(.unknown)
    let (signals, signal) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    signal.yield()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await change in changes {
          await pending.add(change)
          signal.yield()
        }
        signal.finish()
      }
      for await _ in signals {
        let change = await pending.take()
        guard !change.isEmpty else { continue }
        hub.publish(await rebuild(after: change))
        isBuilt()
      }
      group.cancelAll()
    }
  }

  private func beat(_ hub: EventHub) async throws {
    while true {
      try await Task.sleep(for: heartbeat)
      hub.beat()
    }
  }
}

/// Answers requests at an address, at the first port that is free where none is asked for.
struct PreviewListener: Sendable {
  let address: ListeningAddress
  let handler: PreviewHandler

  /// How many ports are tried when none is asked for.
  private static let portCount: UInt16 = 100
  private static let firstPort: UInt16 = 8080

  /// Answers until its task is cancelled. `isListening` is called with the port once it is bound.
  /// - Throws: `PortProblem` when the port is taken or not allowed.
  func run(_ isListening: @escaping @Sendable (UInt16) -> Void) async throws {
    if let port = address.port { return try await run(at: port, isListening) }
    for port in Self.firstPort..<Self.firstPort + Self.portCount - 1 {
      do {
        return try await run(at: port, isListening)
      } catch let problem as PortProblem where problem.isTaken {
        continue
      }
    }
    try await run(at: Self.firstPort + Self.portCount - 1, isListening)
  }

  private func run(
    at port: UInt16, _ isListening: @escaping @Sendable (UInt16) -> Void
  ) async throws {
    let server = HTTPServer(
      address: try address.socketAddress(port: port), logger: .disabled, handler: handler)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch SocketError.failed(_, let number, let reason) {
          throw PortProblem(port: port, isTaken: number == EADDRINUSE, reason: reason)
        }
      }
      group.addTask {
        try await server.waitUntilListening(timeout: 60)
        if let port = await server.listeningAddress?.port { isListening(port) }
      }
      try await group.next()
      try await group.next()
    }
  }
}

extension Socket.Address {
  fileprivate var port: UInt16? {
    switch self {
    case .ip4(_, let port), .ip6(_, let port): port
    case .unix: nil
    }
  }
}

public struct ListeningAddress: Sendable, Hashable {
  /// The IP address, without brackets.
  public let host: String
  /// Nil for the first free one from 8080 on.
  public let port: UInt16?

  /// Nil when `host` is neither an IP address nor `localhost`.
  public init?(host: String = "127.0.0.1", port: UInt16? = nil) {
    self.host = host == "localhost" ? "127.0.0.1" : host
    self.port = port
    guard (try? socketAddress(port: 0)) != nil else { return nil }
  }

  /// Whether other machines can reach it.
  public var isOpenToOthers: Bool { host != "::1" && !host.hasPrefix("127.") }

  /// The address of the first page, as a browser on this machine wants it.
  public func url(port: UInt16) -> String {
    let reachable = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    return "http://\(reachable.contains(":") ? "[\(reachable)]" : reachable):\(port)/"
  }

  /// The addresses of the first page for other devices; none where they cannot reach it.
  public func urlsForOthers(port: UInt16) -> [String] {
    guard isOpenToOthers else { return [] }
    let isEverywhere = host == "0.0.0.0" || host == "::"
    let hosts = isEverywhere ? MachineAddresses.all(isIPv6: host == "::") : [host]
    return hosts.map { "http://\($0.contains(":") ? "[\($0)]" : $0):\(port)/" }
  }

  func socketAddress(port: UInt16) throws -> any SocketAddress {
    host.contains(":") ? try .inet6(ip6: host, port: port) : try .inet(ip4: host, port: port)
  }
}

/// Why the preview cannot listen at a port.
public struct PortProblem: Error, Sendable, Hashable {
  public let port: UInt16
  /// Whether another program has it.
  public let isTaken: Bool
  /// What the system says, such as "Permission denied".
  public let reason: String
}
