/// The ways in which sentences name the facts of a subject, each with a number. A way is groups of
/// stems, one of each of which must be there. Facts may share a way, such as a label.
///
/// Ways are found by the words of a sentence, so that facts it does not name take no time.
struct FactWays {
  /// The ways as the numbers of their groups, in their order.
  private var ways: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  private var groups: [[Int32]] = []
  private var groupNumbers: [[Int32]: Int] = [:]
  private var groupsByStem: [Int32: [Int]] = [:]
  /// For each group how many ways have it, and the ways of which it is the rarest group.
  private var sizes: [Int] = []
  private var waysByRarest: [[Int]] = []

  /// The number of a way whose groups are sets of stems.
  mutating func number(of way: [Set<Int32>]) -> Int {
    let way = way.map { group($0.sorted()) }
    if let known = numbers[way] { return known }
    let number = ways.count
    ways.append(way)
    numbers[way] = number
    return number
  }

  private mutating func group(_ stems: [Int32]) -> Int {
    if let known = groupNumbers[stems] { return known }
    let number = groups.count
    groups.append(stems)
    groupNumbers[stems] = number
    for stem in stems { groupsByStem[stem, default: []].append(number) }
    return number
  }

  /// Makes all ways ready to be found: each by the group that the fewest others have, so that a word
  /// of many facts is no work for each of them.
  mutating func finish() {
    sizes = Array(repeating: 0, count: groups.count)
    waysByRarest = Array(repeating: [], count: groups.count)
    for way in ways {
      for group in Set(way) { sizes[group] += 1 }
    }
    for (number, way) in ways.enumerated() {
      guard let rarest = way.min(by: { sizes[$0] < sizes[$1] }) else { continue }
      waysByRarest[rarest].append(number)
    }
  }

  /// The stems whose distance from a number is that of the way.
  func firstStems(of way: Int) -> [Int32] { groups[ways[way][0]] }

  /// The ways that words of `sentence` name.
  func named(in sentence: SentenceStems) -> [Int] {
    var present: Set<Int> = []
    for stem in sentence.stems {
      for group in groupsByStem[stem] ?? [] { present.insert(group) }
    }
    var named: [Int] = []
    for group in present {
      for way in waysByRarest[group] where ways[way].allSatisfy(present.contains) {
        named.append(way)
      }
    }
    return named.sorted()
  }
}
