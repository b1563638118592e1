public import Content
import Diagnostics
import Essentials
public import Facts
import Foundations

/// Describes pages to search engines in the vocabulary of schema.org (release 30.0), from the
/// facts that the pages show.
public struct StructuredData: Sendable {
  private let context: SiteContext
  /// What every page says of the clinic.
  private let clinic: LinkedData

  public init(context: SiteContext) {
    self.context = context
    clinic = ClinicData(context: context).summary
  }

  /// The JSON-LD of the page with `head`, ready to stand in a `script` element; nil for a page
  /// that search engines must not list.
  public func json(
    of head: PageHead, about subject: PageSubject, modified: CalendarDate? = nil
  ) -> String? {
    guard head.isListed else { return nil }
    let page = PageData(context: context, head: head, modified: modified)
    let nodes = [page.node(about: subject), page.breadcrumbs] + nodes(of: subject)
    let graph: LinkedData = [
      "@context": "https://schema.org", "@graph": .array(nodes.compactMap(\.self)),
    ]
    return graph.scriptText
  }

  private func nodes(of subject: PageSubject) -> [LinkedData?] {
    switch subject {
    case .general: return [clinic]
    case .home: return [ClinicData(context: context).site, ClinicData(context: context).node]
    case .clinic: return [ClinicData(context: context).node]
    case .locations: return [clinic] + ClinicData(context: context).locations
    case .people: return [clinic] + ClinicData(context: context).people
    case .person(let person): return [clinic, ClinicData(context: context).node(person)]
    case .treatment(let treatment, let shown):
      let service = shown.contains(.prices) ? ServiceData(treatment: treatment).node : nil
      return [clinic, SubjectData(treatment: treatment, shown: shown).node, service]
    }
  }
}

extension SiteContext {
  var clinicID: String { baseURL + "#clinic" }
  var siteID: String { baseURL + "#website" }

  func personID(_ person: ClinicPerson) -> String {
    absoluteURL(.person(person.id.value)) + "#person"
  }

  func subjectID(_ treatment: Treatment) -> String {
    absoluteURL(.subject(treatment.address)) + "#" + treatment.kind.base.rawValue
  }
}

private struct PageData {
  let context: SiteContext
  let head: PageHead
  let modified: CalendarDate?

  private var url: String { context.absoluteURL(head.path) }
  private var breadcrumbsID: String { url + "#breadcrumbs" }

  /// The page; a medical one where it holds clinical content.
  func node(about subject: PageSubject) -> LinkedData {
    let isMedical = head.showsReview
    // The site is described on the first page only.
    let isHome = if case .home = subject { true } else { false }
    return .node(
      isMedical ? "MedicalWebPage" : "WebPage",
      [
        "@id": .text(url),
        "url": .text(url),
        "name": .text(head.title),
        "description": .text(head.description),
        "inLanguage": .text(context.content.clinic.locale.value),
        "isPartOf": isHome ? .reference(context.siteID) : nil,
        "image": head.imageURL.map(LinkedData.text),
        "dateModified": modified.map { .text($0.description) },
        "lastReviewed": review.map { .text($0.on.value.description) },
        "reviewedBy": review.flatMap(reviewer),
        "audience": isMedical ? .node("Patient", [:]) : nil,
        "citation": .some(head.references.map(Self.citation)),
        "mainEntity": isAllAbout(subject) ? entity(of: subject) : nil,
        "about": isAllAbout(subject) ? nil : entity(of: subject),
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

  private func isAllAbout(_ subject: PageSubject) -> Bool {
    switch subject {
    case .treatment(_, let shown): shown.contains(.overview)
    case .person: true
    case .general, .home, .clinic, .locations, .people: false
    }
  }

  private func entity(of subject: PageSubject) -> LinkedData? {
    switch subject {
    case .general: nil
    case .home, .clinic, .locations, .people: .reference(context.clinicID)
    case .person(let person): .reference(context.personID(person))
    case .treatment(let treatment, _): .reference(context.subjectID(treatment.value))
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

/// What a page is about, for search engines.
public enum PageSubject: Sendable {
  /// Nothing but what its title says.
  case general
  /// The first page of the site.
  case home
  case clinic
  /// The places of the clinic.
  case locations
  /// Who works at the clinic.
  case people
  case person(ClinicPerson)
  /// A treatment, of whose facts the page shows the given parts.
  case treatment(InContext<Treatment>, shown: Set<ShownFacts>)
}

/// Parts of a treatment's facts that a page can show to its readers. Structured data tells
/// search engines only what the page tells patients.
public enum ShownFacts: String, Sendable, CaseIterable {
  /// Its name, its other names and what it is in a sentence.
  case overview
  /// The facts that are sentences.
  case statements
  case symptoms
  case whoShouldNot = "who-should-not"
  case risks
  case before
  case aftercare
  case prices
}

/// A value of JSON-LD (W3C JSON-LD 1.1).
typealias LinkedData = JSONValue

extension LinkedData {
  static func text(_ text: String) -> LinkedData { .string(text) }

  static func amount(_ amount: Decimal) -> LinkedData { .digits(amount.description) }

  /// A node of a type of schema.org with the members that are there.
  static func node(
    _ type: String, _ members: KeyValuePairs<String, LinkedData?>
  ) -> LinkedData {
    .object(
      [Member("@type", .string(type))]
        + members.compactMap { member in member.value.map { Member(member.key, $0) } })
  }

  /// A node that is described elsewhere.
  static func reference(_ id: String) -> LinkedData { ["@id": .string(id)] }

  /// `texts` as a list; nil when there are none.
  static func texts(_ texts: [String]) -> LinkedData? { some(texts.map(LinkedData.text)) }

  /// `values` as a list; nil when there are none.
  static func some(_ values: [LinkedData]) -> LinkedData? {
    values.isEmpty ? nil : .array(values)
  }
}
