import Diagnostics
import Foundations
import Markdown
import Media

/// Which old addresses and files are which drafts, and where pictures lie.
struct SiteMap {
  /// What a link of the old site leads to.
  enum Target {
    /// A draft, by its number.
    case draft(Int)
    /// A picture or document in the folder.
    case file(RelativePath)
    /// An address that is good as it is, such as that of another site.
    case external
    case unknown
  }

  private var byAddress: [Identifier: Int] = [:]
  private var byFile: [RelativePath: Int] = [:]
  /// By the names of files without their extensions.
  private var byStem: [String: [(path: RelativePath, number: Int)]] = [:]
  /// By the numbers that WordPress gives pages.
  private var byID: [String: Int] = [:]
  private let headings: [Set<String>]
  private let folder: ImportFolder
  /// The folders that an address may be meant in, such as `static`.
  private let roots: [RelativePath]
  /// The names of the old site's own hosts, in small letters.
  private let hosts: Set<String>
  /// Pictures and documents by their names.
  private let byName: [String: [RelativePath]]

  init(
    _ pages: [SourcePage], in folder: ImportFolder, roots: [RelativePath], hosts: Set<String>,
    findsByName: Bool
  ) {
    self.folder = folder
    self.roots = roots
    self.hosts = hosts
    for (number, page) in pages.enumerated() {
      for address in [page.address].compactMap(\.self) + page.aliases {
        let key = Self.key(address)
        if byAddress[key] == nil { byAddress[key] = number }
      }
      if let id = page.id { byID[id] = number }
      // Every page of an export comes from one file, which no link means.
      guard page.id == nil else { continue }
      byFile[page.source] = number
      byStem[String(RelativePath(Self.stem(page.source)).name), default: []]
        .append((page.source, number))
    }
    headings = pages.map(Self.anchors)
    let names = findsByName ? folder.paths.filter { MediaFormat($0) != nil } : []
    byName = Dictionary(grouping: names) { String($0.name) }
    addShortAddresses(pages)
  }

  /// The anchors of the headings of a draft.
  func anchors(_ number: Int) -> Set<String> { headings[number] }

  private static func anchors(of page: SourcePage) -> Set<String> {
    guard case .markdown = page.body else { return [] }
    let file = SourceFile(path: "page.md", text: page.text)
    let (document, _) = MarkdownParser(allowsRawHTML: true).parse(file)
    return Set(document.collect(.heading) { $0.anchor($1) })
  }

  /// Some programs leave the first folder out of addresses, such as that of a language. Where no
  /// other page has the rest for its address, links may mean it.
  private mutating func addShortAddresses(_ pages: [SourcePage]) {
    var numbers: [Identifier: [Int]] = [:]
    for (number, page) in pages.enumerated() {
      let parts = (page.address ?? "").split(separator: "/")
      guard parts.count > 1 else { continue }
      numbers[Self.key("/" + parts.dropFirst().joined(separator: "/")), default: []].append(number)
    }
    for (key, found) in numbers where found.count == 1 && byAddress[key] == nil {
      byAddress[key] = found[0]
    }
  }

  /// An address without what servers do not tell apart.
  private static func key(_ address: String) -> Identifier {
    var path = Array(address.withoutQuery.utf8)[...]
    for ending in ["/index.html", ".html", "/"] {
      let isEnd = path.suffix(ending.utf8.count).elementsEqual(ending.utf8)
      if path.count > 1, isEnd { path = path.dropLast(ending.utf8.count) }
    }
    let text = String(decoding: path, as: UTF8.self)
    return Identifier(text.isEmpty ? "/" : text.lowercased())
  }

  /// What a link `address` leads to in `page`.
  func target(of address: String, in page: SourcePage) -> Target {
    if let scheme = Self.scheme(of: address) {
      guard scheme == "http" || scheme == "https" else {
        return scheme == "mailto" || scheme == "tel" ? .external : .unknown
      }
      guard let path = ownPath(address) else { return .external }
      return local(path, in: page)
    }
    if address.hasPrefix("//") {
      return ownPath("https:" + address).map { local($0, in: page) } ?? .unknown
    }
    return local(address, in: page)
  }

  private static func scheme(of address: String) -> String? {
    let name = address.utf8.prefix { $0.isAlphanumeric || "+-.".utf8.contains($0) }
    guard let first = name.first, first.isLetter, address.utf8.dropFirst(name.count).first == 0x3A
    else { return nil }
    return String(decoding: name.map(\.lowercased), as: UTF8.self)
  }

