public import Facts

/// Describes pages to search engines in the vocabulary of schema.org (release 30.0), from the
/// facts that the pages show.
public struct StructuredData: Sendable {
  let context: SiteContext

  /// The structured data of a site.
  public init(context: SiteContext) { self.context = context }

  /// The JSON-LD of the page with `head`, ready to stand in a `script` element; nil for a page
  /// that search engines must not list.
  public func json(
    of head: PageHead, about subject: PageSubject, modified: CalendarDate? = nil
  ) -> String? {
    graph(of: head, about: subject, modified: modified)?.scriptText
  }

  /// The same as a value.
  func graph(
    of head: PageHead, about subject: PageSubject, modified: CalendarDate?
  ) -> LinkedData? {
    guard head.isListed else { return nil }
    let page = PageData(context: context, head: head, modified: modified)
    let nodes = [page.node(about: subject), page.breadcrumbs] + nodes(of: subject)
    return ["@context": "https://schema.org", "@graph": .array(nodes.compactMap(\.self))]
  }

  private func nodes(of subject: PageSubject) -> [LinkedData?] {
    let clinic = ClinicData(context: context)
    switch subject {
    case .general: return [clinic.summary]
    case .clinic: return [clinic.node]
    case .treatment(let treatment, let shown):
      let treatment = Shown(value: treatment, context: context)
      let service = shown.contains(.prices) ? ServiceData(treatment: treatment).node : nil
      return [clinic.summary, TherapyData(treatment: treatment, shown: shown).node, service]
    }
  }
}

extension SiteContext {
  /// The name by which structured data refers to the clinic.
  var clinicID: String { baseURL + "#clinic" }

  /// The name by which structured data refers to a treatment.
  func therapyID(_ treatment: String) -> String {
    absoluteURL(.treatment(treatment)) + "#treatment"
  }
}
