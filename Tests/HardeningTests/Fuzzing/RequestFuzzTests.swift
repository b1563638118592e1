import ContentLoader
import FlyingFox
import Foundation
import SiteBuilder
import Testing
import TreatmentFacts

@testable import PreviewServer

/// Addresses made by chance: the preview answers each with a file of the site or with none, and
/// goes on.
@Suite struct RequestFuzzTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["CARELEAF_FUZZ_SECONDS"].flatMap(Double.init)

  private static let words = [
    "/", "//", "\\", "..", "../", "/../", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%5c..%5c",
    "%252e%252e/", "%c0%ae%c0%ae/", "%e0%80%ae/", "%ff", "%00", "%", "%2", "%zz", "\u{0}", "?",
    "#", "&page=", "?page=", ";", ":", "@", "evil.example", "http://", "file:///etc/passwd",
    "/etc/passwd",
    "content/clinic.yaml", "templates/home.mustache", ".careleaf/", ".careleaf/events",
    ".git/config",
    "index.html", "INDEX.HTML", "404.html", "é", "e\u{301}", "\u{202E}", "🩹", " ", "+", "%20",
    "\t",
    String(repeating: "a/", count: 500), String(repeating: "../", count: 200),
    String(repeating: "%2f", count: 300),
  ]

  @Test(.timeLimit(.minutes(100))) func servesNothingButTheSite() async throws {
    let (handler, files) = try await site()
    let start = ContinuousClock.now
    let seed = Self.seconds == nil ? 1 : UInt64(Date().timeIntervalSince1970)
    var mutator = Mutator(seed: seed, seeds: files.keys.map { "/" + $0 }, words: Self.words)
    let bodies = Set(files.values)
    var count = 0
    var found = 0
    while Self.seconds.map({ ContinuousClock.now - start < .seconds($0) }) ?? (count < 2000) {
      let target = String(decoding: mutator.next(), as: UTF8.self)
      guard !target.hasPrefix("/.careleaf/events") else { continue }
      let response = try await answer(target, handler)
      let body = try await response.bodyData
      switch response.statusCode.code {
      case 200 where target.hasPrefix("/.careleaf/"): break
      case 200:
        found += 1
        #expect(bodies.contains(body), "\(target)")
      case 302:
        let location = response.headers[.location] ?? ""
        #expect(location.hasPrefix("/") && !location.hasPrefix("//"), "\(target)")
      default: #expect([400, 404].contains(response.statusCode.code), "\(target)")
      }
      count += 1
    }
    // Where nothing is ever found, nothing is proved.
    #expect(found > 0)
    if Self.seconds != nil { print("\(count) addresses, \(found) found, with seed \(seed)") }
  }

  private func site() async throws -> (PreviewHandler, [String: Data]) {
    let options = BuildOptions(asOf: try #require(CalendarDate(iso: "2026-06-01")))
    let folder = SiteFolder.disk(InjectionSite.root)
    let plan = try #require(try await SiteBuild.prepare(folder, options: options).plan)
    let preview = PreviewSite(folder: folder, options: options, session: "abc")
    _ = await preview.rebuild(after: .unknown)
    var files: [String: Data] = [:]
    for file in plan.stages.joined() { files[file.path] = try await preview.file(file.path) }
    let handler = PreviewHandler(
      site: preview, hub: EventHub([]), hosts: HostRule(listeningAt: "127.0.0.1"))
    return (handler, files)
  }

  private func answer(_ target: String, _ handler: PreviewHandler) async throws -> HTTPResponse {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var headers = HTTPHeaders()
    headers[.host] = "localhost"
    let request = HTTPRequest(
      method: .GET, version: .http11,
      target: HTTPRequest.Target(
        path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : ""),
      headers: headers, body: HTTPBodySequence())
    return try await handler.handleRequest(request)
  }
}