  /// The path of an address on one of the site's own hosts.
  private func ownPath(_ address: String) -> String? {
    guard let start = address.firstRange(of: "//") else { return nil }
    let rest = address[start.upperBound...].utf8
    let host = rest.prefix { !"/?#".utf8.contains($0) }
    guard hosts.contains(String(decoding: host, as: UTF8.self).lowercased()) else { return nil }
    let path = String(decoding: rest.dropFirst(host.count), as: UTF8.self)
    return path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
  }

  /// The number of a page in an address of WordPress, such as `/?p=3`.
  private static func id(_ address: String) -> String? {
    guard let match = address.firstMatch(of: #/[?&](?:p|page_id|attachment_id)=(\d+)/#) else {
      return nil
    }
    return String(match.output.1)
  }

  private func local(_ address: String, in page: SourcePage) -> Target {
    let path = address.withoutQuery
    if let number = byID[Self.id(address) ?? ""] { return .draft(number) }
    if let file = page.source.parent.resolving(path) {
      for name in [file, file.appending("index.md"), file.appending("_index.md")] {
        if let number = byFile[name] { return .draft(number) }
      }
    }
    if path.isEmpty { return .unknown }
    if path.hasPrefix("@/"),
      let number = byFile[RelativePath("content").appending(String(path.dropFirst(2)))]
    {
      return .draft(number)
    }
    let full = path.hasPrefix("/") ? path : Self.joined(page.address ?? "/", path)
    if let number = full.flatMap({ byAddress[Self.key($0)] }) { return .draft(number) }
    if let number = byFileName(path) { return .draft(number) }
    return file(path, in: page).map { .file($0) } ?? .unknown
  }

  /// The draft of the file that `path` ends in, as Hugo's `ref` names it.
  private func byFileName(_ path: String) -> Int? {
    let isFile = ["md", "mdx", "markdown"].contains(RelativePath(path).fileExtension)
    guard isFile else { return nil }
    let wanted = "/" + Self.stem(RelativePath(String(path.drop { $0 == "/" })))
    let named = byStem[String(RelativePath(wanted).name)] ?? []
    let found = named.filter { ("/" + Self.stem($0.path)).hasSuffix(wanted) }
    return found.count == 1 ? found[0].number : nil
  }

  private static func stem(_ path: RelativePath) -> String {
    path.fileExtension.isEmpty
      ? path.text : String(path.text.dropLast(path.fileExtension.count + 1))
  }

  private static func joined(_ base: String, _ path: String) -> String? {
    let folder = RelativePath(base.drop { $0 == "/" }.split(separator: "/").joined(separator: "/"))
    return folder.resolving(path).map { "/\($0)" }
  }

  /// The picture or document that `address` names in `page`; nil when the folder has none.
  func file(_ address: String, in page: SourcePage) -> RelativePath? {
    var path = address.withoutQuery
    if Self.scheme(of: path) != nil || path.hasPrefix("//") {
      guard let own = ownPath(path.hasPrefix("//") ? "https:" + path : path) else { return nil }
      path = own
    }
    let plain = path.withoutPercentEncoding
    for name in [path, plain] {
      let below = String(name.drop { $0 == "/" })
      var places = roots.compactMap {
        $0.isEmpty ? RelativePath.empty.resolving(below) : $0.resolving(below)
      }
      .filter { root in roots.contains { $0.isEmpty || root.isBelow($0) } }
      if !name.hasPrefix("/") {
        places = [page.source.parent.resolving(name)].compactMap(\.self) + places
      }
      for place in places where folder.contains(place) { return place }
      if let file = upload(below) { return file }
    }
    return nil
  }

  /// A picture of WordPress, whose name may say a size (`-300x200`) that the folder does not have:
  /// by the end of its path, or by its name alone.
  private func upload(_ path: String) -> RelativePath? {
    guard !byName.isEmpty else { return nil }
    let folder = RelativePath(path).parent.components.suffix(2).joined(separator: "/")
    let name = String(RelativePath(path).name)
    for candidate in [name, Self.withoutSize(name)] {
      let files = byName[candidate] ?? []
      // Of several with the name the one of the same month; never just any.
      if let file = files.first(where: { $0.hasSuffix("\(folder)/\(candidate)") }) { return file }
      if files.count == 1 { return files[0] }
    }
    return nil
  }

  private static func withoutSize(_ name: String) -> String {
    guard let match = name.firstMatch(of: #/^(.*)-\d+x\d+(\.[A-Za-z]+)$/#) else { return name }
    return String(match.output.1 + match.output.2)
  }
}

extension String {
  /// An address without what follows its path.
  fileprivate var withoutQuery: String {
    String(decoding: utf8.prefix { !"?#".utf8.contains($0) }, as: UTF8.self)
  }

  /// The text with each `%41` as the byte that it stands for; as it is where that is no UTF-8.
  var withoutPercentEncoding: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), value != 0
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
