import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program prints to.
enum Terminal {
  /// Whether standard error shows colours: it is a terminal, and neither `NO_COLOR` is set
  /// (no-color.org) nor is the terminal a dumb one.
  static func showsColors(environment: [String: String]) -> Bool {
    let asksForNone = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(STDERR_FILENO) == 1 && !asksForNone && environment["TERM"] != "dumb"
  }

  /// Prints `text` to standard error.
  static func printError(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Prints `text` to standard output.
  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// A reader that has gone away, such as `head`, is no problem of the site's.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// The system's `write`, whose name `Terminal` has for its own.
private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, buffer, count)
}

extension Duration {
  /// The duration in seconds with two digits after the point, such as `0.07`.
  var inSeconds: String {
    let (seconds, attoseconds) = components
    let hundredths = seconds * 100 + attoseconds / 10_000_000_000_000_000
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction)"
  }
}
