import Foundations

/// A program that makes sites of folders of Markdown, as far as it matters where its files are and
/// which addresses they have.
public enum Generator: String, Sendable, CaseIterable {
  case hugo, zola, jekyll, astro
  /// Markdown that no program is known of.
  case markdown

  /// What people call it.
  public var name: String {
    self == .markdown ? "Markdown" : rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }

  /// The program whose folder `folder` is, by the files that it asks for.
  static func find(in folder: ImportFolder) -> Generator {
    func has(_ names: String...) -> Bool { names.contains { folder.contains(RelativePath($0)) } }
    if folder.paths.contains(where: { $0.parent.isEmpty && $0.text.hasPrefix("astro.config.") }) {
      return .astro
    }
    if has("_config.yml", "_config.yaml", "_config.toml")
      || folder.paths.contains(where: { $0.isBelow("_posts") })
    {
      return .jekyll
    }
    if has(
      "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.yaml", "config.yml", "config.json"
    )
      || folder.paths.contains(where: {
        $0.isBelow("archetypes") || $0.isBelow("layouts") || $0.isBelow("config/_default")
      })
    {
      return .hugo
    }
    if has("config.toml", "zola.toml") {
      return isZola(folder) ? .zola : .hugo
    }
    return .markdown
  }

  /// Zola and Hugo may have a file of the same name, in which they call the site's address
  /// otherwise.
  private static func isZola(_ folder: ImportFolder) -> Bool {
    guard let bytes = try? folder.read("config.toml"), bytes.count <= ImportFolder.pageLimit else {
      return folder.contains("zola.toml")
    }
    let document = TOMLDocument(String(decoding: bytes, as: UTF8.self), firstLine: 1)
    return document.items.contains { $0.key == "base_url" }
  }

  /// The folders that hold pages, of which an address does not have the names.
  var pageRoots: [RelativePath] {
    switch self {
    case .hugo, .zola: ["content"]
    case .astro: ["src/pages", "src/content"]
    case .jekyll, .markdown: [.empty]
    }
  }

  /// The folders in which pictures lie, in the order in which an address is looked for.
  var pictureRoots: [RelativePath] {
    switch self {
    case .hugo: ["static", "assets", "content", .empty]
    case .zola: ["static", "content", .empty]
    case .astro: ["public", "src", "src/assets", .empty]
    case .jekyll, .markdown: [.empty]
    }
  }

  /// The folders that hold what the old program works with or makes, and no pages.
  var machinery: [RelativePath] {
    let own: [RelativePath] =
      switch self {
      case .hugo: ["archetypes", "layouts", "themes", "public", "resources", "i18n"]
      case .zola: ["templates", "themes", "public", "sass"]
      case .jekyll: ["_layouts", "_includes", "_sass", "_site", "_plugins", "vendor"]
      case .astro: ["dist", "src/components", "src/layouts", "src/styles"]
      case .markdown: []
      }
    return own + ["node_modules"]
  }
}

/// The address of a page in the old site, made as its program makes it where nothing else is said.
struct OldAddresses {
  let generator: Generator
  /// How Jekyll makes the addresses of posts, as its configuration says.
  var permalink = "date"
  /// The categories of a page, which Jekyll puts into the address of a post.
  var categories: [String] = []

  /// A page whose file has a day before its name, as in `2020-05-31-costs.md`.
  static func dated(_ name: String) -> (day: [String], rest: String)? {
    guard let match = name.wholeMatch(of: #/(\d{4})-(\d{1,2})-(\d{1,2})[-_](.+)/#) else {
      return nil
    }
    let day = [match.output.1, match.output.2, match.output.3].map { part in
      part.utf8.count == 1 ? "0\(part)" : String(part)
    }
    return (day, String(match.output.4))
  }

