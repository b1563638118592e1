import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lets the program end in its own way when it is told to, by Ctrl+C or by the system.
struct EndSignals {
  private let sources: [any DispatchSourceSignal]

  /// Calls `end` when the program is told to end, from now on.
  init(_ end: @escaping @Sendable () -> Void) {
    // Until the system has taken note of it, a signal would be lost.
    let registration = DispatchGroup()
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler(handler: end)
      registration.enter()
      source.setRegistrationHandler { registration.leave() }
      source.resume()
      return source
    }
    registration.wait()
  }

  /// Lets the signals end the program at once again.
  func giveBack() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
