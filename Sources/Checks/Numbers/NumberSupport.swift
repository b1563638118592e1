import Facts
import Foundations
import struct Essentials.Decimal

/// The numbers of a sentence that must be facts or have a source, where the clinic's articles hold
/// none of their own.
///
/// What patients do not decide by is left out: counts of things that have no unit, opening hours,
/// "24 hours a day", "not 100 % safe", "every day", and what a sentence tells of one person's life.
struct NumberSupport {
  private let sentence: Sentence
  private let page: CheckedPage
  /// What its words do.
  private let roles: FactRoles

  /// Nil where numbers may come from anywhere: outside of guides, in languages whose words are not
  /// known, and where the clinic did not say `numbers: facts`.
  init?(_ sentence: Sentence, _ page: CheckedPage) {
    guard page.takesNumbersFromFacts else { return nil }
    self.sentence = sentence
    self.page = page
    var roles: FactRoles = []
    for token in sentence.tokens { roles.formUnion(page.known(token).roles) }
    self.roles = roles
  }

  /// "He or she" is anybody.
  private var tellsOfSomebody: Bool {
    roles.contains(.biography) && !roles.isSuperset(of: [.woman, .man])
  }

  func isNeeded(for quantity: WrittenQuantity) -> Bool {
    if tellsOfSomebody { return false }
    switch quantity.value {
    case .money, .chance, .pair, .age: return true
    case .band, .cycleDays: return false
    case .clock: return !roles.contains(.opening)
    case .frequency(let often):
      // "Every day" is said of much, but a cell or "25 mg in a day" of one thing.
      return often.times != 1...1 || often.period != 1...1 || quantity.isUnnumbered
        || quantity.tokens.contains(where: isNumber)
        || page.prose.units[sentence.unit].kind == .cell
    case .quantity(let value, _): return isNeeded(for: value, in: quantity)
    }
  }

  private func isNeeded(for value: Quantity, in quantity: WrittenQuantity) -> Bool {
    switch value.unit.dimension {
    case .none: return false
    case .counted:
      return !Self.countedThings.contains(value.unit.code.text) && !isBetween(quantity)
        && (value.low ?? value.high ?? 0) > 1 && !isWarnedOf(value, quantity)
        && !isRepeated(quantity) && !isFurther(quantity)
    case .share where value.isSingle && value.low == 100:
      return !quantity.isNegated(in: sentence, page)
    // Where a table of times begins.
    case .time where value.isSingle && value.low == 0: return false
    case .time where quantity.is24Hours:
      return !page.saysDay(sentence)
    default: return true
    }
  }

  /// What is counted in much that nobody decides by.
  private static let countedThings: Set<String> = [
    "area", "person", "step", "stage", "eye", "tooth",
  ]

  /// Whether it is so many times, which much is done that is no exercise.
  private func isRepeated(_ quantity: WrittenQuantity) -> Bool {
    quantity.quantity?.unit == .repeat
      && quantity.tokens.last.map { page.known($0).kinds.contains(.timesNoun) } ?? false
  }

  /// Whether it is how many come on top of others, which readers count in another way than the facts:
  /// two more doses, of three.
  private func isFurther(_ quantity: WrittenQuantity) -> Bool {
    quantity.tokens.contains { page.known($0).kinds.contains(.further) }
  }

  /// Whether it is so much of a medicine as nobody may take: "never take two tablets at once". "Not more
  /// than two" is a limit.
  private func isWarnedOf(_ value: Quantity, _ quantity: WrittenQuantity) -> Bool {
    value.isSingle && value.unit.isDoseUnit && quantity.isNegated(in: sentence, page)
  }

  /// Whether it is two of several: the time between two doses.
  private func isBetween(_ quantity: WrittenQuantity) -> Bool {
    let before = quantity.tokens.lowerBound - 1
    return quantity.quantity?.low == 2 && quantity.quantity?.isSingle == true
      && sentence.tokens.contains(before) && page.known(before).roles.contains(.between)
  }

  private func isNumber(_ token: Int) -> Bool {
    page.prose.tokens[token].classes.contains(.number)
      || page.known(token).kinds.contains(.times)
  }
}

extension CheckedPage {
  fileprivate var takesNumbersFromFacts: Bool {
    article?.treatment != nil && factStatements != nil
      && site.content.clinic.numberPolicy == .facts
  }
}
