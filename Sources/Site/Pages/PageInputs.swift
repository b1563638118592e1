import Content
import Facts
import Foundations
import Presentation

/// Tells all that a page is made of by one digest, so that a page need not be made again when it is
/// the same as in the last build.
///
/// A page of a guide or an article shows its own text; the facts of its subject and of those that the
/// text names; pictures; and of other pages what stands in lists: titles, addresses, summaries. All
/// else that it can show, such as templates, words and what the clinic is called, is for all pages
/// alike. Pages that list others have no digest: they are few, and would be made of everything.
struct PageInputs: Sendable {
  private let context: SiteContext
  /// The digests of the files that the site was read from, by path.
  private let files: [RelativePath: FileDigest]
  /// Tells what every page can show.
  private let shared: FileDigest
  private let topics: TopicIndex

  /// What the pages of a site are made of whose header has the links of `navigation`.
  init(
    _ context: SiteContext, navigation: Navigation, topics: TopicIndex,
    files: [RelativePath: FileDigest]
  ) {
    self.context = context
    self.topics = topics
    self.files = files
    var list = InputList(context, files)
    list.addTheme()
    list.addClinic()
    list.add(navigation.links(current: nil, context: context))
    list.addSubjects()
    shared = list.digest
  }

  /// What is known of the pages of `guides` and of the articles outside of these, by their paths.
  func all(_ guides: [String: Guide]) async -> [PagePath: FileDigest] {
    let ofGuides = await context.content.treatments.parallelMap { subject in
      guard let guide = guides[subject.id] else { return [(PagePath, FileDigest)]() }
      let common = digest(of: guide, subject)
      return guide.entries.map { ($0.path, digest(of: $0, in: common)) }
    }
    let articles = context.content.articles.filter { $0.place == .general || $0.place == .page }
    let others = await articles.parallelMap { ($0.pagePath, digest(of: $0)) }
    return Dictionary(ofGuides.flatMap(\.self) + others) { first, _ in first }
  }

  /// What the pages of `guide` have in common.
  private func digest(of guide: Guide, _ treatment: Treatment) -> FileDigest {
    var list = InputList(context, files)
    list.add(shared.hex)
    list.add(file: treatment.path)
    list.add(media: context.content.picture(of: treatment.address))
    for entry in guide.entries {
      list.add(entry.title)
      list.add(entry.path.description)
    }
    return list.digest
  }

  /// That of the page at `path`, which is `entry` of the guide with the digest `guide`.
  private func digest(of entry: Guide.Entry, in guide: FileDigest) -> FileDigest {
    var list = InputList(context, files)
    list.add(guide.hex)
    list.add(entry.path.description)
    if let article = entry.article { list.add(article) }
    return list.digest
  }

  /// That of the page of an article outside of guides, below which related ones are listed.
  private func digest(of article: Article) -> FileDigest {
    var list = InputList(context, files)
    list.add(shared.hex)
    list.add(article)
    list.add(
      topics.related(to: article, among: context.content).map { $0.link(in: context) })
    return list.digest
  }
}

/// What a page is made of, written one after the other, each with its length before it.
private struct InputList {
  private let context: SiteContext
  private let files: [RelativePath: FileDigest]
  private var bytes: [UInt8] = []

  init(_ context: SiteContext, _ files: [RelativePath: FileDigest]) {
    self.context = context
    self.files = files
  }

  var digest: FileDigest { FileDigest(of: bytes) }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { part in
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: part.count).littleEndian) {
        bytes.append(contentsOf: $0)
      }
      bytes.append(contentsOf: part)
    }
  }

  mutating func add(file path: RelativePath) {
    add(path.text)
    add(files[path]?.hex ?? "")
  }

  /// The templates, words and assets of the site's own.
  mutating func addTheme() {
    for path in files.keys.filter({ $0.isBelow("templates") }).sorted() { add(file: path) }
  }

  /// What is for all subjects, and the pictures that any page can show.
  mutating func addClinic() {
    for path in Self.filesForAll { add(file: path) }
    let content = context.content
    for picture in content.clinic.pictures { add(media: picture.value) }
    for picture in [content.clinic.icon?.value, content.linkPictureOfSite] { add(media: picture) }
    for page in SitePage.allCases where content.has(page) { add(page.rawValue) }
  }

  private static let filesForAll: [RelativePath] = [
    "content/clinic.yaml", "content/kinds.yaml", "content/sources.yaml", "content/glossary.yaml",
  ]

  /// What is said of subjects on pages of others: who treats them, and what the clinic offers.
  mutating func addSubjects() {
    for subject in context.content.treatments {
      add(subject.kind.folder)
      add(subject.id)
      add(subject.name.value)
    }
  }

  mutating func add(_ links: [PageLink]) {
    add(String(links.count))
    for link in links {
      add(link.title)
      add(link.url)
      add(link.summary ?? "")
      for text in link.picture?.texts ?? [] { add(text) }
    }
  }

  /// The text of an article and what it takes from elsewhere.
  mutating func add(_ article: Article) {
    add(file: article.file.path)
    let outline = article.outline
    let subjects = outline.subjects.union(outline.blocks.map(\.treatment))
    for id in subjects.sorted() {
      guard let subject = context.content.treatment(id) else { continue }
      add(file: subject.path)
      add(media: context.content.picture(of: subject.address))
    }
    guard !context.content.media.isEmpty else { return }
    for image in outline.images { add(media: image.value) }
    for picture in [article.previewImage, context.content.linkPicture(of: article)] {
      add(media: picture)
    }
    for link in outline.links {
      if case .media(let file) = context.content.target(
        of: link.value, inFile: article.file.path)
      {
        add(media: file.path)
      }
    }
  }

  /// A picture or document: its bytes, what is made of it, and what is said of it.
  mutating func add(media path: RelativePath?) {
    guard let path, let file = context.content.media[path] else { return add("") }
    add(path.text)
    add(file.made?.digest.fingerprint ?? "")
    let notes = file.notes
    let numbers = [
      file.width ?? -1, file.height ?? -1, Int(context.content.mediaUses[path]?.rawValue ?? 0),
      notes?.isOfPair == true ? 1 : 0, notes?.isBefore == true ? 1 : 0,
    ]
    add(numbers.map(String.init).joined(separator: " "))
    if let notes { add(file: notes.location.path) }
  }
}
