import Content
import Templates

/// The clinic and its site as templates see them.
enum SiteView {
  static let view = View<SiteContext>([
    .text("name") { $0.content.clinic.name.value },
    .text("language") { $0.content.clinic.locale.value },
    .text("home_url") { $0.url(.home) },
    .text("treatments_url") { $0.url(.treatments) },
    .text("prices_url") { $0.url(.prices) },
    .text("aftercare_url") { $0.url(.aftercare) },
    .text("articles_url") { $0.url(.articles) },
    .text("topics_url") { $0.url(.topics) },
    .text("glossary_url") { $0.url(.glossary) },
    .text("sources_url") { $0.url(.sources) },
    .text("feed_url") { $0.basePath + "feed.xml" },
    .fact("phone") { $0.marked($0.content.clinic.phone, "clinic.phone") },
    .text("phone_url") { telephone($0.content.clinic.phone.value) },
    .fact("emergency_number") {
      $0.marked($0.content.clinic.emergencyNumber, "clinic.emergency_number")
    },
    .text("emergency_url") { telephone($0.content.clinic.emergencyNumber.value) },
    .optionalText("email") { $0.content.clinic.email?.value },
    .optionalText("email_url") { $0.content.clinic.email.map { "mailto:" + $0.value } },
    .texts("address_lines") { $0.content.clinic.address?.lines ?? [] },
    .list("opening_hours", hours) { $0.content.clinic.openingHours },
    .flag("is_sample") { $0.content.clinic.isSampleContent },
  ])

  private static let hours = View<OpeningHours>([
    .text("days") { $0.days.value },
    .text("hours") { $0.hours.value },
  ])

  /// RFC 3966: digits and a leading plus.
  static func telephone(_ number: String) -> String {
    "tel:" + number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
  }
}
