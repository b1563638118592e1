public import Content
public import Diagnostics

/// Looks up the links to other sites, of articles and of the bibliography.
public struct ExternalLinks: Sendable {
  private static let gone = info(
    "gone", .error, "A link to a page that is no longer there",
    "Who follows it to check a fact finds nothing. A source that has moved can be given its new "
      + "address, and one that is gone must be replaced.")
  private static let unreachable = info(
    "unreachable", .warning, "A link that could not be looked up",
    "The site may be down for a while, or refuse programs. Try the link in a browser.")
  private static let moved = info(
    "moved", .advice, "A link to a page that has moved for good",
    "It still works by a redirection, which can end at any time.")
  private static let isPrivate = info(
    "private", .warning, "A link into a private network",
    "Patients cannot reach an address of a private network or of your own machine. Careleaf does "
      + "not ask for such addresses.")
  private static let notAsked = info(
    "not-asked", .advice, "A link that was not looked up in time",
    "A run asks for links for a limited time, so that it ends even when servers are slow.")

  /// What the lookup can report.
  static let infos = [gone, unreachable, moved, isPrivate, notAsked]

  /// What their ids begin with.
  static let family = "external/"

  private let lookup: LinkLookup

  /// A lookup by `web` within `limits`.
  public init(web: WebAccess, limits: LookupLimits = LookupLimits()) {
    lookup = LinkLookup(web: web, limits: limits)
  }

  /// What is wrong with the links of `content` to other sites, one finding a place.
  public func check(_ content: SiteContent) async -> [Diagnostic] {
    let places = Self.places(in: content)
    let outcomes = await lookup.outcomes(of: Array(Set(places.map(\.value))))
    return places.compactMap { place in
      outcomes[place.value].flatMap { Self.finding(place, $0) }
    }.sorted()
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
      return moved.finding(
        "'\(address)' has moved", at: place.location, help: "write \(target)")
    case .gone(let status):
      return gone.finding(
        "'\(address)' is gone: the server answers with status \(status)", at: place.location,
        help: "find its new address, or another source")
    case .unreachable(let reason):
      return unreachable.finding(
        "'\(address)' could not be looked up: \(reason)", at: place.location,
        help: "try it in a browser, and correct it if it is wrong",
        explanation: unreachable.explanation)
    case .isPrivate:
      return isPrivate.finding(
        "'\(address)' leads into a private network", at: place.location,
        help: "give an address that everybody can reach")
    case .notAsked:
      return notAsked.finding(
        "'\(address)' was not looked up: the time was over", at: place.location,
        help: "run the command again")
    }
  }

  private static func info(
    _ name: String, _ severity: Severity, _ title: String, _ explanation: String
  ) -> CheckInfo {
    CheckInfo(
      id: family + name, severity: severity, title: title, explanation: explanation,
      authority: "PIF TICK (2022): evidence that readers can check; Careleaf, content/README.md")
  }
}
