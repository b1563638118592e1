import Content
import Facts
import Templates

/// A review as templates see it.
enum ReviewView {
  static let view = View<Shown<Review>>([
    .text("by") { review in reviewer(review)?.name.value ?? review.reviewer.value },
    .optionalText("role") { reviewer($0)?.role.value },
    .optionalText("registration") { reviewer($0)?.registration?.value },
    .text("on") { $0.context.formatter.text($0.on.value) },
    .text("due") { $0.context.formatter.text($0.due.value) },
    .text("on_iso") { $0.on.value.description },
    .text("due_iso") { $0.due.value.description },
  ])

  private static func reviewer(_ review: Shown<Review>) -> Reviewer? {
    review.context.content.clinic.reviewers.first { $0.id.value == review.reviewer.value }
  }
}
