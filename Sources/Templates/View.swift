public import Diagnostics
import Foundations

/// The names that a model offers to templates, each with what it stands for and how to get it. One
/// declaration serves both the check of the templates before anything renders and the rendering
/// itself, so the two cannot disagree.
///
/// What handles models is inlinable: code that is not made for one type of model looks up types
/// with each value, which takes longer than all else.
public struct View<Model: Sendable>: Sendable {
  public struct Field: Sendable {
    @usableFromInline let name: String
    @usableFromInline let shape: ViewShape
    @usableFromInline let value: @Sendable (Model) -> ViewValue

    @inlinable
    init(name: String, shape: ViewShape, value: @escaping @Sendable (Model) -> ViewValue) {
      self.name = name
      self.shape = shape
      self.value = value
    }

    /// The field of a model that has one of this kind.
    @inlinable
    public func of<Whole>(_ get: @escaping @Sendable (Whole) -> Model) -> View<Whole>.Field {
      View<Whole>.Field(name: name, shape: shape) { [value] in value(get($0)) }
    }

    /// Texts that are the same on all pages, in groups: their shapes say what they are.
    public static func fixed(_ name: String, _ texts: ViewFields) -> Field {
      Field(name: name, shape: .object(texts, optional: false)) { _ in .records(FixedTexts()) }
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

    /// Markup that is written to the page without being put together before.
    public static func markup(
      _ name: String, _ get: @escaping @Sendable (Model) -> MarkupWriter
    ) -> Field {
      Field(name: name, shape: .html(optional: false)) { .markup(get($0)) }
    }

    public static func optionalMarkup(
      _ name: String, _ get: @escaping @Sendable (Model) -> MarkupWriter?
    ) -> Field {
      Field(name: name, shape: .html(optional: true)) {
        get($0).map(ViewValue.markup) ?? .absent
      }
    }

    public static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Field {
      Field(name: name, shape: .flag) { .flag(get($0)) }
    }

    public static func texts(_ name: String, _ get: @escaping @Sendable (Model) -> [String])
      -> Field
    {
      Field(name: name, shape: .texts) { .texts(get($0)) }
    }

    @inlinable public static func object<Part: Sendable>(
      _ name: String, _ view: View<Part>, _ get: @escaping @Sendable (Model) -> Part
    ) -> Field {
      Field(name: name, shape: .object(view.shape, optional: false)) {
        .records(view.bound(to: get($0)))
      }
    }

    @inlinable public static func optionalObject<Part: Sendable>(
      _ name: String, _ view: View<Part>, _ get: @escaping @Sendable (Model) -> Part?
    ) -> Field {
      Field(name: name, shape: .object(view.shape, optional: true)) { model in
        get(model).map { .records(view.bound(to: $0)) } ?? .absent
      }
    }

    @inlinable public static func list<Element: Sendable>(
      _ name: String, _ view: View<Element>, _ get: @escaping @Sendable (Model) -> [Element]
    ) -> Field {
      Field(name: name, shape: .list(view.shape)) {
        .records(BoundList(models: get($0), value: view.value))
      }
    }
  }

  public let shape: ViewFields
  /// The value of the field in a slot.
  @usableFromInline let value: @Sendable (_ slot: Int, Model) -> ViewValue

  /// A view of `fields`. Every sequence among them, `prices`, also offers `has_prices`.
  @inlinable public init(_ fields: [Field]) {
    let all = fields + fields.compactMap(\.presence)
    shape = ViewFields(all.map { ($0.name, $0.shape) })
    value = { slot, model in all[slot].value(model) }
  }

  @inlinable
  func bound(to model: Model) -> any ViewRecords { BoundObject(model: model, value: value) }
}

extension View.Field {
  /// Whether the sequence that the field stands for has elements; nil for other fields.
  @usableFromInline var presence: Self? {
    switch shape {
    case .list, .texts: .flag("has_" + name) { [value] in value($0).count > 0 }
    case .text, .fixed, .html, .flag, .object: nil
    }
  }
}

/// Objects whose parts templates can name.
@usableFromInline protocol ViewRecords: Sendable {
  var count: Int { get }
  func value(of slot: Int, at index: Int) -> ViewValue
}

// Structs of three words for most models, which is what an existential holds in itself.

@usableFromInline struct BoundObject<Model: Sendable>: ViewRecords {
  private let value: @Sendable (Int, Model) -> ViewValue
  private let model: Model

