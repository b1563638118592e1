import Diagnostics

/// What can be wrong with a price list beyond its schema.
enum PriceProblem: String, DiagnosticKind {
  case badExcess = "facts/excess-without-insurer"
  case badLimit = "facts/limit-of-price"
  case badPurpose = "facts/price-purpose"
  case depositTooLarge = "facts/deposit-too-large"
  case duplicatePrice = "facts/duplicate-price"
  case emptyFinance = "facts/empty-finance"
  case noEstimate = "facts/no-estimate"
  case packageDearer = "facts/package-dearer"
  case totalDiffers = "facts/total-differs"
  case twoForms = "facts/two-price-lists"
  case unknownPayer = "facts/unknown-payer"
  case unknownPrice = "facts/unknown-price"
  case unknownStage = "facts/unknown-stage"

  var rule: DiagnosticRule {
    switch self {
    case .badLimit:
      rule(
        "How much is paid of what is not covered",
        "'up_to' says how much somebody else pays at most, such as the value of a voucher. Patients "
          + "who pay the price themselves would read it as another price.")
    case .badExcess:
      rule(
        "An excess where no insurer pays",
        "An excess is what an insurer leaves to the patient. Write who pays with payer:, or write "
          + "what the patient pays as the price.")
    case .badPurpose:
      rule(
        "A price that does not say what it buys",
        "Patients must know what they get for the price, and nothing may be computed from it "
          + "otherwise. Write one of stage:, stages:, total_of:, each:, or number: with of:.")
    case .depositTooLarge:
      rule(
        "A deposit that is more than the price",
        "One of the two is wrong, and patients could pay too much in advance. Correct the deposit or "
          + "the price; what costs nothing has no deposit.")
    case .duplicatePrice:
      rule(
        "Two prices with the same id",
        "Articles refer to a price by its id and would show either of the two. Give each an id of its "
          + "own.")
    case .emptyFinance:
      rule(
        "A way to pay that does not say how often",
        "Patients want to know for how long they pay. Add months: for monthly payments, or payments: "
          + "for others.")
    case .noEstimate:
      rule(
        "An estimate that cannot be computed",
        "A cost in all is only shown where a row says what is counted and the facts say how many of "
          + "exactly that there are. Anything else would be a price that nobody asks. Add what the "
          + "message names, or take the row out of estimate:.")
    case .packageDearer:
      rule(
        "A package that costs more than its parts",
        "Patients expect to pay no more for stages together than one by one. Check the prices; where "
          + "the package holds more than the stages, say so in a note.", .warning)
    case .totalDiffers:
      rule(
        "A total that is not the sum of its parts",
        "Patients add the prices up and come to something else. Correct the total or the price of a "
          + "stage; a price for all stages that is not their sum is stages:, not total_of:.")
    case .twoForms:
      rule(
        "Two price lists in one",
        "A list has either areas: with one price for each, or rows: that say what each price is for. "
          + "Keep one of them.")
    case .unknownPayer:
      rule(
        "A payer that the clinic does not name",
        "Patients read who pays above each group of prices. Write self, insurance or a payer of "
          + "clinic.yaml, where payers: gives each an id and the words that patients read.")
    case .unknownPrice:
      rule(
        "A price that does not exist",
        "What is said here would be about no price of the list. Correct the id, or add a row for it."
      )
    case .unknownStage:
      rule(
        "A price for a stage that does not exist",
        "Patients could not tell what they pay for. Correct the id, or add the stage.")
    }
  }
}
