public import Diagnostics
public import Facts

/// Who publishes the site.
public struct Clinic: Sendable {
  /// What the clinic is called.
  public var name: Located<String>
  /// The address of the site, with `/` at its end.
  public var baseURL: Located<String>
  /// The country, as a code of two letters (ISO 3166-1).
  public var region: Located<String>
  /// The language and country that the site is written for (BCP 47), such as `en-US`.
  public var locale: Located<String>
  /// The currency of prices that name none.
  public var currency: Located<Currency>
  /// The clinic's telephone number.
  public var phone: Located<String>
  /// The number to call an ambulance.
  public var emergencyNumber: Located<String>
  /// The clinic's electronic mail address.
  public var email: Located<String>?
  /// Where the clinic is.
  public var address: Address?
  /// When it is open.
  public var openingHours: [OpeningHours]
  /// Whether the site is a sample, which every page then says.
  public var isSampleContent: Bool
  /// Whether articles may contain HTML.
  public var allowsRawHTML: Bool
  /// What the navigation leads to: generated pages by name, others by file.
  public var navigation: [Located<String>]
  /// The topics that pages and treatments can belong to.
  public var topics: [Topic]
  /// Who reviews the content.
  public var reviewers: [Reviewer]
  /// How often the content must be reviewed.
  public var reviewPolicy: ReviewPolicy

  /// A clinic called `name`.
  public init(
    name: Located<String>, baseURL: Located<String>, region: Located<String>,
    locale: Located<String>, currency: Located<Currency>, phone: Located<String>,
    emergencyNumber: Located<String>, email: Located<String>? = nil, address: Address? = nil,
    openingHours: [OpeningHours] = [], isSampleContent: Bool = false, allowsRawHTML: Bool = false,
    navigation: [Located<String>] = [], topics: [Topic] = [], reviewers: [Reviewer] = [],
    reviewPolicy: ReviewPolicy = ReviewPolicy()
  ) {
    self.name = name
    self.baseURL = baseURL
    self.region = region
    self.locale = locale
    self.currency = currency
    self.phone = phone
    self.emergencyNumber = emergencyNumber
    self.email = email
    self.address = address
    self.openingHours = openingHours
    self.isSampleContent = isSampleContent
    self.allowsRawHTML = allowsRawHTML
    self.navigation = navigation
    self.topics = topics
    self.reviewers = reviewers
    self.reviewPolicy = reviewPolicy
  }
}
