public import Diagnostics
import Facts
public import Foundations
import YAML

/// Where a clinic is; every part is optional.
public struct Address: Sendable, Hashable {
  public var street: Located<String>?
  public var city: Located<String>?
  /// State, county or province.
  public var area: Located<String>?
  public var postcode: Located<String>?
  public var country: Located<String>?

  /// The parts that are given, in the order of a letter.
  public var lines: [String] {
    let place = [city, area, postcode].compactMap { $0?.value }.joined(separator: " ")
    return [street?.value, place.isEmpty ? nil : place, country?.value].compactMap(\.self)
  }
}

/// One of the places where a clinic sees patients.
public struct ClinicLocation: Sendable, Hashable {
  /// The id by which people name it, and its anchor on the page of locations.
  public var id: Located<String>
  public var name: Located<String>
  public var address: Address?
  public var phone: Located<String>?
  public var email: Located<String>?
  public var openingHours: [OpeningHours]
  public var specialHours: [SpecialHours]
  public var position: Position?
  /// The address of a map on another site, which readers open if they want.
  public var map: Located<String>?
  /// A picture of the place or a drawn map, as a path in the site's folder.
  public var picture: Located<RelativePath>?
  public var parking: Located<String>?
  /// How to come by bus, train or tram.
  public var transport: Located<String>?
  /// What people should know who use a wheelchair, or see or hear little.
  public var access: Located<String>?

  /// A point on the Earth in degrees (WGS 84): north and east are positive.
  public struct Position: Sendable, Hashable {
    /// -90 to 90, as it is written.
    public var latitude: Located<String>
    /// -180 to 180, as it is written.
    public var longitude: Located<String>
  }
}

/// Somebody who works at the clinic, as its page shows them.
public struct ClinicPerson: Sendable, Hashable {
  /// The id by which reviews name them, and their anchor on the page of people.
  public var id: Located<String>
  /// Their name with titles.
  public var name: Located<String>
  /// What they are, such as "Dermatologist".
  public var role: Located<String>
  /// Where they are registered, with the number.
  public var registration: Located<String>?
  /// The languages that they speak with patients, in the words of the site.
  public var languages: [Located<String>]
  /// A sentence or two about them.
  public var about: Located<String>?
  /// Their picture, as a path in the site's folder.
  public var picture: Located<RelativePath>?
  /// The ids of the subjects that they see patients for.
  public var subjects: [Located<String>]
  /// The ids of the places where they work.
  public var locations: [Located<String>]

  /// The person as somebody who can review content.
  public var reviewer: Reviewer {
    Reviewer(id: id, name: name, role: role, registration: registration, picture: picture)
  }
}

extension Address {
  static let shape = Shape.mapping([
    .optional("street", .text, "street and number"),
    .optional("city", .text, "town or city"),
    .optional("area", .text, "state, county or province"),
    .optional("postcode", .text, "the postal code, in double quotes"),
    .optional("country", .text, "the country's name"),
  ])

  init(_ node: YAMLNode) {
    self.init(
      street: node.text("street"), city: node.text("city"), area: node.text("area"),
      postcode: node.text("postcode"), country: node.text("country"))
  }
}

extension ClinicLocation {
  static let shape = Shape.mapping([
    .required("id", .value(.id), "the id by which people name the place"),
    .required("name", .text, "what the place is called"),
    .optional("address", Address.shape, "where it is"),
    .optional("phone", .value(.phone), "its telephone number"),
    .optional("email", .value(.email), "its mail address"),
    .optional("opening_hours", OpeningHours.shape, "when it is open"),
    .optional("special_hours", SpecialHours.shape, "days on which the hours are others"),
    .optional(
      "position",
      .mapping([
        .required("latitude", .value(.degrees(90)), "degrees north, such as 44.0462"),
        .required("longitude", .value(.degrees(180)), "degrees east, such as -123.0220"),
      ]), "the point on the map"),
    .optional("map", .value(.webAddress), "the address of a map on another site"),
    .optional("picture", .value(.filePath), "a picture or drawn map, beside this file or below"),
    .optional("parking", .text, "where to park"),
    .optional("transport", .text, "how to come by bus or train"),
    .optional("access", .text, "what people should know who use a wheelchair"),
  ])

  init?(_ node: YAMLNode, _ diagnostics: inout [Diagnostic]) {
    guard let id = node["id"]?.located(.id), let name = node.text("name") else { return nil }
    let position = node["position"].flatMap { point -> Position? in
      guard let latitude = point["latitude"]?.located(.degrees(90)),
        let longitude = point["longitude"]?.located(.degrees(180))
      else { return nil }
      return Position(latitude: latitude, longitude: longitude)
    }
    self.init(
      id: id, name: name, address: node["address"].map(Address.init),
      phone: node["phone"]?.located(.phone), email: node["email"]?.located(.email),
      openingHours: node["opening_hours"]?.items.compactMap(OpeningHours.init) ?? [],
      specialHours: node["special_hours"].map { SpecialHours.all($0, &diagnostics) } ?? [],
      position: position, map: node["map"]?.located(.webAddress), picture: node.file("picture"),
      parking: node.text("parking"), transport: node.text("transport"), access: node.text("access")
    )
  }
}

extension ClinicPerson {
  static let shape = Shape.mapping([
    .required("id", .value(.id), "the id by which reviews name the person"),
    .required("name", .text, "the person's name with titles"),
    .required("role", .text, "what the person is, such as Dermatologist"),
    .optional("registration", .text, "where the person is registered, with the number"),
    .optional("languages", .list(.text, atLeast: 1), "the languages spoken with patients"),
    .optional("about", .text, "a sentence or two about the person"),
    .optional("picture", .value(.filePath), "a picture of the person, beside this file or below"),
    .optional("subjects", .list(.value(.id), atLeast: 1), "what the person sees patients for"),
    .optional("locations", .list(.value(.id), atLeast: 1), "where the person works, by id"),
  ])

  init?(_ node: YAMLNode) {
    guard let id = node["id"]?.located(.id), let name = node.text("name"),
      let role = node.text("role")
    else { return nil }
    self.init(
      id: id, name: name, role: role, registration: node.text("registration"),
      languages: node.texts("languages"), about: node.text("about"), picture: node.file("picture"),
      subjects: node.ids("subjects"), locations: node.ids("locations"))
  }
}

extension YAMLNode {
  /// The file beside the clinic's or below that stands under `key`, as a path in the site's folder.
  func file(_ key: String) -> Located<RelativePath>? {
    self[key]?.located(.filePath).map { name in
      name.map { RelativePath("content").resolving($0) ?? RelativePath($0) }
    }
  }
}

extension ScalarParser where Value == String {
  /// Degrees with a point before the decimals, from `-most` to `most`; kept as they are written.
  fileprivate static func degrees(_ most: Int) -> Self {
    Self(name: "degrees", jsonTypes: ["number"]) { text throws(ScalarProblem) in
      let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
      let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      let isNumber =
        (1...2).contains(parts.count) && digits.count <= 20
        && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
      guard isNumber, let value = Double(text), abs(value) <= Double(most) else {
        throw ScalarProblem(
          ValueProblem.badPosition, "\(text.quoted) is no number of degrees",
          help: "write a number from -\(most) to \(most), such as 44.0462")
      }
      return text
    }
  }
}
