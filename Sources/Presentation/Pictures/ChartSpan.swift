/// A stretch of an axis, in thousandths of the width. An end that is nil is not known.
struct ChartSpan: Sendable, Hashable {
  var low: Int?
  var high: Int?
}
