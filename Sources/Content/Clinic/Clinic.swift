public import Diagnostics
public import Facts
import YAML

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

/// Where a clinic is; every part is optional.
public struct Address: Sendable, Hashable {
  /// Street and number.
  public var street: Located<String>?
  /// Town or city.
  public var city: Located<String>?
  /// State, county or province.
  public var area: Located<String>?
  /// The postal code.
  public var postcode: Located<String>?
  /// The country's name.
  public var country: Located<String>?

  /// An address of the given parts.
  public init(
    street: Located<String>? = nil, city: Located<String>? = nil, area: Located<String>? = nil,
    postcode: Located<String>? = nil, country: Located<String>? = nil
  ) {
    self.street = street
    self.city = city
    self.area = area
    self.postcode = postcode
    self.country = country
  }
}

/// On which days a clinic is open, and when; both in the writer's words.
public struct OpeningHours: Sendable, Hashable {
  /// The days, such as "Monday to Friday".
  public var days: Located<String>
  /// The hours, such as "9:00 to 17:30".
  public var hours: Located<String>

  /// `hours` on `days`.
  public init(days: Located<String>, hours: Located<String>) {
    self.days = days
    self.hours = hours
  }
}

/// A subject that pages and treatments can belong to.
public struct Topic: Sendable, Hashable {
  /// The id by which they name it, and its address.
  public var id: Located<String>
  /// Its title.
  public var title: Located<String>
  /// What it is about.
  public var summary: Located<String>?

  /// A topic called `title`.
  public init(id: Located<String>, title: Located<String>, summary: Located<String>? = nil) {
    self.id = id
    self.title = title
    self.summary = summary
  }
}

/// A clinician who reviews the content.
public struct Reviewer: Sendable, Hashable {
  /// The id by which reviews name them.
  public var id: Located<String>
  /// Their name with titles.
  public var name: Located<String>
  /// What they are, such as "Dermatologist".
  public var role: Located<String>
  /// Where they are registered, with the number.
  public var registration: Located<String>?

  /// A reviewer called `name`.
  public init(
    id: Located<String>, name: Located<String>, role: Located<String>,
    registration: Located<String>? = nil
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.registration = registration
  }
}

/// How often content must be reviewed.
public struct ReviewPolicy: Sendable, Hashable {
  /// The longest time between two reviews, 1 to 36 months.
  public var intervalMonths: Int

  /// A review every `intervalMonths`, every two years when nothing else is said.
  public init(intervalMonths: Int = 24) { self.intervalMonths = intervalMonths }
}

extension Address {
  /// The parts that are given, in the order of a letter.
  public var lines: [String] {
    let place = [city, area, postcode].compactMap { $0?.value }.joined(separator: " ")
    return [street?.value, place.isEmpty ? nil : place, country?.value].compactMap(\.self)
  }
}

extension Clinic {
  /// `text` as the address of a site, with `/` at its end; nil when it cannot be one.
  public static func normalizedBaseURL(_ text: String) -> String? {
    try? ScalarParser<String>.baseURL.parse(text)
  }
}

extension Clinic {
  /// What stands in for a clinic whose file cannot be read, so that all other files can still be
  /// checked. Never published.
  static var unreadable: Clinic {
    let nothing = Located("", at: SourceLocation(path: "content/clinic.yaml"))
    return Clinic(
      name: nothing, baseURL: nothing, region: nothing, locale: nothing,
      currency: nothing.map { _ in .none }, phone: nothing, emergencyNumber: nothing)
  }
}
