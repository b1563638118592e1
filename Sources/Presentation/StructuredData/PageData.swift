import Content
import Facts

/// A page as structured data.
struct PageData: Sendable {
  let context: SiteContext
  let head: PageHead
  let modified: CalendarDate?

  private var url: String { context.absoluteURL(head.path) }
  private var breadcrumbsID: String { url + "#breadcrumbs" }

  /// The page; a medical one where it holds clinical content.
  func node(about subject: PageSubject) -> LinkedData {
    let isMedical = head.showsReview
    return .node(
      isMedical ? "MedicalWebPage" : "WebPage",
      [
        "@id": .text(url),
        "url": .text(url),
        "name": .text(head.title),
        "description": .text(head.description),
        "inLanguage": .text(context.content.clinic.locale.value),
        "image": head.imageURL.map(LinkedData.text),
        "dateModified": modified.map { .text($0.description) },
        "lastReviewed": review.map { .text($0.on.value.description) },
        "reviewedBy": review.flatMap(reviewer),
        "audience": isMedical ? .node("Patient", [:]) : nil,
        "citation": .some(head.references.map(Self.citation)),
        "mainEntity": isOverview(subject) ? entity(of: subject) : nil,
        "about": isOverview(subject) ? nil : entity(of: subject),
        "publisher": .reference(context.clinicID),
        "breadcrumb": head.breadcrumbs.count > 1 ? .reference(breadcrumbsID) : nil,
      ])
  }

  /// The way to the page; nil for the home page.
  var breadcrumbs: LinkedData? {
    guard head.breadcrumbs.count > 1 else { return nil }
    let origin = context.baseURL.dropLast(context.basePath.count)
    let steps = head.breadcrumbs.enumerated().map { index, link in
      LinkedData.node(
        "ListItem",
        [
          "position": .number(index + 1),
          "name": .text(link.title),
          "item": .reference(origin + link.url),
        ])
    }
    return .node(
      "BreadcrumbList", ["@id": .text(breadcrumbsID), "itemListElement": .array(steps)])
  }

  /// The review, where there was one: that of sample content is made up.
  private var review: Review? {
    context.content.clinic.isSampleContent || !head.showsReview ? nil : head.review
  }

  private func reviewer(_ review: Review) -> LinkedData? {
    context.content.clinic.reviewers.first { $0.id.value == review.reviewer.value }
      .map { reviewer in
        .node(
          "Person",
          ["name": .text(reviewer.name.value), "jobTitle": .text(reviewer.role.value)])
      }
  }

  private func isOverview(_ subject: PageSubject) -> Bool {
    guard case .treatment(_, let shown) = subject else { return false }
    return shown.contains(.overview)
  }

  private func entity(of subject: PageSubject) -> LinkedData? {
    switch subject {
    case .general: nil
    case .clinic: .reference(context.clinicID)
    case .treatment(let treatment, _): .reference(context.therapyID(treatment.id))
    }
  }

  private static func citation(_ source: Source) -> LinkedData {
    .node(
      "CreativeWork",
      [
        "name": .text(source.title.value),
        "url": source.address.map(LinkedData.text),
        "datePublished": source.year.map { .text(String($0)) },
        "publisher": source.publisher.map { .node("Organization", ["name": .text($0.value)]) },
      ])
  }
}
