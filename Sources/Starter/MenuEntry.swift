public import Diagnostics
import Facts
import Foundations
import YAML

/// What the menu of a site lacks, so that patients find the list of the kind of a new subject.
public struct MenuEntry: Sendable {
  /// The folder of the kind, by which a menu leads to its list.
  public let folder: String
  /// Where the menu is, or the file that has none.
  public let location: SourceLocation
  /// What to do there.
  public let help: String

  /// Nil for a single page, where the menu leads to the kind already, and where `clinic` cannot be
  /// read, which is said elsewhere.
  public init?(for page: NewPage, clinic: SourceFile) {
    var problems: [Diagnostic] = []
    let lines = 1..<clinic.lineCount + 1
    guard let folder = page.kind.listFolder,
      let root = YAMLDocument.read(clinic, lines: lines, &problems), problems.isEmpty
    else { return nil }
    let menu = root.entry("navigation")
    let entries = menu?.value.items.map { $0.value(.text) } ?? []
    guard !entries.contains(where: { $0?.hasSameBytes(as: folder) ?? false }) else { return nil }
    self.folder = folder
    location = menu?.key.location ?? root.location
    let isInLine = menu?.value.location.start?.line == menu?.key.location.start?.line
    help =
      isInLine
      ? Self.line(folder, entries) : "add the line '- \(folder)' to those under 'navigation'"
  }

  /// The whole menu, in which a list stands behind those of other kinds.
  private static func line(_ folder: String, _ entries: [String?]) -> String {
    let written = entries.compactMap(\.self)
    guard written.count == entries.count else { return "add '\(folder)' to 'navigation'" }
    let kinds = Set(BuiltInKind.allCases.map(\.folder))
    let end = written.lastIndex(where: kinds.contains).map { $0 + 1 } ?? 0
    let all = written[..<end] + [folder] + written[end...]
    return "write navigation: [\(all.joined(separator: ", "))]"
  }
}
