/// What a name in a template stands for while a page renders.
enum ViewValue: Sendable {
  /// Text, to be escaped.
  case text(String)
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
  var isThere: Bool {
    switch self {
    case .text, .html, .object: true
    case .flag(let flag): flag
    case .list(let objects): !objects.isEmpty
    case .texts(let texts): !texts.isEmpty
    case .absent: false
    }
  }
}

/// Something whose parts templates can name.
protocol ViewObject: AnyObject, Sendable {
  /// What `name` stands for; nil when there is no such name here.
  func value(of name: String) -> ViewValue?
}
