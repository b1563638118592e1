/// The templates that show an article.
public enum ArticleTemplate: String, Sendable, CaseIterable {
  case article
  case page
}

/// The templates that show a page of a treatment's guide.
public enum GuideTemplate: String, Sendable, CaseIterable {
  case overview
  case guide
  case prices
  case aftercare
  case evidence
}

/// The templates that show a list.
public enum ListTemplate: String, Sendable, CaseIterable {
  case home
  case treatments
  case comparePrices = "compare-prices"
  case aftercareIndex = "aftercare-index"
  case articles
  case topics
  case topic
  case glossary
  case notFound = "not-found"
}

/// The templates that show the bibliography.
public enum SourcesTemplate: String, Sendable, CaseIterable {
  case sources
}

/// The templates of the parts that pages share.
public enum FragmentTemplate: String, Sendable, CaseIterable {
  case header = "fragments/header"
  case footer = "fragments/footer"
}

/// The templates of an entry in the contents of a treatment's guide.
public enum GuideEntryTemplate: String, Sendable, CaseIterable {
  case entry = "fragments/guide-entry"
}

/// The templates of pages that only lead to another.
public enum RedirectTemplate: String, Sendable, CaseIterable {
  case redirect
}
