public import ContentLoader
import FlyingFox
import FlyingSocks
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Shows a site in the browser while it is written: serves it from memory, watches its sources
/// and tells the browser what has changed.
public struct PreviewServer: Sendable {
  /// Something that is worth telling on the terminal.
  public enum Event: Sendable {
    /// The server answers at the port.
    case listening(port: UInt16)
    /// The site has been built; `pages` is nil when mistakes kept them from being made.
    case built(PreviewState, pages: Int?, Duration)
  }

  private let site: PreviewSite
  private let folder: SiteFolder
  private let watcher: SiteWatcher
  private let address: ListeningAddress
  private let heartbeat: Duration
  private let report: @Sendable (Event) -> Void

  /// How many ports are tried when none is asked for.
  private static let portCount: UInt16 = 100
  private static let firstPort: UInt16 = 8080

  /// A server of `site`, whose sources are in `folder` and watched by `watcher`.
  ///
  /// - Parameters:
  ///   - heartbeat: How often browsers are written to, to notice those that have gone.
  ///   - report: Is told what happens, one thing after the other.
  public init(
    site: PreviewSite, folder: SiteFolder, watcher: SiteWatcher, address: ListeningAddress,
    heartbeat: Duration = .seconds(5), report: @escaping @Sendable (Event) -> Void
  ) {
    self.site = site
    self.folder = folder
    self.watcher = watcher
    self.address = address
    self.heartbeat = heartbeat
    self.report = report
  }

  /// Runs until its task is cancelled.
  ///
  /// - Throws: `PortProblem` when the port is taken or cannot be had.
  public func run() async throws {
    let changes = watcher.changes()
    let hub = EventHub(await rebuild(after: .unknown))
    let handler = PreviewHandler(
      site: site, hub: hub, hosts: HostRule(listeningAt: address.host))
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await serve(handler) }
        group.addTask { await follow(changes, hub) }
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
    return state.event { [folder] in folder.shownFile($0) }
  }

  private func follow(_ changes: AsyncStream<SiteChange>, _ hub: EventHub) async {
    let pending = PendingChanges()
    let (signals, signal) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
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
        if !change.isEmpty { await hub.publish(rebuild(after: change)) }
      }
      group.cancelAll()
    }
  }

  private func beat(_ hub: EventHub) async throws {
    while true {
      try await Task.sleep(for: heartbeat)
      await hub.beat()
    }
  }

  private func serve(_ handler: PreviewHandler) async throws {
    if let port = address.port { return try await serve(handler, port) }
    for port in Self.firstPort..<Self.firstPort + Self.portCount - 1 {
      do {
        return try await serve(handler, port)
      } catch let problem as PortProblem where problem.isTaken {
        continue
      }
    }
    try await serve(handler, Self.firstPort + Self.portCount - 1)
  }

  private func serve(_ handler: PreviewHandler, _ port: UInt16) async throws {
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
        try await server.waitUntilListening()
        if let port = await server.listeningAddress?.port { report(.listening(port: port)) }
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
