public import Diagnostics

/// The names that a model offers to templates, each with what it stands for and how to get it. One
/// declaration serves both the check of the templates before anything renders and the rendering
/// itself, so the two cannot disagree.
public struct View<Model: Sendable>: Sendable {
  public struct Field: Sendable {
    public let name: String
    public let shape: ViewShape
    public let value: @Sendable (Model) -> ViewValue

    public init(name: String, shape: ViewShape, value: @escaping @Sendable (Model) -> ViewValue) {
      self.name = name
      self.shape = shape
      self.value = value
    }

    public static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Field
    {
      Field(name: name, shape: .text(optional: false)) { .text(get($0)) }
    }

    public static func optionalText(
      _ name: String, _ get: @escaping @Sendable (Model) -> String?
    ) -> Field {
      Field(name: name, shape: .text(optional: true)) { get($0).map(ViewValue.text) ?? .absent }
    }

    /// A text whose place the page may tell.
    public static func marked(_ name: String, _ get: @escaping @Sendable (Model) -> MarkedText)
      -> Field
    {
      Field(name: name, shape: .text(optional: false)) { ViewValue(get($0)) }
    }

    public static func optionalMarked(
      _ name: String, _ get: @escaping @Sendable (Model) -> MarkedText?
    ) -> Field {
      Field(name: name, shape: .text(optional: true)) { get($0).map(ViewValue.init) ?? .absent }
    }

    public static func html(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Field
    {
      Field(name: name, shape: .html(optional: false)) { .html(get($0)) }
    }

    public static func optionalHTML(
      _ name: String, _ get: @escaping @Sendable (Model) -> String?
    ) -> Field {
      Field(name: name, shape: .html(optional: true)) { get($0).map(ViewValue.html) ?? .absent }
    }

    public static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Field {
      Field(name: name, shape: .flag) { .flag(get($0)) }
    }

    public static func texts(_ name: String, _ get: @escaping @Sendable (Model) -> [String])
      -> Field
    {
      Field(name: name, shape: .texts) { .texts(get($0)) }
    }

    public static func object<Part: Sendable>(
      _ name: String, _ view: View<Part>, _ get: @escaping @Sendable (Model) -> Part
    ) -> Field {
      Field(name: name, shape: .object(view.shape, optional: false)) {
        .object(BoundView(view: view, model: get($0)))
      }
    }

    public static func optionalObject<Part: Sendable>(
      _ name: String, _ view: View<Part>, _ get: @escaping @Sendable (Model) -> Part?
    ) -> Field {
      Field(name: name, shape: .object(view.shape, optional: true)) { model in
        get(model).map { .object(BoundView(view: view, model: $0)) } ?? .absent
      }
    }

    public static func list<Element: Sendable>(
      _ name: String, _ view: View<Element>, _ get: @escaping @Sendable (Model) -> [Element]
    ) -> Field {
      Field(name: name, shape: .list(view.shape)) { model in
        .list(get(model).map { BoundView(view: view, model: $0) })
      }
    }
  }

  public let shape: ViewFields
  private let values: [String: @Sendable (Model) -> ViewValue]

  /// A view of `fields`. Every sequence among them, `prices`, also offers `has_prices`.
  public init(_ fields: [Field]) {
    let all = fields + fields.compactMap(\.presence)
    shape = ViewFields(shapes: Dictionary(all.map { ($0.name, $0.shape) }) { first, _ in first })
    values = Dictionary(all.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// The value of `name` for `model`; nil when there is no such name.
  fileprivate func value(of name: String, for model: Model) -> ViewValue? { values[name]?(model) }
}

extension View.Field {
  /// Whether the sequence that the field stands for has elements; nil for other fields.
  fileprivate var presence: Self? {
    let value = self.value
    switch shape {
    case .list, .texts: return .flag("has_" + name) { value($0).isThere }
    case .text, .html, .flag, .object: return nil
    }
  }
}

final class BoundView<Model: Sendable>: ViewObject {
  private let view: View<Model>
  private let model: Model

  init(view: View<Model>, model: Model) {
    self.view = view
    self.model = model
  }

  func value(of name: String) -> ViewValue? { view.value(of: name, for: model) }
}

/// What a name in a template stands for while a page renders.
public enum ViewValue: Sendable {
  /// Text, to be escaped.
  case text(String)
  /// Text, to be escaped, with the place that the page is to tell.
  case marked(String, ValueMark)
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
    case .text, .marked, .html, .object: true
    case .flag(let flag): flag
    case .list(let objects): !objects.isEmpty
    case .texts(let texts): !texts.isEmpty
    case .absent: false
    }
  }
}

extension ViewValue {
  init(_ marked: MarkedText) {
    self = marked.mark.map { .marked(marked.text, $0) } ?? .text(marked.text)
  }
}

/// Something whose parts templates can name.
public protocol ViewObject: AnyObject, Sendable {
  /// What `name` stands for; nil when there is no such name here.
  func value(of name: String) -> ViewValue?
}

/// What a name stands for in a template, known before anything renders.
public indirect enum ViewShape: Sendable {
  /// Text, escaped on output; may be absent where `optional`.
  case text(optional: Bool)
  /// Markup that is already safe, written as `{{{name}}}`.
  case html(optional: Bool)
  /// Something that is or is not so, for sections only.
  case flag
  /// A group of further names; may be absent where `optional`.
  case object(ViewFields, optional: Bool)
  /// A sequence to repeat a section for.
  case list(ViewFields)
  /// A sequence of texts, each written as `{{.}}`.
  case texts
}

/// The names that an object offers to a template.
public struct ViewFields: Sendable {
  let shapes: [String: ViewShape]

  public init(shapes: [String: ViewShape]) { self.shapes = shapes }

  /// The names in alphabetical order, for messages.
  var names: [String] { shapes.keys.sorted() }
}

/// The name and place of a value that a template shows, to be told in the page.
public struct ValueMark: Sendable {
  private let name: String
  private let location: SourceLocation

  /// A mark for a value that is written at `location`; nil when that is no place in a file.
  public init?(name: String, location: SourceLocation?) {
    guard let location, location.start != nil else { return nil }
    self.name = name
    self.location = location
  }

  var comment: String {
    let start = location.start.map { ":\($0.line):\($0.column)" } ?? ""
    return "<!--careleaf-value \(name) \(location.path)\(start)-->"
  }

  static let end = "<!--careleaf-end-->"
}

/// A text that a template shows, with what to tell of it in the page.
public struct MarkedText: Sendable {
  public let text: String
  /// Nil where nothing is to be told.
  public let mark: ValueMark?

  public init(text: String, mark: ValueMark?) {
    self.text = text
    self.mark = mark
  }
}
