import Facts

/// The texts that the program itself asks the words file for; templates ask for more, which
/// their check finds.
enum StringKeys {
  /// The keys in a fixed order.
  static let required: [String] = facts + units + pages + patterns + articleWords + pictures

  private static let facts: [String] =
    QuantityName.allCases.map { "facts.\($0.rawValue)" }
    + StatementName.allCases.map { "facts.\($0.rawValue)" }
    + ListName.allCases.map { "facts.\($0.rawValue)" }
    + ["ask_clinic", "prices", "risks", "evidence", "aftercare"].map { "facts.\($0)" }
    + PriceBasis.allCases.map { "prices.per.\($0.rawValue)" }
    + SourceKind.allCases.map { "sources.kinds.\($0.rawValue)" }

  private static let units: [String] = Unit.allCases.flatMap { unit in
    ["units.\(unit.rawValue).one", "units.\(unit.rawValue).other"]
  }

  private static let pages: [String] =
    [
      "home", "treatments", "prices", "aftercare", "articles", "topics", "glossary", "sources",
      "not_found",
    ].flatMap { ["pages.\($0).short", "pages.\($0).title", "pages.\($0).summary"] }
    + ["prices", "aftercare", "evidence"].flatMap { name in
      ["", "_title", "_summary"].map { "pages.treatment.\(name)\($0)" }
    } + ["pages.topic.summary", "page.title", "feed.title"]

  private static let patterns: [String] =
    [
      "numbers.group", "numbers.decimal", "dates.formats.default", "money.with_symbol",
      "money.with_code", "money.from", "money.up_to", "money.on_request", "prices.with_basis",
      "quantities.range", "quantities.at_least", "quantities.up_to", "quantities.about",
      "quantities.with_unit", "aftercare.day", "aftercare.days", "punctuation.list",
      "punctuation.sentence",
    ] + (1...12).map { "dates.months.\($0)" }

  private static let articleWords: [String] =
    [
      "note", "tip", "important", "warning", "caution", "emergency", "urgent", "routine", "do",
      "dont", "do_not", "with_title",
    ].map { "callouts.\($0)" } + ["citations.label", "citations.back", "tables.label"]

  private static let pictures: [String] =
    [
      "separator", "prices.title", "prices.heading", "reports.title", "reports.published",
      "timeline.title", "timeline.effects", "timeline.week", "timeline.not_to_scale", "skin.title",
      "skin.order", "skin.here", "skin.not_to_scale",
    ].map { "pictures.\($0)" } + SkinLayer.allCases.map { "pictures.skin.layers.\($0.rawValue)" }
}
