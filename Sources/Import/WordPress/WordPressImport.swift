import Content
public import Foundations
import Media

/// Makes drafts of an export of WordPress.
public struct WordPressImport {
  private let path: RelativePath
  private var notes: [ImportNote] = []
  private var hosts: Set<String> = []
  /// Which addresses WordPress has for the picture with a number.
  private var pictures: [String: String] = [:]

  /// Everything of the export at `path` in `source`. Pictures are looked for in `folder`.
  /// - Throws: `FileProblem` when the file cannot be read; `ImportRefusal` when it is no export.
  public static func result(
    _ path: RelativePath, in source: SiteFolder, pictures folder: ImportFolder,
    for target: ImportTarget
  ) throws -> ImportResult {
    var reader = WordPressReader()
    // The closure outlives no call, but expat's callbacks ask for one that could.
    let box = ReaderBox()
    do {
      try XMLEvents.forEach(
        in: { feed in try source.readParts(path, feed) },
        { event, line in box.reader.take(event, line: line) })
    } catch let problem as XMLProblem {
      throw ImportRefusal(
        problem.message, help: "export the site again (Tools > Export), or have its XML repaired",
        in: path, line: problem.line)
    }
    reader = box.reader
    var maker = WordPressImport(path: path)
    let pages = maker.pages(reader)
    let map = SiteMap(
      pages, in: folder, roots: [.empty, "wp-content/uploads", "uploads"], hosts: maker.hosts,
      findsByName: true)
    return DraftMaker.result(
      pages, map, in: folder, for: target, generator: "WordPress", notes: maker.notes)
  }

  private final class ReaderBox {
    var reader = WordPressReader()
  }

  private init(path: RelativePath) { self.path = path }

  private mutating func note(
    _ kind: ImportNote.Kind, _ text: String, _ reason: String, _ line: Int
  ) {
    notes.append(ImportNote(kind, text, reason, in: path, line: line))
  }

  private mutating func pages(_ reader: WordPressReader) -> [SourcePage] {
    for field in reader.site {
      if ["link", "wp:base_site_url", "wp:base_blog_url"].contains(field.name) {
        addHost(field.text)
      }
      note(.item, field.shown, "said of the site as a whole", field.line)
    }
    for item in reader.items where item.text("wp:post_type") == "attachment" {
      pictures[item.text("wp:post_id")] = item.text("wp:attachment_url")
    }
    return reader.items.compactMap { page($0) }
  }

  private mutating func addHost(_ address: String) {
    let text = MarkdownText.oneLine(address)
    guard let start = text.firstRange(of: "//") else { return }
    let host = text[start.upperBound...].prefix { $0 != "/" }.lowercased()
    if !host.isEmpty { hosts.insert(host) }
  }

  private mutating func page(_ item: WordPressItem) -> SourcePage? {
    let (kind, status) = (item.text("wp:post_type"), item.text("wp:status"))
    let isPage = kind == "page"
    guard isPage || kind == "post", !["trash", "auto-draft", "inherit"].contains(status) else {
      note(
        .item, item.fields.map(\.shown).joined(separator: "; "),
        "left out: "
          + [kind.isEmpty ? "no post and no page" : kind, status]
          .filter { !$0.isEmpty }.joined(separator: ", "),
        item.line)
      return nil
    }
    var page = SourcePage(source: path)
    page.line = item.line
    page.id = item.text("wp:post_id")
    page.isPage = isPage
    let content = item.field("content:encoded")
    page.text = content?.text ?? ""
    page.bodyLine = content?.line ?? item.line
    page.body = .html(breaksLines: !page.text.containsBytes(of: "<!-- wp:"))
    fill(&page, item)
    takeShortcodes(from: &page)
    return page
  }

  private func fill(_ page: inout SourcePage, _ item: WordPressItem) {
    // Of several elements of a name the first counts; the others are listed.
    var used: Set<String> = ["content:encoded"]
    func take(_ name: String) -> String? {
      let text = item.text(name)
      if !text.isEmpty { used.insert(name) }
      return text.isEmpty ? nil : text
    }
    page.title = take("title").map(MarkdownText.decoded)
    page.summary = take("excerpt:encoded").map { summary($0, &page, item) }
    var usedMeta: Set<Int> = []
    if page.summary == nil { page.summary = Self.description(item, &usedMeta) }
    page.slug = Slug.make(from: take("wp:post_name") ?? page.title ?? "")
    if !Slug.isValid(page.slug) { page.slug = "page-" + item.text("wp:post_id") }
    if !Slug.isValid(page.slug) { page.slug = "page" }
    if page.isPage, let order = Int(item.text("wp:menu_order")), (1...9999).contains(order) {
      page.order = order
      used.insert("wp:menu_order")
    }
    address(&page, item, &used)
    Self.oldAddresses(&page, item, &usedMeta)
    thumbnail(&page, item)
    if page.title == nil { page.title = page.slug }
    rest(&page, item, used, usedMeta)
  }

  /// The words of an excerpt; what else is in it is listed.
  private func summary(
    _ excerpt: String, _ page: inout SourcePage, _ item: WordPressItem
  ) -> String {
    var words = ""
    for token in HTMLTokenizer.tokens(of: excerpt) {
      if case .text = token.kind {
        words += token.raw
      } else {
        page.note(.html, token.raw, "left out of the summary", line: item.line)
      }
    }
    return MarkdownText.decoded(MarkdownText.oneLine(words))
  }

