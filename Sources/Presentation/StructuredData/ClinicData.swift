import Content
import Diagnostics
import Facts
import Foundations

struct ClinicData: Sendable {
  let context: SiteContext

  private var clinic: Clinic { context.content.clinic }

  /// What every page needs to name it.
  var summary: LinkedData {
    .node(
      clinic.type.schemaType,
      [
        "@id": .text(context.clinicID), "name": .text(clinic.name.value),
        "url": .text(context.baseURL),
      ])
  }

  /// All that the pages about it say.
  var node: LinkedData {
    .node(
      clinic.type.schemaType,
      [
        "@id": .text(context.clinicID),
        "name": .text(clinic.name.value),
        "url": .text(context.baseURL),
        "logo": logo,
        "telephone": .text(clinic.phone.value),
        "email": clinic.email.map { .text($0.value) },
        "address": clinic.address.map(address),
        "openingHours": texts(clinic.openingHours),
        "openingHoursSpecification": specification(clinic.openingHours, clinic.specialHours),
        "availableService": clinic.type.hasServices ? services : nil,
        "potentialAction": clinic.booking.map { booking in
          .node(
            "ReserveAction",
            ["target": .node("EntryPoint", ["urlTemplate": .text(booking.url.value)])])
        },
      ])
  }

  /// The site that it publishes, by which search engines name it in their results.
  ///
  /// Source: Google Search Central, "Provide a site name to Google Search".
  var site: LinkedData {
    .node(
      "WebSite",
      [
        "@id": .text(context.siteID), "name": .text(clinic.name.value),
        "url": .text(context.baseURL), "inLanguage": .text(clinic.locale.value),
        "publisher": .reference(context.clinicID),
      ])
  }

  private var logo: LinkedData? { address(of: clinic.logo?.picture) }

  /// Where the file lies that every program can show of a picture.
  private func address(of picture: Located<RelativePath>?) -> LinkedData? {
    picture.flatMap { context.content.media[$0.value] }
      .map { .text(context.absoluteURL($0.plainPath)) }
  }

  /// Its places, each a clinic of its own that belongs to it.
  var locations: [LinkedData] {
    clinic.locations.map { place in
      .node(
        clinic.type.schemaType,
        [
          "@id": .text(locationID(place.id.value)),
          "name": .text(place.name.value),
          "url": .text(locationID(place.id.value)),
          "telephone": .text((place.phone ?? clinic.phone).value),
          "email": place.email.map { .text($0.value) },
          "address": place.address.map(address),
          "geo": place.position.map { point in
            .node(
              "GeoCoordinates",
              [
                "latitude": .text(point.latitude.value),
                "longitude": .text(point.longitude.value),
              ])
          },
          "hasMap": place.map.map { .text($0.value) },
          "openingHours": texts(place.openingHours),
          "openingHoursSpecification": specification(place.openingHours, place.specialHours),
          "parentOrganization": .reference(context.clinicID),
        ])
    }
  }

  /// Who works there.
  var people: [LinkedData] { clinic.people.map(node) }

  func node(_ person: ClinicPerson) -> LinkedData {
    let own = Set(person.locations.map { Identifier($0.value) })
    let places = clinic.locations.filter { own.contains(Identifier($0.id.value)) }
    return .node(
      "Person",
      [
        "@id": .text(context.personID(person)), "name": .text(person.name.value),
        "url": .text(context.absoluteURL(.person(person.id.value))),
        "jobTitle": .text(person.role.value),
        "description": person.about.map { .text($0.value) },
        "knowsLanguage": .texts(person.languages.map(\.value)),
        "image": address(of: person.picture),
        "worksFor": .reference(context.clinicID),
        "workLocation": .some(places.map(summary)),
      ])
  }

  /// What a page that is not about a place needs to name it.
  private func summary(_ place: ClinicLocation) -> LinkedData {
    .node(
      clinic.type.schemaType,
      ["@id": .text(locationID(place.id.value)), "name": .text(place.name.value)])
  }

  private func locationID(_ id: String) -> String {
    context.absoluteURL(.site(.locations)) + "#" + id
  }

  private func texts(_ hours: [OpeningHours]) -> LinkedData? {
    .texts(hours.compactMap(OpeningHoursText.init).map(\.text))
  }

