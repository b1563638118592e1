public import Facts

/// What a reviewer wants to know of an article at a glance.
public struct PageSummary: Sendable {
  /// The file.
  public let path: String
  /// The page's heading.
  public let title: String
  /// How many words it has.
  public let words: Int
  /// How hard it is to read; nil when it has no words.
  public let scores: ReadingScores?
  /// How hard it is without the words that the glossary explains.
  public let scoresWithoutTerms: ReadingScores?
  /// Who reviewed it, and when; nil when nobody has.
  public let review: Review?

  init(_ page: CheckedPage) {
    path = page.path
    title = page.article?.frontMatter.title.value ?? ""
    words = page.readability?.counts.words ?? 0
    scores = page.readability?.whole
    scoresWithoutTerms = page.readability?.withoutTerms
    review = page.article?.frontMatter.review
  }
}
