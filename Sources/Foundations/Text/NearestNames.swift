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

  /// No names yet.
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
