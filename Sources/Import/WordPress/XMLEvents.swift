import CExpat

/// Something that expat found in a document.
enum XMLEvent {
  case start(name: String, attributes: [(name: String, value: String)])
  case end(name: String)
  case text(String)
  case comment(String)
}

/// Why a document cannot be read, with its line, from 1.
struct XMLProblem: Error {
  let line: Int
  let message: String
}

/// expat's parser. A document type is refused as a whole: a site's export has none, and with it
/// entities could be declared that stand for one another and grow to gigabytes, or for other files.
struct XMLEvents {
  /// Calls `take` with each event of the document that `parts` gives piece by piece, with its line,
  /// until `take` tells a problem.
  /// - Throws: `XMLProblem`, and what `parts` throws.
  static func forEach(
    in parts: (_ feed: ([UInt8]) throws -> Bool) throws -> Void,
    _ take: @escaping (XMLEvent, _ line: Int) -> String?
  ) throws {
    let reading = try Reading(take)
    try parts { bytes in
      try reading.parse(bytes, isLast: false)
      return true
    }
    try reading.parse([], isLast: true)
  }

  /// A parser with what it calls, which expat knows by its address.
  private final class Reading {
    private let parser: XML_Parser
    private let take: (XMLEvent, Int) -> String?
    /// Why it has stopped.
    private var problem: XMLProblem?
    private var depth = 0

    private static let depthLimit = 64

    init(_ take: @escaping (XMLEvent, Int) -> String?) throws {
      guard let parser = XML_ParserCreate("UTF-8") else {
        throw XMLProblem(line: 1, message: "there is not enough memory")
      }
      self.parser = parser
      self.take = take
      XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
      XML_SetElementHandler(
        parser,
        { user, name, attributes in
          guard let reading = Reading.of(user), let name else { return }
          reading.start(String(cString: name), attributes)
        },
        { user, name in
          guard let reading = Reading.of(user), let name else { return }
          reading.depth -= 1
          reading.give(.end(name: String(cString: name)))
        })
      XML_SetCharacterDataHandler(parser) { user, bytes, count in
        guard let reading = Reading.of(user), let bytes else { return }
        let buffer = UnsafeRawBufferPointer(start: bytes, count: Int(count))
        reading.give(.text(String(decoding: buffer, as: UTF8.self)))
      }
      XML_SetCommentHandler(parser) { user, text in
        guard let reading = Reading.of(user), let text else { return }
        reading.give(.comment(String(cString: text)))
      }
      XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
        Reading.of(user)?.stop("a document type, which no export of a site has")
      }
    }

    deinit { XML_ParserFree(parser) }

    private static func of(_ user: UnsafeMutableRawPointer?) -> Reading? {
      user.map { Unmanaged<Reading>.fromOpaque($0).takeUnretainedValue() }
    }

    private var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

    private func start(
      _ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
      depth += 1
      if depth > Self.depthLimit {
        return stop("elements nested more than \(Self.depthLimit) deep")
      }
      var found: [(name: String, value: String)] = []
      var next = attributes
      while let pair = next, let name = pair[0], let value = pair[1] {
        found.append((String(cString: name), String(cString: value)))
        next = pair + 2
      }
      give(.start(name: name, attributes: found))
    }

    private func give(_ event: XMLEvent) {
      guard problem == nil else { return }
      if let message = take(event, line) { stop(message) }
    }

    private func stop(_ message: String) {
      guard problem == nil else { return }
      problem = XMLProblem(line: line, message: message)
      XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    func parse(_ bytes: [UInt8], isLast: Bool) throws {
      let status = bytes.withUnsafeBytes { buffer in
        XML_Parse(
          parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count),
          isLast ? 1 : 0)
      }
      if let problem { throw problem }
      guard status == XML_STATUS_ERROR else { return }
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
      throw XMLProblem(line: line, message: reason ?? "it is no XML")
    }
  }
}

public enum XMLVersion {
  /// The version of expat that the program runs with, such as `2.5.0`.
  public static var ofLibrary: String {
    let version = XML_ExpatVersionInfo()
    return "\(version.major).\(version.minor).\(version.micro)"
  }
}
