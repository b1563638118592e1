/// What a name in a template stands for while a page renders.
public enum ViewValue: Sendable {
  /// Text, to be escaped.
  case text(String)
  /// Text, to be escaped, that comes from a fact whose place the page is to tell.
  case fact(String, FactMark)
  /// Markup, to be written as it is.
  case html(String)
  case flag(Bool)
  case object(any ViewObject)
  case list([any ViewObject])
  case texts([String])
  /// A value that is not there. It ends the search for the name, so that a section never shows
  /// what belongs to the one around it.
  case absent

  /// Whether a section with it shows something.
  public var isThere: Bool {
    switch self {
    case .text, .fact, .html, .object: true
    case .flag(let flag): flag
    case .list(let objects): !objects.isEmpty
    case .texts(let texts): !texts.isEmpty
    case .absent: false
    }
  }
}

extension ViewValue {
  /// A text with its mark, where it has one.
  public init(_ marked: MarkedText) {
    self = marked.mark.map { .fact(marked.text, $0) } ?? .text(marked.text)
  }
}

/// Something whose parts templates can name.
public protocol ViewObject: AnyObject, Sendable {
  /// What `name` stands for; nil when there is no such name here.
  func value(of name: String) -> ViewValue?
}
