import Content
import Diagnostics
import Fixtures
import Testing

@testable import Site

/// The sample site with articles that have a payload in every place of Markdown.
struct ArticleInjection {
  /// A way to write the payload.
  enum Form: CaseIterable {
    case raw
    case escaped
    case entities

    func write(_ text: String) -> String {
      switch self {
      case .raw: text
      case .escaped:
        text.unicodeScalars.map { scalar in
          let isMark = scalar.isASCII && scalar.properties.generalCategory.isMark
          return isMark ? "\\\(scalar)" : String(scalar)
        }.joined()
      case .entities: text.unicodeScalars.map { "&#\($0.value);" }.joined()
      }
    }
  }

  /// What comes before and after the payload in an article.
  static let places: [(before: String, after: String)] = [
    ("", ""), ("## ", ""), ("Text *", "*"), ("**", "**"), ("- ", ""), ("1. ", ""), ("> ", ""),
    ("[", "](../pages/about.md)"), ("[a](../pages/about.md \"", "\")"),
    ("[a](../pages/about.md '", "')"), ("[a](../pages/about.md (", "))"),
    ("[a](", ")"), ("[a](<", ">)"), ("[a](https://e.example/", ")"),
    ("[a](https://e.example/?q=", ")"), ("[a](https://", ")"), ("[a](mailto:", ")"),
    ("[a](tel:", ")"), ("[a](//", ")"), ("[a](#", ")"), ("[a](../pages/about.md#", ")"),
    ("<https://e.example/", ">"), ("<", ">"), ("<a@", ".example>"),
    ("[a][b]\n\n[b]: ", ""), ("[a][b]\n\n[b]: ../pages/about.md \"", "\""),
    ("![", "](p.png)"), ("![a](p.png \"", "\")"), ("![a](", ")"), ("![a](<", ">)"),
    ("`", "`"), ("``` ", "\ntext\n```"), ("~~~\n", "\n~~~"), ("    ", ""),
    ("| ", " | b |\n| --- | --- |\n| c | d |"), ("| a | b |\n| :-- | --: |\n| ", " | d |"),
    ("> [!NOTE] ", "\n> text"), ("> [!", "]\n> text"), ("> [!URGENT]\n> ", ""),
    ("A claim [@park-2008, ", "]."), ("A claim [@", "]."), ("## Title {#", "}"), ("[", "]"),
    ("{{ ", " }}"), ("{{> ", " }}"), ("{{ mesotherapy.", " }}"), ("<!-- ", " -->"),
    ("Text \"", "\" text"), ("Line\\\n", ""), ("---\n", ""), ("text\n===\n", ""),
  ]

  private var site: InjectionSite

  init() throws {
    site = try InjectionSite()
    site.files["content/articles/p.png"] = PNGFile.make()
  }

  /// The site with `payload` in all places that take it, and how many those are.
  func accepted(_ payload: Payload) async throws -> (plan: SitePlan, count: Int) {
    var site = site
    var paths: Set<String> = []
    for (number, place) in Self.places.enumerated() {
      for (form, way) in Form.allCases.enumerated() {
        let path = "content/articles/place-\(number)-\(form).md"
        let text = payload.put(into: "", mark: "")
        let body = place.before + way.write(text) + place.after
        site.files[path] = Array("---\ntitle: Place\nsummary: Text.\n---\n\(body)\n".utf8)
        paths.insert(path)
      }
    }
    for _ in 0..<3 {
      let prepared = try await site.prepare()
      if let plan = prepared.plan { return (plan, paths.count) }
      let refused = paths.intersection(
        prepared.diagnostics.filter { $0.severity == .error }.map(\.location.path.text))
      try #require(!refused.isEmpty, "\(site.console(prepared.diagnostics))")
      for path in refused { site.files[path] = nil }
      paths.subtract(refused)
    }
    throw FieldInjection.Refusal()
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    switch self {
    case .openPunctuation, .closePunctuation, .otherPunctuation, .dashPunctuation,
      .connectorPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol:
      true
    default: false
    }
  }
}
