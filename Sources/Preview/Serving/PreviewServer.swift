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
    let handler = PreviewHandler(site: site, hub: hub, hosts: HostRule(listeningAt: address.host))
    let listener = PreviewListener(
      address: address, server: HTTPServer(respond: handler.answer))
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
