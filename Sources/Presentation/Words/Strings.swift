import Content
public import Diagnostics
import Facts
import Foundations
import Templates
import YAML

/// The words of the interface in one language, from `templates/i18n/<language>.yaml`.
public struct Strings: Sendable {
  /// The texts by their dotted keys, such as `prices.on_request`.
  private let texts: [String: String]
  /// The same, nested, as templates see them.
  let tree: StringTree

  /// The words in `texts`, by dotted key.
  public init(texts: [String: String]) {
    self.texts = texts
    tree = StringTree(texts: texts)
  }

  /// The text of `key`; the key itself where there is none, which `StringKeys` prevents.
  public func text(_ key: String) -> String { texts[key] ?? key }

  /// The text of `key` if there is one.
  public func optionalText(_ key: String) -> String? { texts[key] }

  /// The text of `key` with each `{name}` replaced by the value of that name.
  public func text(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    var remaining = Substring(text(key))
    var result = ""
    while let open = remaining.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = remaining[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      let name = remaining[remaining.utf8.index(after: open)..<close]
      result += remaining[..<open]
      let rest = remaining.utf8.index(after: close)
      result += values.first { $0.key == name }?.value ?? String(remaining[open..<rest])
      remaining = remaining[rest...]
    }
    return result + remaining
  }

  /// The text of `key.one` or `key.other`, as the number 1 or another asks for.
  public func plural(_ key: String, isOne: Bool) -> String {
    text(isOne ? "\(key).one" : "\(key).other")
  }

  /// What templates can name.
  var shape: ViewFields { tree.shape }
}

/// The words of the interface as nested objects.
final class StringTree: ViewObject {
  /// What templates can name. Texts that wait for a value (`{name}`) are for the program.
  let shape: ViewFields
  private let entries: [String: ViewValue]

  init(texts: [String: String]) {
    var entries: [String: ViewValue] = [:]
    var shapes: [String: ViewShape] = [:]
    var groups: [String: [String: String]] = [:]
    for (key, text) in texts {
      guard let dot = key.firstIndex(of: ".") else {
        entries[key] = .text(text)
        if !text.contains("{") { shapes[key] = .text(optional: false) }
        continue
      }
      groups[String(key[..<dot]), default: [:]][String(key[key.index(after: dot)...])] = text
    }
    for (name, group) in groups {
      let tree = StringTree(texts: group)
      entries[name] = .object(tree)
      shapes[name] = .object(tree.shape, optional: false)
    }
    self.entries = entries
    shape = ViewFields(shapes: shapes)
  }

  func value(of name: String) -> ViewValue? { entries[name] }
}

extension View.Field {
  /// The strings of the interface, whose names come from a file.
  static func strings(_ name: String, _ strings: Strings) -> Self {
    Self(name: name, shape: .object(strings.shape, optional: false)) { _ in
      .object(strings.tree)
    }
  }
}

extension Strings {
  /// Reads the words of the interface from `file`, reporting those that the program needs and
  /// the file lacks.
  public init(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    var problems: [Diagnostic] = []
    let table = TextTable.read(file, &problems)
    if !problems.hasErrors {
      var names = NearestNames()
      for key in StringKeys.required where table[key] == nil {
        let nearest = names.nearest(to: key, in: "words", among: Array(table.keys))
        problems.append(
          Diagnostic(
            "words/missing", "the text '\(key)' is missing",
            at: nearest.flatMap { table[$0]?.location } ?? SourceLocation(path: file.path),
            help: nearest.map { "'\($0)' is there; add '\(key)' beside it" } ?? "add '\(key)'"))
      }
    }
    diagnostics += problems
    self.init(texts: table.mapValues(\.value))
  }
}

/// The texts that the program itself asks the words file for; templates ask for more, which
/// their check finds.
enum StringKeys {
  /// The keys in a fixed order.
  static let required: [String] = facts + units + pages + patterns + articleWords + pictures

  private static let facts: [String] =
    QuantityName.allCases.map { "facts.\($0.rawValue)" }
    + StatementName.allCases.map { "facts.\($0.rawValue)" }
    + ListName.allCases.map { "facts.\($0.rawValue)" }
    + ["ask_clinic", "prices", "risks", "evidence", "aftercare"].map { "facts.\($0)" }
    + PriceBasis.allCases.map { "prices.per.\($0.rawValue)" }
    + SourceKind.allCases.map { "sources.kinds.\($0.rawValue)" }

  private static let units: [String] = QuantityUnit.allCases.flatMap { unit in
    ["units.\(unit.rawValue).one", "units.\(unit.rawValue).other"]
  }

  private static let pages: [String] =
    [
      "home", "treatments", "prices", "aftercare", "articles", "topics", "glossary", "sources",
      "not_found",
    ].flatMap { ["pages.\($0).short", "pages.\($0).title", "pages.\($0).summary"] }
    + ["prices", "aftercare", "evidence"].flatMap { name in
      ["", "_title", "_summary"].map { "pages.treatment.\(name)\($0)" }
    } + ["pages.topic.summary", "page.title", "feed.title"]

  private static let patterns: [String] =
    [
      "numbers.group", "numbers.decimal", "dates.formats.default", "money.with_symbol",
      "money.with_code", "money.from", "money.up_to", "money.on_request", "prices.with_basis",
      "quantities.range", "quantities.at_least", "quantities.up_to", "quantities.about",
      "quantities.with_unit", "aftercare.day", "aftercare.days", "punctuation.list",
      "punctuation.sentence",
    ] + (1...12).map { "dates.months.\($0)" }

  private static let articleWords: [String] =
    [
      "note", "tip", "important", "warning", "caution", "emergency", "urgent", "routine", "do",
      "dont", "do_not", "with_title",
    ].map { "callouts.\($0)" } + ["citations.label", "citations.back", "tables.label"]

  private static let pictures: [String] =
    [
      "separator", "prices.title", "prices.heading", "reports.title", "reports.published",
      "timeline.title", "timeline.effects", "timeline.week", "timeline.not_to_scale", "skin.title",
      "skin.order", "skin.here", "skin.not_to_scale",
    ].map { "pictures.\($0)" } + SkinLayer.allCases.map { "pictures.skin.layers.\($0.rawValue)" }
}
