import Content
import Diagnostics
import Foundations
import Media
import Presentation
import YAML

/// A file of the theme under a name that changes with its content, so that hosts can let
/// browsers keep it for ever.
struct Asset: Sendable {
  let outputPath: RelativePath
  let bytes: [UInt8]
}

private let themeFolder: RelativePath = "templates/assets"
private let outputFolder: RelativePath = "assets"

/// Names the assets by their content and lets style sheets refer to them by those names.
struct AssetPipeline: Sendable {
  /// The assets by their path in `templates/assets/`.
  private(set) var assets: [RelativePath: Asset] = [:]

  /// The assets in `files`. Reports references in style sheets to files that are not there, and
  /// files that templates cannot tell apart.
  init(_ files: [RelativePath: [UInt8]], _ diagnostics: inout [Diagnostic]) {
    let paths = files.keys.sorted()
    diagnostics += Self.sameNames(among: paths)
    for path in paths where !path.hasSuffix(".css") {
      let bytes = Self.cleaned(files[path] ?? [], path, &diagnostics)
      assets[path] = Asset(path: path, bytes: bytes)
    }
    for path in paths where path.hasSuffix(".css") {
      var sheet = StyleSheet(path: path, bytes: files[path] ?? [])
      let bytes = sheet.resolving(references: assets)
      diagnostics += sheet.diagnostics
      assets[path] = Asset(path: path, bytes: bytes)
    }
  }

  /// Pictures without what they say about whoever made them.
  private static func cleaned(
    _ bytes: [UInt8], _ path: RelativePath, _ diagnostics: inout [Diagnostic]
  ) -> [UInt8] {
    guard MediaFormat(path) != nil else {
      let file = themeFolder.appending(path.text)
      if path.name == "pictures.yaml" { diagnostics.append(notes(file)) }
      if let disguise = MediaFormat.disguise(bytes, path: file) { diagnostics.append(disguise) }
      return bytes
    }
    let clean = CleanMedia(bytes, path: themeFolder.appending(path.text), &diagnostics)
    return clean?.bytes ?? bytes
  }

  /// It would be published with the names of people and what they agreed to.
  private static func notes(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      SiteProblem.notesAmongAssets, "notes about pictures would be published here",
      at: SourceLocation(path: path),
      help: "put the pictures and their notes into 'content', or delete the notes")
  }

  private static func sameNames(among paths: [RelativePath]) -> [Diagnostic] {
    var taken: [String: RelativePath] = [:]
    return paths.compactMap { path in
      let name = ThemeFiles.assetName(path)
      guard let other = taken[name] else {
        taken[name] = path
        return nil
      }
      return Diagnostic(
        SiteProblem.sameAssetName, "templates cannot tell this asset from '\(other)'",
        at: SourceLocation(path: themeFolder.appending(path.text)),
        help: "both are {{assets.\(name)}}; rename one of them")
    }
  }

  /// What the token `theme-color` of the style sheets says.
  var themeColor: String? {
    assets.filter { $0.key.hasSuffix(".css") }.sorted { $0.key < $1.key }.lazy
      .compactMap { Tokens.value(of: "theme-color", in: $0.value.bytes) }.first
  }

  /// The addresses of the assets by the names that templates use.
  func addresses(basePath: String) -> [String: String] {
    Dictionary(
      assets.map { (ThemeFiles.assetName($0.key), basePath + $0.value.outputPath.text) }
    ) { first, _ in first }
  }

  var plannedFiles: [PlannedFile] {
    assets.sorted { $0.key < $1.key }.map { path, asset in
      PlannedFile(
        path: asset.outputPath, origin: SourceLocation(path: themeFolder.appending(path.text))
      ) { $0 += asset.bytes }
    }
  }
}

extension Asset {
  fileprivate init(path: RelativePath, bytes: [UInt8]) {
    let fingerprint = FileDigest(of: bytes).hex.prefix(10)
    let name = path.name
    let end = name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    let outputName = "\(name[..<end]).\(fingerprint)\(name[end...])"
    self.init(
      outputPath: outputFolder.appending(path.parent.text).appending(outputName), bytes: bytes)
  }
}

