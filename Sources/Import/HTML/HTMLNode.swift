import Foundations

/// HTML as a tree. What is nested deeper than a page can need is hung up higher, with nothing lost.
struct HTMLNode: Sendable {
  enum Kind: Sendable {
    case text
    case element(name: String, attributes: [(name: String, value: String)])
    case comment
    /// A tag that ends nothing.
    case stray
  }

  let kind: Kind
  /// As it is written; of an element the tag that begins it.
  let raw: String
  let offset: Int
  var children: [HTMLNode] = []

  var name: String {
    guard case .element(let name, _) = kind else { return "" }
    return name
  }

  subscript(attribute: String) -> String? {
    guard case .element(_, let attributes) = kind else { return nil }
    return attributes.first { $0.name == attribute }?.value
  }

  static let depthLimit = 100

  /// Elements that hold nothing (HTML Standard, section 13.1.2).
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  /// Which open elements end where an element begins, and by which others that is stopped.
  private static func ended(by name: String) -> (ends: Set<String>, stop: Set<String>) {
    switch name {
    case "li": (["li", "p"], ["ul", "ol"])
    case "dt", "dd": (["dt", "dd", "p"], ["dl"])
    case "tr": (["tr", "td", "th", "p"], ["table"])
    case "td", "th": (["td", "th", "p"], ["table", "tr"])
    case "thead", "tbody", "tfoot": (["thead", "tbody", "tfoot", "tr", "td", "th"], ["table"])
    case "p", "ul", "ol", "dl", "table", "blockquote", "pre", "div", "hr", "figure", "h1", "h2",
      "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "form":
      (["p"], ["li", "td", "th", "blockquote", "div", "figure", "section", "article", "dd"])
    default: ([], [])
    }
  }

  /// The nodes of `html`.
  static func parse(_ html: String) -> [HTMLNode] {
    var stack = [HTMLNode(kind: .text, raw: "", offset: 0)]
    func pop() {
      let node = stack.removeLast()
      stack[stack.count - 1].children.append(node)
    }
    func add(_ kind: Kind, _ token: HTMLToken) {
      stack[stack.count - 1].children.append(
        HTMLNode(kind: kind, raw: token.raw, offset: token.offset))
    }
    for token in HTMLTokenizer.tokens(of: html) {
      switch token.kind {
      case .text: add(.text, token)
      case .comment: add(.comment, token)
      case .open(let name, let attributes, let isClosed):
        let (ends, stop) = ended(by: name)
        if !ends.isEmpty,
          let index = stack.indices.dropFirst().reversed().prefix(while: { index in
            !stop.contains(stack[index].name)
          }).last(where: { ends.contains(stack[$0].name) })
        {
          while stack.count > index { pop() }
        }
        let kind = Kind.element(name: name, attributes: attributes)
        if void.contains(name) || isClosed || stack.count > depthLimit {
          add(kind, token)
        } else {
          stack.append(HTMLNode(kind: kind, raw: token.raw, offset: token.offset))
        }
      case .close(let name):
        guard let index = stack.indices.dropFirst().last(where: { stack[$0].name == name }) else {
          add(.stray, token)
          continue
        }
        while stack.count > index { pop() }
      }
    }
    while stack.count > 1 { pop() }
    return stack[0].children
  }

  /// All that is written in it.
  var source: String {
    switch kind {
    case .text, .comment, .stray: return raw
    case .element(let name, _):
      let inner = children.map(\.source).joined()
      return Self.void.contains(name) ? raw : "\(raw)\(inner)</\(name)>"
    }
  }

  /// The words in it, without markup.
  var plainText: String {
    if case .text = kind { return raw }
    return children.map(\.plainText).joined()
  }
}
