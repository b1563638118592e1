import Diagnostics
import Facts
import Foundations
import YAML

enum ClinicFile {
  static let schema = Schema(
    prefix: "clinic", name: "the clinic file", root: .mapping(identity + place + site),
    mostEntries: 200)

  private static let identity: [Field] = [
    .required("name", .text, "what the clinic is called"),
    .optional(
      "type", .value(ScalarParser<ClinicType>.word),
      "what kind of place it is: clinic, hospital, dentist or pharmacy"),
    .required("base_url", .value(.baseURL), "the address of the site"),
    .required("region", .value(.region), "the country, such as US"),
    .required("locale", .value(.locale), "language and country, such as en-US"),
    .required("currency", .value(.currency), "the currency of the prices, such as USD"),
    .required("phone", .value(.phone), "the clinic's telephone number"),
    .optional(
      "emergency_number", .value(.emergencyNumber), "the ambulance's number, such as \"911\""),
    .optional("email", .value(.email), "the clinic's mail address"),
  ]

  private static let place: [Field] = [
    .optional("address", Address.shape, "where the clinic is"),
    .optional("opening_hours", OpeningHours.shape, "when the clinic is open"),
    .optional("special_hours", SpecialHours.shape, "days on which the hours are others"),
    .optional(
      "locations", .list(ClinicLocation.shape, atLeast: 1), "the places where patients are seen"),
    .optional("people", .list(ClinicPerson.shape, atLeast: 1), "who works at the clinic"),
  ]

  private static let site: [Field] = [
    .optional("sample_content", .value(.boolean), "true: every page says that it is a sample"),
    .optional("raw_html", .value(.boolean), "true: articles may contain HTML"),
    .optional("navigation", .list(navigationItem, atLeast: 0), "the entries of the menu"),
    .optional(
      "booking",
      .mapping([
        .required("label", .text, "what the button says, such as Book a visit"),
        .required("url", .value(.webAddress), "the address where patients book"),
      ]), "where patients book a visit"),
    .optional("logo", logo, "the clinic's sign at the top of every page"),
    .optional(
      "icon", .value(.filePath),
      "a square SVG, or a PNG of at least 180 pixels, that browsers show for the site"),
    .optional(
      "social_card", .value(.filePath),
      "the picture of links to pages that have none, beside this file or below"),
    .optional(
      "featured", .list(.value(.id), atLeast: 1), "the subjects that the first page shows, by id"),
    .optional("topics", topics, "the topics that pages can belong to"),
    .optional(
      "payers", .keyed(ScalarParser.id.format, .text),
      "who pays beside patients and insurers, as patients read it"),
    .optional("reviewers", .list(reviewer, atLeast: 0), "who reviews the content"),
    .optional(
      "review_policy",
      .mapping([
        .required("interval_months", .value(.integer(1...36)), "the months between reviews")
      ]), "how often content must be reviewed"),
    .optional(
      "numbers", .value(ScalarParser<NumberPolicy>.word),
      "facts: every number in a guide's articles is in its facts or has a source"),
  ]

  private static let navigationItem = Shape.either([
    .value(.navigationTarget),
    .mapping([
      .required("title", .text, "what the entry says"),
      .required("url", .value(.webAddress), "the address of a page of another site"),
    ]),
  ])

  private static let logo = Shape.mapping([
    .required("picture", .value(.filePath), "a picture beside this file or below"),
    .optional("dark", .value(.filePath), "the same in colours for dark screens"),
    .optional(
      "has_name", .value(.boolean), "true: the clinic's name is part of the picture"),
  ])

  private static let topics = Shape.keyed(
    ScalarParser.id.format,
    .mapping([
      .required("title", .text, "the topic's title"),
      .optional("summary", .text, "what the topic is about"),
    ]))

  private static let reviewer = Shape.mapping([
    .required("id", .value(.id), "the id by which reviews name the person"),
    .required("name", .text, "the person's name with titles"),
    .required("role", .text, "what the person is, such as Dermatologist"),
    .optional("registration", .text, "where the person is registered, with the number"),
    .optional("picture", .value(.filePath), "a picture of the person, beside this file or below"),
  ])

