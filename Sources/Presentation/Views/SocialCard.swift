public import Content
import Foundations
import Templates

/// The picture of a page where others link to it, such as in messages.
public struct SocialCard: Sendable, Hashable {
  /// The full address of a file that every program can show.
  let url: String
  /// In pixels.
  let width: Int
  let height: Int
  /// What it shows, for people who cannot see it; empty where nobody says so.
  let description: String

  static let view = View<SocialCard>([
    .text("url") { $0.url },
    .text("width") { String($0.width) },
    .text("height") { String($0.height) },
    .optionalText("description") { $0.description.isEmpty ? nil : $0.description },
  ])
}

extension SiteContext {
  /// The card of an article; of one that has none, and of any other page, that of the clinic.
  public func socialCard(of article: Article?) -> SocialCard? {
    let own = article.flatMap { article in
      content.linkPicture(of: article).flatMap { path in
        socialCard(path, description: description(of: path, in: article))
      }
    }
    return own ?? content.linkPictureOfSite.flatMap { socialCard($0, description: nil) }
  }

  private func socialCard(_ path: RelativePath, description: String?) -> SocialCard? {
    guard let file = content.media[path], content.mediaUses[path]?.contains(.link) == true else {
      return nil
    }
    let said = file.notes?.description?.value ?? description ?? ""
    if let made = file.made {
      return made.set.card.map { card in
        SocialCard(
          url: absoluteURL(file.pagePath(of: card)), width: card.width, height: card.height,
          description: said)
      }
    }
    guard let width = file.width, let height = file.height else { return nil }
    return SocialCard(
      url: absoluteURL(file.pagePath), width: width, height: height, description: said)
  }

  /// What the text of `article` says of the picture at `path`.
  private func description(of path: RelativePath, in article: Article) -> String? {
    article.document.read { text in
      let image = text.all.first { node in
        text.kind(node) == .image
          && article.file.path.parent.resolving(text.destination(node)) == path
      }
      return image.map { text.plainText(of: text.inside($0)) { _ in "" } }
    }
  }
}