  private func address(_ page: inout SourcePage, _ item: WordPressItem, _ used: inout Set<String>)
  {
    let link = item.text("link")
    guard let start = link.firstRange(of: "//") else { return }
    let path = link[start.upperBound...].drop { $0 != "/" }
    // An address with a query, as drafts have it, can be no alias.
    guard !path.isEmpty, !path.contains("?") else { return }
    page.address = String(path).withoutPercentEncoding
    if page.address.map(OldAddress.isPossible) ?? false { used.insert("link") }
  }

  private func thumbnail(_ page: inout SourcePage, _ item: WordPressItem) {
    let names = item.fields.filter { $0.name == "wp:postmeta/wp:meta_key" }
    let values = item.fields.filter { $0.name == "wp:postmeta/wp:meta_value" }
    let pairs = zip(names, values).first { MarkdownText.oneLine($0.0.text) == "_thumbnail_id" }
    guard let (_, value) = pairs, let address = pictures[MarkdownText.oneLine(value.text)] else {
      return
    }
    page.image = (address, value.line)
  }

  /// The description for search engines that the usual plug-ins keep, if it is plain text; they fill
  /// in what stands between percent signs.
  private static func description(_ item: WordPressItem, _ used: inout Set<Int>) -> String? {
    for name in ["_yoast_wpseo_metadesc", "rank_math_description", "_aioseop_description"] {
      guard let meta = item.meta(name).first, !meta.value.contains("%") else { continue }
      used.formUnion(meta.fields)
      return MarkdownText.decoded(meta.value)
    }
    return nil
  }

  /// The addresses that the page had before its name was changed, which WordPress remembers.
  private static func oldAddresses(
    _ page: inout SourcePage, _ item: WordPressItem, _ used: inout Set<Int>
  ) {
    guard let address = page.address else { return }
    let isFolder = address.hasSuffix("/")
    let folders = address.split(separator: "/").dropLast()
    for meta in item.meta("_wp_old_slug") where Slug.isValid(meta.value) {
      used.formUnion(meta.fields)
      page.aliases.append(
        "/" + (folders + [meta.value[...]]).joined(separator: "/") + (isFolder ? "/" : ""))
    }
  }

  /// Lists what an item has beside its text, in one note.
  private func rest(
    _ page: inout SourcePage, _ item: WordPressItem, _ used: Set<String>, _ usedMeta: Set<Int>
  ) {
    var others: [String] = []
    var used = used
    for (number, field) in item.fields.enumerated()
    where !usedMeta.contains(number) && used.remove(field.name) == nil {
      if field.name == "category" {
        page.topics.append(MarkdownText.decoded(MarkdownText.oneLine(field.text)))
        let extra = field.attributes.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: " ")
        if !extra.isEmpty { others.append("category \(extra)") }
      } else {
        others.append(field.shown)
      }
    }
    if !others.isEmpty {
      page.note(.item, others.joined(separator: "; "), "not carried over", line: item.line)
    }
  }

  /// Takes shortcodes out of a text, and lists them.
  private func takeShortcodes(from page: inout SourcePage) {
    let codes = Shortcodes(page.text)
    page.text = codes.text
    for (tag, line) in codes.tags {
      page.note(
        .shortcode, tag, "left out; what stands between two of them stays",
        line: page.bodyLine + line)
    }
  }
}

/// Finds shortcodes of WordPress (`[gallery ids="1,2"]`), and leaves brackets that are text.
struct Shortcodes {
  private(set) var text = ""
  private(set) var tags: [(text: String, line: Int)] = []

  /// Those that every WordPress has (developer.wordpress.org, "Shortcode API").
  private static let known: Set<String> = [
    "audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption",
  ]

  init(_ source: String) {
    let bytes = Array(source.utf8)
    let ended = Self.ended(in: source)
    var output: [UInt8] = []
    var (position, line) = (0, 0)
    // The next bracket that closes, which is looked for again only once it is passed.
    var closing = -1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "["),
        let end = Self.next(&closing, from: position, in: bytes), end - position < Self.longest
      {
        let tag = String(decoding: bytes[position...end], as: UTF8.self)
        if Self.isShortcode(tag, ended: ended) {
          tags.append((MarkdownText.oneLine(tag), line))
          let ends = tag.utf8.count { $0 == UInt8(ascii: "\n") }
          output += Array(repeating: UInt8(ascii: "\n"), count: ends)
          line += ends
          position = end + 1
          continue
        }
      }
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      output.append(bytes[position])
      position += 1
    }
    text = String(decoding: output, as: UTF8.self)
  }

  /// How long a shortcode may be, in bytes.
  private static let longest = 4096

  private static func next(
    _ closing: inout Int, from position: Int, in bytes: [UInt8]
  ) -> Int? {
    if closing < position {
      closing = bytes[position...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
    }
    return closing < bytes.count ? closing : nil
  }

  /// The names of those that are ended somewhere, as in `[/quote]`.
  private static func ended(in source: String) -> Set<String> {
    Set(source.matches(of: #/\[\/([A-Za-z][A-Za-z0-9_-]*)\]/#).map { String($0.output.1) })
  }

  /// Brackets around a name that WordPress knows, or that has attributes, or that is ended.
  private static func isShortcode(_ tag: String, ended: Set<String>) -> Bool {
    var inner = tag.dropFirst().dropLast()
    let isEnd = inner.hasPrefix("/")
    if isEnd { inner = inner.dropFirst() }
    let name = inner.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")
    }
    guard let first = name.first, first.isLetter else { return false }
    let rest = inner.dropFirst(name.count)
    guard rest.isEmpty || rest.first?.isWhitespace == true || rest == "/" else { return false }
    return known.contains(String(name)) || isEnd || rest.contains("=")
      || ended.contains(String(name))
  }
}