  /// The clinic; nil when `file` cannot be read at all. Every problem goes to `diagnostics`. Where
  /// one is an error, the clinic holds what could be read, so that other files can still be
  /// checked against it.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Clinic? {
    guard let root = schema.read(file, &diagnostics) else { return nil }
    let clinic = clinic(root, top: SourceLocation(path: file.path), &diagnostics)
    reportDuplicates(clinic.reviewers.map(\.id), .duplicateReviewer, "people", &diagnostics)
    reportDuplicates(clinic.locations.map(\.id), .duplicateLocation, "places", &diagnostics)
    return clinic
  }

  private static func clinic(
    _ root: YAMLNode, top: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) -> Clinic {
    let nothing = Located("", at: top)
    let region = root["region"]?.located(.region)
    let emergency = emergencyNumber(root, region, &diagnostics)
    let policy = root["review_policy"]?["interval_months"]?.value(.integer(1...36))
    let people = (root["people"]?.items ?? []).compactMap(ClinicPerson.init)
    return Clinic(
      name: root.text("name") ?? nothing,
      type: root["type"]?.value(ScalarParser<ClinicType>.word) ?? .clinic,
      baseURL: root["base_url"]?.located(.baseURL) ?? nothing,
      region: region ?? nothing, locale: root["locale"]?.located(.locale) ?? nothing,
      currency: root["currency"]?.located(.currency) ?? Located(.none, at: top),
      phone: root["phone"]?.located(.phone) ?? nothing, emergencyNumber: emergency ?? nothing,
      email: root["email"]?.located(.email), address: root["address"].map(Address.init),
      openingHours: root["opening_hours"]?.items.compactMap(OpeningHours.init) ?? [],
      specialHours: root["special_hours"].map { SpecialHours.all($0, &diagnostics) } ?? [],
      locations: locations(root, &diagnostics), people: people,
      isSampleContent: root["sample_content"]?.value(.boolean) ?? false,
      allowsRawHTML: root["raw_html"]?.value(.boolean) ?? false,
      navigation: root["navigation"]?.items.compactMap(navigationItem) ?? [],
      booking: root["booking"].flatMap(booking), featured: root.values("featured", .id),
      topics: topics(root), reviewers: reviewers(root) + people.map(\.reviewer),
      reviewPolicy: policy.map { ReviewPolicy(intervalMonths: $0) } ?? ReviewPolicy(),
      numberPolicy: root["numbers"]?.value(ScalarParser<NumberPolicy>.word) ?? .checked,
      logo: root["logo"].flatMap(logo), icon: root.file("icon"),
      socialCard: root.file("social_card"),
      payers: payers(root, &diagnostics))
  }

  private static func navigationItem(_ node: YAMLNode) -> NavigationItem? {
    if let page = node.located(.navigationTarget) { return .page(page) }
    guard let title = node.text("title"), let url = node["url"]?.located(.webAddress) else {
      return nil
    }
    return .link(title: title, url: url)
  }

  private static func logo(_ node: YAMLNode) -> ClinicLogo? {
    node.file("picture").map { picture in
      ClinicLogo(
        picture: picture, dark: node.file("dark"),
        hasName: node["has_name"]?.value(.boolean) ?? false)
    }
  }

  private static func booking(_ node: YAMLNode) -> Booking? {
    guard let label = node.text("label"), let url = node["url"]?.located(.webAddress) else {
      return nil
    }
    return Booking(label: label, url: url)
  }

  private static func payers(_ root: YAMLNode, _ diagnostics: inout [Diagnostic]) -> [Payer] {
    (root["payers"]?.entries ?? []).compactMap { entry in
      if KnownPayer(rawValue: entry.key.value) != nil {
        diagnostics.append(
          Diagnostic(
            ContentProblem.reservedPayer, "\(entry.key.value.quoted) already means a payer",
            at: entry.key.location, help: "choose another id"))
      }
      return entry.value.located(.text).map { Payer(id: entry.key, name: $0) }
    }
  }

  private static func emergencyNumber(
    _ root: YAMLNode, _ region: Located<String>?, _ diagnostics: inout [Diagnostic]
  ) -> Located<String>? {
    if let node = root["emergency_number"] { return node.located(.emergencyNumber) }
    guard let region else { return nil }
    if let number = EmergencyNumbers.number(region: region.value) {
      return Located(number, at: region.location)
    }
    diagnostics.append(
      Diagnostic(
        ContentProblem.emergencyNumber,
        "the emergency number of \(region.value.quoted) is not known here", at: region.location,
        help: "add 'emergency_number:' with the number that calls an ambulance"))
    return nil
  }

  private static func locations(
    _ root: YAMLNode, _ diagnostics: inout [Diagnostic]
  ) -> [ClinicLocation] {
    (root["locations"]?.items ?? []).compactMap { ClinicLocation($0, &diagnostics) }
  }

  private static func topics(_ root: YAMLNode) -> [Topic] {
    (root["topics"]?.entries ?? []).compactMap { entry in
      guard let title = entry.value.text("title") else { return nil }
      return Topic(id: entry.key, title: title, summary: entry.value.text("summary"))
    }
  }

  private static func reviewers(_ root: YAMLNode) -> [Reviewer] {
    (root["reviewers"]?.items ?? []).compactMap { node in
      guard let id = node["id"]?.located(.id), let name = node.text("name"),
        let role = node.text("role")
      else { return nil }
      return Reviewer(
        id: id, name: name, role: role, registration: node.text("registration"),
        picture: node.file("picture"))
    }
  }

  private static func reportDuplicates(
    _ ids: [Located<String>], _ problem: ContentProblem, _ things: String,
    _ diagnostics: inout [Diagnostic]
  ) {
    diagnostics += Duplicates.find(ids).map { id, first in
      Diagnostic(
        problem, "two \(things) have the id \(id.value.quoted)", at: id.location,
        help: "give each an id of its own", notes: [.init("it is first used here", at: first)])
    }
  }
}

