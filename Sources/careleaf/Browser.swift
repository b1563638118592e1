import Foundation

/// The browser of whoever runs the program.
enum Browser {
  /// Opens `url` in it, and says so where the system has no way to.
  static func open(_ url: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    #if os(macOS)
      process.arguments = ["open", url]
    #else
      process.arguments = ["xdg-open", url]
    #endif
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { process in
      if process.terminationStatus != 0 { sayItFailed(url) }
    }
    do { try process.run() } catch { sayItFailed(url) }
  }

  private static func sayItFailed(_ url: String) {
    Terminal.printError("warning: the browser could not be opened; open \(url) yourself\n")
  }
}
