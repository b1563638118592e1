import Content
import Facts
import Presentation

/// What belongs to which topic.
struct TopicIndex: Sendable {
  private let articles: [String: [Article]]
  private let treatments: [String: [Treatment]]
  private let topics: [String: Topic]

  /// The ids of the topics that something belongs to, in the order of `clinic.yaml`.
  let ids: [String]

  init(content: SiteContent) {
    var articles: [String: [Article]] = [:]
    for article in content.articles {
      for topic in article.frontMatter.topics {
        articles[topic.value, default: []].append(article)
      }
    }
    var treatments: [String: [Treatment]] = [:]
    for treatment in content.treatments {
      for topic in treatment.topics { treatments[topic.value, default: []].append(treatment) }
    }
    let all = content.clinic.topics
    ids = all.map(\.id.value).filter { articles[$0] != nil || treatments[$0] != nil }
    topics = Dictionary(all.map { ($0.id.value, $0) }) { first, _ in first }
    self.articles = articles
    self.treatments = treatments
  }

  func topic(_ id: String) -> Topic? { topics[id] }

  func articles(in topic: String) -> [Article] { articles[topic] ?? [] }

  func treatments(in topic: String) -> [Treatment] { treatments[topic] ?? [] }

  /// Links to the topics with the given ids.
  func links(_ ids: [String], context: SiteContext) -> [PageLink] {
    ids.compactMap { topics[$0] }.map { topic in
      PageLink(
        title: topic.title.value, url: context.url(.topic(topic.id.value)),
        summary: topic.summary?.value)
    }
  }

  /// Links to the topics of an article.
  func links(of article: Article, context: SiteContext) -> [PageLink] {
    links(article.frontMatter.topics.map(\.value), context: context)
  }

  /// Up to four other articles that share most topics with `article`.
  func related(to article: Article, among content: SiteContent) -> [Article] {
    var shared: [String: (count: Int, article: Article)] = [:]
    for topic in article.frontMatter.topics {
      for other in articles(in: topic.value).prefix(50) where other.file.path != article.file.path
      {
        shared[other.file.path, default: (0, other)].count += 1
      }
    }
    return shared.values.sorted { left, right in
      left.count != right.count
        ? left.count > right.count : left.article.pagePath < right.article.pagePath
    }.prefix(4).map(\.article)
  }
}
