import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Finds prices and invitations to book on pages that people read to stay safe: what to do before
/// and afterwards, and when to get help.
struct CareSellingCheck: Check {
  enum Kind: String, DiagnosticKind {
    case price = "balance/price-beside-care"
    case booking = "balance/booking-beside-care"

    var rule: DiagnosticRule {
      switch self {
      case .price:
        rule(
          "A price on a page of instructions",
          "People read the page to stay safe, and some of them are ill or afraid. What something "
            + "costs draws them away from what they must do. It belongs on the page of prices.",
          .warning, by: Self.authority)
      case .booking:
        rule(
          "An invitation to book on a page of instructions",
          "Who reads what to do in an emergency, before or afterwards must find nothing that sells. "
            + "The theme shows no button there for the same reason.", .warning, by: Self.authority)
      }
    }

    private static let authority =
      "Careleaf, content/README.md"
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let article = page.article, let document = page.document, article.isOfCare else {
      return
    }
    let typed = page.prose.sentences
      .filter { !$0.classes.isDisjoint(with: QuantityReader.classes) }
      .flatMap { QuantityReader(page, $0.tokens, readsPlainNumbers: false).read() }
      .filter(\.isMoney).map { page.prose.location(ofTokens: $0.tokens) }
    let named = document.collect(.factReference) { ($0.name($1), $0.location($1)) }
      .filter { name, _ in isAmount(name, of: article, page.site.content) }.map(\.1)
    let shown = document.collect(.blockReference) { ($0.name($1), $0.location($1)) }
      .filter { name, _ in Self.isOfPrices(name) }.map(\.1)
    findings += (typed + named + shown).sorted().map { place in
      Kind.price.finding(
        "a price stands on a page that people read to stay safe", at: place,
        help: "say it on the page of prices, and link to that where it must be known")
    }
    guard let booking = page.site.content.clinic.booking else { return }
    let links = article.outline.links
      .filter { $0.value.utf8.elementsEqual(booking.url.value.utf8) }
    findings += links.map { link in
      Kind.booking.finding(
        "this leads to where visits are booked", at: link.location,
        help: "give the telephone number, or take it out")
    }
  }

  private func isAmount(_ name: String, of article: Article, _ content: SiteContent) -> Bool {
    if case .amount? = content.facts.fact(Identifier(name), in: article.treatment)?.value {
      return true
    }
    return false
  }

  /// Whether the block shows prices.
  private static func isOfPrices(_ name: String) -> Bool {
    ["prices", "course-estimate"].contains(ownName(name))
  }

  /// The name of a block without the subject before it.
  fileprivate static func ownName(_ name: String) -> String {
    name.utf8.split(separator: UInt8(ascii: ".")).last.map { String(Substring($0)) } ?? name
  }
}

extension Article {
  /// Whether people read it to stay safe: what to do before or afterwards, or a page that begins with
  /// when to get help. An overview and the first page tell of everything.
  fileprivate var isOfCare: Bool {
    switch place {
    case .generated(_, let page): page == .preparation || page == .aftercare
    case .overview, .home: false
    case .guide, .general, .page: beginsWithHelp
    }
  }

  private var beginsWithHelp: Bool {
    document.read { text in
      text.all.prefix { text.kind($0) != .heading }.contains { node in
        switch text.kind(node) {
        case .callout: [.emergency, .urgent].contains(text.calloutKind(node))
        case .blockReference:
          ["get-help", "emergency"].contains(CareSellingCheck.ownName(text.name(node)))
        default: false
        }
      }
    }
  }
}
