import Content
import Diagnostics
import Foundation
import Foundations
import Testing

@testable import Site
@testable import YAML

/// The sample site with a payload in every key and every value of its YAML that takes it.
struct FieldInjection {
  /// A key or a value by the line on which it stands alone.
  struct Field: Hashable {
    let path: String
    let line: Int
  }

  private let original: InjectionSite
  private var numbers: [Field: Int] = [:]
  private var contents: [String: ContentFields] = [:]
  /// Every field there is.
  private(set) var fields: [Field] = []

  /// Takes the sample site apart. Articles keep their front matter; their text becomes all blocks
  /// of the theme, so that each is rendered.
  init() throws {
    original = try InjectionSite()
    for path in original.files.keys.sorted() where path.hasPrefix("content/") {
      let file = Diagnostics.SourceFile(path: RelativePath(path), text: original.text(path))
      if path.hasSuffix(".yaml") { contents[path] = ContentFields(file) }
      if path.hasSuffix(".md"), !path.hasSuffix("README.md") {
        let end = try #require((2...file.lineCount).first { file.line($0) == "---" })
        contents[path] = ContentFields(file, lines: 2..<end, firstLine: 2)
      }
      fields += (contents[path]?.lines ?? []).map { Field(path: path, line: $0) }
    }
    for (number, field) in fields.enumerated() { numbers[field] = number }
  }

  /// The site with `payload` in the `active` fields.
  private func site(_ payload: Payload, in active: Set<Field>) -> InjectionSite {
    var site = original
    for (path, content) in contents {
      var text = content.text { line, text in
        guard active.contains(Field(path: path, line: line)) else { return text }
        return payload.put(into: text, mark: mark(Field(path: path, line: line)))
      }
      if path.hasSuffix(".md") { text = "---\n\(text)---\n\(body(path))" }
      site.files[path] = Array(text.utf8)
    }
    return site
  }

  private func body(_ path: String) -> String {
    let parts = path.split(separator: "/")
    let treatment = parts[1] == "treatments" ? "" : "mesotherapy."
    let blocks = original.files.keys.sorted().compactMap { file in
      file.hasPrefix("templates/blocks/")
        ? file.dropFirst("templates/blocks/".count).prefix { $0 != "." } : nil
    }
    return blocks.map { "{{> \(treatment)\($0) }}\n\n" }.joined()
      + "Facts: {{ \(treatment)sessions }}, {{ \(treatment)name }}.\n"
  }

  /// A text that stands in the value of `field` and nowhere else.
  private func mark(_ field: Field) -> String { "zq\(numbers[field] ?? 0)z" }

  /// How many fields are shown in `files`.
  func countShown(in files: [String: [UInt8]]) -> Int {
    var shown: Set<Int> = []
    for bytes in files.values {
      for index in bytes.indices.dropLast(2) where bytes[index] == UInt8(ascii: "z") {
        guard bytes[index + 1] == UInt8(ascii: "q") else { continue }
        let digits = bytes[(index + 2)...].prefix { (48...57).contains($0) }
        shown.insert(digits.reduce(0) { $0 * 10 + Int($1) - 48 })
      }
    }
    return shown.count
  }

  /// The site with `payload` in every field that takes it.
  func accepted(_ payload: Payload) async throws -> SitePlan {
    var active = Set(fields)
    for _ in 0..<12 {
      let site = site(payload, in: active)
      let prepared = try await site.prepare()
      if let plan = prepared.plan { return plan }
      let refused = active.intersection(prepared.diagnostics.flatMap(Self.fields))
      try #require(!refused.isEmpty, "\(site.console(prepared.diagnostics))")
      active.subtract(refused)
    }
    throw Refusal()
  }

  /// The fields that a problem points at.
  private static func fields(_ diagnostic: Diagnostic) -> [Field] {
    guard diagnostic.severity == .error else { return [] }
    return ([diagnostic.location] + diagnostic.notes.map(\.location)).flatMap { place in
      let first = place.start?.line ?? 0
      return (first...max(first, place.end?.line ?? first))
        .map { Field(path: place.path.text, line: $0) }
    }
  }

  /// The site was refused again and again.
  struct Refusal: Error {}
}
