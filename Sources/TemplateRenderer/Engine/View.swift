/// The names that a model offers to templates, each with what it stands for and how to get it.
///
/// One declaration serves both the check of the templates before anything renders and the
/// rendering itself, so the two cannot disagree.
struct View<Model: Sendable>: Sendable {
  /// One name of a view.
  struct Field: Sendable {
    let name: String
    let shape: ViewShape
    let value: @Sendable (Model) -> ViewValue

    static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Field {
      Field(name: name, shape: .text(optional: false)) { .text(get($0)) }
    }

    static func optionalText(
      _ name: String, _ get: @escaping @Sendable (Model) -> String?
    ) -> Field {
      Field(name: name, shape: .text(optional: true)) { get($0).map(ViewValue.text) ?? .absent }
    }

    /// A text that comes from a fact.
    static func fact(_ name: String, _ get: @escaping @Sendable (Model) -> MarkedText) -> Field {
      Field(name: name, shape: .text(optional: false)) { ViewValue(get($0)) }
    }

    static func optionalFact(
      _ name: String, _ get: @escaping @Sendable (Model) -> MarkedText?
    ) -> Field {
      Field(name: name, shape: .text(optional: true)) { get($0).map(ViewValue.init) ?? .absent }
    }

    static func html(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Field {
      Field(name: name, shape: .html(optional: false)) { .html(get($0)) }
    }

    static func optionalHTML(
      _ name: String, _ get: @escaping @Sendable (Model) -> String?
    ) -> Field {
      Field(name: name, shape: .html(optional: true)) { get($0).map(ViewValue.html) ?? .absent }
    }

    static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Field {
      Field(name: name, shape: .flag) { .flag(get($0)) }
    }

    static func texts(_ name: String, _ get: @escaping @Sendable (Model) -> [String]) -> Field {
      Field(name: name, shape: .texts) { .texts(get($0)) }
    }

    static func object<Part: Sendable>(
      _ name: String, _ view: View<Part>, _ get: @escaping @Sendable (Model) -> Part
    ) -> Field {
      Field(name: name, shape: .object(view.shape, optional: false)) {
        .object(BoundView(view: view, model: get($0)))
      }
    }

    static func optionalObject<Part: Sendable>(
      _ name: String, _ view: View<Part>, _ get: @escaping @Sendable (Model) -> Part?
    ) -> Field {
      Field(name: name, shape: .object(view.shape, optional: true)) { model in
        get(model).map { .object(BoundView(view: view, model: $0)) } ?? .absent
      }
    }

    static func list<Element: Sendable>(
      _ name: String, _ view: View<Element>, _ get: @escaping @Sendable (Model) -> [Element]
    ) -> Field {
      Field(name: name, shape: .list(view.shape)) { model in
        .list(get(model).map { BoundView(view: view, model: $0) })
      }
    }

    /// The strings of the interface, whose names come from a file.
    static func strings(_ name: String, _ strings: Strings) -> Field {
      Field(name: name, shape: .object(strings.shape, optional: false)) { _ in
        .object(strings.tree)
      }
    }
  }

  /// The names and what they stand for.
  let shape: ViewFields
  private let values: [String: @Sendable (Model) -> ViewValue]

  /// A view of `fields`. Every sequence among them, `prices`, also offers `has_prices`.
  init(_ fields: [Field]) {
    let all = fields + fields.compactMap(\.presence)
    shape = ViewFields(
      shapes: Dictionary(all.map { ($0.name, $0.shape) }) { first, _ in first })
    values = Dictionary(all.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// The value of `name` for `model`; nil when there is no such name.
  func value(of name: String, for model: Model) -> ViewValue? { values[name]?(model) }
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
final class BoundView<Model: Sendable>: ViewObject {
  private let view: View<Model>
  private let model: Model

  init(view: View<Model>, model: Model) {
    self.view = view
    self.model = model
  }

  func value(of name: String) -> ViewValue? { view.value(of: name, for: model) }
}
