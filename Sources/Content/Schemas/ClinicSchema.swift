import YAML

/// The schema of `clinic.yaml`.
enum ClinicSchema {
  /// The whole file.
  static let schema = Schema(
    prefix: "clinic", name: "the clinic file", root: .mapping(identity + place + site))

  private static let identity: [Field] = [
    .required("name", .text, "what the clinic is called"),
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
    .optional(
      "address",
      .mapping([
        .optional("street", .text, "street and number"),
        .optional("city", .text, "town or city"),
        .optional("area", .text, "state, county or province"),
        .optional("postcode", .text, "the postal code, in double quotes"),
        .optional("country", .text, "the country's name"),
      ]), "where the clinic is"),
    .optional(
      "opening_hours",
      .list(
        .mapping([
          .required("days", .text, "the days, such as Monday to Friday"),
          .required("hours", .text, "the hours, such as 9:00 to 17:30"),
        ]), atLeast: 0), "when the clinic is open"),
  ]

  private static let site: [Field] = [
    .optional("sample_content", .value(.boolean), "true: every page says that it is a sample"),
    .optional("raw_html", .value(.boolean), "true: articles may contain HTML"),
    .optional(
      "navigation", .list(.value(.navigationTarget), atLeast: 0), "the pages in the navigation"),
    .optional("topics", topics, "the topics that pages can belong to"),
    .optional("reviewers", .list(reviewer, atLeast: 0), "who reviews the content"),
    .optional(
      "review_policy",
      .mapping([
        .required("interval_months", .value(.integer(1...36)), "the months between reviews")
      ]), "how often content must be reviewed"),
  ]

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
  ])
}
