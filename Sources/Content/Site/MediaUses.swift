import Foundations
import Markdown

/// The pictures and documents that the pages of a site show or lead to. No others are published:
/// what lies beside the articles may be meant for a draft, or for nobody.
struct MediaUses {
  private(set) var byPath: [RelativePath: MediaUse] = [:]
  /// The picture that stands for an article where others link to it, by the article's path.
  private(set) var links: [RelativePath: RelativePath] = [:]

  /// What the published articles of `content` use, and what the texts of the theme name; `notes` tell
  /// which pictures may be shown where.
  init(
    _ content: SiteContent, _ notes: [RelativePath: PictureNotes], namedByTheme: [String]
  ) {
    guard !content.media.isEmpty else { return }
    // A large site has many links, and all but a few lead to pages.
    let names = Set(content.media.keys.map(\.name))
    for article in content.articles {
      for image in article.outline.images
      where image.location != article.frontMatter.image?.location {
        add(.shown, of: image.value)
      }
      if let image = article.previewImage, content.media[image] != nil {
        add(article.place == .home ? [.card, .shown] : .card, of: image)
      }
      if let image = Self.link(of: article, content, notes) {
        links[article.file.path] = image
        add(.link, of: image)
      }
      for link in article.outline.links where names.contains(Self.name(link.value)) {
        guard case .media(let file) = content.target(of: link.value, inFile: article.file.path)
        else { continue }
        add(.shown, of: file.path)
      }
      for name in article.outline.namedFiles { add(name, in: content, article) }
    }
    for image in content.clinic.pictures where content.media[image.value] != nil {
      add(.card, of: image.value)
    }
    if let icon = content.clinic.icon?.value, content.media[icon] != nil { add(.icon, of: icon) }
    if let card = content.clinic.socialCard?.value, content.media[card] != nil,
      notes[card]?.maySpread != false
    {
      add(.link, of: card)
    }
    for name in namedByTheme { add(name, in: content, nil) }
  }

  /// The picture that the front matter of `article` names, or else the first one in its text of which
  /// a card can be made.
  private static func link(
    of article: Article, _ content: SiteContent, _ notes: [RelativePath: PictureNotes]
  ) -> RelativePath? {
    let candidates =
      article.previewImage.map { [$0] }
      ?? article.outline.images.map(\.value).filter { path in
        // There, no caption says what must be said of a pair.
        notes[path].map { !$0.isDecorative && !$0.isOfPair } ?? true
      }
    return candidates.first { path in
      content.media[path] != nil && MediaFile.canBeCard(path) && notes[path]?.maySpread != false
    }
  }

  private mutating func add(_ use: MediaUse, of path: RelativePath) {
    byPath[path, default: []].insert(use)
  }

  /// Adds what HTML or a template names, which can be an address, a path from the address of its
  /// page or, where the writer has not tried it, a path from its file.
  private mutating func add(_ name: String, in content: SiteContent, _ article: Article?) {
    var candidates: [RelativePath?] = []
    if let article {
      let page = article.pagePath.outputPath.parent
      candidates = [
        RelativePath("content").appending(page.text).resolving(name),
        article.file.path.parent.resolving(name),
      ]
    }
    // An address begins with the path that the site is published at, which nobody knows here.
    var parts = RelativePath(name).components[...]
    while candidates.count < 10, !parts.isEmpty {
      candidates.append(RelativePath("content/" + parts.joined(separator: "/")))
      parts = parts.dropFirst()
    }
    for case let path? in candidates where content.media[path] != nil { add(.named, of: path) }
  }

  /// What stands after the last slash of a link, without an anchor.
  private static func name(_ link: String) -> Substring {
    let end = link.utf8.firstIndex(of: UInt8(ascii: "#")) ?? link.endIndex
    let file = link.utf8[..<end]
    let slash = file.lastIndex(of: UInt8(ascii: "/"))
    return Substring(file[(slash.map { file.index(after: $0) } ?? file.startIndex)...])
  }
}

/// The names of files in markup that is not read otherwise.
public enum NamedFiles {
  /// The words of `markup` that can be the paths of pictures and documents.
  public static func find(in markup: some Sequence<UInt8>) -> [String] {
    markup.split { !$0.isAlphanumeric && !"._-/".utf8.contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.utf8.count < 4000 && MediaFile.isMedia(RelativePath($0)) }
  }
}
