import Content
import Facts

/// What a reviewer must know of a page before anything else. The names are those of the words.
enum PageState: String, CaseIterable {
  case draft
  case scheduled
  case expired
  case unreviewed
  case overdue
  case reviewed

  /// The states of an article on a day.
  static func all(of article: Article, asOf day: CalendarDate) -> [PageState] {
    let front = article.frontMatter
    var states: [PageState] = []
    if front.isDraft { states.append(.draft) }
    if let start = front.publishOn?.value, day < start { states.append(.scheduled) }
    if let end = front.expiresOn?.value, day >= end { states.append(.expired) }
    switch article.place {
    // Pages about the clinic are no clinical content.
    case .page, .home: return states
    default: return states + [of(front.review, asOf: day)]
    }
  }

  /// Whether what was reviewed still is on a day.
  static func of(_ review: Review?, asOf day: CalendarDate) -> PageState {
    guard let review else { return .unreviewed }
    return review.due.value < day ? .overdue : .reviewed
  }
}
