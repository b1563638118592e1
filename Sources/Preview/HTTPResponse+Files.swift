import FlyingFox
import Foundation

extension HTTPResponse {
  /// How much of a file is handed over at a time.
  private static let bufferSize = 65_536

  /// A line of text.
  static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    file(Data(text.utf8), type: "text/plain; charset=utf-8", status: status)
  }

  /// A whole file.
  static func file(
    _ data: Data, type: String, status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: [.contentType: type],
      body: HTTPBodySequence(data: data, suggestedBufferSize: bufferSize))
  }

  /// A file, or the part of it that the header `range` asks for (RFC 9110, section 14).
  static func file(_ data: Data, type: String, range: String?) -> HTTPResponse {
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
