import Content
import Facts
import Foundations
import YAML

/// What the keys of front matter mean here. The names are those of Hugo, Zola, Jekyll and Astro.
struct FrontMatterMapping {
  private enum Meaning {
    case title, summary, order, topics, aliases, image, expires, address, slug
  }

  private static let meanings: [String: Meaning] = [
    "title": .title, "description": .summary, "summary": .summary, "excerpt": .summary,
    "weight": .order, "order": .order, "nav_order": .order,
    "tags": .topics, "categories": .topics, "category": .topics, "topics": .topics, "tag": .topics,
    "taxonomies.tags": .topics, "taxonomies.categories": .topics,
    "aliases": .aliases, "alias": .aliases, "redirect_from": .aliases,
    "image": .image, "images": .image, "featured_image": .image, "featuredimage": .image,
    "cover": .image, "cover.image": .image, "thumbnail": .image, "heroimage": .image,
    "image.src": .image, "image.url": .image, "image.path": .image, "extra.image": .image,
    "cover.src": .image, "heroimage.src": .image,
    "expirydate": .expires, "expiry_date": .expires,
    "url": .address, "permalink": .address, "path": .address, "slug": .slug,
  ]

  /// The name that the front matter gives the page's address, where it does.
  private(set) var slug: String?
  /// The address that it gives the page.
  private(set) var address: String?

  /// Puts `items` into `page`; what has no place there is listed.
  init(_ items: [FrontMatterItem], in page: inout SourcePage) {
    for item in items where !take(item, &page) { Self.list(item, &page) }
  }

  private static func list(_ item: FrontMatterItem, _ page: inout SourcePage) {
    let value = item.values.joined(separator: ", ")
    // Every page becomes a draft, and nothing says nothing.
    if item.key.lowercased() == "draft", value == "true" { return }
    page.note(.frontMatter, item.text, line: item.line)
  }

  /// Whether the page has what the item says.
  private mutating func take(_ item: FrontMatterItem, _ page: inout SourcePage) -> Bool {
    let first = item.values.first.map(MarkdownText.oneLine) ?? ""
    guard let meaning = Self.meanings[item.key.lowercased()], !first.isEmpty else { return false }
    // A single value where there is one place for it.
    let isSingle = item.values.count == 1
    switch meaning {
    case .title where isSingle && page.title == nil: page.title = first
    case .summary where isSingle && page.summary == nil: page.summary = first
    case .order where isSingle && page.order == nil:
      guard let number = Int(first), (0...9999).contains(number) else { return false }
      page.order = number
    case .topics: page.topics += item.values.map(MarkdownText.oneLine).filter { !$0.isEmpty }
    case .aliases:
      page.aliases += item.values.map { OldAddresses.absolute(MarkdownText.oneLine($0)) }
    case .image where isSingle && page.image == nil: page.image = (first, item.line)
    case .expires where isSingle && page.expiresOn == nil:
      guard let day = CalendarDate(iso: String(first.prefix(10))) else { return false }
      page.expiresOn = "\(day)"
      if first.utf8.count > 10 { return false }
    case .address where isSingle && address == nil: address = first
    case .slug where isSingle && slug == nil: slug = first
    default: return false
    }
    return true
  }
}