extension ScalarParser where Value == String {
  /// The code of a country (ISO 3166-1).
  static var region: Self {
    Self(name: "the code of a country", pattern: "^[A-Z]{2}$") { text throws(ScalarProblem) in
      let isCode = text.utf8.count == 2 && text.utf8.allSatisfy(\.isUppercaseLetter)
      if isCode, text != "UK" { return text }
      throw ScalarProblem(
        ValueProblem.badRegion, "\(text.quoted) is not the code of a country",
        help: text == "UK" ? "write 'GB'" : "write two capital letters such as 'US' or 'GB'")
    }
  }

  /// A language with a script and a country, where needed (BCP 47).
  static var locale: Self {
    text(
      "a locale", kind: ValueProblem.badLocale,
      help: "write it as 'en-US': language, hyphen, country",
      pattern: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
    ) { text in
      var parts = text.split(separator: "-", omittingEmptySubsequences: false)[...]
      guard let language = parts.popFirst(), (2...3).contains(language.utf8.count),
        language.utf8.allSatisfy(\.isLowercaseLetter)
      else { return false }
      if parts.first?.utf8.count == 4 { parts = parts.dropFirst() }
      guard let country = parts.popFirst() else { return true }
      let isCode = country.utf8.count == 2 && country.utf8.allSatisfy(\.isUppercaseLetter)
      let isNumber = country.utf8.count == 3 && country.utf8.allSatisfy(\.isDigit)
      return parts.isEmpty && (isCode || isNumber)
    }
  }

  static var phone: Self {
    text("a telephone number", kind: ValueProblem.badPhone, help: "write it as '+1 555 010 0199'")
    { text in
      let bytes = text.utf8
      let rest = bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
      return (3...15).contains(bytes.count(where: \.isDigit))
        && rest.allSatisfy { $0.isDigit || " ()-./".utf8.contains($0) }
    }
  }

  static var emergencyNumber: Self {
    text(
      "an emergency number", jsonTypes: ["string", "integer"], kind: ValueProblem.badPhone,
      help: "write digits such as '911'",
      pattern: "^[0-9]{2,15}$"
    ) { text in
      (2...15).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
    }
  }

  static var email: Self {
    text(
      "a mail address", kind: ValueProblem.badEmail, help: "write it as 'name@example.com'",
      pattern: "^[^@ ]+@[^@ ]+\\.[^@ ]+$"
    ) { text in
      let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(UInt8(ascii: "."))
        && text.utf8.allSatisfy { (33...126).contains($0) && !"<>\"\\,:;".utf8.contains($0) }
    }
  }

  /// A generated page by name, or a file of `pages/`.
  static var navigationTarget: Self {
    text(
      "a page", kind: ValueProblem.badPage,
      help: "write a page's name such as 'prices', or a file such as 'about.md'"
    ) { text in
      Slug.isValid(text) || (text.hasSuffix(".md") && Slug.isValid(String(text.dropLast(3))))
    }
  }
}

/// The numbers that call an ambulance, by country (ISO 3166-1).
public enum EmergencyNumbers {
  /// The number for a region; nil where none is known here.
  public static func number(region: String) -> String? {
    if euroRegions.contains(region) { return "112" }
    return numbers[region]
  }

  /// The member states of the European Union and others where 112 calls an ambulance.
  private static let euroRegions = Set(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL PL PT RO SE SI SK
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let numbers = [
    "AE": "998", "AU": "000", "BR": "192", "CA": "911", "CH": "144", "CN": "120", "GB": "999",
    "HK": "999", "IL": "101", "IN": "112", "JP": "119", "KR": "119", "MX": "911", "MY": "999",
    "NO": "113", "NZ": "111", "PH": "911", "SG": "995", "TH": "1669", "TR": "112", "TW": "119",
    "US": "911", "ZA": "112",
  ]
}
