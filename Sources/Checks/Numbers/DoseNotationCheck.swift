import Diagnostics
import Facts
import Foundations

/// Finds amounts of a medicine that are misread where the point in them is overlooked: 1.0 mg is
/// taken for 10 mg, and .5 mg for 5 mg.
///
/// The rules are those of safe prescribing (ISMP, List of error-prone abbreviations, symbols, and
/// dose designations; Joint Commission, "do not use" list), which leave out results of laboratories
/// and sizes, where a zero tells how exact they are.
struct DoseNotationCheck: Check {
  enum Kind: String, DiagnosticKind {
    case trailingZero = "numbers/trailing-zero"
    case nakedPoint = "numbers/naked-point"

    var rule: DiagnosticRule {
      switch self {
      case .trailingZero:
        rule(
          "A dose with a zero at its end",
          "Where the point is overlooked, 1.0 mg is read as 10 mg. People have died of ten times "
            + "their dose. Leave the zero out.", by: Self.authority)
      case .nakedPoint:
        rule(
          "A dose that begins with a point",
          "Where the point is overlooked, .5 mg is read as 5 mg. Write a zero before it.",
          by: Self.authority)
      }
    }

    private static let authority =
      "ISMP, List of error-prone abbreviations, symbols, and dose designations; Joint Commission, "
      + "Official \"do not use\" list"
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    // Other languages write a comma for the point, and a point between thousands.
    guard page.site.language != nil else { return }
    checkValues(page, &findings)
    for sentence in page.prose.sentences where sentence.classes.contains(.number) {
      guard sentence.tokens.contains(where: { mistake(in: $0, page.prose) != nil })
      else { continue }
      for quantity in QuantityReader(page, sentence.tokens).read() where quantity.isDose {
        for token in tokens(of: quantity, in: sentence, page) {
          if let kind = mistake(in: token, page.prose) {
            findings.append(finding(kind, token, page))
          }
        }
      }
    }
  }

  /// Looks at the doses that the facts give as values, which are no prose.
  private func checkValues(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let file = page.factsFile, let treatment = page.treatment else { return }
    var seen: Set<SourcePosition> = []
    let places =
      treatment.facts.entries.filter { $0.kind != .member && $0.value?.isDose == true }
      .map(\.location) + treatment.valuesBeside.filter(\.value.isDose).map(\.location)
    for place in places {
      guard let start = place.start, seen.insert(start).inserted,
        let value = DoseText(at: place, in: file)
      else { continue }
      for (kind, written, place) in value.mistakes {
        findings.append(finding(kind, written, at: place))
      }
    }
  }

  /// Those of the dose, and of the number before it that is the lower end of what is read as no
  /// range, because ".5 to 1" seems to run from 5 to 1.
  private func tokens(
    of quantity: WrittenQuantity, in sentence: Sentence, _ page: CheckedPage
  ) -> [Int] {
    let mark = quantity.tokens.lowerBound - 1
    guard sentence.tokens.contains(mark - 1),
      page.known(mark).kinds.contains(.rangeMark) || page.prose.tokens[mark].isMark(Mark.dash)
    else { return Array(quantity.tokens) }
    return [mark - 1] + quantity.tokens
  }

  /// What is wrong with how the number that is `token` is written; nil for what is no number too.
  private func mistake(in token: Int, _ prose: Prose) -> Kind? {
    guard prose.tokens[token].kind == .number else { return nil }
    let bytes = prose.byteRange(token..<token + 1)
    if prose.hasNakedPoint(before: bytes.lowerBound) { return .nakedPoint }
    let digits = prose.bytes[bytes]
    return digits.last == UInt8(ascii: "0") && digits.contains(UInt8(ascii: "."))
      ? .trailingZero : nil
  }

  private func finding(_ kind: Kind, _ token: Int, _ page: CheckedPage) -> Diagnostic {
    var bytes = page.prose.byteRange(token..<token + 1)
    if kind == .nakedPoint { bytes = (bytes.lowerBound - 1)..<bytes.upperBound }
    return finding(kind, page.prose.text(bytes), at: page.prose.location(ofBytes: bytes))
  }

