public import Diagnostics
public import Facts
public import Foundations
import YAML

/// Who publishes the site.
public struct Clinic: Sendable {
  public var name: Located<String>
  public var type = ClinicType.clinic
  /// The address of the site, with `/` at its end.
  public var baseURL: Located<String>
  /// The country, as a code of two letters (ISO 3166-1).
  public var region: Located<String>
  /// The language and country that the site is written for (BCP 47), such as `en-US`.
  public var locale: Located<String>
  /// The currency of prices that name none.
  public var currency: Located<Currency>
  public var phone: Located<String>
  /// The number to call an ambulance.
  public var emergencyNumber: Located<String>
  public var email: Located<String>?
  public var address: Address?
  public var openingHours: [OpeningHours] = []
  /// Days that are not over, on which the hours are others.
  public var specialHours: [SpecialHours] = []
  /// The places where patients are seen, where there are several or there is more to say of one.
  public var locations: [ClinicLocation] = []
  public var people: [ClinicPerson] = []
  /// Whether the site is a sample, which every page then says.
  public var isSampleContent = false
  public var allowsRawHTML = false
  public var navigation: [NavigationItem] = []
  public var booking: Booking?
  /// The ids of the subjects that the first page shows; empty for the first ones of each kind.
  public var featured: [Located<String>] = []
  public var topics: [Topic] = []
  /// Who can review content: those listed as reviewers, then the people of the clinic.
  public var reviewers: [Reviewer] = []
  public var reviewPolicy = ReviewPolicy()
  public var numberPolicy = NumberPolicy.checked
  public var logo: ClinicLogo?
  /// A square picture that browsers and telephones show for the site, as a path in the site's folder.
  public var icon: Located<RelativePath>?
  /// The picture of pages that have none of their own where others link to them, as a path in the
  /// site's folder.
  public var socialCard: Located<RelativePath>?
  /// Who pays for care, beside patients and their insurers.
  public var payers: [Payer] = []
}

/// What an entry of the menu leads to.
public enum NavigationItem: Sendable, Hashable {
  /// A generated page by name, another by file.
  case page(Located<String>)
  /// A page of another site, such as that of a practice group.
  case link(title: Located<String>, url: Located<String>)

  public var page: Located<String>? {
    if case .page(let name) = self { name } else { nil }
  }
}

/// Where patients book a visit, which a site of static files cannot do itself.
public struct Booking: Sendable, Hashable {
  /// What the button says, such as "Book a visit".
  public var label: Located<String>
  public var url: Located<String>
}

/// The clinic's own sign at the top of every page.
public struct ClinicLogo: Sendable, Hashable {
  /// As a path in the site's folder.
  public var picture: Located<RelativePath>
  /// The same for dark screens, where the other would not be seen.
  public var dark: Located<RelativePath>?
  /// Whether the clinic's name is part of the picture, so that it need not stand beside it.
  public var hasName = false
}

/// What kind of place publishes the site, by which search engines know it.
public enum ClinicType: String, Sendable, CaseIterable {
  case clinic, hospital, dentist, pharmacy
}

/// Somebody who pays for care, such as a public service.
public struct Payer: Sendable, Hashable {
  /// The id by which prices name it, such as `nhs`.
  public var id: Located<String>
  /// How patients read it above its prices, such as "On the NHS".
  public var name: Located<String>
}

/// A subject that pages and treatments can belong to.
public struct Topic: Sendable, Hashable {
  /// The id by which they name it, and its address.
  public var id: Located<String>
  public var title: Located<String>
  public var summary: Located<String>?
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
  /// Their picture, as a path in the site's folder.
  public var picture: Located<RelativePath>?
}

/// How often content must be reviewed.
public struct ReviewPolicy: Sendable, Hashable {
  /// The longest time between two reviews, 1 to 36 months.
  public var intervalMonths = 24
}

/// Where the numbers in the articles of guides come from.
public enum NumberPolicy: String, Sendable, CaseIterable {
  /// From the facts or from a source: an article holds none of its own.
  case facts
  /// From anywhere. They are held against the facts all the same.
  case checked
}

extension Clinic {
  /// The pictures that the clinic file names.
  public var pictures: [Located<RelativePath>] {
    reviewers.compactMap(\.picture) + locations.compactMap(\.picture)
      + [logo?.picture, logo?.dark].compactMap(\.self)
  }

  /// What pages say in sentences about its people and places.
  public var sentences: [Located<String>] {
    people.compactMap(\.about)
      + locations.flatMap { [$0.parking, $0.transport, $0.access].compactMap(\.self) }
  }

  /// The clinic without the special hours that are over on `day`.
  func asOf(_ day: CalendarDate) -> Clinic {
    var clinic = self
    clinic.specialHours.removeAll { $0.lastDay < day }
    for index in clinic.locations.indices {
      clinic.locations[index].specialHours.removeAll { $0.lastDay < day }
    }
    return clinic
  }

  /// `text` as the address of a site, with `/` at its end; nil when it cannot be one.
  public static func normalizedBaseURL(_ text: String) -> String? {
    try? ScalarParser<String>.baseURL.parse(text)
  }

  /// What stands in for a clinic whose file cannot be read, so that all other files can still be
  /// checked. Never published.
  static var unreadable: Clinic {
    let nothing = Located("", at: SourceLocation(path: "content/clinic.yaml"))
    return Clinic(
      name: nothing, baseURL: nothing, region: nothing, locale: nothing,
      currency: nothing.map { _ in .none }, phone: nothing, emergencyNumber: nothing)
  }
}
