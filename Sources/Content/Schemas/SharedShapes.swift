import Facts
import YAML

/// The parts that several schemas share.
enum SharedShapes {
  /// Who reviewed a text, when, and until when.
  static let review = Shape.mapping([
    .required("by", .value(.id), "the id of a reviewer in clinic.yaml"),
    .required("on", .value(.date), "the day of the review, such as 2026-05-01"),
    .required("due", .value(.date), "the day of the next review, such as 2028-05-01"),
  ])

  /// Ids of topics.
  static let topics = Shape.list(.value(.id), atLeast: 0)

  /// A place in an order.
  static let order = Shape.value(.order)
}
