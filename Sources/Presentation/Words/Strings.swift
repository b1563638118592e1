public import Content
public import Diagnostics
public import Facts
import Foundations
import Markdown
import Templates
import YAML

/// The words of the interface in one language, from `templates/i18n/<language>.yaml`.
///
/// Each word that the program shows is read here once, under a case of `Word` or of the enum whose
/// values it names, so a kind of callout or a unit without a word is reported when the file is
/// read, and there is no other way to ask for a word.
public struct Strings: Sendable {
  /// What facts are called that the facts file gives no label.
  let factLabels: [Identifier: String]
  /// The words of tables by the name of the table and of the column.
  private let tables: [String: String]
  let callouts: WordTable<CalloutKind>
  let priceBases: WordTable<PriceBasis>
  let payers: WordTable<KnownPayer>
  let sourceKinds: WordTable<SourceKind>
  let skinLayers: WordTable<SkinLayer>
  let months: [String]
  let weekdays: WordTable<Weekday>
  /// The formats of dates by region, beside the default one.
  let dateFormats: [String: String]
  /// The formats of times of day by region, beside the default one.
  let clockFormats: [String: String]
  /// The signs of currencies by their codes.
  let currencySymbols: [String: String]
  public let pages: PageWords<SitePage>
  private let kinds: [BuiltInKind: KindTexts]
  /// Those that templates can name.
  let fields: ViewFields

  private let words: WordTable<Word>
  /// The words for one and for several of a unit, by its key.
  private let unit: [String: String]
  private let units: [String: String]
  let chanceBands: WordTable<Chance.Band>
  let chanceGroups: WordTable<Chance.Group>
  /// What follows "twice" and "3 times", by the key of a unit of time: "a day".
  private let eachPeriod: [String: String]

  /// What a page is called in links and in its heading, and what it is about.
  public struct PageWords<Page: CaseIterable & RawRepresentable<String> & Hashable & Sendable>:
    Sendable
  {
    public let short: WordTable<Page>
    public let title: WordTable<Page>
    public let summary: WordTable<Page>
  }

  private init(_ reader: inout WordReader) {
    words = reader.table("")
    factLabels = Dictionary(
      FactIndex.labelledNames.filter { KindWord.labels[$0] == nil }
        .map { ($0, reader.text("facts.\($0)")) }
    ) { first, _ in first }
    tables = Dictionary(Self.tableKeys.map { ($0, reader.text("tables.\($0)")) }) { first, _ in
      first
    }
    callouts = reader.table("callouts.")
    priceBases = reader.table("prices.per.")
    payers = reader.table("prices.payers.")
    sourceKinds = reader.table("sources.kinds.")
    skinLayers = reader.table("pictures.skin.layers.")
    unit = reader.texts("units.", QuantityUnit.wordKeys, ".one")
    units = reader.texts("units.", QuantityUnit.wordKeys, ".other")
    chanceBands = reader.table("chances.bands.")
    chanceGroups = reader.table("chances.groups.")
    eachPeriod = reader.texts("frequencies.each.", QuantityUnit.timeKeys)
    months = (1...12).map { reader.text("dates.months.\($0)") }
    weekdays = reader.table("hours.weekdays.")
    dateFormats = reader.texts(under: "dates.formats.")
    clockFormats = reader.texts(under: "clock.formats.")
    currencySymbols = reader.texts(under: "money.symbols.")
    pages = PageWords(
      short: reader.table("pages.", ".short"), title: reader.table("pages.", ".title"),
      summary: reader.table("pages.", ".summary"))
    kinds = Dictionary(
      uniqueKeysWithValues: BuiltInKind.allCases.map { kind in
        (
          kind,
          KindTexts(KindWord.allCases.map { ($0, reader.text("kinds.\(kind).\($0.rawValue)")) })
        )
      })
    fields = ViewFields(texts: reader.texts)
  }

  /// The words in `texts`, by dotted key.
  init(texts: [String: String]) {
    var reader = WordReader(texts)
    self.init(&reader)
  }

  static let schema = Schema(
    prefix: "words", name: "the words file", root: .keyed(ScalarParser.text.format, .texts))

