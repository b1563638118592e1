/// The words by which a language tells which fact a number is about. All are stems, but for those
/// that are said to be words as they are written.
struct FactWords: Sendable {
  /// What a word in small letters has in common with its other forms.
  let stem: @Sendable (_ word: String) -> String
  /// What says the same as a word of a fact's name.
  let synonyms: [String: Set<String>]
  /// A further word that must be near a word of a fact's name.
  let needs: [String: String]
  /// What tells nothing in the label of a fact.
  let ignored: Set<String>
  /// The word in the names of facts that say how long something takes.
  let lengths: String
  /// Words in the names of times that are not how long something lasts.
  let momentNames: Set<String>
  /// Words in the names of times between two of the same.
  let gapNames: Set<String>
  /// Words that name a length of time themselves.
  let lengthNames: Set<String>
  /// Verbs that tell how long something lasts.
  let lasting: Set<String>
  /// What makes a sentence a condition or turns it round.
  let conditions: Set<String>
  /// What stands before a number that is only compared with.
  let comparisons: Set<String>
  /// What stands behind a time that is counted back.
  let earlier: Set<String>
  /// What tells patients to do something for a time.
  let instructions: Set<String>
  /// Words that make a sentence with a word of a fact's name one about something else.
  let otherThings: [String: Set<String>]
  /// What separates the parts of a sentence.
  let boundaries: Set<String>
  /// What begins a sentence about the same as the one before.
  let pronouns: Set<String>
  /// Words for a session that also mean other visits, and what says that each of several has some.
  let visits: Set<String>
  let shares: Set<String>
  /// What says that an amount is taken, and what is taken.
  let doses: Set<String>
  let doseNouns: Set<String>
  /// What says that it is taken, where it is a pronoun.
  let taking: Set<String>
  /// Words in the names of facts that say how old somebody is.
  let ages: Set<String>
  /// The stem for each that says the same, by which statements are compared.
  var canonical: [String: String] = [:]
  /// Further stems that tell nothing in a statement.
  var untold: Set<String> = []
  /// What a child goes to, and what its years there are called.
  var schools: Set<String> = []
  var schoolYear = ""
  /// Who is asked for help.
  var helpers: Set<String> = []
  /// What says behind an amount that a dose changes by so much.
  var changes: Set<String> = []
  /// What everybody has two of.
  var paired: Set<String> = []
  /// What says that a step of a dose is the first, and what that dose is called, too.
  var start = ""
  var firstDose: [String] = []
  /// What goes with the values of a fact or column, whatever it is about, by its name.
  var cues: [String: Set<String>] = [:]
  /// What says that nothing is paid for waiting: interest.
  var interestFree: Set<String> = []
  /// What says that something is: APR.
  var charged: Set<String> = []
  /// What says that somebody does without something, or has it, as it is written: without, with, those who do.
  var without: Set<String> = []
  var having: Set<String> = []
  var doing: Set<String> = []
  /// What stands before how long something lasts, as it is written: for, after.
  var lengthStarts: Set<String> = []
  /// Boundaries that only join: and.
  var joiners: Set<String> = []
  /// What stands between an amount and the time that it is for, and the units of amounts.
  var within: Set<String> = []
  var masses: Set<String> = []
  /// What points to the sentence before, as it is written: it, this.
  var pointers: Set<String> = []
  /// What says that a sentence tells of others: a study, other clinics.
  var attributions: Set<String> = []
  /// What tells of one person's life, as it is written: she, my, Dr; and those of them for men and
  /// for women.
  var biographies: Set<String> = []
  var men: Set<String> = []
  var women: Set<String> = []
  /// What says that hours are those of a place: open, Monday.
  var openings: Set<String> = []
  /// What makes "two" behind it any two of several: between.
  var between: Set<String> = []
  /// What says that numbers are taken together, as it is written, and two words that do; what is
  /// left of them; and what denies what a fact is called.
  var totals: Set<String> = []
  var inAll: [[String]] = []
  var rests: Set<String> = []
  /// What says that a number is worked out, as it is written: so, altogether.
  var outcomes: Set<String> = []
  var outcomeParts: [[String]] = []
  var negators: Set<String> = []
  /// What says what to do beyond a threshold, that a value is usual, and what turns the two round:
  /// until; all as they are written.
  var alarms: Set<String> = []
  var usual: Set<String> = []
  var reversals: Set<String> = []
  /// What may stand before "not" and forbids, and what behind it forbids nothing: need.
  var bans: Set<String> = []
  var allowed: Set<String> = []
  /// What costs nothing, and the stems for insurers.
  var free = FreeWords()
  var insurers: Set<String> = []
  /// What tells how strong a medicine is: contains.
  var containing: Set<String> = []
  /// What says that patients pay themselves.
  var ownPayers: Set<String> = []
  /// What stands behind such a word where it says what a value is: be, stay; and what may stand
  /// between the two: always.
  var beings: Set<String> = []
  var always: Set<String> = []
  /// How a sentence begins that says the one before in other words.
  var restatements: [[String]] = []
  /// What says that a number is an example: for instance.
  var examples: [[String]] = []
  /// What stands behind days that have names: of the week.
  var ofCalendar: [[String]] = []
  /// What stands behind a "one" that counts nothing: to the next, after another.
  var oneOfMany: [[String]] = []
  /// The stem that is one word with the one before it, "check-up", unless another follows: "up to".
  var joined: (stem: String, unlessBefore: String)?
  /// What the part of a price is called that is paid first.
  var deposit = ""
  /// What says that hours are of each day: "24 hours a day".
  var day = ""
  /// Words that are a name with the number behind them, as they are written, and the name's first
  /// part: week 1.
  var numbered: [String: String] = [:]
  /// Numbers and places in an order as they are written: two, second.
  var counts: [String: Int] = [:]
  var ordinals: [String: Int] = [:]
}

