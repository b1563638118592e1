public import Foundations

/// What a fact that has rows and columns can hold, such as the steps of a dose. One declaration
/// serves the schema of the facts file, its decoder, the index of facts and the pages.
public struct TableShape: Sendable {
  /// What stands in a cell.
  public enum CellForm: Sendable, Hashable {
    /// A few words.
    case text
    /// One text or several.
    case texts
    /// A number or a range with a unit, or the same in several units that say the same.
    case quantities
    /// The same, in which a plain number counts what this unit does.
    case counts(QuantityUnit)
    /// The same, in which a plain number is one without a unit where the row says so, such as an INR.
    case measures
    /// That the plain numbers of a row have no unit. It is said to the reader of the file alone.
    case unitless
    /// The same, or by how much it grows or shrinks, as in `+2.5 mg`.
    case amounts
    /// A length of time.
    case time
    /// An age, or several, such as `9 to 14 years` or `8, 12 and 16 weeks`.
    case ages
    /// How long after the start something is done, once or several times, also counted in what the
    /// subject is: `12 weeks`, `6 and 12 months`, `4 cycles`.
    case moments
    /// How long after the start something begins; 0 is at once.
    case delay
    /// Days of a cycle by their numbers, such as `1, 8 and 15` or `1 to 14`.
    case days
    /// How often: FHIR `Timing.repeat`.
    case frequency
    /// An amount with how often it is taken: FHIR `Dosage`.
    case dose
    /// How likely something is, such as `7 in 100`.
    case chance
    /// What makes something else happen: texts, or what is measured with the values of it.
    case conditions
    /// Rows of another table by their ids, such as the steps of a dose.
    case rows(of: Identifier)
    /// One of these words, for which the words file has a text.
    case word([String])
  }

  public struct Column: Sendable {
    /// The key in the facts file, and in the words file below the name of the table.
    public let key: String
    public let form: CellForm
    public let isRequired: Bool
    /// What it is for, as in a schema.
    public let summary: String

    fileprivate var words: [String] {
      if case .word(let words) = form { words } else { [] }
    }

    public static func required(_ key: String, _ form: CellForm, _ summary: String) -> Column {
      Column(key: key, form: form, isRequired: true, summary: summary)
    }

    public static func optional(_ key: String, _ form: CellForm, _ summary: String) -> Column {
      Column(key: key, form: form, isRequired: false, summary: summary)
    }
  }

  /// How the rows are written.
  public enum Layout: Sendable, Hashable {
    /// A list of rows, or keys with the rows under the given one. What stands in the list by itself
    /// is put together to one row with the `short` column alone.
    case rows(key: String, short: String? = nil)
    /// Rows by keys that the writer chooses; a row can be the value of the given column alone.
    case keyed(short: String)
    /// One row.
    case record
  }

  /// The key in the facts file.
  public let id: Identifier
  public let layout: Layout
  /// The columns of a row; the first one names it.
  public let columns: [Column]
  /// What is said once, beside the rows.
  public let details: [Column]
  /// Whether it is about safety, so that a published page must show it.
  public let isSafety: Bool
  /// Whether it is about the time before, so that it stands on the page about preparation.
  public let isBefore: Bool
  /// What the table is for, as in a schema.
  public let summary: String

  private init(
    id: Identifier, layout: Layout, columns: [Column], details: [Column], isSafety: Bool,
    isBefore: Bool = false, summary: String
  ) {
    self.id = id
    self.layout = layout
    self.columns = columns
    self.details = details
    self.isSafety = isSafety
    self.isBefore = isBefore
    self.summary = summary
  }

  /// The name in the index of facts of what stands in `column`: by the row, where it has an id, and
  /// the column, which is left out where it is what the rows are for.
  public func entryName(_ row: FactTable.Row?, _ column: String) -> Identifier {
    let isShort = if case .keyed(column) = layout { true } else { false }
    let parts = [row?.id, isShort ? nil : column].compactMap(\.self)
    return id.appending(parts.joined(separator: "."))
  }

  /// What pages show of a row and beside the rows.
  public var shownColumns: [Column] { (columns + details).filter { $0.form != .unitless } }

  /// The ids of those to whose rows others refer.
  public static let referred: Set<Identifier> = Set(
    all.flatMap(\.columns).compactMap { column in
      if case .rows(let table) = column.form { table } else { nil }
    })

  /// The words that columns of all shapes list.
  public static let words: [String] = all.flatMap(\.shownColumns).flatMap(\.words)

  /// The shapes that Careleaf knows, in the order of their pages.
  public static let all = [
    actionPlan, dose, missedDose, schedule, stages, waits, monitoring, thresholds, interactions,
    eligibility, exercises, outcomes, visit, checklist,
  ]

  private static let stopping =
    "what to stop and call for: a list, or values such as '{ neutrophils: below 1.6 x10^9/l }'"

  private static let ending =
    "until when: words, or values such as '{ ferritin: at least 50 micrograms/l }'"

