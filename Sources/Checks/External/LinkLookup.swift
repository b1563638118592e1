/// Asks for addresses of other sites and tells what became of each.
struct LinkLookup: Sendable {
  /// What became of a link.
  enum Outcome: Sendable, Hashable {
    /// It leads somewhere.
    case fine
    /// It has moved for good, to this address.
    case moved(to: String)
    /// The server says that there is no such page.
    case gone(status: Int)
    /// It could not be asked for, for this reason.
    case unreachable(String)
    /// It leads into a private network, so it was not asked for.
    case isPrivate
    /// The time was over before its turn.
    case notAsked
  }

  let web: WebAccess
  let limits: LookupLimits

  /// What became of each of the addresses.
  func outcomes(of addresses: [LookupAddress]) async -> [LookupAddress: Outcome] {
    let hosts = Dictionary(grouping: addresses) { $0.host }.sorted { $0.key < $1.key }.map(\.value)
    return await withTaskGroup(of: [LookupAddress: Outcome].self) { group in
      var waiting = hosts[...]
      var outcomes: [LookupAddress: Outcome] = [:]
      for _ in 0..<max(1, limits.hosts) {
        if let host = waiting.popFirst() { group.addTask { await inTurn(host) } }
      }
      for await found in group {
        outcomes.merge(found) { $1 }
        if let host = waiting.popFirst() { group.addTask { await inTurn(host) } }
      }
      return outcomes
    }
  }

  private func inTurn(_ addresses: [LookupAddress]) async -> [LookupAddress: Outcome] {
    var outcomes: [LookupAddress: Outcome] = [:]
    for address in addresses where outcomes[address] == nil {
      outcomes[address] = await outcome(of: address)
    }
    return outcomes
  }

  /// Follows redirections; only when all of them are for good has the link moved.
  private func outcome(of address: LookupAddress) async -> Outcome {
    var current = address
    var hasMoved = true
    for _ in 0...limits.redirections {
      let step = await step(current)
      guard case .redirected(let next, let isPermanent) = step else {
        guard case .ended(let outcome) = step else { return .fine }
        let isElsewhere = current != address && hasMoved && outcome == .fine
        return isElsewhere ? .moved(to: current.text) : outcome
      }
      guard let next = current.redirected(to: next) else {
        return .unreachable("it redirects to '\(next)', which is no address of the web")
      }
      hasMoved = hasMoved && isPermanent
      current = next
    }
    return .unreachable("it redirects more than \(limits.redirections) times")
  }

  private enum Step {
    case ended(Outcome)
    case redirected(String, isPermanent: Bool)
  }

  private func step(_ address: LookupAddress) async -> Step {
    guard let first = await ask(.head, address) else { return .ended(.notAsked) }
    guard case .answer(let answer) = first else { return .ended(.isPrivate) }
    // Many servers answer HEAD wrongly, so a bad answer is not believed before GET gives it too.
    guard Self.isBad(answer) else { return Self.step(answer) }
    guard case .answer(let second) = await ask(.get, address) else { return Self.step(answer) }
    return Self.step(second)
  }

  private enum Asked {
    case answer(WebAnswer)
    case isPrivate
  }

  /// Nil when the time is over.
  private func ask(_ method: WebAccess.Method, _ address: LookupAddress) async -> Asked? {
    let left = limits.total - web.elapsed()
    guard left > .zero, !Task.isCancelled else { return nil }
    let numbers = await web.addresses(address.host)
    guard !numbers.isEmpty else {
      return .answer(
        .failure("the host '\(address.host)' is not known, or this machine is not connected"))
    }
    guard numbers.allSatisfy(NumericAddress.isPublic) else { return .isPrivate }
    return .answer(await web.ask(method, address.text, min(limits.timeout, left)))
  }

  private static func isBad(_ answer: WebAnswer) -> Bool {
    switch answer {
    case .status(let status, _): status >= 400
    case .failure: false
    }
  }

  private static func step(_ answer: WebAnswer) -> Step {
    switch answer {
    case .failure(let reason): .ended(.unreachable(reason))
    case .status(let status, let location?) where [301, 302, 303, 307, 308].contains(status):
      .redirected(location, isPermanent: status == 301 || status == 308)
    case .status(404, _), .status(410, _): .ended(.gone(status: answer.status))
    case .status(let status, _) where status >= 400 || status < 200:
      .ended(.unreachable("the server answers with status \(status)"))
    case .status: .ended(.fine)
    }
  }
}

extension WebAnswer {
  fileprivate var status: Int {
    if case .status(let status, _) = self { status } else { 0 }
  }
}
