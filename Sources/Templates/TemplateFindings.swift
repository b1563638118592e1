import Diagnostics
import Foundations

/// What is wrong with templates; each thing once, however often a partial is used.
struct TemplateFindings {
  /// What makes two findings the same.
  private struct Place: Hashable {
    let id: String
    let message: String
    let location: SourceLocation
  }

  private var found: [Place: Diagnostic] = [:]

  /// The findings in order.
  var diagnostics: [Diagnostic] { found.values.sorted() }

  /// Notes a problem of a tag.
  mutating func report(
    _ id: String, _ message: String, _ tag: TemplateTag, of file: TemplateFile, help: String
  ) {
    report(
      Diagnostic(id, message, at: file.source.location(utf8Offsets: tag.nameRange), help: help))
  }

  /// Notes that nothing is called what a tag, or the `part` of its name between dots, says.
  ///
  /// - Parameters:
  ///   - what: What was looked for, in words.
  ///   - known: What it could have been.
  ///   - listing: What the message lists when nothing is near; `known` when not given.
  mutating func reportUnknown(
    _ what: String, _ tag: TemplateTag, part: Substring? = nil, of file: TemplateFile,
    among known: [String], listing: [String]? = nil
  ) {
    let name = part.map(String.init) ?? tag.name
    let nearest = NearestName.nearest(to: name, among: known)
    let list = (listing ?? known).joined(separator: ", ")
    report(
      Diagnostic(
        "template/unknown-name", "there is no \(what) called '\(name)'",
        at: file.source.location(utf8Offsets: Self.range(of: part, in: tag)),
        help: nearest.map { "did you mean '\($0)'?" }
          ?? (list.isEmpty ? "there are none yet" : "known are: \(list)"),
        replacement: nearest))
  }

  /// Notes a problem.
  mutating func report(_ diagnostic: Diagnostic) {
    let place = Place(
      id: diagnostic.id, message: diagnostic.message, location: diagnostic.location)
    found[place] = found[place] ?? diagnostic
  }

  private static func range(of part: Substring?, in tag: TemplateTag) -> Range<Int> {
    guard let part else { return tag.nameRange }
    let name = part.base
    let start =
      tag.nameRange.lowerBound + name.utf8.distance(from: name.startIndex, to: part.startIndex)
    return start..<start + part.utf8.count
  }
}