  /// The address of the file at `path`, which is below the folder `root` of pages.
  /// - Parameters:
  /// - slug: What the front matter says is the last part.
  /// - address: What it says the whole is.
  func address(_ path: RelativePath, below root: RelativePath, slug: String?, address: String?)
    -> String
  {
    if let address, !address.containsBytes(of: ":") || address.hasPrefix("http") {
      return Self.absolute(address)
    }
    if let address { return Self.absolute(fill(address, of: path, slug: slug)) }
    let below = path.relative(to: root) ?? path
    var name = String(below.name)
    if !below.fileExtension.isEmpty { name = String(name.dropLast(below.fileExtension.count + 1)) }
    var folders = below.parent.components.map(String.init)
    switch generator {
    case .jekyll: return jekyll(path, folders, name, slug)
    case .astro:
      if root == "src/content", folders.first == "pages" { folders.removeFirst() }
      if name == "index" { return Self.joined(folders) }
      if let slug { return Self.joined(folders.prefix(1) + [slug]) }
    case .hugo, .zola, .markdown:
      if ["index", "_index"].contains(name) {
        if let slug, !folders.isEmpty { folders[folders.count - 1] = slug }
        return Self.joined(folders)
      }
    }
    if generator == .zola, slug == nil, let dated = Self.dated(name) { name = dated.rest }
    if generator == .hugo { folders = folders.map { $0.lowercased().replacing(" ", with: "-") } }
    let last = slug ?? (generator == .hugo ? name.lowercased().replacing(" ", with: "-") : name)
    return Self.joined(folders + [last])
  }

  private func jekyll(
    _ path: RelativePath, _ folders: [String], _ name: String, _ slug: String?
  ) -> String {
    if path.components.contains("_posts"), Self.dated(name) != nil {
      return Self.absolute(fill(pattern, of: path, slug: slug))
    }
    // A collection, whose folder begins with an underscore.
    let plain = folders.map { $0.hasPrefix("_") ? String($0.dropFirst()) : $0 }
    if name == "index" { return Self.joined(plain) }
    return permalink == "pretty"
      ? Self.joined(plain + [name]) : "/" + (plain + [name]).joined(separator: "/") + ".html"
  }

  /// The patterns that have names (jekyllrb.com/docs/permalinks).
  private var pattern: String {
    switch permalink {
    case "date": "/:categories/:year/:month/:day/:title.html"
    case "pretty": "/:categories/:year/:month/:day/:title/"
    case "ordinal": "/:categories/:year/:y_day/:title.html"
    case "none": "/:categories/:title.html"
    default: permalink
    }
  }

  private func fill(_ pattern: String, of path: RelativePath, slug: String?) -> String {
    let stem = String(path.name.dropLast(path.fileExtension.count + 1))
    let dated = Self.dated(stem)
    let day = dated?.day ?? []
    var text = pattern
    let values = [
      ":categories": categories.map { Self.word($0) }.joined(separator: "/"),
      ":year": day.first ?? "", ":month": day.dropFirst().first ?? "", ":day": day.last ?? "",
      ":title": slug ?? dated?.rest ?? stem, ":slug": slug ?? dated?.rest ?? stem,
      ":basename": stem, ":path": path.parent.text, ":output_ext": ".html",
    ]
    for (name, value) in values.sorted(by: { $0.key.count > $1.key.count }) {
      text = text.replacing(name, with: value)
    }
    return text.split(separator: "/").joined(separator: "/") + (text.hasSuffix("/") ? "/" : "")
  }

  private static func word(_ text: String) -> String {
    text.lowercased().replacing(" ", with: "-")
  }

  private static func joined(_ parts: some Sequence<String>) -> String {
    let path = parts.joined(separator: "/")
    return path.isEmpty ? "/" : "/\(path)/"
  }

  /// An address of front matter as one from the site's root.
  static func absolute(_ address: String) -> String {
    if let host = address.firstRange(of: "://") {
      let rest = address[host.upperBound...]
      return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }
    return address.hasPrefix("/") ? address : "/" + address
  }
}