  /// Reads the words from `file`, and those that it lacks from `base`, a file of the same language
  /// that is known to be good. Reports words that the program needs and both lack, and those of
  /// `file` that cannot be meant in place of one of `base`.
  public init(
    _ file: SourceFile, over base: SourceFile? = nil, _ diagnostics: inout [Diagnostic]
  ) {
    var problems: [Diagnostic] = []
    let table = Self.schema.read(file, &problems)?.textsByPath ?? [:]
    let known = base.flatMap(Schema.readKnown)?.textsByPath.mapValues(\.value) ?? [:]
    problems += OwnWords(table, over: known).problems
    var reader = WordReader(known.merging(table.mapValues(\.value)) { $1 })
    self.init(&reader)
    if !problems.hasErrors {
      var names = NearestNames()
      for key in reader.missing {
        let nearest = names.nearest(to: key, in: "words", among: Array(table.keys))
        problems.append(
          Diagnostic(
            ThemeProblem.missingWords, "the text '\(key)' is missing",
            at: nearest.flatMap { table[$0]?.location } ?? SourceLocation(path: file.path),
            help: nearest.map { "'\($0)' is there; add '\(key)' beside it" } ?? "add '\(key)'"))
      }
    }
    diagnostics += problems
  }

  static var required: [String] {
    var reader = WordReader([:])
    _ = Strings(&reader)
    return reader.missing
  }

  /// What the column of a table is called, its `title`, or what a page with it is `about`.
  func table(_ table: Identifier, _ column: String) -> String {
    tables["\(table).\(column)"] ?? ""
  }

  /// What a cell of a row is called. One that must be kept has other words than one at which something
  /// is done: "Limit: at least 140. What to do: stop" can be read the wrong way round. So can how often
  /// a dose is raised: "200 mg more, once a week".
  func label(_ cell: FactTable.Cell, in row: FactTable.Row?, of table: TableShape) -> String {
    let limit = row?.cells.first { $0.column == "limit" }?.limit
    let key =
      switch (cell.column, limit) {
      case ("limit", .kept?): "limit_kept"
      case ("limit", .reached?): "limit_reached"
      case ("then", .kept?): "then_kept"
      case ("often", _) where row?.isChange ?? false: "often_changed"
      default: cell.column
      }
    return self.table(table.id, key)
  }

  private static let tableKeys: [String] =
    TableShape.all.flatMap { shape in
      (["title", "about"] + shape.shownColumns.map(\.key)).map { "\(shape.id).\($0)" }
    } + ["limit_kept", "limit_reached", "then_kept"].map { "thresholds.\($0)" }
    + ["dose.often_changed"]
    + Set(TableShape.words).sorted().map { "words.\($0)" }

  public func text(_ word: Word) -> String { words[word] }

  /// The words for a kind of subjects: those that the site gives it, then those of the theme.
  public func words(of kind: SubjectKind) -> KindWords {
    KindWords(kind, kinds[kind.base] ?? KindTexts([])) { tables in
      list(tables.map { table($0, "about") })
    }
  }

  /// Several things after one another, the last as the language joins it: "one, two and three".
  func list(_ items: [String]) -> String {
    let first = items.dropLast().joined(separator: text(.listSeparator))
    return first.isEmpty
      ? items.joined() : text(.lastOfSeveral, ["days": first, "last": items.last ?? ""])
  }

  /// The text of `word` with each `{name}` replaced by the value of that name.
  public func text(_ word: Word, _ values: KeyValuePairs<String, String>) -> String {
    Self.fill(words[word], values)
  }

  /// `pattern` with each `{name}` replaced by the value of that name.
  public static func fill(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
    var remaining = Substring(pattern)
    var result = ""
    while let open = remaining.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = remaining[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      let name = remaining[remaining.utf8.index(after: open)..<close]
      result += remaining[..<open]
      let rest = remaining.utf8.index(after: close)
      result += values.first { $0.key == name }?.value ?? String(remaining[open..<rest])
      remaining = remaining[rest...]
    }
    return result + remaining
  }

  /// The symbol of a unit, or the word for one or for several.
  func text(_ unit: QuantityUnit, isOne: Bool) -> String {
    switch unit.naming {
    case .symbol(let symbol): symbol
    case .word(let key): (isOne ? self.unit[key] : units[key]) ?? ""
    case .own(let one, let other): isOne ? one : other
    }
  }

  /// What follows a number of times, such as "a day".
  func text(each unit: QuantityUnit) -> String {
    guard case .word(let key) = unit.naming else { return "" }
    return eachPeriod[key] ?? ""
  }
}

