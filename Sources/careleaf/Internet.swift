public import Checks
import Dispatch
import Essentials
import Foundations

extension WebAccess {
  public static func internet() -> WebAccess {
    let clock = ContinuousClock()
    let start = clock.now
    return WebAccess(
      ask: { method, address, timeout in
        await WebRequest(method: method.rawValue, address: address, timeout: timeout).answer()
      },
      addresses: { host in HostAddresses.all(of: host) },
      elapsed: { start.duration(to: clock.now) })
  }
}

/// One request, of which only the head of the answer counts. The program `curl` makes it: the
/// libraries of HTTP and TLS would bring thirty others into a program that rarely needs them.
struct WebRequest {
  let method: String
  let address: String
  let timeout: Duration

  /// A page that is larger than this is not read to its end.
  private static let mostBytes = 10_000_000

  /// What the server answers; redirections are not followed.
  func answer() async -> WebAnswer {
    let arguments = arguments
    let run: OtherProgram.Outcome = await withCheckedContinuation { continuation in
      // Its own queue, because waiting here would keep others from going on.
      DispatchQueue.global().async {
        continuation.resume(
          returning: OtherProgram.run(["curl"] + arguments, keepsOutput: true))
      }
    }
    return Self.answer(in: run.output) ?? .failure(Self.reason(run.status))
  }

  /// No file of settings is read, and nothing in the address means anything else.
  private var arguments: [String] {
    [
      "--disable", "--silent", "--globoff", "--proto", "=http,https", "--max-time",
      "\(max(1, timeout.components.seconds))", "--max-filesize", "\(Self.mostBytes)",
      "--user-agent", "Careleaf link check", "--output", "/dev/null", "--dump-header", "-",
    ] + (method == "HEAD" ? ["--head"] : ["--request", method]) + ["--url", address]
  }

  /// What the last of the heads in `bytes` says: others come before it, such as that of a proxy or
  /// of an answer to wait for another (RFC 9110, section 15.2).
  private static func answer(in bytes: [UInt8]) -> WebAnswer? {
    var answer: WebAnswer?
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.utf8.starts(with: "HTTP/".utf8) {
        let parts = line.split(separator: " ")
        answer = parts.dropFirst().first.flatMap { Int($0) }.map { .status($0) }
      } else if let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "location",
        case .status(let status, _) = answer
      {
        let location = line[line.index(after: colon)...].drop(while: \.isWhitespace)
        answer = .status(status, location: String(location))
      }
    }
    return answer
  }

  /// What the exit status of curl says (curl(1), EXIT CODES).
  private static func reason(_ status: Int32) -> String {
    switch status {
    case 3: "it is no address of the web"
    case 5, 6: "there is no such host"
    case 7: "the server takes no connection"
    case 28: "the server does not answer in time"
    case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91: "its certificate is not valid"
    case OtherProgram.isRefused, OtherProgram.isMissing: "the program 'curl' is not installed"
    default: "the server does not answer as servers do"
    }
  }
}

enum HostAddresses {
  /// The numeric addresses of `host`, which may itself be one; none when it is unknown.
  static func all(of host: String) -> [String] {
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, nil, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next?.pointee {
      if let address = text(entry), !addresses.contains(address) { addresses.append(address) }
      next = entry.ai_next
    }
    return addresses
  }

  private static func text(_ entry: addrinfo) -> String? {
    var buffer = [CChar](repeating: 0, count: 256)
    let result = getnameinfo(
      entry.ai_addr, entry.ai_addrlen, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
    guard result == 0 else { return nil }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
