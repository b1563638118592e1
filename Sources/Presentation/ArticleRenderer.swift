public import Content
import Facts
import Foundations
import Markdown
import Synchronization
public import Templates

/// Makes the HTML of articles, with the facts put in.
public struct ArticleRenderer: Sendable {
  /// Gives the HTML of a block by its name and the id of its treatment.
  public typealias BlockSource = @Sendable (_ name: String, _ treatment: String) -> String

  private let context: SiteContext
  private let block: BlockSource
  private let marksPlaces: Bool
  private let factTexts: FactTextCache

  /// A renderer that takes blocks from `block`. With `marksPlaces`, comments in the HTML tell
  /// where texts and facts are written.
  public init(context: SiteContext, marksPlaces: Bool = false, block: @escaping BlockSource) {
    self.context = context
    self.marksPlaces = marksPlaces
    self.block = block
    factTexts = FactTextCache(context.content.facts, formatter: context.formatter)
  }

  /// What appends the HTML of the text of `article` to a page. The loader has found every problem of
  /// it before.
  public func writer(of article: Article) -> MarkupWriter {
    { [self] output in
      let resolver = ArticleResolver(
        context: context, article: article, block: block, factTexts: factTexts)
      let options = HTMLRenderer.Options(
        allowsRawHTML: context.content.clinic.allowsRawHTML, marksPlaces: marksPlaces)
      HTMLRenderer(resolver: resolver, options: options).render(article.document, into: &output)
    }
  }
}

private struct ArticleResolver: DocumentResolver {
  let context: SiteContext
  let article: Article
  let block: ArticleRenderer.BlockSource
  let factTexts: FactTextCache

  func factText(_ name: String) -> String {
    factTexts.text(Identifier(name), in: article.treatment) ?? name
  }

  func factHref(_ name: String) -> String? {
    let clinic = context.content.clinic
    return switch name {
    case "clinic.phone": SiteView.telephone(clinic.phone.value)
    case "clinic.emergency_number": SiteView.telephone(clinic.emergencyNumber.value)
    case "clinic.email": clinic.email.map { "mailto:" + $0.value }
    default: nil
    }
  }

  func blockHTML(_ name: String) -> String {
    context.content.facts.block(name, in: article.treatment)
      .map { block($0.name, $0.treatment) } ?? ""
  }

  func href(_ destination: String) -> String {
    switch context.content.target(of: destination, inFile: article.file.path) {
    case .page(let page, let anchor): context.url(page) + (anchor.map { "#" + $0 } ?? "")
    case .media(let file): context.url(file.linkPath)
    case .external, .anchor, .unknown, .invalid: destination
    }
  }

  func picture(_ source: String) -> Picture {
    guard
      case .media(let file) = context.content.target(of: source, inFile: article.file.path)
    else { return Picture(source: source) }
    let size = file.width.flatMap { width in file.height.map { (width: width, height: $0) } }
    let use = context.content.mediaUses[file.path] ?? []
    let choices = file.made?.choices(for: use) ?? []
    var picture = Picture(
      source: context.url(file.plainPath), size: size,
      choices: choices.map { (context.url(file.pagePath(of: $0)), $0.width) },
      shownWidth: Self.shownWidth)
    picture.description = file.notes?.description?.value ?? ""
    let parts = [file.notes.flatMap(statement), file.notes?.credits].compactMap(\.self)
    if !parts.isEmpty { picture.credits = parts.joined(separator: " ") }
    return picture
  }

  /// What readers must know of one of two pictures, before and after; nil of any other.
  private func statement(_ notes: PictureNotes) -> String? {
    guard notes.isOfPair, let taken = notes.taken else { return nil }
    let date = context.formatter.text(taken.value)
    guard notes.before != nil else { return context.strings.text(.pictureBefore, ["date": date]) }
    guard let procedure = notes.procedure else {
      return context.strings.text(.pictureAfterSomething, ["date": date])
    }
    return context.strings.text(.pictureAfter, ["date": date, "procedure": procedure.value])
  }

  /// As wide as the column of text of the built-in theme, or as a phone.
  private static let shownWidth = "(min-width: 48rem) 43rem, 92vw"

  func citation(_ id: String) -> CitationMark {
    let number = String(context.number(ofSource: id))
    return CitationMark(
      text: number, label: context.strings.text(.citationLabel, ["number": number]))
  }

  func termHref(_ name: String) -> String? {
    context.content.glossary.entry(name)
      .map { context.url(.site(.glossary)) + "#" + $0.anchor }
  }

  func calloutLabel(_ kind: CalloutKind) -> String {
    context.strings.callouts[kind]
  }

  func itemLabel(_ kind: CalloutKind) -> String? {
    kind == .dont ? context.strings.text(.calloutDoNot) : nil
  }

  var tableLabel: String { context.strings.text(.tableLabel) }
}

/// The facts of a site in words. Hundreds of articles use the same facts of a treatment, so each
/// is put into words once.
final class FactTextCache: Sendable {
  private struct Key: Hashable {
    let name: Identifier
    let treatment: String?
  }

  private let facts: FactScope
  private let formatter: FactFormatter
  private let known = Mutex<[Key: String]>([:])

  init(_ facts: FactScope, formatter: FactFormatter) {
    self.facts = facts
    self.formatter = formatter
  }

  /// The fact called `name` in an article of the folder of `treatment`, or outside of any; nil
  /// when there is no such fact.
  func text(_ name: Identifier, in treatment: String?) -> String? {
    let key = Key(name: name, treatment: treatment)
    if let text = known.withLock({ $0[key] }) { return text }
    guard let text = facts.fact(name, in: treatment)?.value.map(formatter.text) else { return nil }
    known.withLock { $0[key] = text }
    return text
  }
}