/// A word that is not one of a family. Templates ask for more, which their check finds.
public enum Word: String, Sendable, CaseIterable {
  case askClinic = "facts.ask_clinic"
  case withStrength = "tables.with_strength"
  case visitLength = "facts.visit_length"
  case keyFacts = "key_facts.title"
  case askFirst = "who.ask_first"
  case notKnown = "evidence.not_known"
  case differences = "differences.title"
  case alternatives = "alternatives.title"
  case getHelp = "help.title"
  case topicSummary = "pages.topic.summary"
  case documentTitle = "page.title"
  case direction = "page.direction"
  case guideTitle = "guide.page_title"
  case addressCode = "print.code"
  case feedTitle = "feed.title"
  case numberGroup = "numbers.group"
  case numberDecimal = "numbers.decimal"
  case dateFormat = "dates.formats.default"
  case moneyWithSymbol = "money.with_symbol"
  case moneyWithCode = "money.with_code"
  case moneyFrom = "money.from"
  case moneyUpTo = "money.up_to"
  case moneyFree = "money.free"
  case moneyCovered = "money.covered"
  case moneyOnRequest = "money.on_request"
  case priceWithBasis = "prices.with_basis"
  case priceNamed = "prices.named"
  case pricePaidBy = "prices.paid_by"
  case priceSeparator = "prices.separator"
  case priceEach = "prices.each"
  case priceSeveral = "prices.several"
  case priceStage = "prices.stage"
  case priceEachStage = "prices.each_stage"
  case pricePackage = "prices.package"
  case priceTotal = "prices.total"
  case priceWho = "prices.who"
  case priceCondition = "prices.condition"
  case priceDeposit = "prices.deposit"
  case priceDepositShare = "prices.deposit_share"
  case priceDepositShareOf = "prices.deposit_share_of"
  case priceAge = "prices.age"
  case priceWhoOfAge = "prices.who_of_age"
  case priceExcess = "prices.excess"
  case priceExcessAmount = "prices.excess_amount"
  case priceLimit = "prices.up_to"
  case priceValidFrom = "prices.row_valid_from"
  case priceValidUntil = "prices.row_valid_until"
  case financeMonths = "prices.finance.months"
  case financePayments = "prices.finance.payments"
  case financeRate = "prices.finance.rate"
  case financeRepresentative = "prices.finance.representative"
  case financeNoInterest = "prices.finance.no_interest"
  case estimateCount = "estimate.count"
  case priceEachArea = "prices.each_area"
  case estimatePlus = "estimate.plus"
  case estimateTwoAreas = "estimate.two_areas"
  case estimateAnyTwo = "estimate.any_two"
  case estimateAllStages = "estimate.all_stages"
  case range = "quantities.range"
  case atLeast = "quantities.at_least"
  case upTo = "quantities.up_to"
  case about = "quantities.about"
  case moreThan = "quantities.more_than"
  case lessThan = "quantities.less_than"
  case orMore = "quantities.or_more"
  case orLess = "quantities.or_less"
  case withUnit = "quantities.with_unit"
  case timelineBefore = "timeline.before"
  case timelineOnset = "timeline.onset"
  case timelineFirst = "timeline.first"
  case timelineFrom = "timeline.from"
  case timelineAt = "timeline.at"
  case clockFormat = "clock.formats.default"
  case hoursDays = "hours.days"
  case hoursTimes = "hours.times"
  case hoursClosed = "hours.closed"
  case clockMorning = "clock.morning"
  case clockAfternoon = "clock.afternoon"
  case withSymbol = "quantities.with_symbol"
  case pair = "quantities.pair"
  case dose = "quantities.dose"
  case more = "quantities.more"
  case less = "quantities.less"
  case pace = "quantities.pace"
  case none = "quantities.none"
  case compound = "quantities.compound"
  case condition = "tables.condition"
  case atOnce = "tables.at_once"
  case delay = "tables.delay"
  case delayWithin = "tables.delay_within"
  case cycleDay = "tables.day"
  case cycleDays = "tables.days"
  case lastOfSeveral = "tables.days_and"
  case once = "frequencies.once"
  case twice = "frequencies.twice"
  case times = "frequencies.times"
  case every = "frequencies.every"
  case timesEvery = "frequencies.times_every"
  case daysOf = "frequencies.days"
  case daysOfEvery = "frequencies.days_every"
  case chance = "chances.in"
  case chancePercent = "chances.percent"
  case chanceInPeople = "chances.people"
  case chanceOfPeople = "chances.percent_of_people"
  case chanceWithBand = "chances.with_band"
  case aftercareDay = "aftercare.day"
  case aftercareDays = "aftercare.days"
  case listSeparator = "punctuation.list"
  case sentenceSeparator = "punctuation.sentence"
  case calloutDoNot = "callouts.do_not"
  case citationLabel = "citations.label"
  case courseOfCount = "compare.course_of_count"
  case tableLabel = "tables.label"
  case pictureSeparator = "pictures.separator"
  case pictureBefore = "pictures.before"
  case pictureAfter = "pictures.after"
  case pictureAfterSomething = "pictures.after_something"
  case pricesPictureTitle = "pictures.prices.title"
  case pricesPictureRowsTitle = "pictures.prices.rows_title"
  case pricesPictureHeading = "pictures.prices.heading"
  case reportsPictureTitle = "pictures.reports.title"
  case reportsPicturePublished = "pictures.reports.published"
  case timelineTitle = "pictures.timeline.title"
  case timelineBeforeTitle = "pictures.timeline.before_title"
  case timelineWeek = "pictures.timeline.week"
  case timelineNotToScale = "pictures.timeline.not_to_scale"
  case peopleCaption = "pictures.people.caption"
  case otherReviews = "people.other_reviews"
  case personSummary = "people.page_summary"
  case skinTitle = "pictures.skin.title"
  case skinOrder = "pictures.skin.order"
  case skinHere = "pictures.skin.here"
  case skinNotToScale = "pictures.skin.not_to_scale"
}

