public import Content
import Diagnostics
import Facts
import Foundations
import Templates

/// What every view needs to turn content into words and addresses.
public final class SiteContext: Sendable {
  public let content: SiteContent
  public let strings: Strings
  public let formatter: FactFormatter
  /// The folder of the site on its server: begins and ends with `/`.
  public let basePath: String
  /// The full address of the site; ends with `/`.
  public let baseURL: String
  /// The addresses of the assets by the names that templates use.
  public let assets: [String: String]
  /// What browsers of telephones put around a page, as CSS writes it (HTML Standard, 4.2.5.1).
  public let themeColor: String?
  /// Whether comments in the pages tell where the facts that templates show are written.
  public let marksFacts: Bool
  private let sourceNumbers: [Identifier: Int]

  /// The context of a site published at `baseURL`, which ends with `/`.
  public init(
    content: SiteContent, strings: Strings, baseURL: String, assets: [String: String],
    themeColor: String? = nil, marksFacts: Bool = false
  ) {
    self.content = content
    self.strings = strings
    self.formatter = FactFormatter(strings: strings, region: content.clinic.region.value)
    self.baseURL = baseURL
    self.basePath = Self.path(of: baseURL)
    self.assets = assets
    self.themeColor = themeColor
    self.marksFacts = marksFacts
    sourceNumbers = Dictionary(
      content.sources.enumerated().map { (Identifier($1.id), $0 + 1) }
    ) { first, _ in first }
  }

  /// The number by which every page cites the source with the given id: its place in the
  /// bibliography. 0 when there is no such source.
  func number(ofSource id: String) -> Int { sourceNumbers[Identifier(id)] ?? 0 }

  /// The address of a page as links write it.
  public func url(_ path: PagePath) -> String { basePath + path.description }

  public func absoluteURL(_ path: PagePath) -> String { baseURL + path.description }

  /// The folder on its server that a site at `url` has: begins and ends with `/`.
  public static func path(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return "/" }
    return url[scheme.upperBound...].firstIndex(of: "/").map { String(url[$0...]) } ?? "/"
  }
}

extension SiteContext {
  public func with<Value: Sendable>(_ value: Value) -> InContext<Value> {
    InContext(value: value, context: self)
  }

  /// `text`, which shows the fact `name` that is written at `location`.
  func marked(_ text: String, _ name: String, at location: SourceLocation?) -> MarkedText {
    MarkedText(text: text, mark: marksFacts ? ValueMark(name: name, location: location) : nil)
  }

  func marked(_ text: Located<String>, _ name: String) -> MarkedText {
    marked(text.value, name, at: text.location)
  }

  /// `text`, which shows a text of the facts that is a part of the fact `name`.
  func markedText(_ text: Located<String>, _ name: String) -> MarkedText {
    MarkedText(
      text: text.value,
      mark: marksFacts ? ValueMark(.text, name: name, location: text.location) : nil)
  }

  /// `markup`, a picture that shows the facts called `names`, each with its place.
  func picture(_ markup: String?, of names: [(name: String, location: SourceLocation?)]) -> String?
  {
    guard marksFacts, let markup else { return markup }
    return names.compactMap { ValueMark(.picture, name: $0.name, location: $0.location)?.comment }
      .joined() + markup
  }

  func picture(_ markup: String?, of name: String, at location: SourceLocation?) -> String? {
    picture(markup, of: [(name, location)])
  }

  /// What patients read before the value of `fact` of a subject of the given kind.
  func label(of fact: FactEntry, in subject: Treatment) -> String {
    formatter.label(of: fact, in: subject) ?? ""
  }

  func marked(_ fact: FactEntry) -> MarkedText {
    marked(formatter.text(fact.value ?? .askClinic), fact.id.text, at: fact.location)
  }

  func marked(_ name: Identifier, of treatment: Treatment) -> MarkedText {
    treatment.facts[name].map(marked) ?? marked(formatter.text(.askClinic), name.text, at: nil)
  }
}

/// A value with what it takes to show it; a class, so that it is passed on without a copy.
@dynamicMemberLookup
public final class InContext<Value: Sendable>: Sendable {
  public let value: Value
  let context: SiteContext

  fileprivate init(value: Value, context: SiteContext) {
    self.value = value
    self.context = context
  }

  public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }

  func with<Other: Sendable>(_ other: Other) -> InContext<Other> { context.with(other) }

  func with<Other: Sendable>(each others: [Other]) -> [InContext<Other>] { others.map(with) }
}

extension InContext<Treatment> {
  /// A value of the subject in words, with its own for what it is counted in.
  func text(_ value: FactValue) -> String {
    context.formatter.text(value, countedIn: self.quantities.countedNoun)
  }
}
