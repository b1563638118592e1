import Content
import Diagnostics
import Foundations

/// A CSS file whose `url(…)` references to other assets are turned into their fingerprinted
/// names.
struct StyleSheet {
  private let file: SourceFile
  private let folder: String
  private(set) var diagnostics: [Diagnostic] = []

  init(path: String, bytes: [UInt8]) {
    file = SourceFile(
      path: "templates/assets/" + path, text: String(decoding: bytes, as: UTF8.self))
    folder = OutputFolder.parent(of: path)
  }

  /// The style sheet with every relative reference resolved among `assets`.
  mutating func resolving(references assets: [String: Asset]) -> [UInt8] {
    reportImports()
    var result = ""
    var remaining = Substring(file.text)
    while let open = remaining.firstRange(of: "url("),
      let close = remaining[open.upperBound...].firstIndex(of: ")")
    {
      let written = remaining[open.upperBound..<close]
      let reference = written.trimming { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      result += remaining[..<open.upperBound]
      result += address(of: reference, assets) ?? String(written)
      remaining = remaining[close...]
    }
    return Array((result + remaining).utf8)
  }

  private mutating func address(of reference: Substring, _ assets: [String: Asset]) -> String? {
    guard !reference.contains(":"), !reference.hasPrefix("/"), !reference.hasPrefix("#") else {
      return nil
    }
    let path = reference.prefix { $0 != "#" && $0 != "?" }
    guard !path.hasSuffix(".css") else {
      reportImport(reference)
      return nil
    }
    guard let full = RelativePath.resolve(String(path), in: folder), let asset = assets[full]
    else {
      report(reference, among: assets.keys.sorted())
      return nil
    }
    let up = String(
      repeating: "../", count: folder.isEmpty ? 0 : folder.split(separator: "/").count)
    return "\"\(up)\(asset.outputPath.dropFirst("assets/".count))\(reference[path.endIndex...])\""
  }

  /// `@import "other.css"`, which would ask for a name that the other file does not have.
  private mutating func reportImports() {
    for range in file.text.ranges(of: "@import") {
      let rest = file.text[range.upperBound...].drop(while: \.isWhitespace)
      let target = rest.dropFirst().prefix { $0 != "\"" && $0 != "'" }
      guard let quote = rest.first, quote == "\"" || quote == "'", !target.hasPrefix("//"),
        !target.contains("://")
      else { continue }
      reportImport(target)
    }
  }

  private mutating func reportImport(_ reference: Substring) {
    diagnostics.append(
      Diagnostic(
        SiteProblem.importedStyleSheet, "style sheets cannot import others of the theme",
        at: location(of: reference), help: "name both in the layout instead"))
  }

  private func location(of reference: Substring) -> SourceLocation {
    let start = file.text.utf8.distance(from: file.text.startIndex, to: reference.startIndex)
    return file.location(utf8Offsets: start..<start + reference.utf8.count)
  }

  private mutating func report(_ reference: Substring, among known: [String]) {
    let nearest = NearestName.nearest(to: String(reference), among: known)
    diagnostics.append(
      Diagnostic(
        SiteProblem.unknownAsset, "there is no asset '\(reference)'",
        at: location(of: reference), nearest: nearest,
        orElse: "put the file into templates/assets/"
      ))
  }
}

extension Substring {
  /// Without the characters at both ends that `isTrimmed` holds for.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var result = self
    while let first = result.first, isTrimmed(first) { result.removeFirst() }
    while let last = result.last, isTrimmed(last) { result.removeLast() }
    return result
  }
}
