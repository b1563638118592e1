/// A line of text in a picture.
struct PlacedText: Sendable, Hashable {
  /// Which point of the text stands at its place.
  enum Anchor: String, Sendable {
    case start
    case middle
    case end
  }

  /// The text.
  let text: String
  /// Where it stands across the picture, in thousandths of the picture's width.
  let x: Int
  /// Its baseline from the top, in tenths of the font size.
  let baseline: Int
  /// Which point of the text stands at `x`.
  let anchor: Anchor
  /// The class by which the style sheet finds it.
  let style: String

  init(_ text: String, x: Int, baseline: Int, anchor: Anchor = .start, style: String) {
    self.text = text
    self.x = x
    self.baseline = baseline
    self.anchor = anchor
    self.style = style
  }

  /// What it takes up across a picture that is `width` tenths of the font size wide.
  func span(inWidth width: Int) -> Range<Int> {
    let own = TextMeasure.width(text)
    let place = x * width / 1000
    let start =
      switch anchor {
      case .start: place
      case .middle: place - own / 2
      case .end: place - own
      }
    return start..<(start + own)
  }
}
