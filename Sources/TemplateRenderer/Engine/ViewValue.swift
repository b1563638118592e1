import Markdown
import Mustache

/// What a name in a template stands for while a page renders.
enum ViewValue: Sendable {
  case text(String)
  case html(String)
  case flag(Bool)
  case object(any MustacheParent & Sendable)
  case list([any MustacheParent & Sendable])
  case texts([String])
  case absent

  /// The value in the form in which swift-mustache takes it.
  var boxed: Any {
    switch self {
    case .text(let text): RenderedText(renderText: HTMLEscape.escape(text))
    case .html(let html): RenderedText(renderText: html)
    case .flag(let flag): flag
    case .object(let object): object
    case .list(let objects): objects
    case .texts(let texts): texts.map { RenderedText(renderText: HTMLEscape.escape($0)) }
    case .absent: AbsentValue()
    }
  }

  /// Whether it is a sequence without elements.
  var isEmptySequence: Bool {
    switch self {
    case .list(let objects): objects.isEmpty
    case .texts(let texts): texts.isEmpty
    case .text, .html, .flag, .object, .absent: false
    }
  }
}

/// Text that needs no further escaping. It answers for its own members, none, so that
/// swift-mustache does not look into it by reflection.
struct RenderedText: MustacheCustomRenderable, MustacheParent, Sendable {
  let renderText: String
  var isNull: Bool { false }

  func child(named name: String) -> Any? { nil }
}

/// A value that is not there. It is an object of its own, so that swift-mustache does not go on
/// to look for the name in the enclosing sections and show what belongs to something else.
struct AbsentValue: MustacheCustomRenderable, MustacheParent, Sendable {
  var renderText: String { "" }
  var isNull: Bool { true }

  func child(named name: String) -> Any? { nil }
}
