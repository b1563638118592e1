import Content
import Facts

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
        "telephone": .text(clinic.phone.value),
        "email": clinic.email.map { .text($0.value) },
        "address": clinic.address.map(address),
        "openingHours": .texts(clinic.openingHours.compactMap(OpeningHoursText.init).map(\.text)),
        "availableService": clinic.type.hasServices ? services : nil,
        "potentialAction": clinic.booking.map { booking in
          .node(
            "ReserveAction",
            ["target": .node("EntryPoint", ["urlTemplate": .text(booking.url.value)])])
        },
      ])
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

/// Opening hours in the form that schema.org asks for, `Mo-Fr 09:00-17:30`.
struct OpeningHoursText: Sendable {
  let text: String

  private static let days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

  /// The text for `hours`; nil unless the clinic writes days and hours in that form itself. Words
  /// of a language are not guessed at.
  init?(_ hours: OpeningHours) {
    let days = hours.days.value
    let times = hours.hours.value.split(separator: "-", omittingEmptySubsequences: false)
    guard Self.areDays(days), times.count == 2, times.allSatisfy(Self.isTime) else { return nil }
    text = "\(days) \(hours.hours.value)"
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
