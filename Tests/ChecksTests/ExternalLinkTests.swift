import Content
import Diagnostics
import Fixtures
import Testing

@testable import Checks

@Suite struct ExternalLinkTests {
  /// What is found when `answers` are the network's; what is not among them is fine.
  private func found(
    _ body: String, _ answers: [String: WebAnswer], limits: LookupLimits = LookupLimits(),
    hosts: [String: [String]] = [:], elapsed: Duration = .zero
  ) async throws -> [String] {
    let web = WebAccess(
      ask: { method, address, _ in
        answers["\(method.rawValue) \(address)"] ?? answers[address] ?? .status(200)
      },
      addresses: { hosts[$0] ?? ["93.184.216.34"] }, elapsed: { elapsed })
    let files = ["content/articles/a.md": Samples.article(body)]
    let content = try await Samples.content(files)
    return await ExternalLinks(web: web, limits: limits).check(content).map { finding in
      let place = finding.location.start.map { "\($0.line):\($0.column)" } ?? ""
      return "\(place) \(finding.id): \(finding.message)"
    }
  }

  private static let link = "[The page](https://a.example/x#part)"
  private static let address = "https://a.example/x"

  static let outcomes: [([String: WebAnswer], [String])] = [
    ([:], []),
    ([address: .status(204)], []),
    (["HEAD \(address)": .status(405)], []),
    (["HEAD \(address)": .status(404)], []),
    (
      [address: .status(404)],
      ["5:12 external/gone: 'https://a.example/x' is gone: the server answers with status 404"]
    ),
    (
      [address: .status(410)],
      ["5:12 external/gone: 'https://a.example/x' is gone: the server answers with status 410"]
    ),
    (
      [address: .status(503)],
      [
        "5:12 external/unreachable: 'https://a.example/x' could not be looked up: "
          + "the server answers with status 503"
      ]
    ),
    (
      [address: .failure("the server takes no connection")],
      [
        "5:12 external/unreachable: 'https://a.example/x' could not be looked up: "
          + "the server takes no connection"
      ]
    ),
    ([address: .status(302, location: "/y")], []),
    (
      [address: .status(301, location: "/y")],
      ["5:12 external/moved: 'https://a.example/x' has moved"]
    ),
    (
      [
        address: .status(302, location: "/y"), "https://a.example/y": .status(301, location: "/z"),
      ],
      []
    ),
    (
      [address: .status(301, location: "/y"), "https://a.example/y": .status(404)],
      ["5:12 external/gone: 'https://a.example/x' is gone: the server answers with status 404"]
    ),
    (
      [address: .status(301, location: "/x")],
      [
        "5:12 external/unreachable: 'https://a.example/x' could not be looked up: "
          + "it redirects more than 5 times"
      ]
    ),
    (
      [address: .status(301, location: "file:///etc/passwd")],
      [
        "5:12 external/unreachable: 'https://a.example/x' could not be looked up: "
          + "it redirects to 'file:///etc/passwd', which is no address of the web"
      ]
    ),
  ]

  @Test(arguments: outcomes) func tells(answers: [String: WebAnswer], expected: [String])
    async throws
  {
    #expect(try await found(Self.link, answers) == expected)
  }