  @usableFromInline
  init(model: Model, value: @escaping @Sendable (_ slot: Int, Model) -> ViewValue) {
    self.model = model
    self.value = value
  }

  @usableFromInline var count: Int { 1 }

  @usableFromInline func value(of slot: Int, at index: Int) -> ViewValue { value(slot, model) }
}

@usableFromInline struct BoundList<Model: Sendable>: ViewRecords {
  private let value: @Sendable (Int, Model) -> ViewValue
  private let models: [Model]

  @usableFromInline
  init(models: [Model], value: @escaping @Sendable (_ slot: Int, Model) -> ViewValue) {
    self.models = models
    self.value = value
  }

  @usableFromInline var count: Int { models.count }

  @usableFromInline
  func value(of slot: Int, at index: Int) -> ViewValue { value(slot, models[index]) }
}

/// A group of fixed texts: as a program has them in its text, nobody asks for more than groups.
private struct FixedTexts: ViewRecords {
  var count: Int { 1 }

  func value(of slot: Int, at index: Int) -> ViewValue { .records(self) }
}

/// Appends markup to a page.
public typealias MarkupWriter = @Sendable (_ output: inout [UInt8]) -> Void

/// What a name in a template stands for while a page renders.
@usableFromInline enum ViewValue: Sendable {
  /// Text, to be escaped.
  case text(String)
  /// Text, to be escaped, with the place that the page is to tell.
  indirect case marked(String, ValueMark)
  /// Markup, to be written as it is.
  case html(String)
  case markup(MarkupWriter)
  case flag(Bool)
  case records(any ViewRecords)
  case texts([String])
  /// A value that is not there. It ends the search for the name, so that a section never shows
  /// what belongs to the one around it.
  case absent

  init(_ marked: MarkedText) {
    self = marked.mark.map { .marked(marked.text, $0) } ?? .text(marked.text)
  }

  /// How often a section for it is written.
  var count: Int {
    switch self {
    case .text, .marked, .html, .markup: 1
    case .flag(let isSet): isSet ? 1 : 0
    case .records(let records): records.count
    case .texts(let texts): texts.count
    case .absent: 0
    }
  }
}

/// What a name stands for in a template, known before anything renders.
public indirect enum ViewShape: Sendable {
  /// Text, escaped on output; may be absent where `optional`.
  case text(optional: Bool)
  /// A text that is the same on all pages.
  case fixed(String)
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

  /// Whether a section for it can be written many times.
  var isList: Bool {
    switch self {
    case .list, .texts: true
    case .text, .fixed, .html, .flag, .object: false
    }
  }
}

/// The names that an object offers to a template, each with its slot: its number among the fields.
public struct ViewFields: Sendable {
  private let slots: [Identifier: Int]
  private let shapes: [ViewShape]
  /// The names in alphabetical order, for messages. A group of words may have very many, which are
  /// not put in order for each mistake.
  let names: [String]

  /// The names and shapes of fields; of two with one name, the first is meant.
  public init(_ fields: [(name: String, shape: ViewShape)]) {
    let names = fields.enumerated().map { (Identifier($1.name), $0) }
    slots = Dictionary(names) { first, _ in first }
    shapes = fields.map(\.shape)
    self.names = slots.keys.sorted().map(\.text)
  }

  subscript(name: String) -> (slot: Int, shape: ViewShape)? {
    slots[Identifier(name)].map { ($0, shapes[$0]) }
  }
}

/// The name and place of a value that a template shows, to be told in the page.
public struct ValueMark: Sendable {
  /// What it tells of.
  public enum Kind: String, Sendable, CaseIterable {
    /// A value, which ends where `end` stands.
    case value
    /// A text that begins behind it.
    case text
    /// A picture that begins behind it.
    case picture
  }

  public let kind: Kind
  private let name: String
  private let location: SourceLocation

  /// A mark for what is written at `location`; nil when that is no place in a file.
  public init?(_ kind: Kind = .value, name: String, location: SourceLocation?) {
    guard let location, location.start != nil else { return nil }
    self.kind = kind
    self.name = name
    self.location = location
  }

  /// The mark as a comment of a page.
  public var comment: String {
    let start = location.start.map { ":\($0.line):\($0.column)" } ?? ""
    return "<!--careleaf-\(kind.rawValue) \(name) \(location.path)\(start)-->"
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
