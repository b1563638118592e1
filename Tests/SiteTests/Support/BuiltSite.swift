/// The files of a built site, to check where their links lead.
struct BuiltSite {
  private let files: [String: [UInt8]]
  private let basePath: String
  private let pages: [String: Page]

  /// A page as far as links go.
  private struct Page {
    var ids: [String] = []
    var references: [String] = []
  }

  /// The site of `files`, published below `basePath`, which begins and ends with `/`.
  init(_ files: [String: [UInt8]], basePath: String = "/") {
    self.files = files
    self.basePath = basePath
    let html = files.filter { $0.key.hasSuffix(".html") }
    pages = html.mapValues { Self.read(String(decoding: $0, as: UTF8.self)) }
  }

  /// How many links there are.
  var linkCount: Int { pages.values.reduce(0) { $0 + $1.references.count } }

  /// What is wrong with links and ids, each with the page that has it.
  var problems: [String] {
    pages.sorted { $0.key < $1.key }.flatMap { path, page in
      page.references.compactMap { reference in
        isGood(reference, on: path) ? nil : "\(path): '\(reference)' leads nowhere"
      } + Self.repeated(page.ids).map { "\(path): more than one '#\($0)'" }
    }
  }

  private static func repeated(_ ids: [String]) -> [String] {
    Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted()
  }

  private func isGood(_ reference: String, on path: String) -> Bool {
    if ["https://", "http://", "mailto:", "tel:"].contains(where: reference.hasPrefix) {
      return true
    }
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target = path
    if let address = parts.first, !address.isEmpty {
      guard address.hasPrefix(basePath) else { return false }
      target = String(address.dropFirst(basePath.count))
      if target.isEmpty || target.hasSuffix("/") { target += "index.html" }
    }
    guard files[target] != nil else { return false }
    guard parts.count == 2 else { return true }
    return pages[target]?.ids.contains(String(parts[1])) ?? false
  }

  private static func read(_ html: String) -> Page {
    var page = Page()
    for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
      let tag = piece.prefix { $0 != ">" }
      for (name, value) in attributes(of: tag) {
        switch name {
        case "id": page.ids.append(value)
        case "href", "src": page.references.append(value)
        case "aria-labelledby", "aria-describedby", "for":
          page.references += value.split(separator: " ").map { "#" + $0 }
        default: break
        }
      }
    }
    return page
  }

  private static func attributes(of tag: Substring) -> [(String, String)] {
    tag.matches(of: #/([a-z-]+)="([^"]*)"/#).map { match in
      let value = match.output.2.replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      return (String(match.output.1), String(value))
    }
  }
}
