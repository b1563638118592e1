import Content
import Diagnostics
import Foundations
import Site

/// What commands that change a site's content have in common.
enum ChangeReport {
  /// Says that nothing can be changed while the site has errors.
  static var siteHasErrors: ExitStatus {
    Terminal.printError(
      "error: the site has errors, so that not all links are known\n"
        + "  'careleaf check' lists them\n")
    return .problemsFound
  }

  /// Makes `change` in the folder `site`, and returns whether it could; says so where it could not.
  static func apply(_ change: ContentChange, in site: String) -> Bool {
    do throws(FileChanges.Failure) {
      for file in try change.fileChanges.apply(in: DiskFolder(site)) {
        Terminal.printError("warning: '\(file)' is left over; remove it yourself\n")
      }
      return true
    } catch {
      Terminal.printError("error: '\(error.problem.path)': \(error.problem.reason)\n")
      guard !error.notUndone.isEmpty else {
        Terminal.printError("  nothing was changed\n")
        return false
      }
      Terminal.printError("  these files could not be put back as they were:\n")
      for path in error.notUndone {
        let old = path.parent.appending(".careleaf-old-\(path.name)")
        Terminal.printError("  \(path); look for '\(old)'\n")
      }
      return false
    }
  }
}

extension SiteArguments {
  /// A path that may be written from the site's folder or from `content`, without a slash at its
  /// end.
  func contentPath(_ written: String) -> RelativePath {
    let parts = RelativePath(written).components.filter { !$0.utf8.elementsEqual(".".utf8) }
    let path = RelativePath(parts.joined(separator: "/"))
    return path.isBelow("content") ? path : RelativePath("content").appending(path.text)
  }
}
