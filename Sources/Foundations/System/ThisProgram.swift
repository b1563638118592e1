import Essentials

/// The program itself.
public enum ThisProgram {
  /// How many processors it may use at the same time.
  public static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// What tells its file from another: where it is, its size and when it was changed last; nil when
  /// it is not to be found.
  public static var identity: [String]? {
    guard let path else { return nil }
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    return [path, "\(status.st_size)", "\(changed.tv_sec).\(changed.tv_nsec)"]
  }

  private static var path: String? {
    #if canImport(Darwin)
      return Bundle.main.executablePath
    #else
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &buffer, buffer.count)
      guard count > 0 else { return nil }
      return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #endif
  }
}
