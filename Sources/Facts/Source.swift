public import Diagnostics

/// What kind of publication a source is.
public enum SourceKind: String, Sendable, CaseIterable {
  case regulator
  case guideline
  case productInformation = "product-information"
  case leaflet
  case review
  case trial
  case caseReport = "case-report"
  case publicHealth = "public-health"
  case textbook
  case website
  case consumerArticle = "consumer-article"
  case clinic
}

/// An entry of the bibliography.
public struct Source: Sendable {
  /// The id by which facts and articles cite it.
  public var id: String
  public var title: Located<String>
  /// The language of the title (BCP 47), where it is not that of the site.
  public var language: String?
  public var kind: SourceKind
  public var authors: Located<String>?
  /// Who published it: a journal, an authority, a company.
  public var publisher: Located<String>?
  public var year: Int?
  /// Where it can be read: an `https` or `http` address.
  public var url: String?
  /// Its Digital Object Identifier, such as `10.1111/obr.12049`.
  public var doi: String?
  /// Its PubMed number.
  public var pmid: String?
  /// A remark for patients, such as how far it can be trusted.
  public var note: Located<String>?
  /// What it says, word for word, against which reports of it are held.
  public var quotes: [Located<String>]
  public var location: SourceLocation

  public init(
    id: String, title: Located<String>, language: String? = nil, kind: SourceKind,
    authors: Located<String>? = nil,
    publisher: Located<String>? = nil, year: Int? = nil, url: String? = nil, doi: String? = nil,
    pmid: String? = nil, note: Located<String>? = nil, quotes: [Located<String>] = [],
    location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.language = language
    self.kind = kind
    self.authors = authors
    self.publisher = publisher
    self.year = year
    self.url = url
    self.doi = doi
    self.pmid = pmid
    self.note = note
    self.quotes = quotes
    self.location = location
  }

  /// The address to link to: the given one, or that of the DOI or PubMed number.
  public var address: String? {
    url ?? doi.map { "https://doi.org/\($0)" }
      ?? pmid.map { "https://pubmed.ncbi.nlm.nih.gov/\($0)/" }
  }
}
