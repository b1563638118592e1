import Content

/// The clinic as structured data.
struct ClinicData: Sendable {
  let context: SiteContext

  private var clinic: Clinic { context.content.clinic }

  /// What every page needs to name it.
  var summary: LinkedData {
    .node(
      "MedicalClinic",
      [
        "@id": .text(context.clinicID), "name": .text(clinic.name.value),
        "url": .text(context.baseURL),
      ])
  }

  /// All that the pages about it say.
  var node: LinkedData {
    .node(
      "MedicalClinic",
      [
        "@id": .text(context.clinicID),
        "name": .text(clinic.name.value),
        "url": .text(context.baseURL),
        "telephone": .text(clinic.phone.value),
        "email": clinic.email.map { .text($0.value) },
        "address": clinic.address.map(address),
        "openingHours": .texts(clinic.openingHours.compactMap(OpeningHoursText.init).map(\.text)),
        "availableService": .some(
          context.content.treatments.map { treatment in
            .node(
              "MedicalTherapy",
              [
                "@id": .text(context.therapyID(treatment.id)),
                "name": .text(treatment.name.value),
                "url": .text(context.absoluteURL(.treatment(treatment.id))),
              ])
          }),
      ])
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
