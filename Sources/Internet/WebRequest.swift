import ContentChecks
import Foundation

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
    session.invalidateAndCancel()
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

/// Hears what a session says of its one request.
private final class AnswerListener: NSObject, URLSessionDataDelegate {
  private let answers: AsyncStream<WebAnswer>.Continuation

  init(answers: AsyncStream<WebAnswer>.Continuation) { self.answers = answers }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    tell(response)
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { tell(response) }
    completionHandler(.cancel)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    if let error { answers.yield(.failure(Self.reason(error))) }
    if let response = task.response as? HTTPURLResponse { tell(response) }
    answers.finish()
  }

  private func tell(_ response: HTTPURLResponse) {
    let location = response.value(forHTTPHeaderField: "Location")
    answers.yield(.status(response.statusCode, location: location))
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
