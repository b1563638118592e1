public import Diagnostics
public import Facts
import Templates

/// The templates and words of a site, checked and ready to render. A class, because every page has it
/// and one reference is cheap to hold.
public final class Theme: Sendable {
  public let strings: Strings
  public let blockNames: Set<String>

  // Every kind of page, then every kind of part, with the templates that show it.
  public let articles: TemplateGroup<ArticleTemplate, Page<ArticleContent>>
  public let guides: TemplateGroup<GuideTemplate, Page<GuideContent>>
  public let lists: TemplateGroup<ListTemplate, Page<ListContent>>
  public let people: TemplateGroup<PersonTemplate, Page<PersonContent>>
  public let sources: TemplateGroup<SourcesTemplate, Page<SourcesContent>>
  public let search: TemplateGroup<SearchTemplate, Page<SearchContent>>
  public let fragments: TemplateGroup<FragmentTemplate, InContext<FragmentContent>>
  public let guideEntries: TemplateGroup<GuideEntryTemplate, InContext<GuideEntryContent>>
  public let redirects: TemplateGroup<RedirectTemplate, InContext<RedirectContent>>

  private let block: View<InContext<Treatment>>
  private let library: TemplateLibrary

  /// The theme made of template files, given by their names: the path in `templates/` without
  /// the extension. Reports every unknown name, partial and layout, every section that is not
  /// closed, every template that is missing, and every one but `spares` that nothing uses.
  public init(
    templates: [String: SourceFile], spares: Set<String> = [], strings: Strings,
    assetNames: Set<String>, diagnostics: inout [Diagnostic]
  ) {
    self.strings = strings
    let shared = SharedViews(strings: strings, assetNames: assetNames)
    var roots: [String: ViewFields] = [:]
    articles = TemplateGroup(shared.page(ArticleContent.fields), &roots)
    guides = TemplateGroup(shared.page(GuideContent.fields), &roots)
    lists = TemplateGroup(shared.page(ListContent.fields), &roots)
    people = TemplateGroup(shared.page(PersonContent.fields), &roots)
    sources = TemplateGroup(shared.page(SourcesContent.fields), &roots)
    search = TemplateGroup(shared.page(SearchContent.fields), &roots)
    fragments = TemplateGroup(shared.part(FragmentContent.fields), &roots)
    guideEntries = TemplateGroup(shared.part(GuideEntryContent.fields), &roots)
    redirects = TemplateGroup(shared.part(RedirectContent.fields), &roots)
    block = shared.part([.object("treatment", TreatmentView.view) { $0 }])
    blockNames = ThemeFiles.blockNames(among: templates.keys)
    for name in blockNames { roots[ThemeFiles.blockFolder + name] = block.shape }
    library = TemplateLibrary(
      sources: templates, spares: spares, roots: roots, diagnostics: &diagnostics)
  }

  /// Appends the HTML, as UTF-8, that a template of `group` makes of `model` to `output`.
  public func render<Template, Model>(
    _ group: KeyPath<Theme, TemplateGroup<Template, Model>>, _ template: Template, _ model: Model,
    to output: inout [UInt8]
  ) {
    library.render(template.rawValue, self[keyPath: group].view, model, to: &output)
  }

  /// The HTML that a template of `group` makes of `model`.
  public func html<Template, Model>(
    _ group: KeyPath<Theme, TemplateGroup<Template, Model>>, _ template: Template, _ model: Model
  ) -> String {
    var output: [UInt8] = []
    render(group, template, model, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The HTML of a block with the facts of `treatment`; nil when there is no block of that name.
  public func html(ofBlock name: String, _ treatment: InContext<Treatment>) -> String? {
    guard blockNames.contains(name) else { return nil }
    var output: [UInt8] = []
    library.render(ThemeFiles.blockFolder + name, block, treatment, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}

/// The templates that show models of one kind.
public struct TemplateGroup<
  Template: RawRepresentable<String> & CaseIterable & Sendable, Model: Sendable
>: Sendable {
  fileprivate let view: View<Model>

  /// Templates that can name what is in `view`, as `roots` is told.
  fileprivate init(_ view: View<Model>, _ roots: inout [String: ViewFields]) {
    self.view = view
    for template in Template.allCases { roots[template.rawValue] = view.shape }
  }
}