  static let actionPlan = TableShape(
    id: "action_plan", layout: .rows(key: "zones"),
    columns: [
      .required("zone", .text, "what it is called, such as 'Green zone'"),
      .optional(
        "colour", .word(["green", "amber", "red"]), "the colour that pages show beside its name"),
      .optional(
        "when", .conditions, "what is measured in it, such as '{ Peak flow: at least 80 % }'"),
      .optional("signs", .texts, "how it feels, such as [no cough, you sleep well]"),
      .optional("take", .rows(of: "dose"), "what to take: ids of steps of 'dose'"),
      .required("do", .texts, "what to do"),
      .optional("call", .text, "whom to call, and how soon"),
    ], details: [], isSafety: true,
    summary: "a plan by zones, in 'zones': how to tell which one it is and what to do in it")

  static let dose = TableShape(
    id: "dose", layout: .rows(key: "steps"),
    columns: [
      .optional("drug", .text, "the name of the drug, where there are several"),
      .optional("when", .text, "for whom or at which time, such as 'At the start'"),
      .optional("age", .ages, "how old those are who take it so, such as 65 years or over"),
      .optional("strength", .quantities, "how strong one unit is, such as 0.1 %"),
      .required(
        "amount", .amounts,
        "how much is taken at a time, such as 7.5 to 10 mg; or +2.5 mg for so much more"),
      .optional(
        "up_to", .quantities,
        "the most at a time, for an amount that goes by weight, such as 40 mg"),
      .optional("often", .frequency, "how often, such as 'once a week'"),
      .optional("days", .days, "on which days of a cycle, such as '1, 8 and 15' or '1 to 14'"),
      .optional("cycle", .time, "how long a cycle is, such as 28 days"),
      .optional("gap", .time, "the shortest time between doses, such as 'at least 6 hours'"),
      .optional("lasts", .time, "for how long, such as 2 weeks"),
      .optional("until", .conditions, ending),
      .optional(
        "stable_for", .time, "how long all must be stable before the next step, such as 2 weeks"),
      .optional("stop_if", .conditions, stopping),
      .optional("how", .text, "how it is taken, such as 'with water'"),
    ],
    details: [
      .optional("maximum", .dose, "the most that is ever taken, such as '25 mg once a week'"),
      .optional("never", .texts, "how it must never be taken, such as 'every day'"),
    ], isSafety: true, summary: "how much is taken and how often, in 'steps'")

  static let missedDose = TableShape(
    id: "missed_dose", layout: .record,
    columns: [
      .optional("within", .time, "how late a dose can still be taken, if that is known"),
      .required("then", .text, "what to do within that time"),
      .required("later", .text, "what to do after that time"),
    ], details: [], isSafety: true, summary: "what to do after a missed dose")

  static let schedule = TableShape(
    id: "schedule", layout: .rows(key: "rows"),
    columns: [
      .required("for", .text, "who has it so, such as 'Children of 9 to 14 years'"),
      .optional("age", .ages, "the age or ages, such as 9 to 14 years or 8, 12 and 16 weeks"),
      .optional("doses", .counts(.dose), "how many, such as 2 doses"),
      .optional("often", .frequency, "how often, such as 'every 3 years'"),
      .optional("gap", .time, "the time between doses, such as 6 to 12 months"),
      .optional("minimum_gap", .time, "the shortest time between doses"),
      .optional("text", .text, "more about it"),
    ], details: [], isSafety: true, summary: "who has it when, by age or group")

  static let stages = TableShape(
    id: "stages", layout: .rows(key: "rows"),
    columns: [
      .required("name", .text, "what happens in this stage"),
      .optional("gap", .time, "the time since the stage before, such as 3 to 6 months"),
      .optional("visits", .counts(.visit), "how many visits it takes"),
      .optional("length", .time, "how long one visit takes"),
      .optional("lasts", .time, "how long the stage takes"),
      .optional("only_if", .text, "what it depends on; left out for a stage that all have"),
      .optional("text", .text, "more about it"),
    ], details: [], isSafety: false, summary: "the stages one after another")

  static let waits = TableShape(
    id: "waits", layout: .keyed(short: "wait"),
    columns: [
      .optional("name", .text, "what one waits to do; made of the key where it is left out"),
      .required("wait", .time, "how long, such as 'at least 24 hours'"),
      .optional("after", .text, "after what, such as 'sedation'"),
      .optional("text", .text, "more about it"),
    ], details: [], isSafety: true, summary: "how long to wait before one can do something again")

  static let monitoring = TableShape(
    id: "monitoring", layout: .rows(key: "rows"),
    columns: [
      .required("check", .text, "what is checked, such as 'Full blood count'"),
      .optional("often", .frequency, "how often, such as 'every 2 weeks' or 'every 10 sessions'"),
      .optional(
        "at", .moments, "how long after the start, such as 12 weeks, '6 and 12 months' or 4 cycles"
      ),
      .optional("for", .time, "for how long"),
      .optional("until", .conditions, ending),
      .optional("stable_for", .time, "how long all must be stable before it is done less often"),
      .optional("stop_if", .conditions, stopping),
      .optional("text", .text, "what it is for"),
    ], details: [], isSafety: true, summary: "what is checked, and how often")

