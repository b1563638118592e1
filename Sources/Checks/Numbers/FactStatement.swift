import Diagnostics
import Facts
import Foundations
import struct Essentials.Decimal

/// One thing that the facts of a subject say in numbers, with all the words that tell what it is
/// about: those of its label, of its row, of the item of a timeline or of a sentence.
struct FactStatement {
  /// What it says, in each form that prose may have.
  var values: [ComparedValue]
  /// The stems that tell what it is about, with how much each tells, at most 1.
  let stems: [Int32: Double]
  /// The stems of the words that go with every such value, whatever it is about: how long
  /// something takes.
  var cues: Set<Int32> = []
  /// Whether only its own ends agree, not what lies between them: what is done for up to a day is
  /// not done for an hour.
  var isStrict = false
  /// Whether it is the time in which an amount comes together, which says nothing of other times: 2 kg
  /// in 3 days.
  var isPace = false
  /// Whether what differs from it is wrong. `FactMatcher` alone knows the words of some facts.
  var canContradict = true
  /// Whether it is how long something lasts, which more is said about than that.
  var isLasting = false
  /// Whether it is how much of a drug is taken, or how often.
  var isDose = false
  /// Whether it is the most that is taken, which only a limit or a word for that is about.
  var isMaximum = false
  /// A number that statements of one row or item share.
  var group = 0
  /// What it says of its row, which rows beside it say of theirs: the doses of a schedule. Nil where
  /// there are none beside it.
  var column: String?
  /// The stems that name its row among those beside it: not those of what is told about it besides.
  var naming: Set<Int32> = []
  /// The words of the name of its row, as `RowTitles` makes them.
  var title: Set<String> = []
  /// The stems of its name, or of the whole text: where a sentence has all of them, it is about this.
  var whole: Set<Int32> = []
  /// The stems of what its row is counted from.
  var anchors: Set<Int32> = []
  /// Which choice its row is of, where it is an outcome of one.
  var choice: OutcomeChoice?
  /// The ages that tell whom its row is for, where they stand in its name: people of 80 and over.
  var ages: [Quantity] = []
  /// Which side is the good one, where it is a threshold.
  var side: ThresholdSide?
  /// The words right before the number of a text.
  var lead: NumberLead?
  /// What messages call it, and what it says.
  let name: String
  let text: String
  let location: Diagnostics.SourceLocation
  /// How articles refer to it; nil where they cannot.
  var reference: Identifier?
  /// What sources say of it, which may differ.
  var reported: [FactValue] = []

  /// Whether it is a fact about the whole subject that says what a column says of each row: how long
  /// a session is.
  func isWhole(of column: String) -> Bool {
    guard self.column == nil, !canContradict,
      let last = column.utf8.split(separator: UInt8(ascii: ".")).last
    else { return false }
    return name.utf8.suffix(last.count + 1).elementsEqual("_\(Substring(last))".utf8)
  }
}
