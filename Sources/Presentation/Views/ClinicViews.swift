import Content
import Facts
import Foundations
import Templates

// What templates can show of the clinic's hours, places and people.

enum OpeningHoursView {
  static let view = View<InContext<OpeningHours>>([
    .text("days") { $0.context.formatter.text($0.days) },
    .text("hours") { $0.context.formatter.text($0.hours) },
  ])

  /// Days on which the hours are others, with why.
  static let special = View<InContext<SpecialHours>>([
    .text("days") { $0.context.formatter.days(of: $0.value) },
    .text("hours") { $0.context.formatter.hours(of: $0.value) },
    .optionalText("because") { $0.because?.value },
  ])
}

enum LocationView {
  static let view = View<InContext<ClinicLocation>>([
    .text("id") { $0.id.value },
    .text("name") { $0.name.value },
    .texts("address_lines") { $0.address?.lines ?? [] },
    .optionalText("phone") { $0.phone?.value },
    .optionalText("phone_url") { $0.phone.map { SiteView.telephone($0.value) } },
    .optionalText("email") { $0.email?.value },
    .optionalText("email_url") { $0.email.map { "mailto:" + $0.value } },
    .list("opening_hours", OpeningHoursView.view) { $0.with(each: $0.openingHours) },
    .list("special_hours", OpeningHoursView.special) { $0.with(each: $0.specialHours) },
    .optionalText("map_url") { $0.map?.value },
    .optionalObject("picture", ShownPicture.view) { $0.context.picture($0.picture?.value) },
    .optionalText("parking") { $0.parking?.value },
    .optionalText("transport") { $0.transport?.value },
    .optionalText("access") { $0.access?.value },
  ])
}

enum LogoView {
  static let view = View<InContext<ClinicLogo>>([
    .optionalObject("picture", ShownPicture.view) { $0.context.picture($0.picture.value) },
    .optionalObject("dark", ShownPicture.view) { $0.context.picture($0.dark?.value) },
    .flag("has_name") { $0.hasName },
  ])
}

enum PersonView {
  static let view = View<InContext<ClinicPerson>>([
    .text("id") { $0.id.value },
    .text("url") { $0.context.url(.person($0.id.value)) },
    .text("name") { $0.name.value },
    .text("role") { $0.role.value },
    .optionalText("registration") { $0.registration?.value },
    .optionalText("languages") { languages($0) },
    .optionalText("about") { $0.about?.value },
    .optionalObject("picture", ShownPicture.view) { $0.context.picture($0.picture?.value) },
    .list("subjects", LinkView.view) { subjects($0) },
    .list("locations", LinkView.view) { locations($0) },
  ])

  private static func languages(_ person: InContext<ClinicPerson>) -> String? {
    guard !person.languages.isEmpty else { return nil }
    return person.languages.map(\.value)
      .joined(separator: person.context.strings.text(.listSeparator))
  }

  private static func subjects(_ person: InContext<ClinicPerson>) -> [PageLink] {
    let context = person.context
    return person.subjects.compactMap { context.content.treatment($0.value) }.map { subject in
      PageLink(title: subject.name.value, url: context.url(.subject(subject.address)))
    }
  }

  private static func locations(_ person: InContext<ClinicPerson>) -> [PageLink] {
    let context = person.context
    let places = context.content.clinic.locations
    return person.locations.compactMap { id in
      places.first { Identifier($0.id.value) == Identifier(id.value) }
    }.map { place in
      PageLink(
        title: place.name.value, url: "\(context.url(.site(.locations)))#\(place.id.value)")
    }
  }
}

extension FactFormatter {
  func text(_ days: OpeningHours.Days) -> String {
    switch days {
    case .words(let words): words.value
    case .week(let ranges):
      ranges.map { text($0.value) }.joined(separator: strings.text(.listSeparator))
    }
  }

  private func text(_ range: WeekdayRange) -> String {
    let (first, last) = (strings.weekdays[range.first], strings.weekdays[range.last])
    guard range.first != range.last else { return first }
    return strings.text(.hoursDays, ["first": first, "last": last])
  }

  func text(_ hours: OpeningHours.Hours) -> String {
    switch hours {
    case .words(let words): words.value
    case .times(let times): text(times.map(\.value))
    }
  }

  private func text(_ times: [TimeRange]) -> String {
    times.map { time in
      strings.text(.hoursTimes, ["from": text(time.opens), "to": text(time.closes)])
    }.joined(separator: strings.text(.listSeparator))
  }

  func days(of special: SpecialHours) -> String {
    let first = text(special.from.value)
    guard let last = special.until, last.value != special.from.value else { return first }
    return strings.text(.hoursDays, ["first": first, "last": text(last.value)])
  }

  func hours(of special: SpecialHours) -> String {
    special.times.isEmpty ? strings.text(.hoursClosed) : text(special.times.map(\.value))
  }
}
