import Diagnostics
import Foundations
import Presentation
public import YAML

/// Which files of the theme below those of a site were copied from, so that a site learns when the
/// theme has changed since; kept in `templates/copied.yaml`.
public struct ThemeCopies: Sendable {
  static let file: RelativePath = "templates/copied.yaml"
  private static let folder: RelativePath = "templates"

  public static let schema = Schema(
    prefix: "copied", name: "the list of copied files",
    root: .keyed(ScalarParser.text.format, .value(digest)))

  private static let digest = ScalarParser.text(
    "a SHA-256 sum", kind: ThemeValueProblem.badDigest,
    help: "remove the line; careleaf theme accept writes it again",
    pattern: "^[0-9a-f]{64}$", where: { FileDigest(hex: $0) != nil })

  /// The digests of the files that were copied, by the path of the copy in `templates/`.
  var digests: [RelativePath: FileDigest] = [:]

  init() {}

  /// Reads what `file` says, as far as it can be read.
  init(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    for entry in Self.schema.read(file, &diagnostics)?.entries ?? [] {
      let hex = entry.value.value(Self.digest)
      digests[RelativePath(entry.key.value)] = hex.flatMap { FileDigest(hex: $0) }
    }
  }

  /// The file that says the same.
  var text: String {
    let lines = digests.sorted { $0.key < $1.key }.map { path, digest in
      "\(YAMLScalar.written(path.text)): \(digest.hex)\n"
    }
    return """
      # Written by 'careleaf theme': which files of the built-in theme those here were copied from, so
      # that Careleaf can tell when the built-in ones have changed. Keep it with the site.

      """ + lines.joined()
  }

  /// What has become of `base` since the files among `own`, the paths of the site's, were copied.
  func problems(of own: [RelativePath], over base: BaseTheme) -> [Diagnostic] {
    own.sorted().compactMap { path in
      guard let name = path.relative(to: Self.folder), let digest = digests[name] else {
        return nil
      }
      guard let original = base.files[name] else { return Self.gone(path, name) }
      return FileDigest(of: original) == digest ? nil : Self.older(path, name)
    }
  }

  private static func older(_ path: RelativePath, _ name: RelativePath) -> Diagnostic {
    Diagnostic(
      SiteProblem.olderCopy, "the built-in file has changed since this one was copied from it",
      at: SourceLocation(path: path),
      help: "compare them with 'careleaf theme diff \(name)', then say 'careleaf theme accept "
        + "\(name)'")
  }

  private static func gone(_ path: RelativePath, _ name: RelativePath) -> Diagnostic {
    Diagnostic(
      SiteProblem.goneOriginal, "the built-in theme no longer has the file that this is a copy of",
      at: SourceLocation(path: path),
      help: "remove it, or say 'careleaf theme accept \(name)' to keep it")
  }
}