  @Test func sourcesAreLookedUpAtTheirPlace() async throws {
    let found = try await found("Text.", ["https://journal.example/a": .status(404)])
    #expect(
      found == [
        "1:1 external/gone: 'https://journal.example/a' is gone: the server answers with status 404"
      ])
  }

  @Test func privateAddressesAreNotAskedFor() async throws {
    let asked = try await found(
      "[One](http://localhost/), [two](http://[::1]/), [three](https://in.example/).",
      ["http://localhost/": .status(404), "https://in.example/": .status(404)],
      hosts: [
        "localhost": ["127.0.0.1", "::1"], "::1": ["::1"],
        "in.example": ["93.184.216.34", "10.0.0.7"],
      ])
    #expect(asked.count == 3 && asked.allSatisfy { $0.contains("external/private") })
    // A redirection does not lead there either.
    let redirected = try await found(
      Self.link, [Self.address: .status(302, location: "http://127.0.0.1:8080/admin")],
      hosts: ["127.0.0.1": ["127.0.0.1"]])
    #expect(redirected.map { $0.contains("external/private") } == [true])
  }

  @Test func theTimeIsLimitedAndUnknownHostsAreTold() async throws {
    let late = try await found(Self.link, [:], elapsed: .seconds(120))
    #expect(late.allSatisfy { $0.contains("external/not-asked") } && late.count == 3)
    let unknown = try await found(Self.link, [:], hosts: ["a.example": []])
    #expect(
      unknown == [
        "5:12 external/unreachable: 'https://a.example/x' could not be looked up: "
          + "the host 'a.example' is not known, or this machine is not connected"
      ])
  }

  @Test func mailAndPhoneAndPagesAreNoLinksOfTheWeb() async throws {
    let body =
      "[Mail](mailto:a@a.example), [phone](tel:+15415550142), [top](#top-part).\n\n## Top part"
    #expect(try await found(body, [:]) == [])
  }

  @Test func everyAddressIsAskedOnceAndHostsInTurn() async throws {
    let log = Log()
    let web = WebAccess(
      ask: { _, address, _ in
        await log.begin(address)
        await Task.yield()
        await log.end(address)
        return .status(200)
      },
      addresses: { _ in ["93.184.216.34"] }, elapsed: { .zero })
    let addresses = (0..<40).compactMap { LookupAddress("https://h\($0 % 4).example/\($0 / 8)") }
    var limits = LookupLimits()
    limits.hosts = 2
    let outcomes = await LinkLookup(web: web, limits: limits).outcomes(of: addresses)
    #expect(outcomes.count == 20 && outcomes.values.allSatisfy { $0 == .fine })
    #expect(await log.count == 20)
    #expect(await log.most <= 2)
    #expect(await log.mostOfAHost == 1)
  }

  @Test func waiversForLinksAreUnusedOnlyAfterALookup() async throws {
    let body = """
      <!-- careleaf: allow external/gone because the site is moving until 2027-01-01 -->

      \(Self.link)
      """
    let content = try await Samples.content(["content/articles/a.md": Samples.article(body)])
    let checker = try Samples.checker.get()
    func ids(_ external: [Diagnostic]?) async -> [String] {
      await checker.check(content, asOf: Samples.day, workers: 1, external: external)
        .diagnostics.sorted().map(\.id).filter {
          $0.hasPrefix("external/") || $0.hasPrefix("waivers/")
        }
    }
    let place = SourceLocation(
      path: "content/articles/a.md", start: SourcePosition(line: 7, column: 1))
    #expect(await ids(nil) == [])
    #expect(await ids([]) == ["waivers/unused"])
    #expect(await ids([Diagnostic("external/gone", "it is gone", at: place)]) == [])
    #expect(
      await ids([Diagnostic("external/moved", .advice, "it moved", at: place)])
        == ["waivers/unused", "external/moved"])
  }

  static let numbers: [(String, Bool)] = [
    ("8.8.8.8", true), ("93.184.216.34", true), ("2606:4700::6810:84e5", true),
    ("172.15.0.1", true), ("172.32.0.1", true), ("100.63.0.1", true), ("192.0.1.1", true),
    ("127.0.0.1", false), ("10.1.2.3", false), ("172.16.0.1", false), ("172.31.255.255", false),
    ("192.168.1.1", false), ("169.254.169.254", false), ("0.0.0.0", false), ("224.0.0.1", false),
    ("255.255.255.255", false), ("100.64.0.1", false), ("198.18.0.1", false),
    ("192.0.2.1", false), ("198.51.100.1", false), ("203.0.113.9", false),
    ("::1", false), ("::", false), ("fe80::1%eth0", false), ("fd00::1", false),
    ("ff02::1", false), ("::ffff:127.0.0.1", false), ("::ffff:8.8.8.8", true),
    ("::7f00:1", false), ("64:ff9b::7f00:1", false), ("64:ff9b::8.8.8.8", true),
    ("2001:db8::1", false), ("2002:7f00:1::", false), ("localhost", false), ("", false),
    ("1.2.3", false), ("1:2:3:4:5:6:7", false), ("1::2::3", false), ("256.1.1.1", false),
  ]

  @Test(arguments: numbers) func isPublic(address: String, expected: Bool) {
    #expect(NumericAddress.isPublic(address) == expected)
  }
}

/// Notes what is asked at the same time.
private actor Log {
  private(set) var count = 0
  private(set) var most = 0
  private(set) var mostOfAHost = 0
  private var open: [String: Int] = [:]

  func begin(_ address: String) {
    count += 1
    open[host(address), default: 0] += 1
    most = max(most, open.values.reduce(0, +))
    mostOfAHost = max(mostOfAHost, open.values.max() ?? 0)
  }

  func end(_ address: String) { open[host(address), default: 0] -= 1 }

  private func host(_ address: String) -> String {
    LookupAddress(address)?.host ?? ""
  }
}
