import Foundations
import Markdown

/// A picture in the making.
///
/// It is not scaled as a whole: across, everything is in thousandths of the picture's width, and
/// downwards in tenths of the font size. So bars use all the room there is while letters keep the
/// size of the text around them, on a phone, on a wide screen and on paper. There are only
/// attributes of geometry and class names, so that colours and a strict content security policy
/// are the style sheet's.
struct Drawing: Sendable {
  /// The width in tenths of the font size for which texts are broken into lines: what is left of
  /// 320 pixels beside the margins, at 16 pixels.
  static let narrowest = 175
  static let lineHeight = 15

  /// How far down the picture reaches.
  var height = 0
  private(set) var texts: [PlacedText] = []
  private var markup = ""

  /// A rectangle that is at least 6 thousandths wide.
  mutating func box(_ style: String, across span: Range<Int>, top: Int, height: Int) {
    let width = max(6, span.count)
    let x = min(span.lowerBound, 1000 - width)
    add(
      "rect", style,
      [
        "x": Self.percent(x), "y": Self.em(top), "width": Self.percent(width),
        "height": Self.em(height),
      ])
  }

  mutating func line(_ style: String, across span: Range<Int>, y: Int) {
    let (start, end, y) = (
      Self.percent(span.lowerBound), Self.percent(span.upperBound), Self.em(y)
    )
    add("line", style, ["x1": start, "y1": y, "x2": end, "y2": y])
  }

  mutating func line(_ style: String, x: Int, down span: Range<Int>) {
    let (x, start, end) = (Self.percent(x), Self.em(span.lowerBound), Self.em(span.upperBound))
    add("line", style, ["x1": x, "y1": start, "x2": x, "y2": end])
  }

  mutating func disc(_ style: String, x: Int, y: Int, radius: Int) {
    add("circle", style, ["cx": Self.percent(x), "cy": Self.em(y), "r": Self.em(radius)])
  }

  private mutating func add(
    _ element: String, _ style: String, _ attributes: KeyValuePairs<String, String>
  ) {
    let all = attributes.map { " \($0)=\"\($1)\"" }.joined()
    markup += "<\(element) class=\"\(style)\"\(all)/>\n"
  }

  /// Elements that measure themselves, around a point of the picture.
  mutating func group(x: Int, y: Int, _ elements: String) {
    markup += "<svg x=\"\(Self.percent(x))\" y=\"\(Self.em(y))\" overflow=\"visible\">\n"
    markup += elements + "</svg>\n"
  }

  /// A shape that is stretched over the whole width.
  mutating func stretched(_ style: String, top: Int, height: Int, viewBox: String, path: String) {
    markup += "<svg y=\"\(Self.em(top))\" width=\"100%\" height=\"\(Self.em(height))\""
    markup += " viewBox=\"\(viewBox)\" preserveAspectRatio=\"none\">"
    markup += "<path class=\"\(style)\" d=\"\(path)\"/></svg>\n"
  }

  mutating func add(_ text: PlacedText) {
    texts.append(text)
    let anchor = text.anchor == .start ? "" : " text-anchor=\"\(text.anchor.rawValue)\""
    markup += "<text class=\"\(text.style)\" x=\"\(Self.percent(text.x))\""
    markup += " y=\"\(Self.em(text.baseline))\"\(anchor)>\(Self.escape(text.text))</text>\n"
  }

  /// Lines of text below each other from `height` on, which grows, none wider than `limit`.
  mutating func addLines(of text: String, style: String, limit: Int = narrowest) {
    for line in TextMeasure.wrap(text, limit: limit) {
      add(PlacedText(line, x: 0, baseline: height + 11, style: style))
      height += Self.lineHeight
    }
  }

  /// The picture as an `svg` element called `title`, with `description` saying what it shows.
  /// `id` must be the only one of its kind on a page.
  func svg(id: String, title: String, description: String) -> String {
    let id = Self.escape(id)
    return """
      <svg class="picture" role="img" aria-labelledby="\(id)-title \(id)-text" width="100%" \
      height="\(Self.em(height))" overflow="visible" focusable="false">
      <title id="\(id)-title">\(Self.escape(title))</title>
      <desc id="\(id)-text">\(Self.escape(description))</desc>
      \(markup)</svg>
      """
  }

  /// The picture without names, for where the same stands beside it in words.
  var decoration: String {
    """
    <svg class="picture" aria-hidden="true" width="100%" height="\(Self.em(height))" \
    overflow="visible" focusable="false">
    \(markup)</svg>
    """
  }

  private static func percent(_ thousandths: Int) -> String { tenths(thousandths) + "%" }

  /// Tenths of the font size.
  static func em(_ value: Int) -> String { tenths(value) + "em" }

  private static func tenths(_ value: Int) -> String {
    let sign = value < 0 ? "-" : ""
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  /// Text for XML 1.0, whose section 2.2 allows no control characters but tab and line ends.
  private static func escape(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isAllowed =
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        || scalar == "\t" || scalar == "\n" || scalar == "\r"
      scalars.append(isAllowed ? scalar : "\u{FFFD}")
    }
    return HTMLEscape.escape(String(scalars))
  }
}

struct PlacedText: Sendable, Hashable {
  enum Anchor: String, Sendable {
    case start
    case middle
    case end
  }

  let text: String
  /// Where it stands across the picture, in thousandths of the picture's width.
  let x: Int
  /// Its baseline from the top, in tenths of the font size.
  let baseline: Int
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

/// Estimates how wide a text is drawn, on the safe side: system fonts differ, and readers may
/// spread the letters (WCAG 2.2, 1.4.12). Widths are in tenths of the font size.
enum TextMeasure {
  static func width(_ text: String) -> Int {
    let hundredths = text.unicodeScalars.reduce(0) { $0 + width($1) }
    return (hundredths + 9) / 10
  }

  /// The lines of `text`, none wider than `limit` unless a single character is.
  static func wrap(_ text: String, limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(longer) <= limit {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var pieces = pieces(of: word, limit: limit)
      line = pieces.removeLast()
      lines += pieces
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A word in pieces that fit; at least one.
  private static func pieces(of word: Substring, limit: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let next = character.unicodeScalars.reduce(0) { $0 + width($1) }
      if !piece.isEmpty, used + next > limit * 10 {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += next
    }
    return pieces + [piece]
  }

  /// The width of a character in hundredths of the font size, with the spread.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let spread = 12
    return switch scalar {
    case " ": 30 + 16 + spread
    case "i", "j", "l", "I", "'", ".", ",", ":", ";", "!", "|": 30 + spread
    case "f", "r", "t", "(", ")", "[", "]", "-", "/", "\"": 41 + spread
    case "m", "w", "M", "W", "@", "%", "–", "—": 95 + spread
    case "A"..."Z": 75 + spread
    case "\0"..."\u{7F}": 60 + spread
    case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}", "\u{FE00}"..."\u{FE0F}": 0
    case "\u{80}"..."\u{2E7F}": 80 + spread
    default: 120 + spread
    }
  }
}
