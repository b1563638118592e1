import Content
import Foundations
import Media
import YAML

/// Collects notes while texts are converted.
final class NoteList {
  var notes: [ImportNote] = []
  /// What stands for something else now: addresses that lead to drafts, and files that were copied.
  var replaced: [String] = []
}

/// Puts the pages of an old site into the new one, as drafts that nobody has reviewed.
struct DraftMaker {
  private let pages: [SourcePage]
  private let map: SiteMap
  private let folder: ImportFolder
  private let target: ImportTarget
  /// Where each page goes.
  private let paths: [RelativePath]
  private let pictures: PicturePlaces
  private var notes: [ImportNote] = []
  private var drafts: [ImportedDraft] = []
  /// The aliases so far: each address can lead to one page only.
  private var aliases: Set<Identifier> = []

  static func result(
    _ pages: [SourcePage], _ map: SiteMap, in folder: ImportFolder, for target: ImportTarget,
    generator: String, notes: [ImportNote]
  ) -> ImportResult {
    var maker = DraftMaker(pages, map, folder, target)
    maker.notes = notes
    for number in pages.indices { maker.make(number) }
    return ImportResult(
      generator: generator, drafts: maker.drafts, pictures: maker.pictures.all,
      notes: maker.notes + maker.unusedPictures)
  }

  private init(
    _ pages: [SourcePage], _ map: SiteMap, _ folder: ImportFolder, _ target: ImportTarget
  ) {
    self.pages = pages
    self.map = map
    self.folder = folder
    self.target = target
    let places = FreePaths(taken: target.files)
    paths = pages.map { page in
      let parent = RelativePath(page.isPage ? "content/pages" : "content/articles")
      return places.path(parent, page.slug, "md")
    }
    pictures = PicturePlaces(places)
    let own = zip(paths, pages).map { Self.address($0, $1) }
    aliases = Set((target.addresses + own).map(OldAddress.key))
  }

  private mutating func make(_ number: Int) {
    let page = pages[number]
    let list = NoteList()
    list.notes = page.notes
    let body = convert(page, number, list)
    let head = frontMatter(page, number, list)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    let isBlank = { (line: Substring) in line.utf8.allSatisfy(\.isSpace) }
    let kept = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let text = "---\n\(head)---\n\(kept.joined(separator: "\n"))\n"
    audit(page, text, list)
    notes += list.notes
    drafts.append(
      ImportedDraft(
        path: paths[number], text: text, source: page.source, line: page.line,
        title: page.title ?? page.slug))
  }

  // MARK: Text

  private func convert(_ page: SourcePage, _ number: Int, _ list: NoteList) -> String {
    let note = { (kind: ImportNote.Kind, text: String, reason: String, line: Int) in
      list.notes.append(ImportNote(kind, text, reason, in: page.source, line: line))
    }
    let link = { (address: String, line: Int) -> String? in
      self.link(address, in: page, number, list, line)
    }
    let picture = { (address: String, line: Int) -> String? in
      let place = self.map.file(address, in: page).flatMap {
        self.place($0, number, list, page, line)
      }
      if place != nil { list.replaced.append(address) }
      return place
    }
    switch page.body {
    case .markdown(let isMDX):
      return MarkdownConverter(link: link, picture: picture, note: note)
        .markdown(page.text, firstLine: page.bodyLine, isMDX: isMDX)
    case .html(let breaksLines):
      return HTMLConverter(
        page.text, firstLine: page.bodyLine, breaksLines: breaksLines, link: link,
        picture: picture, note: note
      ).markdown()
    }
  }

  private func link(
    _ address: String, in page: SourcePage, _ number: Int, _ list: NoteList, _ line: Int
  ) -> String? {
    func note(_ reason: String) {
      list.notes.append(ImportNote(.link, address, reason, in: page.source, line: line))
    }
    let anchor = address.firstIndex(of: "#").map { String(address[$0...].dropFirst()) } ?? ""
    if address.hasPrefix("#"), map.anchors(number).contains(anchor) { return address }
    switch map.target(of: address, in: page) {
    case .external: return address
    case .draft(let other):
      list.replaced.append(address)
      let file = paths[other].reference(in: paths[number].parent)
      if map.anchors(other).contains(anchor) { return "\(file)#\(anchor)" }
      if !anchor.isEmpty { note("leads to the page as a whole now") }
      return file
    case .file(let file):
      if let place = place(file, number, list, page, line) {
        list.replaced.append(address)
        return place
      }
      note("leads to a file that pages cannot have; its words stay")
      return nil
    case .unknown:
      note("leads nowhere in what is imported; its words stay")
      return nil
    }
  }