/// A CSS file whose `url(…)` references to other assets are turned into their fingerprinted names.
private struct StyleSheet {
  private let file: SourceFile
  private let folder: RelativePath
  private let positions: SourcePositions
  private var nearestNames = NearestNames()
  private(set) var diagnostics: [Diagnostic] = []

  init(path: RelativePath, bytes: [UInt8]) {
    file = SourceFile(
      path: themeFolder.appending(path.text), text: String(decoding: bytes, as: UTF8.self))
    positions = SourcePositions(file)
    folder = path.parent
  }

  /// The style sheet with every relative reference resolved among `assets`.
  mutating func resolving(references assets: [RelativePath: Asset]) -> [UInt8] {
    reportImports()
    var result = ""
    var remaining = Substring(file.text)
    while let open = remaining.firstRange(of: "url("),
      let close = remaining[open.upperBound...].utf8.firstIndex(of: UInt8(ascii: ")"))
    {
      let written = remaining[open.upperBound..<close]
      let reference = written.trimming {
        $0.isSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
      }
      result += remaining[..<open.upperBound]
      result += address(of: reference, assets) ?? String(written)
      remaining = remaining[close...]
    }
    return Array((result + remaining).utf8)
  }

  private mutating func address(of reference: Substring, _ assets: [RelativePath: Asset])
    -> String?
  {
    let first = reference.utf8.first
    guard !reference.utf8.contains(UInt8(ascii: ":")), first != UInt8(ascii: "/"),
      first != UInt8(ascii: "#")
    else { return nil }
    let path = Substring(
      reference.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") })
    guard !path.hasSuffix(".css") else {
      reportImport(reference)
      return nil
    }
    guard let full = folder.resolving(String(path)), let asset = assets[full] else {
      report(reference, among: assets.keys.map(\.text))
      return nil
    }
    let up = folder.components.map { _ in "../" }.joined()
    let below = asset.outputPath.relative(to: outputFolder) ?? asset.outputPath
    return "\"\(up)\(below)\(reference[path.endIndex...])\""
  }

  /// `@import "other.css"`, which would ask for a name that the other file does not have. A string
  /// that does not end on its line is none (CSS Syntax, section 4.3.5).
  private mutating func reportImports() {
    for range in file.text.ranges(of: "@import") {
      let rest = file.text.utf8[range.upperBound...].drop(while: \.isSpace)
      guard let quote = rest.first, Self.quotes.contains(quote) else { continue }
      let target = rest.dropFirst().prefix { $0 != quote && $0 != UInt8(ascii: "\n") }
      guard target.endIndex < rest.endIndex, rest[target.endIndex] == quote,
        !target.starts(with: "//".utf8), Substring(target).firstRange(of: "://") == nil
      else { continue }
      reportImport(Substring(target))
    }
  }

  private static let quotes = "\"'".utf8

  private mutating func reportImport(_ reference: Substring) {
    diagnostics.append(
      Diagnostic(
        SiteProblem.importedStyleSheet, "style sheets cannot import others of the theme",
        at: location(of: reference), help: "name both in the layout instead"))
  }

  private func location(of reference: Substring) -> SourceLocation {
    let start = file.text.utf8.distance(from: file.text.startIndex, to: reference.startIndex)
    return positions.location(utf8Offsets: start..<start + reference.utf8.count)
  }

  private mutating func report(
    _ reference: Substring, among known: @autoclosure () -> [String]
  ) {
    let nearest = nearestNames.nearest(to: String(reference), in: "assets", among: known())
    diagnostics.append(
      Diagnostic(
        SiteProblem.unknownAsset, "there is no asset \(reference.quoted)",
        at: location(of: reference), nearest: nearest,
        orElse: "put the file into templates/assets/"))
  }
}

extension Substring {
  /// Without the bytes at both ends that `isTrimmed` holds for.
  fileprivate func trimming(_ isTrimmed: (UInt8) -> Bool) -> Substring {
    var bytes = utf8
    while let first = bytes.first, isTrimmed(first) { bytes.removeFirst() }
    while let last = bytes.last, isTrimmed(last) { bytes.removeLast() }
    return Substring(bytes)
  }
}
