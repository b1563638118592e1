@testable import Presentation

/// The patterns of English, and of a made-up language that writes everything otherwise.
enum Words {
  static let english = Strings(texts: patterns.merging(english(own: [:])) { $1 })

  static let other = Strings(
    texts: patterns.merging(
      english(own: [
        "numbers.group": ".", "numbers.decimal": ",", "money.with_symbol": "{number} {symbol}",
        "money.with_code": "{number} {code}", "quantities.range": "{low}–{high}",
        "dates.formats.default": "{year}/{month}/{day}",
        "quantities.with_unit": "{unit}: {number}",
      ])
    ) { $1 })

  private static let patterns: [String: String] = Dictionary(
    uniqueKeysWithValues: (1...12).map { ("dates.months.\($0)", "M\($0)") }
      + ["session", "area", "hour", "day", "week", "month", "year", "tablet", "degree"].flatMap {
        [("units.\($0).one", $0), ("units.\($0).other", "\($0)s")]
      })

  private static func english(own: [String: String]) -> [String: String] {
    [
      "numbers.group": ",", "numbers.decimal": ".",
      "quantities.or_more": "{number} or more", "quantities.or_less": "{number} or less",
      "dates.formats.default": "{day} {month} {year}",
      "dates.formats.US": "{month} {day}, {year}", "money.symbols.USD": "$",
      "money.with_symbol": "{symbol}{number}", "money.with_code": "{code} {number}",
      "money.from": "from {amount}", "money.up_to": "up to {amount}",
      "money.on_request": "on request", "quantities.range": "{low} to {high}",
      "quantities.at_least": "at least {number}", "quantities.up_to": "up to {number}",
      "quantities.about": "about {number}", "quantities.with_unit": "{number} {unit}",
      "quantities.more_than": "more than {number}",
      "quantities.less_than": "less than {number}",
      "quantities.with_symbol": "{number}_{unit}", "quantities.pair": "{first}/{second}",
      "quantities.more": "{amount} more", "quantities.less": "{amount} less",
      "kinds.treatment.timeline.on_the_day": "beforehand",
      "timeline.at": "{moment} at {time}",
      "timeline.first": "in the first {time}",
      "timeline.before": "{time} before",
      "kinds.treatment.timeline.after": "{time} after",
      "kinds.treatment.timeline.between": "{time} after",
      "clock.formats.default": "{hour}:{minute}", "quantities.dose": "{amount} {frequency}",
      "quantities.compound": "{large} {small}",
      "frequencies.once": "once {each}",
      "frequencies.twice": "twice {each}", "frequencies.times": "{number} times {each}",
      "frequencies.every": "every {period}",
      "frequencies.times_every": "{number} times every {period}",
      "frequencies.days": "{days} {each}", "frequencies.days_every": "{days} every {period}",
      "frequencies.each.day": "a day", "frequencies.each.week": "a week",
      "chances.in": "{count} in {of}", "chances.groups.people": "people",
      "chances.groups.women": "women", "chances.percent": "{number}%",
      "chances.people": "{chance} {people}", "chances.with_band": "{band}: {chance}",
      "chances.bands.rare": "Rare", "facts.ask_clinic": "ask the clinic",
      "prices.per.area": "for each area",
    ].merging(own) { $1 }
  }
}
