import Diagnostics
import Foundation

/// The address that opens a file of the site in the editor of whoever writes it.
public struct EditorLink: Sendable, Hashable {
  /// What Visual Studio Code answers to.
  public static let visualStudioCode = "vscode://file{path}:{line}:{column}"

  private let pattern: String
  private let root: String

  /// Links of the form `pattern`, with `{path}`, `{line}` and `{column}` in it, to files in the
  /// site's folder at `root`, an absolute path; nil when the pattern has no scheme or no
  /// `{path}`, or could run a script.
  public init?(_ pattern: String = visualStudioCode, root: String) {
    let scheme = pattern.prefix { $0 != ":" }.lowercased()
    guard pattern.contains("{path}"), pattern.contains(":"), !scheme.isEmpty,
      scheme.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }),
      !["javascript", "data", "vbscript"].contains(scheme)
    else { return nil }
    self.pattern = pattern
    self.root = root
  }

  /// The address that opens the file at a place.
  func address(_ location: SourceLocation) -> String {
    let path = root + "/" + location.path
    let escaped = path.addingPercentEncoding(withAllowedCharacters: Self.allowed) ?? path
    return pattern.replacing("{path}", with: escaped)
      .replacing("{line}", with: String(location.start?.line ?? 1))
      .replacing("{column}", with: String(location.start?.column ?? 1))
  }

  private static let allowed = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
}