/// The words for all values of an enum.
public struct WordTable<Key: CaseIterable & RawRepresentable<String> & Hashable & Sendable>:
  Sendable
{
  fileprivate let texts: [Key: String]

  /// The word for `key`; empty where the file lacks it, which is an error that stops the build.
  public subscript(key: Key) -> String { texts[key] ?? "" }
}

/// Takes words from a file and notes which it lacks.
private struct WordReader {
  let texts: [String: String]
  private(set) var missing: [String] = []

  init(_ texts: [String: String]) { self.texts = texts }

  mutating func text(_ key: String) -> String {
    guard let text = texts[key] else {
      missing.append(key)
      return ""
    }
    return text
  }

  /// The words under the raw values of an enum between `prefix` and `suffix`.
  mutating func table<Key>(_ prefix: String, _ suffix: String = "") -> WordTable<Key> {
    var found: [Key: String] = [:]
    for key in Key.allCases { found[key] = text(prefix + key.rawValue + suffix) }
    return WordTable(texts: found)
  }

  /// The words under `keys` between `prefix` and `suffix`, by key.
  mutating func texts(_ prefix: String, _ keys: [String], _ suffix: String = "") -> [String:
    String]
  {
    var found: [String: String] = [:]
    for key in keys { found[key] = text(prefix + key + suffix) }
    return found
  }

  /// The words under `prefix`, whatever they are.
  func texts(under prefix: String) -> [String: String] {
    let own = texts.filter { $0.key.utf8.starts(with: prefix.utf8) }
    return Dictionary(
      own.map { (String($0.key.dropFirst(prefix.count)), $0.value) }
    ) { first, _ in first }
  }
}

extension ViewFields {
  /// What templates can name of `texts`, by dotted key. Those that wait for a value (`{name}`) are
  /// for the program.
  init(texts: [String: String]) {
    var fields: [(name: String, shape: ViewShape)] = []
    var groups: [String: [String: String]] = [:]
    for (key, text) in texts {
      if let dot = key.utf8.firstIndex(of: UInt8(ascii: ".")) {
        groups[String(key[..<dot]), default: [:]][String(key[dot...].dropFirst())] = text
      } else if !text.utf8.contains(UInt8(ascii: "{")) {
        fields.append((key, .fixed(text)))
      }
    }
    let ofGroups = groups.map { name, group in
      (name, ViewShape.object(ViewFields(texts: group), optional: false))
    }
    self.init(ofGroups + fields)
  }
}

extension FactTable.Row {
  /// Whether it says by how much an amount grows or shrinks from time to time, and not how much is taken
  /// on top every day.
  fileprivate var isChange: Bool {
    let isSeldom = cells.contains { cell in
      cell.values.contains { value in
        guard case .frequency(let often) = value else { return false }
        return often.period.upperBound * often.unit.size > QuantityUnit.day.size
      }
    }
    return isSeldom
      && cells.contains { cell in
        cell.values.contains { if case .change = $0 { true } else { false } }
      }
  }
}
