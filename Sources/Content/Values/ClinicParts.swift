public import Diagnostics

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
