import Diagnostics
import Essentials
import Facts
import Foundations
import Templates

/// A chance as a picture of people: of 10, 100 or 1,000 small figures as many stand out as it
/// happens to.
///
/// Frequencies out of one and the same number are understood best (Gigerenzer and others, Helping
/// doctors and patients make sense of health statistics, 2007), and the patient decision aid
/// standards ask for the same number wherever chances are compared (IPDAS Collaboration, Trevena and
/// others, 2013). The words beside the picture say the same, so it is left out of what is read out.
struct PeoplePicture: Sendable {
  /// How many figures stand out.
  let count: Int
  /// How many there are.
  let of: Int
  /// Whether `count` is what the chance says, and not the nearest whole number.
  let isExact: Bool
  let chance: Chance

  private static let sizes = [10, 100, 1000]

  /// A picture for each of `chances`, all with the same number of people: the smallest in which each
  /// can be shown. Nil for one that has no upper end, which a picture would make too small, and for
  /// one that is too rare for 1,000 people.
  static func all(of chances: [Chance?]) -> [PeoplePicture?] {
    let shown = chances.map { chance in
      chance.flatMap { chance in sizes.contains { isShown(chance, of: $0) } ? chance : nil }
    }
    let size = sizes.first { size in shown.allSatisfy { $0.map { isShown($0, of: size) } ?? true }
    }
    return shown.map { chance in
      chance.flatMap { PeoplePicture($0, of: size ?? sizes[sizes.count - 1]) }
    }
  }

  private init?(_ chance: Chance, of size: Int) {
    guard let exact = Self.exact(chance, of: size) else { return nil }
    count = exact.nearestInteger
    of = size
    isExact = Decimal(count) == exact
    self.chance = chance
  }

  /// How many of `size` people it happens to at most.
  private static func exact(_ chance: Chance, of size: Int) -> Decimal? {
    chance.high.map { $0.count * Decimal(size) / $0.of }
  }

  /// Whether whole people say it to a twentieth.
  private static func isShown(_ chance: Chance, of size: Int) -> Bool {
    guard let exact = exact(chance, of: size) else { return false }
    return abs(exact - Decimal(exact.nearestInteger)) * 20 <= exact
  }

  /// What the picture shows, where the chance is written otherwise; nil where it says the same.
  func caption(_ strings: Strings, _ formatter: FactFormatter) -> String? {
    let isOneEnd = chance.isSingle || chance.low == nil
    if isOneEnd, !chance.isPercent, chance.high == Chance.Share(Decimal(count), in: Decimal(of)) {
      return nil
    }
    let text = strings.text(
      .peopleCaption,
      [
        "count": formatter.number(Decimal(count)), "of": formatter.number(Decimal(of)),
        "people": strings.chanceGroups[chance.group],
      ])
    let word: Word? =
      if !chance.isSingle {
        chance.isHighExcluded ? .lessThan : .upTo
      } else {
        chance.isApproximate || !isExact ? .about : nil
      }
    return word.map { strings.text($0, ["number": text]) } ?? text
  }

  // MARK: Drawing

  /// The width and height of a figure with what is around it, and the room between tens.
  private static let (width, height, gap) = (10, 14, 5)

  private var columns: Int { of == 10 ? 10 : of == 100 ? 20 : 50 }

  /// The figures as dotted lines, which the style sheet divides: a row with 50 figures is not longer
  /// than one with 10.
  var svg: String {
    let rows = of / columns
    let size = "\(Self.x(columns - 1) + Self.width) \(Self.y(rows - 1) + Self.height)"
    var markup = "<svg class=\"people people-\(of)\" viewBox=\"0 0 \(size)\""
    markup += " aria-hidden=\"true\" focusable=\"false\">"
    for (style, runs) in [("people-yes", filled), ("people-no", empty)] where !runs.isEmpty {
      // From the middle of the first head to that of the last; from side to side of the bodies.
      let heads = runs.map { "M\($0.x + 5) \($0.y + 3)h\($0.length - Self.width).5" }.joined()
      let bodies = runs.map { "M\($0.x + 2) \($0.y + 9)h\($0.length - 3)" }.joined()
      markup += "<path class=\"\(style) people-heads\" d=\"\(heads)\"/>"
      markup += "<path class=\"\(style) people-bodies\" d=\"\(bodies)\"/>"
    }
    return markup + "</svg>"
  }

  /// Figures side by side.
  private struct Run {
    let x: Int
    let y: Int
    let length: Int

    init(row: Int, columns: Range<Int>) {
      x = PeoplePicture.x(columns.lowerBound)
      y = PeoplePicture.y(row)
      length = PeoplePicture.x(columns.upperBound - 1) + PeoplePicture.width - x
    }
  }

  private var filled: [Run] {
    rows.compactMap { row, filled in
      filled > 0 ? Run(row: row, columns: 0..<filled) : nil
    }
  }

  /// Those that do not stand out. A line that begins within ten ends with them, because the wider
  /// room between tens is counted from where a line begins.
  private var empty: [Run] {
    rows.flatMap { row, filled in
      let tens = min((filled + 9) / 10 * 10, columns)
      return [filled..<tens, tens..<columns].filter { !$0.isEmpty }
        .map { Run(row: row, columns: $0) }
    }
  }

  /// Each row with how many of its figures stand out.
  private var rows: [(row: Int, filled: Int)] {
    (0..<of / columns).map { row in (row, min(max(count - row * columns, 0), columns)) }
  }

  private static func x(_ column: Int) -> Int { column * width + column / 10 * gap }

  private static func y(_ row: Int) -> Int { row * height + row / 10 * gap }
}

/// A picture of people as templates show it, with what it shows where the words beside it do not say it.
struct ShownPeople: Sendable {
  let svg: String
  let caption: String?

  /// The picture of the chance called `name`.
  init(
    _ picture: PeoplePicture, _ context: SiteContext, of name: String, at place: SourceLocation?
  ) {
    svg = context.picture(picture.svg, of: name, at: place) ?? ""
    caption = picture.caption(context.strings, context.formatter)
  }

  static let view = View<ShownPeople>([
    .html("svg") { $0.svg },
    .optionalText("caption") { $0.caption },
  ])
}
