import Diagnostics

extension HTMLWriter {
  mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline.kind {
    case .text(let words):
      if options.marksPlaces { mark("at", inline.location) }
      text(words)
    case .code(let words):
      tag("<code>")
      text(words)
      tag("</code>")
    case .softBreak: tag("\n")
    case .lineBreak: tag("<br />\n")
    case .emphasis(let children):
      tag("<em>")
      write(children)
      tag("</em>")
    case .strong(let children):
      tag("<strong>")
      write(children)
      tag("</strong>")
    case .link(let link): write(link)
    case .image(let image): write(image)
    case .rawHTML(let markup): if options.allowsRawHTML { html(markup) } else { text(markup) }
    case .comment: break
    case .factReference(let reference):
      if options.marksPlaces { mark("fact", inline.location) }
      write(reference)
      if options.marksPlaces { tag("<!--careleaf-end-->") }
    case .citation(let citation): write(citation)
    case .term(let term): write(term)
    }
  }

  /// Tells where what follows is written.
  private mutating func mark(_ kind: StaticString, _ location: SourceLocation) {
    guard let start = location.start else { return }
    tag("<!--careleaf-")
    tag(kind)
    tag(" ")
    number(start.line)
    tag(":")
    number(start.column)
    tag("-->")
  }

  private mutating func write(_ reference: FactReference) {
    guard !isInsideLink, let href = resolver.factHref(reference) else {
      return text(resolver.factText(reference))
    }
    tag("<a href=\"")
    address(href)
    tag("\">")
    text(resolver.factText(reference))
    tag("</a>")
  }

  private mutating func write(_ link: Link) {
    tag("<a href=\"")
    address(resolver.href(link))
    writeTitle(link.title)
    tag("\">")
    isInsideLink = true
    write(link.content)
    isInsideLink = false
    tag("</a>")
  }

  private mutating func write(_ image: Image) {
    let picture = resolver.picture(image)
    tag("<img src=\"")
    address(picture.source)
    tag("\" alt=\"")
    text(PlainTextRenderer(resolver: resolver).renderLine(image.alternative))
    writeTitle(image.title)
    tag("\"")
    if let size = picture.size {
      tag(" width=\"")
      number(size.width)
      tag("\" height=\"")
      number(size.height)
      tag("\" loading=\"lazy\"")
    }
    tag(" />")
  }

  private mutating func writeTitle(_ title: String) {
    guard !title.isEmpty else { return }
    tag("\" title=\"")
    text(title)
  }

  private mutating func write(_ term: Term) {
    guard !isInsideLink, let href = resolver.termHref(term) else { return text(term.text) }
    tag("<a class=\"term\" href=\"")
    address(href)
    tag("\">")
    text(term.text)
    tag("</a>")
  }

  private mutating func write(_ citation: Citation) {
    tag("<sup class=\"citation\">")
    for (index, item) in citation.items.enumerated() {
      if index > 0 { tag(", ") }
      write(item, resolver.citation(item))
      if !item.locator.isEmpty {
        tag(", ")
        text(item.locator)
      }
    }
    tag("</sup>")
  }

  private mutating func write(_ item: Citation.Item, _ mark: CitationMark) {
    guard !isInsideLink else { return text(mark.text) }
    let count = citationCounts[item.id.value, default: 0] + 1
    citationCounts[item.id.value] = count
    tag("<a href=\"#ref-")
    text(item.id.value)
    tag("\" id=\"cite-")
    text(item.id.value)
    tag("-")
    number(count)
    tag("\" aria-label=\"")
    text(mark.label)
    tag("\">")
    text(mark.text)
    tag("</a>")
  }
}
