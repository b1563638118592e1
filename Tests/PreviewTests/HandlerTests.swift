import FlyingFox
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
    let response = try await handler.answer(target)
    #expect(response.statusCode == .ok)
    #expect(response.headers[.contentType] == type)
    #expect(response.headers[.cacheControl] == "no-store")
    #expect(response.headers[HTTPHeader("X-Content-Type-Options")] == "nosniff")
    #expect(try await response.bodyData.isEmpty == false)
  }

  @Test(arguments: [
    "/nowhere", "/nowhere/", "/../content/clinic.yaml", "/%2e%2e/content/clinic.yaml",
    "/content/clinic.yaml", "/templates/home.mustache", "//articles/costs/",
    "/articles%2Fcosts%00",
    "/articles//costs/",
  ]) func servesNothingButTheSite(target: String) async throws {
    let (handler, _) = try await handler()
    let response = try await handler.answer(target)
    #expect(response.statusCode == .notFound)
    #expect(try await response.text == handler.site.text("404.html"))
  }

  @Test func knowsNoFurtherFilesOfItsOwn() async throws {
    let (handler, _) = try await handler()
    #expect(try await handler.answer("/.careleaf/nothing").statusCode == .notFound)
    #expect(try await handler.answer("/.careleaf/events", method: .HEAD).statusCode == .notFound)
    #expect(try await handler.answer("/%ff").statusCode == .badRequest)
  }

  @Test func leadsToTheFolder() async throws {
    let (handler, _) = try await handler()
    let response = try await handler.answer("/articles/costs?a=1,2")
    #expect(response.statusCode == .found)
    #expect(response.headers[.location] == "/articles/costs/?a=1,2")
  }

  @Test(arguments: ["\r", "\n", "\r\nSet-Cookie: a=b", "\u{0}", "\u{B}", " ", "\u{7F}"])
  func repeatsNoControlCharacters(text: String) async throws {
    let (handler, _) = try await handler()
    for target in ["/articles/costs?a=\(text)", "/articles/costs\(text)", "/\(text)"] {
      let response = try await handler.answer(target)
      #expect(response.statusCode == .badRequest)
      #expect(response.headers[.location] == nil)
    }
  }

  @Test func refusesForeignNamesAndOtherMethods() async throws {
    let (handler, _) = try await handler()
    #expect(try await handler.answer("/", host: "evil.example").statusCode.code == 421)
    #expect(
      try await handler.answer("/.careleaf/events", host: "evil.example").statusCode.code == 421)
    #expect(try await handler.answer("/", host: nil).statusCode.code == 421)
    let response = try await handler.answer("/", method: .POST)
    #expect(response.statusCode == .methodNotAllowed)
    #expect(response.headers[HTTPHeader("Allow")] == "GET, HEAD")
  }

  @Test func tellsTheLengthWithoutTheBody() async throws {
    let (handler, _) = try await handler()
    let whole = try await handler.answer("/")
    let head = try await handler.answer("/", method: .HEAD)
    #expect(head.statusCode == .ok)
    #expect(head.headers[.contentLength] == String(try await whole.bodyData.count))
    #expect(try await head.bodyData.isEmpty)
  }

  @Test func servesParts() async throws {
    let (handler, _) = try await handler()
    let whole = try await handler.answer("/robots.txt").text
    let part = try await handler.answer("/robots.txt", range: "bytes=2-5")
    #expect(part.statusCode == .partialContent)
    #expect(part.headers[.contentRange] == "bytes 2-5/\(whole.utf8.count)")
    #expect(try await part.text == String(whole.dropFirst(2).prefix(4)))
    let beyond = try await handler.answer("/robots.txt", range: "bytes=9999-")
    #expect(beyond.statusCode.code == 416)
    #expect(beyond.headers[.contentRange] == "bytes */\(whole.utf8.count)")
  }

  @Test func saysThatThereIsNoPageYet() async throws {
    let (handler, _) = try await handler { try $0.remove("content/clinic.yaml") }
    let response = try await handler.answer("/articles/costs/")
    #expect(response.statusCode == .serviceUnavailable)
    let text = try await response.text
    #expect(text.contains("There is no page to show yet"))
    #expect(text.contains("data-session=\"abc\" data-revision=\"0\" defer></script></body>"))
  }
}
