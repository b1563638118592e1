public import Content
public import Diagnostics
public import Foundations

/// Another name for the file of an article or page, with everything that has to change with it: what
/// links to it, the menu, and an alias, so that its old address leads on to the new one.
public struct PageRename: Sendable {
  /// Why a file cannot be renamed.
  public enum Refusal: Error, Sendable, Hashable {
    case unknown(nearest: String?)
    /// Its name says what it is, such as `index.md`.
    case fixedName
    case badName
    case taken(RelativePath)
  }

  public let old: RelativePath
  public let new: RelativePath
  /// The texts of all files that change, the renamed one under its new path.
  public private(set) var texts: [RelativePath: String] = [:]
  /// Links whose address stands somewhere else in the file, to be changed by hand.
  public private(set) var linksToChange: [SourceLocation] = []

  private let article: Article
  private var edits: [RelativePath: [(location: SourceLocation, text: String)]] = [:]

  /// The rename of the article at `path` of `content`, which has every article, to `name`.
  /// - Parameter clinic: The clinic's file, whose menu may name the page.
  public init(
    _ path: RelativePath, to name: String, in content: SiteContent, clinic: SourceFile?
  ) throws(Refusal) {
    let articles = content.articles + content.unpublished
    guard let article = articles.first(where: { $0.file.path == path }) else {
      let paths = articles.map(\.file.path.text)
      throw .unknown(nearest: NearestName.nearest(to: path.text, among: paths))
    }
    switch article.place {
    case .guide, .general, .page: break
    case .overview, .generated, .home: throw .fixedName
    }
    guard Slug.isValid(name), name != "index" else { throw .badName }
    self.article = article
    old = path
    new = path.parent.appending("\(name).md")
    let new = new
    let isGenerated =
      article.treatment != nil && GeneratedPage.allCases.contains { $0.fileName == new.name }
    guard !isGenerated, !articles.contains(where: { $0.file.path == new }) else {
      throw .taken(new)
    }
    for other in articles { change(linksOf: other, content) }
    change(menuOf: content.clinic)
    addAlias()
    apply(to: articles.map(\.file) + [clinic].compactMap(\.self))
  }

  private mutating func change(linksOf other: Article, _ content: SiteContent) {
    let folder = other.file.path.parent
    for link in other.outline.links {
      let address = Substring(
        link.value.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") })
      guard folder.resolving(String(address)) == old else { continue }
      guard link.isWrittenHere else {
        linksToChange.append(link.location)
        continue
      }
      let text = new.reference(in: folder) + link.value[address.endIndex...]
      edits[other.file.path, default: []].append((link.location, text))
    }
  }

  private mutating func change(menuOf clinic: Clinic) {
    guard article.place == .page else { return }
    for item in clinic.navigation.compactMap(\.page) where item.value == String(old.name) {
      edits[item.location.path, default: []].append((item.location, String(new.name)))
    }
  }

  /// Puts the old address among the aliases, or a line of aliases below the front matter's last.
  private mutating func addAlias() {
    let address = "/" + article.pagePath.description
    if let first = article.frontMatter.aliases.first {
      var location = first.location
      location.end = location.start
      // A list is written in brackets, or each entry on a line of its own.
      let line = first.location.start.map { article.file.line($0.line) } ?? ""
      let dash = line.utf8.firstIndex { $0 != UInt8(ascii: " ") }
      let isOnItsOwn = dash.map { line.utf8[$0] == UInt8(ascii: "-") } ?? false
      let indent = String(repeating: " ", count: line.utf8.prefix { $0 == 32 }.count)
      edits[old, default: []].append(
        (location, isOnItsOwn ? "\(address)\n\(indent)- " : "\(address), "))
    } else {
      let end = SourcePosition(line: article.bodyLine - 1, column: 1)
      let place = SourceLocation(path: old, start: end, end: end)
      edits[old, default: []].append((place, "aliases: [\(address)]\n"))
    }
  }

  private mutating func apply(to files: [SourceFile]) {
    for file in files {
      guard let changes = edits[file.path] else { continue }
      texts[file.path == old ? new : file.path] = file.text(changing: changes)
    }
  }
}

extension SourceFile {
  /// The text with `changes` made, which do not overlap.
  fileprivate func text(changing changes: [(location: SourceLocation, text: String)]) -> String {
    var result = Array(text.utf8)
    for (location, text) in changes.sorted(by: { $0.location > $1.location }) {
      guard let start = location.start.map(offset), let end = location.end.map(offset) else {
        continue
      }
      result.replaceSubrange(start..<end, with: text.utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func offset(_ position: SourcePosition) -> Int {
    let line = line(position.line)
    let rest = line.dropFirst(position.column - 1)
    return lineRange(position.line).lowerBound + line.utf8.count - rest.utf8.count
  }
}
