import Foundation

/// Writes a Swift file that holds other files, for the plugin `EmbedFiles`:
/// `embed ROOM OUTPUT TRIGGER ROOT SOURCE…`, where each source is a file or folder below the root. What
/// already holds just that is not written again, so that nothing is compiled again.
@main enum Embed {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 4 else { throw CocoaError(.fileReadUnknown) }
    let (room, output, trigger, root) = (arguments[0], arguments[1], arguments[2], arguments[3])
    let paths = try arguments.dropFirst(4).flatMap { try files(at: $0, below: root) }
    let text = try room == "BuiltIn" ? builtIn(paths, in: root) : resources(paths, in: root)
    let (url, data) = (URL(filePath: output), Data(text.utf8))
    if (try? Data(contentsOf: url)) != data { try data.write(to: url) }
    try Data("\(Date().timeIntervalSince1970)\n".utf8).write(to: URL(filePath: trigger))
  }

  /// What is no code in a room, as constants that are called as the files are.
  private static func resources(_ paths: [String], in root: String) throws -> String {
    var text = "enum PackageResources {\n"
    for path in paths where ![".swift", ".md"].contains(where: path.hasSuffix) {
      let bytes = try Data(contentsOf: URL(filePath: root).appending(path: path))
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let constant = String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
      text += "  static let \(constant): [UInt8] = \(expression(Array(bytes)))\n"
    }
    return text + "}\n"
  }

  /// The files of the room `BuiltIn`, and what the program is made of.
  private static func builtIn(_ paths: [String], in root: String) throws -> String {
    var text = "import Foundations\n\nextension BuiltIn {\n"
    text += "  /// Every file by its path in the repository.\n"
    text += "  static let embedded: [RelativePath: [UInt8]] = [\n"
    for path in paths {
      let bytes = try Data(contentsOf: URL(filePath: root).appending(path: path))
      text += "    \(literal(path)): \(expression(Array(bytes))),\n"
    }
    text +=
      "  ]\n\n  /// What the program is made of: its commit, and the packages with their versions.\n"
    text += "  static let madeOf: [(name: String, version: String)] = [\n"
    for (name, version) in [("commit", commit(of: root))] + packages(of: root) {
      text += "    (\(literal(name)), \(literal(version))),\n"
    }
    return text + "  ]\n}\n"
  }

  /// The commit that is built, with a mark where files differ from it; empty where nobody knows.
  /// Who builds from an archive can say it in `CARELEAF_COMMIT`.
  private static func commit(of root: String) -> String {
    if let known = ProcessInfo.processInfo.environment["CARELEAF_COMMIT"] { return known }
    guard let commit = git(["rev-parse", "--short=12", "HEAD"], in: root) else { return "" }
    let changes = git(["status", "--porcelain", "--untracked-files=no"], in: root) ?? ""
    return commit + (changes.isEmpty ? "" : "+")
  }

  private static func git(_ arguments: [String], in root: String) -> String? {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", root] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private struct Resolved: Decodable {
    struct Pin: Decodable {
      struct State: Decodable { let version: String? }

      let identity: String
      let state: State
    }

    let pins: [Pin]
  }

  /// The packages that the program is built with, as SwiftPM notes them.
  private static func packages(of root: String) -> [(String, String)] {
    let url = URL(filePath: root).appending(path: "Package.resolved")
    guard let data = try? Data(contentsOf: url),
      let resolved = try? JSONDecoder().decode(Resolved.self, from: data)
    else { return [] }
    return resolved.pins.map { ($0.identity, $0.state.version ?? "") }.sorted { $0.0 < $1.0 }
  }

  /// The files in the order of their paths, without those whose name begins with a dot.
  private static func files(at source: String, below root: String) throws -> [String] {
    let url = URL(filePath: root).appending(path: source)
    guard isFolder(url) else { return [source] }
    return try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted().filter {
      !$0.split(separator: "/").contains { $0.hasPrefix(".") }
        && !isFolder(url.appending(path: $0))
    }.map { "\(source)/\($0)" }
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// A long list of numbers takes the compiler a long time, so that text is written as text.
  private static func expression(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "\(bytes)" }
    return "Array(\(literal(text)).utf8)"
  }

  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result + "\""
  }
}
