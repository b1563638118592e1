import Content
import Essentials
import Foundations
import NIOHTTP1

/// Answers requests with the files of the site, and with nothing else.
struct PreviewHandler: Sendable {
  let site: PreviewSite
  let hub: EventHub
  let hosts: HostRule

  /// The answer to `request`.
  /// - Parameter isLocal: Whether it comes from this machine.
  @Sendable func answer(_ request: HTTPRequestHead, isLocal: Bool) async -> Answer {
    await content(for: request, isLocal).guarded
  }

  private func content(for request: HTTPRequestHead, _ isLocal: Bool) async -> Answer {
    let headers = request.headers
    guard hosts.allows(headers.first(name: "host")) else {
      return .text(.misdirectedRequest, "The preview does not answer under this name.\n")
    }
    guard !Self.isFromElsewhere(headers) else {
      return .text(.forbidden, "The preview does not answer pages of other sites.\n")
    }
    if request.method == .POST, Address(request.uri).path == Self.fixPath {
      return await fix(request, isLocal && hosts.isLocal(headers.first(name: "host")))
    }
    guard request.method == .GET || request.method == .HEAD else {
      var answer = Answer.text(.methodNotAllowed, "The preview only shows pages.\n")
      answer.headers.add(name: "Allow", value: "GET, HEAD")
      return answer
    }
    // No browser sends these; in a redirect, which repeats them, they could end the header.
    guard request.uri.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      return .text(.badRequest, "This is no address.\n")
    }
    let address = Address(request.uri)
    if address.path.utf8.starts(with: "/.careleaf/".utf8) {
      return await ownFile(address, request, isLocal && hosts.isLocal(headers.first(name: "host")))
    }
    guard let path = address.path.percentDecoded, path.hasPrefix("/") else {
      return .text(.badRequest, "This is no address.\n")
    }
    return await page(String(path.dropFirst()), address, range: headers.first(name: "range"))
  }

  /// Whether a page of another site asks for something, and not the reader who follows its link
  /// (Fetch Metadata, sections 2.2 and 2.3). Only browsers tell, and only under names of this
  /// machine.
  private static func isFromElsewhere(_ headers: HTTPHeaders) -> Bool {
    let site = headers.first(name: "sec-fetch-site") ?? "none"
    let isLink =
      headers.first(name: "sec-fetch-mode") == "navigate"
      && headers.first(name: "sec-fetch-dest") ?? "document" == "document"
    return site != "none" && site != "same-origin" && !isLink
  }

  private func ownFile(
    _ address: Address, _ request: HTTPRequestHead, _ isLocal: Bool
  ) async -> Answer {
    let path = address.path
    if let bytes = Self.ownFiles[path] { return .file(Data(bytes), type: ContentType.of(path)) }
    switch path {
    case "/.careleaf/events" where request.method == .GET:
      // The page asks again after some time.
      return hub.events().map(Answer.events)
        ?? .text(.serviceUnavailable, "Too many pages wait for changes.\n")
    case "/.careleaf/review.json":
      let page = address.value(of: "page") ?? "/"
      let html = try? await site.file(Self.file(of: String(page.dropFirst())))
      return json(await site.review(showsEditor: isLocal)?.page(at: page, html: html)?.text)
    case "/.careleaf/editor.json":
      let address = isLocal ? await site.editorAddress : nil
      return json(address.map { JSONValue.object([.init("url", .string($0))]).text })
    case "/.careleaf/pages.json":
      return json(await site.review(showsEditor: isLocal)?.pages.text)
    default:
      return .text(.notFound, "There is no such file.\n")
    }
  }

  private static let fixPath = "/.careleaf/fix"

  /// Changes a file as a problem's fix says. Only pages of this preview, on this machine, can ask for
  /// it: they know the session, and no other page may send a header of its own (Fetch, section 3.3.1).
  private func fix(_ request: HTTPRequestHead, _ isLocal: Bool) async -> Answer {
    let session = await site.state.session
    guard isLocal, request.headers.first(name: "careleaf-session") == session else {
      return .text(.forbidden, "Only the preview itself changes files, on its own machine.\n")
    }
    guard let asked = ProblemFix(Address(request.uri)) else {
      return .text(.badRequest, "This is no fix.\n")
    }
    do throws(ProblemFix.Outcome) {
      try await site.make(asked)
      return .text(.ok, "The file is changed.\n")
    } catch {
      return .text(.conflict, error.words)
    }
  }

  private func json(_ text: String?) -> Answer {
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

  private func page(_ path: String, _ address: Address, range: String?) async -> Answer {
    await site.waitForFirstBuild()
    let file = Self.file(of: path)
    do {
      if let data = try await site.file(file) {
        return .file(data, type: ContentType.of(file), range: range)
      }
    } catch is UndecodablePicture {
      // The page, which shows a gap, says why.
      hub.publish(await site.state.event)
    } catch {
      // The next build tells what has gone.
    }
    if file == path, await site.has(path + "/index.html") { return redirect(address) }
    if let data = try? await site.file("404.html") {
      return .file(data, type: ContentType.of("404.html"), status: .notFound)
    }
    return await waiting()
  }

  /// The file that a server shows for a path.
  private static func file(of path: String) -> String {
    path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }

  private func redirect(_ address: Address) -> Answer {
    var answer = Answer.text(.found, "")
    let query = address.query.map { "?" + $0 } ?? ""
    answer.headers.add(name: "Location", value: address.path + "/" + query)
    return answer
  }

  /// What is shown while there has been no good build.
  private func waiting() async -> Answer {
    let marker = Array(PageMarker.script(await site.state).utf8)
    let page = PageMarker.insert(marker, into: PackageResources.waiting_html)
    return .file(
      Data(page), type: ContentType.of("waiting.html"), status: .serviceUnavailable)
  }
}

extension ProblemFix {
  /// The fix that a query names; nil when something of it is missing.
  fileprivate init?(_ address: Address) {
    let number = { (name: String) in address.value(of: name).flatMap { Int($0) } }
    guard let id = address.value(of: "id"), let path = address.value(of: "path"),
      let line = number("line"), let column = number("column"), let choice = number("fix")
    else { return nil }
    self.init(id: id, path: RelativePath(path), line: line, column: column, number: choice)
  }
}

extension ProblemFix.Outcome {
  /// What the page shows in the place of the button.
  fileprivate var words: String {
    switch self {
    case .gone: "This is not found any more."
    case .changed: "The file has changed meanwhile. Look again in a moment."
    case .unwritable(let reason): "The file cannot be written: \(reason)"
    }
  }
}

/// The target of a request, in its parts.
private struct Address {
  let path: String
  let query: String?

  init(_ target: String) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts[0])
    query = parts.count > 1 ? String(parts[1]) : nil
  }

  /// What the query gives for `name`, decoded.
  func value(of name: String) -> String? {
    let start = Array("\(name)=".utf8)
    let fields = (query ?? "").utf8.split(separator: UInt8(ascii: "&"))
    let value = fields.first { $0.starts(with: start) }?.dropFirst(start.count)
    return value.flatMap { String($0)?.percentDecoded }
  }
}
