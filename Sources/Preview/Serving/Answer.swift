import Essentials
import Foundations
import NIOHTTP1

/// What is sent back for a request.
struct Answer: Sendable {
  enum Body: Sendable {
    case bytes(Data)
    /// Goes on until the browser leaves.
    case events(AsyncStream<[UInt8]>)
  }

  var status = HTTPResponseStatus.ok
  var headers: HTTPHeaders
  var body: Body

  static func text(_ status: HTTPResponseStatus, _ text: String) -> Answer {
    file(Data(text.utf8), type: "text/plain; charset=utf-8", status: status)
  }

  static func file(
    _ data: Data, type: String, status: HTTPResponseStatus = .ok
  ) -> Answer {
    Answer(status: status, headers: ["Content-Type": type], body: .bytes(data))
  }

  /// A file, or the part of it that the header `range` asks for (RFC 9110, section 14).
  static func file(_ data: Data, type: String, range: String?) -> Answer {
    var answer: Answer
    switch ByteRange(range, count: data.count) {
    case nil:
      answer = file(data, type: type)
    case .part(let range):
      answer = file(data.subdata(in: range), type: type, status: .partialContent)
      answer.headers.add(
        name: "Content-Range",
        value: "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(data.count)")
    case .unsatisfiable:
      answer = text(.rangeNotSatisfiable, "The file is shorter.\n")
      answer.headers.add(name: "Content-Range", value: "bytes */\(data.count)")
    }
    answer.headers.add(name: "Accept-Ranges", value: "bytes")
    return answer
  }

  /// The same with what every answer says to browsers, whatever it is.
  var guarded: Answer {
    var answer = self
    answer.headers.add(contentsOf: [
      "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
      // What a page elsewhere must not do: show parts of the preview, or frame it. Themes say in
      // their pages what else these may load.
      "Cross-Origin-Resource-Policy": "same-origin",
      "Content-Security-Policy": "frame-ancestors 'self'",
    ])
    return answer
  }

  static func events(_ events: AsyncStream<[UInt8]>) -> Answer {
    Answer(headers: ["Content-Type": "text/event-stream"], body: .events(events))
  }
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

enum ContentType {
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
