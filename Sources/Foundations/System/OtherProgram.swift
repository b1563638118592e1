import Essentials

#if os(Linux)
  import CLinux
#endif

/// Another program, found where a shell finds it.
public enum OtherProgram {
  /// What a run has come to.
  public struct Outcome: Sendable {
    /// What the program ended with; 128 and the signal where one ended it, as a shell says it.
    public let status: Int32
    /// What it wrote to its standard output, where that was asked for.
    public let output: [UInt8]
  }

  /// What a shell says of a program that is not there, and of one that cannot be run (POSIX.1-2017,
  /// Shell and Utilities, 2.8.2).
  public static let isMissing: Int32 = 127
  public static let isRefused: Int32 = 126

  /// Runs a program by its name and arguments to its end, without input, and waits for it.
  public static func run(_ words: [String], keepsOutput: Bool) -> Outcome {
    var ends: [Int32] = [-1, -1]
    guard !keepsOutput || pipe(&ends) == 0 else {
      return Outcome(status: isRefused, output: [])
    }
    defer { if keepsOutput { close(ends[0]) } }
    let (reason, process) = start(words, output: ends[1])
    if keepsOutput { close(ends[1]) }
    guard reason == 0 else {
      return Outcome(status: reason == ENOENT ? isMissing : isRefused, output: [])
    }
    let output = keepsOutput ? everything(from: ends[0]) : []
    return Outcome(status: end(of: process), output: output)
  }

  /// Starts the program; its standard output is the open file `output`, or goes nowhere.
  private static func start(
    _ words: [String], output: Int32
  ) -> (reason: Int32, process: pid_t) {
    #if os(Linux)
      var (files, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #else
      var (files, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
    #endif
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if output >= 0 { posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO) }
    let others = [STDIN_FILENO, STDERR_FILENO] + (output >= 0 ? [] : [STDOUT_FILENO])
    for descriptor in others {
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
    }
    #if os(Linux)
      // A browser would keep the preview's port, and every program the pipes of all others.
      posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1)
    #endif
    giveBackSignals(&attributes)
    var process: pid_t = 0
    let name = words.first ?? ""
    let environment = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
    let reason = withStrings(words) { words in
      withStrings(environment) { posix_spawnp(&process, name, &files, &attributes, words, $0) }
    }
    return (reason, process)
  }

  #if os(Linux)
    private typealias Attributes = posix_spawnattr_t
  #else
    private typealias Attributes = posix_spawnattr_t?
  #endif

  /// What this program ignores or holds back means what it always does in the other.
  private static func giveBackSignals(_ attributes: inout Attributes) {
    var (none, own) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&own)
    for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&own, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &own)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    #if canImport(Darwin)
      flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// Calls `body` with `strings` as C takes a list of them.
  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  private static func everything(from descriptor: Int32) -> [UInt8] {
    var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }

  private static func end(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return isRefused }
    }
    // WIFEXITED, WEXITSTATUS and WTERMSIG of <sys/wait.h>, which Swift does not see.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }
}
