/// Finds the name that somebody who misspelt one probably meant.
public struct NearestName: Sendable {
  private let names: [(name: String, key: [Unicode.Scalar])]

  /// A search among `names`; their order does not matter.
  public init(in names: some Sequence<String>) {
    self.names = names.sorted().map { ($0, Self.key($0)) }
  }

  /// The name nearest to `text`; nil when none is near enough to be a likely meaning.
  ///
  /// A name that differs only in case, `-`, `_` or spaces comes first. Otherwise the one with the
  /// fewest edits (Damerau–Levenshtein, adjacent swaps count one), at most one edit for every
  /// three characters and never more than three. Ties go to the same first letter, then to the
  /// alphabet.
  public func match(for text: String) -> String? {
    let wanted = Self.key(text)
    if let same = names.first(where: { $0.key == wanted }) { return same.name }
    var best: (name: String, rank: (Int, Int))?
    for (name, key) in names {
      let limit = min(3, max(wanted.count, key.count) / 3)
      guard let distance = Self.distance(wanted, key, limit: limit) else { continue }
      let rank = (distance, wanted.first == key.first ? 0 : 1)
      if let found = best, found.rank <= rank { continue }
      best = (name, rank)
    }
    return best?.name
  }

  private static func key(_ text: String) -> [Unicode.Scalar] {
    text.lowercased().unicodeScalars.filter { !"-_ ".unicodeScalars.contains($0) }
  }

  /// The number of edits between two words; nil when there are more than `limit`.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let change = last[column] + (left[row] == right[column] ? 0 : 1)
        var edits = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          edits = min(edits, beforeLast[column - 1] + 1)
        }
        current.append(edits)
      }
      guard let least = current.min(), least <= limit + 1 else { return nil }
      (beforeLast, last) = (last, current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}

extension NearestName {
  /// The one of `names` nearest to `text`, for a single search.
  public static func nearest(to text: String, among names: some Sequence<String>) -> String? {
    NearestName(in: names).match(for: text)
  }
}

/// Searches for nearest names in texts that may hold very many misspelt ones: each list of names
/// is prepared once, each name is looked up once, and a text with ever more different ones gets
/// no further suggestions.
public struct NearestNames: Sendable {
  private struct Question: Hashable {
    public let text: String
    public let list: String
  }

  private var lists: [String: NearestName] = [:]
  private var answers: [Question: String?] = [:]

  /// How many different names of one text are looked up.
  private static let mostSearches = 200

  public init() {}

  /// Begins another text: the lists stay prepared, and it may have as many misspelt names.
  public mutating func beginText() { answers = [:] }

  /// What `NearestName` finds for `text` among `names`, which are those of the list called `list`.
  public mutating func nearest(
    to text: String, in list: String, among names: @autoclosure () -> [String]
  ) -> String? {
    let question = Question(text: text, list: list)
    if let answer = answers[question] { return answer }
    guard answers.count < Self.mostSearches else { return nil }
    let search = lists[list] ?? NearestName(in: names())
    lists[list] = search
    let answer = search.match(for: text)
    answers[question] = .some(answer)
    return answer
  }
}
