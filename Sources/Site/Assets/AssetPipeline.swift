import Crypto
import Diagnostics
import Presentation

/// A file of the theme under a name that changes with its content, so that hosts can let
/// browsers keep it for ever.
struct Asset: Sendable {
  /// The path in the output folder.
  let outputPath: String
  let bytes: [UInt8]
}

/// Names the assets by their content and lets style sheets refer to them by those names.
struct AssetPipeline: Sendable {
  /// The assets by their path in `templates/assets/`.
  private(set) var assets: [String: Asset] = [:]

  /// The assets in `files`. Reports references in style sheets to files that are not there, and
  /// files that templates cannot tell apart.
  init(_ files: [String: [UInt8]], _ diagnostics: inout [Diagnostic]) {
    let paths = files.keys.sorted()
    diagnostics += Self.sameNames(among: paths)
    for path in paths where !path.hasSuffix(".css") {
      assets[path] = Asset(path: path, bytes: files[path] ?? [])
    }
    for path in paths where path.hasSuffix(".css") {
      var sheet = StyleSheet(path: path, bytes: files[path] ?? [])
      let bytes = sheet.resolving(references: assets)
      diagnostics += sheet.diagnostics
      assets[path] = Asset(path: path, bytes: bytes)
    }
  }

  private static func sameNames(among paths: [String]) -> [Diagnostic] {
    var taken: [String: String] = [:]
    return paths.compactMap { path in
      let name = ThemeFiles.assetName(path)
      guard let other = taken[name] else {
        taken[name] = path
        return nil
      }
      return Diagnostic(
        SiteProblem.sameAssetName, "templates cannot tell this asset from '\(other)'",
        at: SourceLocation(path: "templates/assets/" + path),
        help: "both are {{assets.\(name)}}; rename one of them")
    }
  }

  /// The addresses of the assets by the names that templates use.
  func addresses(basePath: String) -> [String: String] {
    Dictionary(
      assets.map { (ThemeFiles.assetName($0.key), basePath + $0.value.outputPath) }
    ) { first, _ in first }
  }

  /// The files to write.
  var plannedFiles: [PlannedFile] {
    assets.sorted { $0.key < $1.key }.map { path, asset in
      PlannedFile(
        path: asset.outputPath, origin: SourceLocation(path: "templates/assets/" + path)
      ) { asset.bytes }
    }
  }
}

extension Asset {
  fileprivate init(path: String, bytes: [UInt8]) {
    let digest = SHA256.hash(data: bytes)
    let fingerprint = digest.prefix(5).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let dot = path[slash...].lastIndex(of: ".") ?? path.endIndex
    self.init(
      outputPath: "assets/\(path[..<dot]).\(fingerprint)\(path[dot...])", bytes: bytes)
  }
}
