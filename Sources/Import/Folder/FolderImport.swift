import Content
import Diagnostics
import Foundations
import Media
import YAML

/// Reads a folder of Markdown with front matter.
public struct FolderImport {
  private let folder: ImportFolder
  private let generator: Generator
  private var notes: [ImportNote] = []
  private var addresses: OldAddresses
  private var permalinks = HugoPermalinks()
  private var hosts: Set<String> = []
  /// The folders that hold pages.
  private var roots: [RelativePath]

  /// Everything of the site in `folder`, which `generator` made, or the one that its files tell of.
  /// - Throws: `FileProblem` when a file cannot be read; `ImportRefusal` when there are no pages.
  public static func result(
    _ folder: ImportFolder, generator: Generator? = nil, for target: ImportTarget
  ) throws -> ImportResult {
    var reader = FolderImport(folder, generator ?? Generator.find(in: folder))
    let pages = try reader.readPages()
    guard !pages.isEmpty else {
      throw ImportRefusal(
        "there is no page in the folder",
        help: "name the folder of the site, which holds .md files",
        in: .empty)
    }
    let map = SiteMap(
      pages, in: folder, roots: reader.generator.pictureRoots, hosts: reader.hosts,
      findsByName: false)
    return DraftMaker.result(
      pages, map, in: folder, for: target, generator: reader.generator.name, notes: reader.notes)
  }

  private init(_ folder: ImportFolder, _ generator: Generator) {
    self.folder = folder
    self.generator = generator
    addresses = OldAddresses(generator: generator)
    roots = generator.pageRoots
  }

  private mutating func readPages() throws(FileProblem) -> [SourcePage] {
    for link in folder.links {
      notes.append(
        ImportNote(.file, link.text, "a symbolic link, which is not followed", in: link))
    }
    try readConfiguration()
    listMachinery()
    var pages: [SourcePage] = []
    for path in folder.paths where !isMachinery(path) {
      if let page = try page(path) { pages.append(page) }
    }
    return pages
  }

  private func isMachinery(_ path: RelativePath) -> Bool {
    generator.machinery.contains { path.isBelow($0) }
  }

  private mutating func listMachinery() {
    for root in generator.machinery {
      let count = folder.paths.count { $0.isBelow(root) && MediaFormat($0) == nil }
      guard count > 0 else { continue }
      notes.append(
        ImportNote(
          .file, "\(root)/",
          "\(count) \(count == 1 ? "file" : "files") of the old program, not looked into", in: root
        ))
    }
  }

  /// The names of the site's own hosts and how it makes addresses.
  private mutating func readConfiguration() throws(FileProblem) {
    for path in folder.paths where Self.isConfiguration(path) {
      guard let text = try folder.text(path, &notes) else { continue }
      let file = SourceFile(path: path, text: text)
      var items: [FrontMatterItem] = []
      // Starlight, a theme of Astro, has its pages in a folder that no address names.
      if generator == .astro, text.containsBytes(of: "starlight") {
        roots.insert("src/content/docs", at: 0)
      }
      if path.fileExtension == "toml" {
        items = TOMLDocument(text, firstLine: 1).items
      } else if path.fileExtension != "mjs", path.fileExtension != "ts", path.fileExtension != "js"
      {
        items = FrontMatterBlock.yamlItems(file)
      }
      for item in items {
        guard let value = item.values.first else { continue }
        let key = path.name.hasPrefix("permalinks.") ? "permalinks.\(item.key)" : item.key
        if generator == .hugo, permalinks.take(key, value) { continue }
        switch item.key.lowercased() {
        case "baseurl", "base_url", "url": addHost(value)
        case "permalink": addresses.permalink = value
        case let key where key.hasSuffix("contentdir"):
          roots.insert(RelativePath(value.split(separator: "/").joined(separator: "/")), at: 0)
        default: break
        }
      }
      notes.append(
        ImportNote(
          .file, path.text, "the old program's own; only how it makes addresses was read",
          in: path))
    }
  }

  private static func isConfiguration(_ path: RelativePath) -> Bool {
    guard path.parent.isEmpty || path.parent == "config/_default" else { return false }
    let stem = path.name.prefix { $0 != "." }
    return ["hugo", "config", "_config", "zola", "astro", "permalinks"].contains(stem)
      && ["toml", "yaml", "yml", "json", "mjs", "ts", "js"].contains(path.fileExtension)
  }

  private mutating func addHost(_ address: String) {
    guard let start = address.firstRange(of: "//") else { return }
    let host = address[start.upperBound...].prefix { $0 != "/" }.lowercased()
    if !host.isEmpty { hosts.insert(host) }
  }

  // MARK: Pages

  private static let endings: Set<String> = ["md", "markdown", "mdx", "mkd", "mdown"]

