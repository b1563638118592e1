import Facts
import YAML

/// The shapes of a price list.
enum PriceShapes {
  /// What a treatment costs.
  static let prices = Shape.either([
    .mapping(
      [
        .optional("per", per, "session, area or course"),
        .optional("currency", .value(.currency), "the currency, if not the clinic's"),
        .optional("valid_from", .value(.date), "the first day on which the prices hold"),
        .optional("valid_until", .value(.date), "the last day on which the prices hold"),
        .required("areas", .keyed(ScalarParser.id.format, area), "a price for each area"),
        .optional("includes", .list(.text, atLeast: 0), "what the price includes"),
        .optional("not_included", .list(.text, atLeast: 0), "what is paid for on top"),
      ] + FactShapes.provenance(report: report)),
    .value(.onRequest),
  ])

  private static let per = Shape.value(ScalarParser<PriceBasis>.word)

  private static let area = Shape.either([
    .value(.amount),
    .mapping([
      .optional("name", .text, "the area's name as patients read it"),
      .required("price", .value(.amount), "the amount, such as 250 to 400"),
      .optional("note", .text, "a remark for patients"),
    ]),
  ])

  private static let report: [Field] = [
    .required("source", .value(.id), "the id of a source in sources.yaml"),
    .optional("price", .value(.amount), "the amount, such as up to USD 600"),
    .optional("per", per, "session, area or course"),
    .optional("text", .text, "what the source says, in words"),
  ]
}
