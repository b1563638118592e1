import Content
import Facts
import Foundations
import Presentation

extension PageMaker {
  /// A page for everybody who works at the clinic.
  func personPages() -> [PlannedFile] {
    context.content.clinic.people.map { person in
      let path = PagePath.person(person.id.value)
      return page(path, origin: person.id.location) { [self] output in
        let name = person.name.value
        var head = PageHead(
          title: name,
          description: person.about?.value
            ?? context.strings.text(
              .personSummary,
              [
                "name": name, "role": person.role.value,
                "site": context.content.clinic.name.value,
              ]),
          path: path, breadcrumbs: breadcrumbs([step(.people)], title: name, path: path))
        head.showsBooking = true
        let reviewed = pages(reviewedBy: person)
        let content = PersonContent(
          person: context.with(person), reviewed: Array(reviewed.prefix(Self.mostReviews)),
          others: max(0, reviewed.count - Self.mostReviews))
        let page = assemble(head, content, about: .person(person))
        theme.render(\.people, .person, page, to: &output)
      }
    }
  }

  /// How many pages are listed that somebody has reviewed.
  private static let mostReviews = 100

  /// The pages whose last review somebody did, the newest review first.
  private func pages(reviewedBy person: ClinicPerson) -> [PersonContent.Reviewed] {
    let id = Identifier(person.id.value)
    let isTheirs = { (review: Review?) in
      review.map { Identifier($0.reviewer.value) == id } ?? false
    }
    let ofGuides = context.content.treatments.flatMap { subject in
      (guides[subject.id]?.entries ?? [])
        .filter { isTheirs($0.article?.frontMatter.review) || isTheirs(subject.review) }
        .map { head(of: $0, treatment: subject) }
    }
    let others = context.content.articles
      .filter { $0.place == .general && isTheirs($0.frontMatter.review) }
      .map { head(of: $0, breadcrumbs: []) }
    let found = (ofGuides + others).compactMap { head -> PersonContent.Reviewed? in
      guard let review = head.review, isTheirs(review) else { return nil }
      return PersonContent.Reviewed(
        page: PageLink(title: head.title, url: context.url(head.path)), review: review)
    }
    return found.sorted { first, second in
      let (one, other) = (first.review.on.value, second.review.on.value)
      return one != other
        ? one > other : (first.page.title, first.page.url) < (second.page.title, second.page.url)
    }
  }
}
