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
    var text = page.prose.text(bytes)
    switch kind {
    case .nakedPoint:
      bytes = (bytes.lowerBound - 1)..<bytes.upperBound
      text = "0." + text
    case .trailingZero:
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    let written = page.prose.text(bytes)
    let location = page.prose.location(ofBytes: bytes)
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

extension WrittenQuantity {
  /// Whether it is an amount of something that is taken.
  fileprivate var isDose: Bool {
    guard let unit = quantity?.unit else { return false }
    switch unit.dimension {
    case .mass, .volume, .internationalUnits, .amount, .dosePerBodyMass, .dosePerBodyArea,
      .arbitraryUnitConcentration, .internationalUnitConcentration:
      return true
    case .massConcentration: return unit.code == "mg/ml"
    case .counted: return unit.isDoseUnit
    default: return false
    }
  }
}

extension Prose {
  /// Whether a point stands before the number at a byte, and no other number or word before that.
  fileprivate func hasNakedPoint(before first: Int) -> Bool {
    guard first > 0, bytes[first - 1] == UInt8(ascii: ".") else { return false }
    guard first > 1 else { return true }
    return [UInt8(ascii: " "), UInt8(ascii: "("), 0x0A, 0x09].contains(bytes[first - 2])
  }
}
