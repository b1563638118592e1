import FlyingFox
import Foundation
import Foundations

/// Answers requests with the files of the site, and with nothing else.
struct PreviewHandler: HTTPHandler {
  let site: PreviewSite
  let hub: EventHub
  let hosts: HostRule

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    var response = await answer(request)
    response.headers[.cacheControl] = "no-store"
    response.headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
    if request.method == .HEAD, case .httpBody(let body) = response.payload {
      response.headers[.contentLength] = body.count.map(String.init)
      response.payload = .httpBody(HTTPBodySequence())
    }
    return response
  }

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    guard hosts.allows(request.headers[.host]) else {
      return .text(Self.misdirected, "The preview does not answer under this name.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = HTTPResponse.text(.methodNotAllowed, "The preview only shows pages.\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    // No browser sends these; in a redirect, which repeats them, they could end the header.
    guard request.target.rawValue.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      return .text(.badRequest, "This is no address.\n")
    }
    let path = request.target.path()
    if path.hasPrefix("/.careleaf/") { return await ownFile(path, request) }
    guard let path = path.removingPercentEncoding, path.hasPrefix("/") else {
      return .text(.badRequest, "This is no address.\n")
    }
    return await page(String(path.dropFirst()), request)
  }

  private func ownFile(_ path: String, _ request: HTTPRequest) async -> HTTPResponse {
    if let bytes = Self.ownFiles[path] { return .file(Data(bytes), type: ContentType.of(path)) }
    switch path {
    case "/.careleaf/events" where request.method == .GET:
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: "text/event-stream"],
        body: HTTPBodySequence(from: EventBytes(events: hub.events())))
    case "/.careleaf/review.json":
      let address = request.query["page"] ?? "/"
      let html = try? await site.file(Self.file(of: String(address.dropFirst())))
      return json(await review(request)?.page(at: address, html: html)?.text)
    case "/.careleaf/pages.json":
      return json(await review(request)?.pages.text)
    default:
      return .text(.notFound, "There is no such file.\n")
    }
  }

  private func review(_ request: HTTPRequest) async -> SiteReview? {
    await site.review(showsEditor: hosts.isLocal(request.headers[.host]))
  }

  private func json(_ text: String?) -> HTTPResponse {
    guard let text else { return .text(.notFound, "There is no such page.\n") }
    return .file(Data(text.utf8), type: ContentType.of(".json"))
  }

  private static let ownFiles = [
    "/.careleaf/preview.js": PackageResources.preview_js,
    "/.careleaf/preview.css": PackageResources.preview_css,
    "/.careleaf/morph.js": PackageResources.morph_js,
    "/.careleaf/marks.js": PackageResources.marks_js,
    "/.careleaf/review.js": PackageResources.review_js,
    "/.careleaf/review.css": PackageResources.review_css,
    "/.careleaf/page.css": PackageResources.page_css,
    "/.careleaf/words.json": PackageResources.words_json,
  ]

  private func page(_ path: String, _ request: HTTPRequest) async -> HTTPResponse {
    await site.waitForFirstBuild()
    let file = Self.file(of: path)
    if let data = try? await site.file(file) {
      return .file(data, type: ContentType.of(file), range: request.headers[.range])
    }
    if file == path, await site.has(path + "/index.html") { return redirect(request.target) }
    if let data = try? await site.file("404.html") {
      return .file(data, type: ContentType.of("404.html"), status: .notFound)
    }
    return await waiting()
  }

  /// The file that a server shows for a path.
  private static func file(of path: String) -> String {
    path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }

  private func redirect(_ target: HTTPRequest.Target) -> HTTPResponse {
    let query = target.query()
    var response = HTTPResponse.text(.found, "")
    response.headers[.location] = target.path() + "/" + (query.isEmpty ? "" : "?" + query)
    return response
  }

  /// What is shown while there has been no good build.
  private func waiting() async -> HTTPResponse {
    let marker = Array(PageMarker.script(await site.state).utf8)
    let page = PageMarker.insert(marker, into: PackageResources.waiting_html)
    return .file(
      Data(page), type: ContentType.of("waiting.html"), status: .serviceUnavailable)
  }

  /// RFC 9110, section 15.5.20.
  private static let misdirected = HTTPStatusCode(421, phrase: "Misdirected Request")
}

extension HTTPResponse {
  private static let bufferSize = 65_536

  fileprivate static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    file(Data(text.utf8), type: "text/plain; charset=utf-8", status: status)
  }

  fileprivate static func file(
    _ data: Data, type: String, status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: [.contentType: type],
      body: HTTPBodySequence(data: data, suggestedBufferSize: bufferSize))
  }

  /// A file, or the part of it that the header `range` asks for (RFC 9110, section 14).
  fileprivate static func file(_ data: Data, type: String, range: String?) -> HTTPResponse {
    var response: HTTPResponse
    switch ByteRange(range, count: data.count) {
    case nil:
      response = file(data, type: type)
    case .part(let range):
      response = file(data.subdata(in: range), type: type, status: .partialContent)
      response.headers[.contentRange] =
        "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(data.count)"
    case .unsatisfiable:
      response = text(Self.rangeNotSatisfiable, "The file is shorter.\n")
      response.headers[.contentRange] = "bytes */\(data.count)"
    }
    response.headers[.acceptRanges] = "bytes"
    return response
  }

  private static let rangeNotSatisfiable = HTTPStatusCode(416, phrase: "Range Not Satisfiable")
}

/// A request for part of a file (RFC 9110, section 14.2).
enum ByteRange: Equatable {
  /// At least one byte of the file.
  case part(Range<Int>)
  case unsatisfiable

  /// What `header` asks for of a file with `count` bytes; nil when it asks for the whole file, for
  /// several parts, or for anything else that may be ignored.
  init?(_ header: String?, count: Int) {
    guard let header, header.hasPrefix("bytes=") else { return nil }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      !(ends[0].isEmpty && ends[1].isEmpty)
    else { return nil }
    // A number too great to hold lies beyond the end of any file.
    let numbers = ends.map { $0.isEmpty ? nil : Int($0) ?? .max }
    if let first = numbers[0] {
      let last = numbers[1] ?? .max
      guard first <= last else { return nil }
      self = first < count ? .part(first..<min(last, count - 1) + 1) : .unsatisfiable
    } else {
      let length = min(numbers[1] ?? 0, count)
      self = length > 0 ? .part(count - length..<count) : .unsatisfiable
    }
  }
}

private enum ContentType {
  private static let types = [
    "avif": "image/avif", "css": "text/css; charset=utf-8", "gif": "image/gif",
    "html": "text/html; charset=utf-8", "ico": "image/x-icon", "jpeg": "image/jpeg",
    "jpg": "image/jpeg", "js": "text/javascript; charset=utf-8", "json": "application/json",
    "mjs": "text/javascript; charset=utf-8", "mp4": "video/mp4", "pdf": "application/pdf",
    "png": "image/png", "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8",
    "webm": "video/webm", "webmanifest": "application/manifest+json", "webp": "image/webp",
    "woff": "font/woff", "woff2": "font/woff2", "xml": "application/xml; charset=utf-8",
  ]

  /// The media type of the file at `path`, by its extension.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let kind = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    return kind.flatMap { types[$0] } ?? "application/octet-stream"
  }
}
