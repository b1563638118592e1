public import Diagnostics
import Templates

/// The templates and words of a site, checked and ready to render.
public struct Theme: Sendable {
  /// The words of the interface.
  public let strings: Strings
  /// The names of the blocks that articles can put in.
  public let blockNames: Set<String>

  private let library: TemplateLibrary
  private let article: View<Page<ArticleContent>>
  private let guide: View<Page<GuideContent>>
  private let list: View<Page<ListContent>>
  private let sources: View<Page<SourcesContent>>
  private let fragment: View<FragmentContent>
  private let guideEntry: View<GuideEntryContent>
  private let block: View<BlockContent>
  private let redirect: View<RedirectContent>

  /// The theme made of template files, given by their names: the path in `templates/` without
  /// the extension. Reports every unknown name, partial and layout, every section that is not
  /// closed, and every template that is missing.
  public init(
    templates: [String: SourceFile], strings: Strings, assetNames: Set<String>,
    diagnostics: inout [Diagnostic]
  ) {
    let shared = SharedViews(strings: strings, assetNames: assetNames)
    self.strings = strings
    article = Page.view(shared, own: ArticleContent.fields)
    guide = Page.view(shared, own: GuideContent.fields)
    list = Page.view(shared, own: ListContent.fields)
    sources = Page.view(shared, own: SourcesContent.fields)
    fragment = FragmentContent.view(shared)
    guideEntry = GuideEntryContent.view(shared)
    block = BlockContent.view(shared)
    redirect = RedirectContent.view(shared)

    let blocks = templates.keys.filter { $0.hasPrefix("blocks/") }
    var roots: [String: ViewFields] = [:]
    for template in ArticleTemplate.allCases { roots[template.rawValue] = article.shape }
    for template in GuideTemplate.allCases { roots[template.rawValue] = guide.shape }
    for template in ListTemplate.allCases { roots[template.rawValue] = list.shape }
    for template in SourcesTemplate.allCases { roots[template.rawValue] = sources.shape }
    for template in FragmentTemplate.allCases { roots[template.rawValue] = fragment.shape }
    for template in GuideEntryTemplate.allCases { roots[template.rawValue] = guideEntry.shape }
    for template in RedirectTemplate.allCases { roots[template.rawValue] = redirect.shape }
    for name in blocks { roots[name] = block.shape }
    library = TemplateLibrary(sources: templates, roots: roots, diagnostics: &diagnostics)
    blockNames = Set(blocks.map { String($0.dropFirst("blocks/".count)) })
  }

  /// The HTML, as UTF-8, of an article's page.
  public func render(_ template: ArticleTemplate, _ page: Page<ArticleContent>) -> [UInt8] {
    library.render(template.rawValue, article, page)
  }

  /// The HTML, as UTF-8, of a page of a treatment's guide.
  public func render(_ template: GuideTemplate, _ page: Page<GuideContent>) -> [UInt8] {
    library.render(template.rawValue, guide, page)
  }

  /// The HTML, as UTF-8, of a page that lists things.
  public func render(_ template: ListTemplate, _ page: Page<ListContent>) -> [UInt8] {
    library.render(template.rawValue, list, page)
  }

  /// The HTML, as UTF-8, of the bibliography.
  public func render(_ template: SourcesTemplate, _ page: Page<SourcesContent>) -> [UInt8] {
    library.render(template.rawValue, sources, page)
  }

  /// The HTML of a part that pages share.
  public func render(_ template: FragmentTemplate, _ content: FragmentContent) -> String {
    String(decoding: library.render(template.rawValue, fragment, content), as: UTF8.self)
  }

  /// The HTML of an entry in the contents of a guide.
  public func render(_ template: GuideEntryTemplate, _ content: GuideEntryContent) -> String {
    String(decoding: library.render(template.rawValue, guideEntry, content), as: UTF8.self)
  }

  /// The HTML, as UTF-8, of a page that leads to another.
  public func render(_ template: RedirectTemplate, _ content: RedirectContent) -> [UInt8] {
    library.render(template.rawValue, redirect, content)
  }

  /// The HTML of a block; nil when there is no block of that name.
  public func render(block name: String, _ content: BlockContent) -> String? {
    guard blockNames.contains(name) else { return nil }
    return String(decoding: library.render("blocks/" + name, block, content), as: UTF8.self)
  }
}

/// The templates that show an article.
public enum ArticleTemplate: String, Sendable, CaseIterable {
  case article
  case page
}

/// The templates that show a page of a treatment's guide.
public enum GuideTemplate: String, Sendable, CaseIterable {
  case overview
  case guide
  case prices
  case aftercare
  case evidence
}

/// The templates that show a list.
public enum ListTemplate: String, Sendable, CaseIterable {
  case home
  case treatments
  case comparePrices = "compare-prices"
  case aftercareIndex = "aftercare-index"
  case articles
  case topics
  case topic
  case glossary
  case notFound = "not-found"
}

/// The templates that show the bibliography.
public enum SourcesTemplate: String, Sendable, CaseIterable {
  case sources
}

/// The templates of the parts that pages share.
public enum FragmentTemplate: String, Sendable, CaseIterable {
  case header = "fragments/header"
  case footer = "fragments/footer"
}

/// The templates of an entry in the contents of a treatment's guide.
public enum GuideEntryTemplate: String, Sendable, CaseIterable {
  case entry = "fragments/guide-entry"
}

/// The templates of pages that only lead to another.
public enum RedirectTemplate: String, Sendable, CaseIterable {
  case redirect
}
