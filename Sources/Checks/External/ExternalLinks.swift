public import Content
public import Diagnostics

/// Looks up the links to other sites, of articles and of the bibliography.
public struct ExternalLinks: Sendable {
  enum Kind: String, DiagnosticKind {
    case gone = "external/gone"
    case unreachable = "external/unreachable"
    case moved = "external/moved"
    case isPrivate = "external/private"
    case notAsked = "external/not-asked"

    var rule: DiagnosticRule {
      switch self {
      case .gone:
        rule(
          "A link to a page that is no longer there",
          "Who follows it to check a fact finds nothing. A source that has moved can be given "
            + "its new address, and one that is gone must be replaced.",
          by: Self.authority)
      case .unreachable:
        rule(
          "A link that could not be looked up",
          "The site may be down for a while, or refuse programs. Try the link in a browser.",
          .warning, by: Self.authority)
      case .moved:
        rule(
          "A link to a page that has moved for good",
          "It still works by a redirection, which can end at any time. Write the new address.",
          .advice, by: Self.authority)
      case .isPrivate:
        rule(
          "A link into a private network",
          "Patients cannot reach an address of a private network or of your own machine. "
            + "Careleaf does not ask for such addresses. Link to a page that everybody can open.",
          .warning, by: Self.authority)
      case .notAsked:
        rule(
          "A link that was not looked up in time",
          "A run asks for links for a limited time, so that it ends even when servers are slow. "
            + "Run the command again to look up the rest.",
          .advice, by: Self.authority)
      }
    }

    private static let authority =
      "PIF TICK (2022): evidence that readers can check; Careleaf, content/README.md"
  }

  static let family = "external/"

  private let lookup: LinkLookup

  public init(web: WebAccess, limits: LookupLimits = LookupLimits()) {
    lookup = LinkLookup(web: web, limits: limits)
  }

  /// What is wrong with the links of `content` to other sites, one finding a place.
  public func check(_ content: SiteContent) async -> [Diagnostic] {
    let places = Self.places(in: content)
    let outcomes = await lookup.outcomes(of: Array(Set(places.map(\.value))))
    return places.compactMap { place in
      outcomes[place.value].flatMap { Self.finding(place, $0) }
    }
  }

  private static func places(in content: SiteContent) -> [Located<LookupAddress>] {
    var places: [Located<LookupAddress>] = []
    for article in content.articles {
      for link in article.outline.links {
        guard case .external = content.target(of: link.value, inFile: article.file.path),
          let address = LookupAddress(link.value)
        else { continue }
        places.append(Located(address, at: link.location))
      }
    }
    for source in content.sources {
      guard let address = source.address.flatMap({ LookupAddress($0) }) else { continue }
      places.append(Located(address, at: source.location))
    }
    return places
  }

  private static func finding(
    _ place: Located<LookupAddress>, _ outcome: LinkLookup.Outcome
  ) -> Diagnostic? {
    let address = place.value.text
    switch outcome {
    case .fine: return nil
    case .moved(let target):
      return Kind.moved.finding(
        "'\(address)' has moved", at: place.location, help: "write \(target)")
    case .gone(let status):
      return Kind.gone.finding(
        "'\(address)' is gone: the server answers with status \(status)", at: place.location,
        help: "find its new address, or another source")
    case .unreachable(let reason):
      return Kind.unreachable.finding(
        "'\(address)' could not be looked up: \(reason)", at: place.location,
        help: "try it in a browser, and correct it if it is wrong",
        explanation: Kind.unreachable.rule.explanation)
    case .isPrivate:
      return Kind.isPrivate.finding(
        "'\(address)' leads into a private network", at: place.location,
        help: "give an address that everybody can reach")
    case .notAsked:
      return Kind.notAsked.finding(
        "'\(address)' was not looked up: the time was over", at: place.location,
        help: "run the command again")
    }
  }
}

/// Asks for addresses of other sites and tells what became of each.
struct LinkLookup: Sendable {
  enum Outcome: Sendable, Hashable {
    case fine
    /// It has moved for good, to this address.
    case moved(to: String)
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
  fileprivate var status: Int { if case .status(let status, _) = self { status } else { 0 } }
}

/// How much the lookup of links may ask of the network.
public struct LookupLimits: Sendable {
  /// How many hosts are asked at a time; each is asked one thing after the other.
  public var hosts = 8
  /// How long to wait for one answer.
  public var timeout = Duration.seconds(10)
  /// How long the whole lookup may take; what is not asked by then is reported as such.
  public var total = Duration.seconds(120)
  public var redirections = 5

  public init() {}
}

/// The network as the lookup of links sees it: given as functions, so that tests need none.
public struct WebAccess: Sendable {
  public enum Method: String, Sendable {
    case head = "HEAD"
    /// With the page, whose text nobody reads.
    case get = "GET"
  }

  /// Asks for an address, follows no redirection, and gives up after `timeout`.
  public let ask:
    @Sendable (_ method: Method, _ address: String, _ timeout: Duration) async -> WebAnswer
  /// The numeric addresses of a host; none when it is unknown.
  public let addresses: @Sendable (_ host: String) async -> [String]
  /// How long the lookup has been going on.
  public let elapsed: @Sendable () -> Duration

  public init(
    ask: @escaping @Sendable (Method, String, Duration) async -> WebAnswer,
    addresses: @escaping @Sendable (String) async -> [String],
    elapsed: @escaping @Sendable () -> Duration
  ) {
    self.ask = ask
    self.addresses = addresses
    self.elapsed = elapsed
  }
}

/// What asking for an address brought.
public enum WebAnswer: Sendable, Hashable {
  /// The server answered with this status, and with this address to go to where it redirects.
  case status(Int, location: String? = nil)
  /// There was no answer, for this reason.
  case failure(String)
}
