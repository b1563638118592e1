/// The ways in which sentences name the facts of a subject, each with a number. A way is groups of
/// words, one of each of which must be there. Facts may share a way, such as a label.
///
/// Ways are found by the words of a sentence, so that facts it does not name take no time.
struct FactWays {
  /// The stems of the subject's name.
  let subject: Set<String>
  /// The ways as the numbers of their groups, in their order.
  private var ways: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  private var groups: [Set<String>] = []
  private var groupNumbers: [Set<String>: Int] = [:]
  private var groupsByStem: [String: [Int]] = [:]
  /// How many different groups each way has.
  private var sizes: [Int] = []
  /// For each group the ways that have it, each once.
  private var waysByGroup: [[Int]] = []

  init(subject: Set<String>) { self.subject = subject }

  mutating func number(of way: [Set<String>]) -> Int {
    let way = way.map { group($0) }
    if let known = numbers[way] { return known }
    let number = ways.count
    ways.append(way)
    numbers[way] = number
    sizes.append(Set(way).count)
    for group in Set(way) { waysByGroup[group].append(number) }
    return number
  }

  private mutating func group(_ stems: Set<String>) -> Int {
    if let known = groupNumbers[stems] { return known }
    let number = groups.count
    groups.append(stems)
    groupNumbers[stems] = number
    waysByGroup.append([])
    for stem in stems { groupsByStem[stem, default: []].append(number) }
    return number
  }

  /// The group whose distance from a number is that of the way.
  func firstGroup(of way: Int) -> Int { ways[way][0] }

  func stems(of group: Int) -> Set<String> { groups[group] }

  /// Whether each way is named by words of `sentence`.
  func named(in sentence: SentenceStems) -> [Bool] {
    let present = Set(sentence.stems.lazy.flatMap { groupsByStem[$0] ?? [] })
    var missing = sizes
    for group in present {
      for way in waysByGroup[group] { missing[way] -= 1 }
    }
    return zip(sizes, missing).map { $0 > 0 && $1 == 0 }
  }
}