  private func finding(
    _ kind: Kind, _ written: String, at location: Diagnostics.SourceLocation
  ) -> Diagnostic {
    let text = kind.corrected(written)
    let isWhole =
      location.start?.line == location.end?.line
      && (location.end?.column ?? 0) - (location.start?.column ?? 0) == written.utf8.count
    let mistake = kind == .trailingZero ? "ends with a zero" : "begins with a point"
    return kind.finding(
      "the dose \(written.quoted) \(mistake), and is misread where the point is overlooked",
      at: location, help: "write \(text.quoted)",
      fixes: isWhole ? [.write(text, at: location)] : [], explanation: kind.rule.explanation)
  }
}

extension DoseNotationCheck.Kind {
  /// The number as it should be written.
  fileprivate func corrected(_ written: String) -> String {
    guard self == .trailingZero else { return "0" + written }
    var text = written
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}

/// The text of a value of the facts as its file has it, on one line.
private struct DoseText {
  private let bytes: [UInt8]
  private let location: Diagnostics.SourceLocation

  /// Nil where the value stands on several lines.
  init?(at location: Diagnostics.SourceLocation, in file: SourceFile) {
    guard location.path == file.path, let start = location.start, let end = location.end,
      start.line == end.line
    else { return nil }
    let line = file.line(start.line).dropFirst(start.column - 1)
    bytes = Array(line.prefix(end.column - start.column).utf8)
    self.location = location
  }

  /// The numbers that are written so that they are misread.
  var mistakes:
    [(kind: DoseNotationCheck.Kind, written: String, place: Diagnostics.SourceLocation)]
  {
    numbers.compactMap { range in
      let written = String(decoding: bytes[range], as: UTF8.self)
      let isNaked = bytes[range.lowerBound] == UInt8(ascii: ".")
      let hasZero = written.contains(".") && written.last == "0"
      guard isNaked || hasZero else { return nil }
      return (isNaked ? .nakedPoint : .trailingZero, written, place(of: range))
    }
  }

  /// The runs of digits, with the points and commas in and before them.
  private var numbers: [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let end = bytes[index...].prefix { $0.isDigit || $0 == 0x2E || $0 == 0x2C }.endIndex
      if bytes[index..<end].contains(where: \.isDigit) {
        found.append(index..<end)
      }
      index = max(end, index + 1)
    }
    return found
  }

  private func place(of range: Range<Int>) -> Diagnostics.SourceLocation {
    guard let start = location.start else { return location }
    let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self).count
    let first = SourcePosition(line: start.line, column: start.column + before)
    return Diagnostics.SourceLocation(
      path: location.path, start: first,
      end: SourcePosition(line: start.line, column: first.column + range.count))
  }
}

extension FactValue {
  /// Whether it is an amount of something that is taken.
  fileprivate var isDose: Bool {
    switch self {
    case .quantity(let quantity): quantity.unit.isOfDose
    case .change(let change): change.amount.unit.isOfDose
    case .pace(let pace): pace.amount.unit.isOfDose
    case .dose(let dose): dose.amount.unit.isOfDose
    default: false
    }
  }
}

extension WrittenQuantity {
  /// Whether it is an amount of something that is taken.
  fileprivate var isDose: Bool { quantity?.unit.isOfDose ?? false }
}

extension QuantityUnit {
  /// Whether amounts of what is taken have it.
  var isOfDose: Bool {
    switch dimension {
    case .mass, .volume, .internationalUnits, .amount, .dosePerBodyMass, .dosePerBodyArea,
      .arbitraryUnitConcentration:
      return true
    // What is measured in blood is told for each litre.
    case .internationalUnitConcentration: return code == "[iU]/ml"
    case .massConcentration: return code == "mg/ml"
    case .counted: return isDoseUnit
    default: return false
    }
  }
}

extension Prose {
  /// Whether a point stands before the number at a byte, and no other number or word before that.
  func hasNakedPoint(before first: Int) -> Bool {
    guard first > 0, bytes[first - 1] == UInt8(ascii: ".") else { return false }
    guard first > 1 else { return true }
    return [UInt8(ascii: " "), UInt8(ascii: "("), 0x0A, 0x09].contains(bytes[first - 2])
  }
}
