import Foundation

/// Where libFuzzer finds what to begin with, and leaves what it found.
struct FuzzFolder {
  private let folder: URL

  /// The part of the folder at `path` that is for `target`, with seeds and words in it.
  init(_ path: String, _ target: FuzzTarget) async throws {
    folder = URL(filePath: path).appending(path: target.rawValue)
    for name in ["seeds", "corpus", "findings"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    for (number, seed) in try await target.seeds().enumerated() {
      try Data(seed).write(to: folder.appending(path: "seeds/\(number)"))
    }
    let lines = Set(target.words.map(Self.entry)).sorted().joined()
    try Data(lines.utf8).write(to: folder.appending(path: "words"))
  }

  /// What libFuzzer is told; of an option given twice it takes the last.
  var options: [String] {
    [
      "-dict=\(folder.appending(path: "words").path)",
      "-artifact_prefix=\(folder.appending(path: "findings").path)/",
      "-max_len=20000", "-timeout=5", "-rss_limit_mb=2048", "-detect_leaks=0",
      "-report_slow_units=1", "-print_final_stats=1",
    ]
  }

  /// The folders of inputs to begin with; none where `arguments` name inputs to try.
  func corpus(unless arguments: [String]) -> [String] {
    guard arguments.allSatisfy({ $0.hasPrefix("-") }) else { return [] }
    return ["corpus", "seeds"].map { folder.appending(path: $0).path }
  }

  /// A line of a dictionary (see "libFuzzer", dictionaries).
  private static func entry(_ word: [UInt8]) -> String {
    let bytes = word.map { byte in
      (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
    }
    return "\"\(bytes.joined())\"\n"
  }
}