  /// The picture or document at `file` beside a draft; nil where pages cannot have it.
  private func place(
    _ file: RelativePath, _ number: Int, _ list: NoteList, _ page: SourcePage,
    _ line: Int
  ) -> String? {
    guard MediaFormat(file) != nil else { return nil }
    guard folder.sizes[file] ?? 0 <= MediaFormat.sizeLimit else {
      list.notes.append(
        ImportNote(
          .picture, file.text, "larger than \(MediaFormat.sizeLimit >> 20) MB", in: page.source,
          line: line))
      return nil
    }
    let path = pictures.path(of: file, beside: paths[number])
    return path.reference(in: paths[number].parent)
  }

  /// Lists what of the page's words is neither in the draft nor among the notes.
  private func audit(_ page: SourcePage, _ text: String, _ list: NoteList) {
    var known = Words()
    known.add(text)
    known.add(PageWords(text).running)
    for address in list.replaced { known.add(address) }
    for note in list.notes {
      known.add(note.text)
      known.add(note.reason)
    }
    var lost: [Int: [String]] = [:]
    let source = PageWords(page.text)
    for (text, line) in [(source.running, 0)] + source.others {
      for (word, offset) in Words.all(in: text) where !known.contains(word) {
        lost[line + offset, default: []].append(String(word))
      }
    }
    for (line, words) in lost.sorted(by: { $0.key < $1.key }) {
      list.notes.append(
        ImportNote(
          .text, words.joined(separator: " "), "not carried over", in: page.source,
          line: page.bodyLine + line))
    }
  }

  private var unusedPictures: [ImportNote] {
    let used = Set(pictures.all.map(\.source))
    return folder.paths.filter { MediaFormat($0) != nil && !used.contains($0) }.map {
      ImportNote(.picture, $0.text, "no page shows it", in: $0)
    }
  }

  // MARK: Front matter

  private mutating func frontMatter(
    _ page: SourcePage, _ number: Int, _ list: NoteList
  ) -> String {
    var lines = [
      "title: \(YAMLScalar.written(page.title ?? page.slug))",
      "summary: "
        + YAMLScalar.written(page.summary ?? Gap.text("one or two sentences about the page")),
    ]
    if let order = page.order { lines.append("order: \(order)") }
    let topics = self.topics(page, list)
    if !topics.isEmpty { lines.append("topics: [\(topics.joined(separator: ", "))]") }
    lines.append("draft: true")
    if let day = page.expiresOn { lines.append("expires_on: \(day)") }
    let old = oldAddresses(page, number, list)
    if !old.isEmpty {
      lines.append("aliases:")
      lines += old.map { "  - \(YAMLScalar.written($0))" }
    }
    if let image = image(page, number, list) {
      lines.append("image: \(YAMLScalar.written(image))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func topics(_ page: SourcePage, _ list: NoteList) -> [String] {
    var found: [String] = []
    for name in page.topics {
      let id = Slug.make(from: name)
      let known = target.topics.first { topic in
        topic.id == id || topic.title.lowercased() == name.lowercased()
      }
      if let known {
        if !found.contains(known.id) { found.append(known.id) }
        if known.id.lowercased() != name.lowercased() {
          list.notes.append(
            ImportNote(
              .frontMatter, name, "is the topic '\(known.id)'", in: page.source, line: page.line))
        }
      } else {
        list.notes.append(
          ImportNote(
            .frontMatter, "topic: \(name)", "clinic.yaml has no topic '\(id)'", in: page.source,
            line: page.line))
      }
    }
    return found
  }

  /// The address of a draft at `path`.
  private static func address(_ path: RelativePath, _ page: SourcePage) -> String {
    let folder: RelativePath = page.isPage ? "content/pages" : "content"
    let below = path.relative(to: folder) ?? path
    return "/\(below.text(withoutSuffix: ".md") ?? below.text)/"
  }

  private mutating func oldAddresses(
    _ page: SourcePage, _ number: Int, _ list: NoteList
  ) -> [String] {
    let own = OldAddress.key(Self.address(paths[number], page))
    var found: [String] = []
    for address in [page.address].compactMap(\.self) + page.aliases
    where OldAddress.key(address) != own {
      func note(_ reason: String) {
        list.notes.append(
          ImportNote(.address, address, reason, in: page.source, line: page.line))
      }
      guard OldAddress.isPossible(address) else {
        note("no server can lead it on without a rule of its own")
        continue
      }
      guard address != "/" else {
        note("is that of the home page")
        continue
      }
      guard aliases.insert(OldAddress.key(address)).inserted else {
        note("the site or another draft has it already")
        continue
      }
      found.append(address)
    }
    return found
  }

  private func image(
    _ page: SourcePage, _ number: Int, _ list: NoteList
  ) -> String? {
    guard let (name, line) = page.image else { return nil }
    guard let file = map.file(name, in: page), MediaFormat(file)?.isPicture == true,
      let place = place(file, number, list, page, line)
    else {
      list.notes.append(
        ImportNote(
          .picture, name, "the picture for previews is not in the folder", in: page.source,
          line: line))
      return nil
    }
    return place
  }
}
