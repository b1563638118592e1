public import Diagnostics
public import Facts
import Foundations

extension Treatment {
  /// The pages of its guide that are made from its facts, whatever files there are.
  public var factPages: [PagePath] {
    [.subject(address)] + generatedPages.map { .guide(address, $0) }
  }

  /// The old addresses of the page at `path` of its guide that its facts note: those of the guide
  /// with the rest of the page's own. An old address that is a file is that of the first page.
  public func oldAddresses(of path: PagePath) -> [(alias: Located<String>, old: PagePath)] {
    let guide = PagePath.subject(address).description.utf8
    guard path.description.utf8.starts(with: guide) else { return [] }
    let rest = String(Substring(path.description.utf8.dropFirst(guide.count)))
    return aliases.compactMap { alias in
      let old = PagePath(alias: alias.value)
      let isFolder = old.description.utf8.last == UInt8(ascii: "/")
      guard isFolder || rest.isEmpty else { return nil }
      return (alias, PagePath(old.description + rest))
    }
  }
}