  static let thresholds = TableShape(
    id: "thresholds", layout: .rows(key: "rows"),
    columns: [
      .required("measure", .text, "what is measured, such as HbA1c"),
      .optional(
        "unit", .unitless,
        "none, for what has no unit, such as an INR or a T-score: '-2.5 or less'"),
      .optional("normal", .measures, "what is usual, such as '< 42 mmol/mol'"),
      .optional("risk", .measures, "what means a risk, short of a diagnosis"),
      .optional("diagnosis", .measures, "what makes the diagnosis"),
      .optional("target", .measures, "what to aim for"),
      .optional("limit", .measures, "what must not be passed"),
      .optional("for", .text, "for whom"),
      .optional("then", .text, "what to do beyond the limit"),
    ], details: [], isSafety: true, summary: "what measured values mean")

  static let interactions = TableShape(
    id: "interactions", layout: .rows(key: "rows"),
    columns: [
      .required("with", .text, "what it does not go together with"),
      .optional(
        "kind", .word(["medicine", "supplement", "food", "drink", "vaccine", "condition"]),
        "what that is"),
      .required(
        "advice", .word(["never", "ask_first", "apart", "careful"]), "what to do about it"),
      .optional("gap", .time, "how far apart"),
      .optional("why", .text, "what can happen"),
    ], details: [], isSafety: true, summary: "what it does not go together with")

  static let eligibility = TableShape(
    id: "eligibility", layout: .rows(key: "rows"),
    columns: [
      .required("who", .text, "who can have it"),
      .optional("age", .time, "the age, such as 9 to 45 years"),
      .optional("text", .text, "under which conditions"),
    ], details: [], isSafety: false, summary: "who can have it")

  static let exercises = TableShape(
    id: "exercises", layout: .rows(key: "rows"),
    columns: [
      .required("name", .text, "what it is called"),
      .optional("from", .delay, "how long after the start it begins, such as 2 to 6 weeks"),
      .optional("for", .time, "for how long it is done, such as 4 weeks"),
      .optional("sets", .counts(.set), "how many sets, such as 3"),
      .optional("repeats", .counts(.repeat), "how many at a time, such as 10"),
      .optional(
        "rest", .quantities, "how long to rest between sets or repeats, such as 2 minutes"),
      .optional("often", .frequency, "how often, such as '3 times a day'"),
      // Not `.time`, which has no seconds.
      .optional("hold", .quantities, "how long to hold it, such as 5 seconds"),
      .optional("load", .quantities, "with how much weight, such as 5 kg"),
      .optional("pain", .quantities, "how much pain is allowed, such as up to 5 out of 10"),
      .optional("effort", .quantities, "how hard it may feel, such as 4 to 6 out of 10"),
      .optional("goal", .quantities, "what to reach, such as 90 degrees"),
      .optional("text", .text, "how it is done"),
    ], details: [], isSafety: false, summary: "what to practise, how often and how far")

  /// Absolute chances by choice and by time, as in the summary of findings of GRADE (Guyatt and others,
  /// GRADE guidelines 12, 2013) and the tables of patient decision aids (IPDAS).
  static let outcomes = TableShape(
    id: "outcomes", layout: .rows(key: "rows"),
    columns: [
      .required("outcome", .text, "what happens, such as 'A heart attack or stroke'"),
      .optional("choice", .text, "with which choice, such as 'With a statin'"),
      .optional("for", .text, "for whom, such as 'People over 60'"),
      .optional("age", .ages, "how old they are, such as 60 to 69 years"),
      .optional("over", .time, "within which time, such as 10 years"),
      .required("chance", .chance, "how likely it is, such as '7 in 100'"),
      .optional(
        "needed_to_treat", .counts(.person),
        "how many must make this choice so that one more of them has the better outcome, such as 33"
      ),
    ], details: [], isSafety: false,
    summary: "how likely something is, by choice, by group and by time")

  static let visit = TableShape(
    id: "visit", layout: .record,
    columns: [
      .optional("length", .time, "how long it takes in all"),
      .optional("stay", .time, "how long one stays in hospital"),
      .optional("visits", .counts(.visit), "how many visits there are"),
      .optional("results", .time, "when the results are there"),
      .optional("where", .text, "where it is"),
      .optional("bring", .texts, "what to bring"),
      .optional("companion", .text, "whether somebody must come along"),
      .optional("interpreter", .text, "how to get help with language, hearing or access"),
      .optional("contact", .text, "whom to call with a question"),
      .optional("change", .text, "how to change the date"),
    ], details: [], isSafety: false, summary: "the visit: how long, where, what to bring")

  static let checklist = TableShape(
    id: "checklist", layout: .rows(key: "lists", short: "items"),
    columns: [
      .optional("name", .text, "what the list is for, such as 'What to bring'"),
      .optional("when", .text, "when to go through it, such as 'The day before'"),
      .required("items", .texts, "what to tick, such as 'your glasses', or questions"),
      .optional("answers", .texts, "answers that each have a box of their own: [yes, no]"),
      .optional("then", .text, "what to do, such as 'Call us if you tick yes.'"),
    ], details: [], isSafety: true, isBefore: true,
    summary: "lists with boxes to tick on paper, in 'lists'; or what to tick")
}