  private mutating func page(_ path: RelativePath) throws(FileProblem) -> SourcePage? {
    let ending = path.fileExtension.lowercased()
    let isHTML = ending == "html" || ending == "htm"
    guard Self.endings.contains(ending) || isHTML else {
      // Pictures are told of when it is known which pages show them.
      if MediaFormat(path) == nil, !Self.isConfiguration(path) {
        notes.append(ImportNote(.file, path.text, "no page and no picture", in: path))
      }
      return nil
    }
    let isOfProject =
      path.parent.isEmpty
      && ["readme.md", "license.md", "contributing.md", "changelog.md"].contains(
        path.name.lowercased())
    guard let root = roots.first(where: { $0.isEmpty || path.isBelow($0) }),
      !isOfProject
    else {
      notes.append(ImportNote(.file, path.text, "not among the pages", in: path))
      return nil
    }
    guard let text = try folder.text(path, &notes) else { return nil }
    let file = SourceFile(path: path, text: text)
    let block = FrontMatterBlock(file)
    guard !isHTML || block != nil else {
      notes.append(ImportNote(.file, path.text, "a page without front matter", in: path))
      return nil
    }
    return page(file, block, below: root, isHTML: isHTML, isMDX: ending == "mdx")
  }

  private mutating func page(
    _ file: SourceFile, _ block: FrontMatterBlock?, below root: RelativePath, isHTML: Bool,
    isMDX: Bool
  ) -> SourcePage {
    var page = SourcePage(source: file.path)
    page.body = isHTML ? .html(breaksLines: false) : .markdown(isMDX: isMDX)
    page.bodyLine = block?.bodyLine ?? 1
    page.text =
      page.bodyLine <= file.lineCount
      ? (page.bodyLine...file.lineCount).map { String(file.line($0)) }.joined(separator: "\n") : ""
    let items = block?.items(file, &page.notes) ?? []
    let mapping = FrontMatterMapping(items, in: &page)
    addresses.categories =
      generator == .jekyll
      ? items.filter { ["categories", "category"].contains($0.key.lowercased()) }.flatMap(\.values)
      : []
    page.address =
      permalink(of: page, below: root, mapping, items)
      ?? addresses.address(
        file.path, below: root, slug: mapping.slug, address: mapping.address)
    page.slug = slug(of: file.path, mapping.slug)
    page.isPage = isPage(file.path, below: root)
    if page.title == nil { page.title = Self.firstHeading(page.text) ?? words(page.slug) }
    return page
  }

  /// The address that the configuration of Hugo gives the page; nil where it gives none.
  private func permalink(
    of page: SourcePage, below root: RelativePath, _ mapping: FrontMatterMapping,
    _ items: [FrontMatterItem]
  ) -> String? {
    guard generator == .hugo, mapping.address == nil,
      let below = page.source.relative(to: root)
    else { return nil }
    var folders = below.parent.components.map(String.init)
    var name = String(below.name.prefix { $0 != "." })
    guard name != "_index", let pattern = permalinks.pattern(in: folders) else { return nil }
    if name == "index", let folder = folders.popLast() { name = folder }
    let date = items.first { $0.key.lowercased() == "date" }?.values.first
    return HugoPermalinks.address(
      pattern,
      of: HugoPermalinks.Page(
        folders: folders, name: name, title: page.title, slug: mapping.slug,
        day: date.map { String($0.prefix(10)) }))
  }

  private func slug(of path: RelativePath, _ given: String?) -> String {
    var name = String(path.name.dropLast(path.fileExtension.count + 1))
    if ["index", "_index"].contains(name) {
      name =
        path.parent.isEmpty || roots.contains(path.parent)
        ? "home" : String(path.parent.name)
    }
    if let dated = OldAddresses.dated(name) { name = dated.rest }
    let made = Slug.make(from: given ?? name)
    return made.isEmpty || !Slug.isValid(made) ? Slug.make(from: "page " + made) : made
  }

  /// Whether it lies beside no other kind of page: about, contact and the like.
  private func isPage(_ path: RelativePath, below root: RelativePath) -> Bool {
    guard generator != .markdown, let below = path.relative(to: root) ?? Optional(path) else {
      return false
    }
    let isIndex = ["index", "_index"].contains(below.name.prefix { $0 != "." })
    return root != "src/content"
      && (below.parent.isEmpty
        || isIndex && below.parent.parent.isEmpty && !below.name.hasPrefix("_"))
  }

  private static func firstHeading(_ text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix("# ") }
      .map { MarkdownText.oneLine(String($0.dropFirst(2))) }
  }

  private func words(_ slug: String) -> String {
    let text = slug.replacing("-", with: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension FrontMatterBlock {
  /// What a whole file of YAML or JSON says, as far as it can be read.
  static func yamlItems(_ file: SourceFile) -> [FrontMatterItem] {
    var problems: [Diagnostic] = []
    return YAMLDocument.read(file, lines: 1..<file.lineCount + 1, &problems)
      .map { items($0, under: "") } ?? []
  }
}
