import Essentials
import Foundations

/// Orders what the slots of a query lead to.
struct SearchRanking {
  struct Found {
    let entry: Int
    var score: Double
    let section: Int
  }

  /// What some words come to in an entry.
  private struct Sum {
    var score = 0.0
    var count = 0
    /// How much of it stands in which section.
    var sections: [UInt8: Double] = [:]

    /// The section with most; of equal ones the first.
    var strongest: Int {
      let best = sections.max { ($0.value, $1.key) < ($1.value, $0.key) }
      return best.map { $0.value > 0 ? Int($0.key) : 0 } ?? 0
    }
  }

  private let index: SearchIndex
  private let words: [String]

  init(_ index: SearchIndex, _ words: [String]) {
    self.index = index
    self.words = words
  }

  /// The entries that have one of `slots`, which are some of `count`; the best first.
  func rank(_ slots: [SearchSlot], of count: Int) -> [Found] {
    var sums: [Int32: Sum] = [:]
    for slot in slots {
      for (entry, sum) in sumsOfSlot(slot) {
        var all = sums[entry] ?? Sum()
        all.score += sum.score
        all.count += 1
        all.sections.merge(sum.sections, uniquingKeysWith: +)
        sums[entry] = all
      }
    }
    let named = named
    let found = sums.map { entry, sum in
      let part = 0.4 + 0.6 * Double(sum.count) / Double(count)
      return Found(
        entry: Int(entry), score: sum.score * (part * (named.contains(entry) ? 2 : 1)),
        section: sum.strongest)
    }
    return spread(found.sorted { ($1.score, $0.entry) < ($0.score, $1.entry) })
  }

  private func sumsOfSlot(_ slot: SearchSlot) -> [Int32: Sum] {
    var scores: [Int32: Sum] = [:]
    for alternative in slot.alternatives {
      for (entry, sum) in sumsOfAlternative(alternative)
      where sum.score > scores[entry]?.score ?? 0 {
        scores[entry] = sum
      }
    }
    return scores
  }

  private func sumsOfAlternative(_ alternative: SearchSlot.Alternative) -> [Int32: Sum] {
    let count = alternative.terms.count
    var sums: [Int32: Sum] = [:]
    for term in alternative.terms {
      let rarity = log(1 + Double(index.entries.count) / Double(term.count))
      for place in term.postings {
        let value =
          alternative.weight * rarity * Double(place.level) / 63 / Double(count).squareRoot()
        sums[place.entry, default: Sum()].score += value
        sums[place.entry]?.count += 1
        sums[place.entry]?.sections[place.section, default: 0] += value
      }
    }
    return sums.mapValues { sum in
      var sum = sum
      sum.score *= sum.count < count ? 0.6 : 1
      return sum
    }
  }

  /// The entries that the whole query is a name of, with or without its stop words.
  private var named: Set<Int32> {
    let telling = words.filter { !index.words.isStopWord($0) }
    let keys = [words, telling].map { $0.map(index.words.stem).joined(separator: " ") + "=" }
    let places = keys.compactMap { index.terms[Identifier($0)] }.flatMap(\.postings)
    return Set(places.filter { $0.level > SearchIndex.levelOfContext }.map(\.entry))
  }

  /// At most three results of a group among the first ten, then the rest.
  private func spread(_ found: [Found]) -> [Found] {
    let groups = index.groups
    var counts: [Int: Int] = [:]
    var (first, rest): ([Found], [Found]) = ([], [])
    for result in found {
      let group = groups.lastIndex { $0.contains(result.entry) }
      let count = group.map { counts[$0, default: 0] } ?? 0
      guard first.count >= 10 || count < 3 else {
        rest.append(result)
        continue
      }
      if let group { counts[group] = count + 1 }
      first.append(result)
    }
    return first + rest
  }
}

extension SearchIndex {
  func result(_ number: Int, _ section: Int) -> SearchAnswer.Result {
    let (entry, sections) = (entries[number].entry, entries[number].sections)
    let part = sections[section]
    let excerpt = hasExcerpts && section > 0 ? part.shownExcerpt : ""
    return SearchAnswer.Result(
      entry: entry, address: entry.address + (part.anchor.isEmpty ? "" : "#" + part.anchor),
      heading: part.heading, text: excerpt.isEmpty ? entry.summary : excerpt)
  }
}
