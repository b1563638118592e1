/// The names that a model offers to templates, each with what it stands for and how to get it.
///
/// One declaration serves both the check of the templates before anything renders and the
/// rendering itself, so the two cannot disagree.
public struct View<Model: Sendable>: Sendable {
  /// One name of a view.
  public struct Field: Sendable {
    public let name: String
    public let shape: ViewShape
    public let value: @Sendable (Model) -> ViewValue

    /// A name with what it stands for.
    public init(
      name: String, shape: ViewShape, value: @escaping @Sendable (Model) -> ViewValue
    ) {
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

    /// A text that comes from a fact.
    public static func fact(_ name: String, _ get: @escaping @Sendable (Model) -> MarkedText)
      -> Field
    {
      Field(name: name, shape: .text(optional: false)) { ViewValue(get($0)) }
    }

    public static func optionalFact(
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

  /// The names and what they stand for.
  public let shape: ViewFields
  private let values: [String: @Sendable (Model) -> ViewValue]

  /// A view of `fields`. Every sequence among them, `prices`, also offers `has_prices`.
  public init(_ fields: [Field]) {
    let all = fields + fields.compactMap(\.presence)
    shape = ViewFields(
      shapes: Dictionary(all.map { ($0.name, $0.shape) }) { first, _ in first })
    values = Dictionary(all.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// The value of `name` for `model`; nil when there is no such name.
  public func value(of name: String, for model: Model) -> ViewValue? { values[name]?(model) }
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

/// A view with the model it shows.
public final class BoundView<Model: Sendable>: ViewObject {
  private let view: View<Model>
  private let model: Model

  public init(view: View<Model>, model: Model) {
    self.view = view
    self.model = model
  }

  public func value(of name: String) -> ViewValue? { view.value(of: name, for: model) }
}
