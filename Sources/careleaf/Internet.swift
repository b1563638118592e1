public import Checks
import Foundation
import Synchronization

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

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request, of which only the head of the answer is read.
struct WebRequest {
  let method: String
  let address: String
  let timeout: Duration

  /// What the server answers; redirections are not followed.
  func answer() async -> WebAnswer {
    guard let url = URL(string: address) else { return .failure("it is no address of the web") }
    let (answers, listener) = AsyncStream.makeStream(of: WebAnswer.self)
    let session = URLSession(
      configuration: configuration, delegate: AnswerListener(answers: listener),
      delegateQueue: nil)
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.setValue("Careleaf link check", forHTTPHeaderField: "User-Agent")
    request.setValue("*/*", forHTTPHeaderField: "Accept")
    session.dataTask(with: request).resume()
    let first = await answers.first { _ in true }
    session.finishTasksAndInvalidate()
    return first ?? .failure("the lookup was stopped")
  }

  private var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    let seconds = max(1, Double(timeout.components.seconds))
    configuration.timeoutIntervalForRequest = seconds
    configuration.timeoutIntervalForResource = seconds
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    return configuration
  }
}

/// Hears what a session says of its one request, and tells it when all is over. A session must not
/// be given up while it waits to hear what to do with a redirection or an answer: on Linux that
/// ends the program (swift-corelibs-foundation, `didCompleteRedirectCallback`).
private final class AnswerListener: NSObject, URLSessionDataDelegate {
  private let answers: AsyncStream<WebAnswer>.Continuation
  private let heard = Mutex<WebAnswer?>(nil)

  init(answers: AsyncStream<WebAnswer>.Continuation) { self.answers = answers }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    hear(response)
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { hear(response) }
    completionHandler(.cancel)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    if let response = task.response as? HTTPURLResponse { hear(response) }
    let failure = error.map { WebAnswer.failure(Self.reason($0)) }
    if let answer = heard.withLock({ $0 }) ?? failure { answers.yield(answer) }
    answers.finish()
  }

  /// The first answer counts.
  private func hear(_ response: HTTPURLResponse) {
    let location = response.value(forHTTPHeaderField: "Location")
    heard.withLock { $0 = $0 ?? .status(response.statusCode, location: location) }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? URLError)?.code {
    case .timedOut: "the server does not answer in time"
    case .cannotFindHost, .dnsLookupFailed: "there is no such host"
    case .cannotConnectToHost: "the server takes no connection"
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      "its certificate is not valid"
    case .notConnectedToInternet, .networkConnectionLost: "the network is not reachable"
    default: error.localizedDescription
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