/// A large value that many hold and nobody changes, handed on by one reference: a copy of a value with
/// sixty lists would count a reference for each. Its parts are read as if they were its own.
@dynamicMemberLookup
final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  subscript<Part>(dynamicMember part: KeyPath<Value, Part>) -> Part {
    @inline(__always) get { value[keyPath: part] }
  }
}

extension Shared<FactWords> {
  /// `stems` with what belongs to the word before joined to it, so that "check-up" is no "check".
  func joined(_ stems: [String]) -> [String] {
    guard let joined = value.joined else { return stems }
    var result = stems
    for index in stems.indices.dropLast() where stems[index + 1] == joined.stem {
      let isBound = index + 2 < stems.count && stems[index + 2] == joined.unlessBefore
      if !isBound { result[index] += joined.stem }
    }
    return result
  }

  /// The name that a word is with the number behind it: "week1".
  func name(_ word: String, numbered number: String) -> String? {
    guard number.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false else { return nil }
    return value.numbered[word].map { $0 + number }
  }

  /// The cues of a fact: those of its name, else those of its column.
  func cues(of name: String) -> Set<String> {
    value.cues[name] ?? name.split(separator: ".").last.flatMap { value.cues[String($0)] } ?? []
  }
}

/// What a word, or a stem, does in a sentence with a number.
struct FactRoles: OptionSet, Sendable {
  let rawValue: UInt32

  static let ignored = FactRoles(rawValue: 1 << 0)
  /// A stem that tells what a sentence is about.
  static let telling = FactRoles(rawValue: 1 << 1)
  static let condition = FactRoles(rawValue: 1 << 2)
  static let comparison = FactRoles(rawValue: 1 << 3)
  static let earlier = FactRoles(rawValue: 1 << 4)
  static let instruction = FactRoles(rawValue: 1 << 5)
  static let boundary = FactRoles(rawValue: 1 << 6)
  static let pronoun = FactRoles(rawValue: 1 << 7)
  static let visit = FactRoles(rawValue: 1 << 8)
  static let share = FactRoles(rawValue: 1 << 9)
  static let attribution = FactRoles(rawValue: 1 << 10)
  static let joiner = FactRoles(rawValue: 1 << 11)
  static let lengthStart = FactRoles(rawValue: 1 << 12)
  static let within = FactRoles(rawValue: 1 << 13)
  static let mass = FactRoles(rawValue: 1 << 14)
  static let pointer = FactRoles(rawValue: 1 << 15)
  static let biography = FactRoles(rawValue: 1 << 16)
  static let woman = FactRoles(rawValue: 1 << 17)
  static let opening = FactRoles(rawValue: 1 << 18)
  static let man = FactRoles(rawValue: 1 << 19)
  static let between = FactRoles(rawValue: 1 << 20)
  static let total = FactRoles(rawValue: 1 << 21)
  static let rest = FactRoles(rawValue: 1 << 22)
  static let alarm = FactRoles(rawValue: 1 << 23)
  static let usual = FactRoles(rawValue: 1 << 24)
  static let reversal = FactRoles(rawValue: 1 << 25)
  static let ban = FactRoles(rawValue: 1 << 26)
  static let allowed = FactRoles(rawValue: 1 << 27)
  static let outcome = FactRoles(rawValue: 1 << 28)
  static let ownPayer = FactRoles(rawValue: 1 << 29)
  static let school = FactRoles(rawValue: 1 << 30)
  static let counting = FactRoles(rawValue: 1 << 31)
}

/// What a language's words tell of a fact, by the words. It is made once for a language: every text
/// that is checked by itself asks for it.
struct FactRoleTable: Sendable {
  let ofStems: [String: FactRoles]
  /// Those of words as they are written.
  let ofWords: [String: FactRoles]
  let ofFree: [String: FreeRoles]

  init(_ words: FactWords) {
    ofFree = words.free.roles
    ofStems = Self.roles([
      (words.ignored, .ignored), (words.conditions, .condition),
      (words.comparisons, .comparison), (words.earlier, .earlier),
      (words.instructions, .instruction), (words.boundaries, .boundary),
      (words.pronouns, .pronoun), (words.visits, .visit), (words.shares, .share),
      (words.attributions, .attribution),
    ])
    ofWords = Self.roles([
      (words.joiners, .joiner), (words.lengthStarts, .lengthStart), (words.within, .within),
      (words.masses, .mass), (words.pointers, .pointer), (words.biographies, .biography),
      (words.men, .man), (words.women, .woman), (words.openings, .opening),
      (words.between, .between), (words.totals, .total), (words.rests, .rest),
      (words.alarms, .alarm), (words.usual, .usual), (words.reversals, .reversal),
      (words.bans, .ban), (words.allowed, .allowed), (words.outcomes, .outcome),
      (words.ownPayers, .ownPayer), (words.schools, .school),
      (Set(words.counts.keys).union(words.ordinals.keys), .counting),
    ])
  }

  private static func roles(_ groups: [(Set<String>, FactRoles)]) -> [String: FactRoles] {
    var table: [String: FactRoles] = [:]
    for (words, role) in groups {
      for word in words { table[word, default: []].formUnion(role) }
    }
    return table
  }
}
