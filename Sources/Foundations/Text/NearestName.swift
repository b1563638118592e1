/// Finds the name that somebody who misspelt one probably meant.
public struct NearestName: Sendable {
  private let names: [Name]
  /// How many letters the names have together: what a search costs.
  let size: Int

  /// A search among `names`; their order does not matter.
  public init(in names: some Sequence<String>) {
    self.names = names.sorted().map(Name.init)
    size = self.names.reduce(0) { $0 + $1.key.count }
  }

  /// The name nearest to `text`; nil when none is near enough to be a likely meaning.
  ///
  /// A name that differs only in case, `-`, `_` or spaces comes first. Otherwise the one with the
  /// fewest edits (Damerau–Levenshtein, adjacent swaps count one), at most one edit for every
  /// three characters and never more than three. Ties go to the same first letter, then to the
  /// alphabet.
  public func match(for text: String) -> String? { matches(for: text).first }

  /// All that are as near to `text` as the nearest, in the order of the alphabet: for names of which
  /// it would be dangerous to take another, such as mg and mcg.
  public func matches(for text: String) -> [String] {
    let wanted = Name(text)
    if let same = names.first(where: { $0.key == wanted.key }) { return [same.text] }
    var rows = EditRows()
    var best: (names: [String], rank: (Int, Int)) = ([], (.max, .max))
    for name in names {
      let limit = min(3, max(wanted.key.count, name.key.count) / 3)
      guard wanted.fewestEdits(to: name) <= limit,
        let distance = rows.edits(from: wanted.key, to: name.key, atMost: limit)
      else { continue }
      let rank = (distance, wanted.key.first == name.key.first ? 0 : 1)
      if rank == best.rank { best.names.append(name.text) }
      if rank < best.rank { best = ([name.text], rank) }
    }
    return best.names
  }

  /// A name with what is compared of it.
  private struct Name {
    let text: String
    let key: [Unicode.Scalar]
    /// Which letters it has, some of which share a bit.
    let letters: UInt64

    init(_ text: String) {
      self.text = text
      key = text.lowercased().unicodeScalars.filter { !"-_ ".unicodeScalars.contains($0) }
      letters = key.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    /// There are no fewer edits than this: each changes the length by one at most, and brings and
    /// takes away one letter at most.
    func fewestEdits(to other: Self) -> Int {
      let own = (letters & ~other.letters).nonzeroBitCount
      let others = (other.letters & ~letters).nonzeroBitCount
      return max(abs(key.count - other.key.count), own, others)
    }
  }
}

/// The table of edits between two words, of which three rows are needed at a time. It is filled
/// near its diagonal only, where there are few edits.
private struct EditRows {
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var current: [Int] = []

  /// The number of edits between two words; nil when there are more than `limit`.
  mutating func edits(
    from left: [Unicode.Scalar], to right: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    last = Array(0...right.count)
    (beforeLast, current) = (last, last)
    for row in left.indices {
      guard fill(row, left, right, limit) <= limit else { return nil }
      swap(&beforeLast, &last)
      swap(&last, &current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }

  /// Fills the row after that of the letter `row` on the left, and returns the least in it.
  private mutating func fill(
    _ row: Int, _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], _ limit: Int
  ) -> Int {
    let first = max(0, row + 1 - limit)
    let end = min(right.count, row + 1 + limit)
    if first > 0 { current[first - 1] = limit + 1 }
    var least = limit + 1
    for column in first...end {
      current[column] = column == 0 ? row + 1 : edits(row, column - 1, left, right)
      least = min(least, current[column])
    }
    if end < right.count { current[end + 1] = limit + 1 }
    return least
  }

  private func edits(
    _ row: Int, _ column: Int, _ left: [Unicode.Scalar], _ right: [Unicode.Scalar]
  ) -> Int {
    let change = last[column] + (left[row] == right[column] ? 0 : 1)
    let edits = min(change, last[column + 1] + 1, current[column] + 1)
    guard row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column]
    else { return edits }
    return min(edits, beforeLast[column - 1] + 1)
  }
}

extension NearestName {
  /// The one of `names` nearest to `text`, for a single search.
  public static func nearest(to text: String, among names: some Sequence<String>) -> String? {
    NearestName(in: names).match(for: text)
  }
}

/// Searches for nearest names in texts that may hold very many misspelt ones: each list of names
/// is prepared once, each name is looked up once, and a text with ever more different ones, or with
/// some beside very long lists, gets no further suggestions.
public struct NearestNames: Sendable {
  private struct Question: Hashable {
    public let text: String
    public let list: String
  }

  private var lists: [String: NearestName] = [:]
  private var answers: [Question: String?] = [:]
  /// How many letters of lists have been gone through for this text: the work of the searches.
  private(set) var compared = 0

  /// How many different names of one text are looked up.
  private static let mostSearches = 200
  /// How many letters are gone through for one text before the searches end: as many as 200
  /// searches among 1,000 names of ten letters. The first search is always made.
  static let mostLetters = 2_000_000

  public init() {}

  /// Begins another text: the lists stay prepared, and it may have as many misspelt names.
  public mutating func beginText() { (answers, compared) = ([:], 0) }

  /// What `NearestName` finds for `text` among `names`, which are those of the list called `list`.
  public mutating func nearest(
    to text: String, in list: String, among names: @autoclosure () -> [String]
  ) -> String? {
    let question = Question(text: text, list: list)
    if let answer = answers[question] { return answer }
    guard answers.count < Self.mostSearches, compared < Self.mostLetters else { return nil }
    let search = prepared(list, names)
    compared += search.size
    let answer = search.match(for: text)
    answers[question] = .some(answer)
    return answer
  }

  private mutating func prepared(_ list: String, _ names: () -> [String]) -> NearestName {
    if let known = lists[list] { return known }
    let search = NearestName(in: names())
    lists[list] = search
    // To make it takes no less than to search it.
    compared += search.size
    return search
  }
}
