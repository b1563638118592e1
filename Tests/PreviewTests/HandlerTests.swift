import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Preview

@Suite struct HandlerTests {
  private func handler(_ change: (SiteOnDisk) throws -> Void = { _ in }) async throws
    -> (PreviewHandler, SiteOnDisk)
  {
    let site = try SiteOnDisk()
    try change(site)
    let preview = try site.preview()
    _ = await preview.rebuild(after: .unknown)
    return (PreviewHandler(preview), site)
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8"), ("/index.html", "text/html; charset=utf-8"),
    ("/articles/costs/", "text/html; charset=utf-8"), ("/?x=1", "text/html; charset=utf-8"),
    ("/articles/c%6Fsts/", "text/html; charset=utf-8"),
    ("/sitemap.xml", "application/xml; charset=utf-8"),
    ("/robots.txt", "text/plain; charset=utf-8"),
    ("/.careleaf/preview.js", "text/javascript; charset=utf-8"),
    ("/.careleaf/preview.css", "text/css; charset=utf-8"),
  ]) func servesFilesWithTheirType(target: String, type: String) async throws {
    let (handler, _) = try await handler()
    let response = await handler.answer(target)
    #expect(response.status == .ok)
    #expect(response.headers.first(name: "Content-Type") == type)
    #expect(response.headers.first(name: "Cache-Control") == "no-store")
    #expect(response.headers.first(name: "X-Content-Type-Options") == "nosniff")
    #expect(response.headers.first(name: "Cross-Origin-Resource-Policy") == "same-origin")
    #expect(response.headers.first(name: "Content-Security-Policy") == "frame-ancestors 'self'")
    #expect(!response.bytes.isEmpty)
  }

  @Test(arguments: [
    "/nowhere", "/nowhere/", "/../content/clinic.yaml", "/%2e%2e/content/clinic.yaml",
    "/content/clinic.yaml", "/templates/home.mustache", "//articles/costs/",
    "/articles%2Fcosts%00",
    "/articles//costs/",
  ]) func servesNothingButTheSite(target: String) async throws {
    let (handler, _) = try await handler()
    let response = await handler.answer(target)
    #expect(response.status == .notFound)
    #expect(try await response.text == handler.site.text("404.html"))
  }

  @Test func knowsNoFurtherFilesOfItsOwn() async throws {
    let (handler, _) = try await handler()
    #expect(await handler.answer("/.careleaf/nothing").status == .notFound)
    #expect(await handler.answer("/.careleaf/events", method: .HEAD).status == .notFound)
    #expect(await handler.answer("/%ff").status == .badRequest)
  }

  @Test func leadsToTheFolder() async throws {
    let (handler, _) = try await handler()
    let response = await handler.answer("/articles/costs?a=1,2")
    #expect(response.status == .found)
    #expect(response.headers.first(name: "Location") == "/articles/costs/?a=1,2")
  }

  @Test(arguments: ["\r", "\n", "\r\nSet-Cookie: a=b", "\u{0}", "\u{B}", " ", "\u{7F}"])
  func repeatsNoControlCharacters(text: String) async throws {
    let (handler, _) = try await handler()
    for target in ["/articles/costs?a=\(text)", "/articles/costs\(text)", "/\(text)"] {
      let response = await handler.answer(target)
      #expect(response.status == .badRequest)
      #expect(response.headers.first(name: "Location") == nil)
    }
  }

  @Test func refusesForeignNamesAndOtherMethods() async throws {
    let (handler, _) = try await handler()
    #expect(await handler.answer("/", host: "evil.example").status.code == 421)
    #expect(
      await handler.answer("/.careleaf/events", host: "evil.example").status.code == 421)
    #expect(await handler.answer("/", host: nil).status.code == 421)
    let response = await handler.answer("/", method: .POST)
    #expect(response.status == .methodNotAllowed)
    #expect(response.headers.first(name: "Allow") == "GET, HEAD")
  }

  @Test(arguments: [
    ("cross-site", "no-cors", "script", 403), ("cross-site", "cors", "empty", 403),
    ("same-site", "no-cors", "image", 403), ("cross-site", "navigate", "iframe", 403),
    ("cross-site", "navigate", "document", 200), ("cross-site", "navigate", nil, 200),
    ("same-origin", "cors", "empty", 200), ("none", "navigate", "document", 200),
    (nil, nil, nil, 200), ("", "", "", 403),
  ]) func answersNoPagesOfOtherSites(
    site: String?, mode: String?, destination: String?, status: UInt
  ) async throws {
    let (handler, _) = try await handler()
    var headers = HTTPHeaders()
    let values = ["sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": destination]
    for (name, value) in values { if let value { headers.add(name: name, value: value) } }
    #expect(await handler.answer("/", headers: headers).status.code == status)
  }

  /// Anybody can say `Host: localhost`.
  @Test(arguments: ["/.careleaf/review.json?page=%2Farticles%2Fcosts%2F", "/.careleaf/pages.json"])
  func tellsOthersNoPathsOfThisMachine(target: String) async throws {
    let (handler, site) = try await handler()
    #expect(await handler.answer(target).text.contains(site.path))
    let others = await handler.answer(target, isLocal: false)
    #expect(others.status == .ok && !others.text.contains(site.path))
    let open = PreviewHandler(
      site: handler.site, hub: handler.hub, hosts: HostRule(listeningAt: "0.0.0.0"))
    let forwarded = await open.answer(target, host: "192.168.1.5:8080")
    #expect(forwarded.status == .ok && !forwarded.text.contains(site.path))
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("::ffff:127.0.0.1", true),
    ("192.168.1.5", false), ("::ffff:192.168.1.5", false), ("fe80::1", false), ("::", false),
    ("0.0.0.0", false), ("128.0.0.1", false),
  ]) func knowsThisMachine(address: String, isLocal: Bool) throws {
    #expect(try SocketAddress(ipAddress: address, port: 1).isLoopback == isLocal)
  }

  /// The request for the fix of a mistyped fact in the article.
  private static func fix(column: Int = 30, number: Int = 0) -> String {
    "/.careleaf/fix?id=facts%2Funknown-reference&path=content%2Farticles%2Fcosts.md"
      + "&line=6&column=\(column)&fix=\(number)"
  }

  private func mistyped() async throws -> (PreviewHandler, SiteOnDisk) {
    try await handler {
      try $0.replace("prices.hands", with: "prices.hans", in: SiteOnDisk.article)
    }
  }

  @Test func makesAFixThatIsChosen() async throws {
    let (handler, site) = try await mistyped()
    let headers = HTTPHeaders([("careleaf-session", "abc")])
    let answer = await handler.answer(Self.fix(), method: .POST, headers: headers)
    #expect(answer.status == .ok, "\(answer.text)")
    let text = try String(contentsOfFile: "\(site.path)/\(SiteOnDisk.article)", encoding: .utf8)
    #expect(text.contains("{{ peel.prices.hands }}."))
    // The problem is still listed, and the file another one.
    let again = await handler.answer(Self.fix(), method: .POST, headers: headers)
    #expect(again.status == .conflict && again.text.contains("has changed"))
    _ = await handler.site.rebuild(after: .unknown)
    let gone = await handler.answer(Self.fix(), method: .POST, headers: headers)
    #expect(gone.status == .conflict && gone.text.contains("not found any more"))
  }

  @Test func changesNothingForOthers() async throws {
    let (handler, site) = try await mistyped()
    let own = HTTPHeaders([("careleaf-session", "abc")])
    let before = try String(contentsOfFile: "\(site.path)/\(SiteOnDisk.article)", encoding: .utf8)
    let refused = [
      await handler.answer(Self.fix(), method: .POST),
      await handler.answer(Self.fix(), method: .POST, headers: ["careleaf-session": "abd"]),
      await handler.answer(Self.fix(), method: .POST, headers: own, isLocal: false),
      await handler.answer(
        Self.fix(), method: .POST,
        headers: ["careleaf-session": "abc", "sec-fetch-site": "cross-site"]),
    ]
    #expect(refused.allSatisfy { $0.status == .forbidden })
    #expect(await handler.answer(Self.fix(), headers: own).status == .notFound)
    #expect(
      await handler.answer(Self.fix(), method: .PUT, headers: own).status == .methodNotAllowed)
    #expect(
      await handler.answer(Self.fix(column: 1), method: .POST, headers: own).status == .conflict)
    #expect(
      await handler.answer(Self.fix(number: 7), method: .POST, headers: own).status == .conflict)
    #expect(
      await handler.answer("/.careleaf/fix?id=a", method: .POST, headers: own).status
        == .badRequest)
    let after = try String(contentsOfFile: "\(site.path)/\(SiteOnDisk.article)", encoding: .utf8)
    #expect(after == before)
  }

  @Test func servesParts() async throws {
    let (handler, _) = try await handler()
    let whole = await handler.answer("/robots.txt").text
    let part = await handler.answer("/robots.txt", headers: ["Range": "bytes=2-5"])
    #expect(part.status == .partialContent)
    #expect(part.headers.first(name: "Content-Range") == "bytes 2-5/\(whole.utf8.count)")
    #expect(part.text == String(whole.dropFirst(2).prefix(4)))
    let beyond = await handler.answer("/robots.txt", headers: ["Range": "bytes=9999-"])
    #expect(beyond.status.code == 416)
    #expect(beyond.headers.first(name: "Content-Range") == "bytes */\(whole.utf8.count)")
  }

  @Test func saysThatThereIsNoPageYet() async throws {
    let (handler, _) = try await handler { try $0.remove("content/clinic.yaml") }
    let response = await handler.answer("/articles/costs/")
    #expect(response.status == .serviceUnavailable)
    let text = response.text
    #expect(text.contains("There is no page to show yet"))
    #expect(text.contains("data-session=\"abc\" data-revision=\"0\" defer></script></body>"))
  }
}