  /// The hours that are written as data, in the form that says which days they are of.
  private func specification(
    _ hours: [OpeningHours], _ special: [SpecialHours]
  ) -> LinkedData? {
    let week = hours.flatMap { hours -> [LinkedData] in
      guard case .week(let ranges) = hours.days, case .times(let times) = hours.hours else {
        return []
      }
      let days = ranges.flatMap(\.value.days).map { LinkedData.text($0.schemaName) }
      return times.map { time in
        .node(
          "OpeningHoursSpecification",
          [
            "dayOfWeek": .some(days), "opens": .text(time.value.opens.iso),
            "closes": .text(time.value.closes.iso),
          ])
      }
    }
    return .some(week + special.flatMap(specification))
  }

  /// Closed days open and close at midnight, as search engines read it.
  private func specification(_ special: SpecialHours) -> [LinkedData] {
    let times = special.times.map { ($0.value.opens.iso, $0.value.closes.iso) }
    return (times.isEmpty ? [("00:00", "00:00")] : times).map { opens, closes in
      .node(
        "OpeningHoursSpecification",
        [
          "opens": .text(opens), "closes": .text(closes),
          "validFrom": .text(special.from.value.description),
          "validThrough": .text(special.lastDay.description),
        ])
    }
  }

  /// What it offers.
  private var services: LinkedData? {
    .some(
      context.content.treatments.filter { $0.kind.schemaType.isService }.map { treatment in
        .node(
          treatment.kind.schemaType.rawValue,
          [
            "@id": .text(context.subjectID(treatment)),
            "name": .text(treatment.name.value),
            "url": .text(context.absoluteURL(.subject(treatment.address))),
          ])
      })
  }

  private func address(_ address: Address) -> LinkedData {
    .node(
      "PostalAddress",
      [
        "streetAddress": address.street.map { .text($0.value) },
        "addressLocality": address.city.map { .text($0.value) },
        "addressRegion": address.area.map { .text($0.value) },
        "postalCode": address.postcode.map { .text($0.value) },
        "addressCountry": .text(clinic.region.value),
      ])
  }
}

extension Weekday {
  /// Its name in schema.org, release 30.0.
  fileprivate var schemaName: String {
    let name =
      switch self {
      case .monday: "Monday"
      case .tuesday: "Tuesday"
      case .wednesday: "Wednesday"
      case .thursday: "Thursday"
      case .friday: "Friday"
      case .saturday: "Saturday"
      case .sunday: "Sunday"
      }
    return "https://schema.org/" + name
  }
}

extension ClockTime {
  /// `hh:mm` (ISO 8601).
  fileprivate var iso: String {
    [hour, minute].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }
}

/// Opening hours in the form that schema.org asks for, `Mo-Fr 09:00-17:30`.
struct OpeningHoursText: Sendable {
  let text: String

  private static let days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

  /// The text for `hours`; nil unless the clinic writes days and hours in that form itself. Words
  /// of a language are not guessed at.
  init?(_ hours: OpeningHours) {
    guard case .words(let written) = hours.days, case .words(let span) = hours.hours else {
      return nil
    }
    let days = written.value
    let times = span.value.split(separator: "-", omittingEmptySubsequences: false)
    guard Self.areDays(days), times.count == 2, times.allSatisfy(Self.isTime) else { return nil }
    text = "\(days) \(span.value)"
  }

  /// Days and stretches of days with commas between them.
  private static func areDays(_ text: String) -> Bool {
    text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      return (1...2).contains(ends.count) && ends.allSatisfy { days.contains(String($0)) }
    }
  }

  /// `HH:MM` of 24 hours.
  private static func isTime(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      text.utf8.allSatisfy({ (48...58).contains($0) }), let hour = Int(parts[0]),
      let minute = Int(parts[1])
    else { return false }
    return hour < 24 && minute < 60
  }
}

extension ClinicType {
  /// Its type in schema.org, release 30.0.
  fileprivate var schemaType: String {
    switch self {
    case .clinic: "MedicalClinic"
    case .hospital: "Hospital"
    case .dentist: "Dentist"
    case .pharmacy: "Pharmacy"
    }
  }

  /// Whether the type has the property `availableService`.
  fileprivate var hasServices: Bool { self == .clinic || self == .hospital }
}

extension SubjectKind.SchemaType {
  /// Whether a clinic can offer it: what schema.org takes for `availableService`.
  fileprivate var isService: Bool {
    switch self {
    case .therapy, .physicalTherapy, .psychologicalTreatment, .procedure, .surgicalProcedure,
      .test, .imagingTest, .bloodTest:
      true
    case .drug, .device, .condition: false
    }
  }
}
