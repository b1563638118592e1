import Content
import Diagnostics
import Facts
import Presentation

extension PageMaker {
  /// The pages of the treatments' guides.
  func guidePages() -> [PlannedFile] {
    context.content.treatments.flatMap { treatment in
      let shared = Shared(maker: self, treatment: treatment)
      let entries = guides[treatment.id]?.entries ?? []
      return entries.indices.map { index in
        let entry = entries[index]
        let origin = entry.article?.frontMatter.title.location ?? treatment.name.location
        return page(entry.path, origin: origin) {
          shared.maker.guidePage(index, of: shared.treatment, entries)
        }
      }
    }
  }

  private func guidePage(
    _ index: Int, of treatment: Treatment, _ entries: [Guide.Entry]
  ) -> [UInt8] {
    let entry = entries[index]
    let prose = entry.article.map(rendered)
    let content = GuideContent(
      treatment: treatment, context: context, contents: contents(of: treatment, current: index),
      previous: index > 0 ? Guide.link(entries[index - 1], context: context) : nil,
      next: index + 1 < entries.count ? Guide.link(entries[index + 1], context: context) : nil,
      body: prose?.html,
      topics: topics.links(treatment.topics.map(\.value), context: context))
    let page = assemble(
      head(of: entry, treatment: treatment), content,
      about: .treatment(treatment, shown: shown(by: entry, prose, of: treatment)),
      modified: entry.article?.lastModified)
    return theme.render(template(of: entry, treatment: treatment), page)
  }

  private func contents(of treatment: Treatment, current index: Int) -> String {
    let made = guides[treatment.id].map { guide in
      guideContents[treatment.id] ?? GuideContents(guide, context: context, theme: theme)
    }
    return made?.html(current: index) ?? ""
  }

  /// What a page shows of the facts: what its template shows, and the blocks in its prose.
  private func shown(
    by entry: Guide.Entry, _ prose: RenderedArticle?, of treatment: Treatment
  ) -> Set<ShownFacts> {
    let blocks = (prose?.blocks ?? []).filter { $0.treatment == treatment.id }
    let shown = Set(blocks.compactMap { ShownFacts(rawValue: $0.name) })
    switch template(of: entry, treatment: treatment) {
    case .overview:
      return shown.union(prose == nil ? [.overview, .whoShouldNot, .risks] : [.overview])
    case .prices: return shown.union([.prices])
    case .aftercare: return shown.union([.aftercare])
    case .evidence, .guide: return shown
    }
  }

  private func template(of entry: Guide.Entry, treatment: Treatment) -> GuideTemplate {
    switch entry.generated {
    case .prices: .prices
    case .aftercare: .aftercare
    case .evidence: .evidence
    case nil: entry.path == .treatment(treatment.id) ? .overview : .guide
    }
  }

  private func head(of entry: Guide.Entry, treatment: Treatment) -> PageHead {
    var between = [step("treatments", .treatments)]
    if entry.path != .treatment(treatment.id) {
      between.append((treatment.name.value, .treatment(treatment.id)))
    }
    guard let article = entry.article else {
      return generatedHead(of: entry, treatment: treatment, between: between)
    }
    var head = head(of: article, breadcrumbs: between)
    if entry.generated != nil {
      head.review = Self.common(article.frontMatter.review, treatment.review)
    }
    return head
  }

  private func generatedHead(
    of entry: Guide.Entry, treatment: Treatment, between: [(title: String, path: PagePath)]
  ) -> PageHead {
    let name = treatment.name.value
    let key = entry.generated?.rawValue
    let strings = context.strings
    return PageHead(
      title: key.map { strings.text("pages.treatment.\($0)_title", ["treatment": name]) } ?? name,
      description: key.map { strings.text("pages.treatment.\($0)_summary", ["treatment": name]) }
        ?? treatment.summary.value,
      path: entry.path,
      breadcrumbs: breadcrumbs(between, title: entry.title, path: entry.path),
      showsReview: true, review: treatment.review)
  }

  /// The review of a page that shows prose and facts: reviewed only if both are, as of the older
  /// review.
  private static func common(_ prose: Review?, _ facts: Review?) -> Review? {
    guard let prose, let facts else { return nil }
    return prose.on.value <= facts.on.value ? prose : facts
  }
}

/// What the pages of a guide are made by and of: thousands of pages need not copy it.
private final class Shared: Sendable {
  let maker: PageMaker
  let treatment: Treatment

  init(maker: PageMaker, treatment: Treatment) {
    self.maker = maker
    self.treatment = treatment
  }
}
