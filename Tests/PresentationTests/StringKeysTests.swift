import Foundation
import Testing

@testable import Presentation

/// Every text that the program asks for must be among those that the words file must have.
@Suite struct StringKeysTests {
  /// The keys asked for in the sources, with `*` where a value is put in.
  private static let asked: [String] = sources.flatMap { text in
    keys(in: text, after: #/strings\s*\.text\(\s*"/#)
      + keys(in: text, after: #/strings\s*\.plural\(\s*"/#).flatMap {
        ["\($0).one", "\($0).other"]
      }
      + keys(in: text, after: #/[^.A-Za-z]label\(\s*"/#).map { "facts.\($0)" }
  }

  private static var sources: [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
  }

  private static func keys(in text: String, after start: Regex<Substring>) -> [String] {
    text.ranges(of: start).map { range in
      var key = ""
      var depth = 0
      for character in text[range.upperBound...] {
        if depth == 0, character == "\"" { break }
        if character == "(" { depth += 1 }
        if depth == 0 { key.append(character) }
        if character == ")" { depth -= 1 }
      }
      return key.replacing("\\", with: "*")
    }
  }

  @Test func findsTheKeysInTheSources() {
    for key in ["feed.title", "units.*.one", "pages.*.short", "facts.risks", "dates.months.*"] {
      #expect(Self.asked.contains(key), "the search no longer finds '\(key)'")
    }
    #expect(Self.asked.count > 30)
  }

  @Test(arguments: Set(asked).sorted())
  func requiresEveryTextAskedFor(key: String) {
    let parts = key.split(separator: "*", omittingEmptySubsequences: false)
    let isRequired = StringKeys.required.contains { required in
      parts.count == 1
        ? required == key
        : required.hasPrefix(parts[0]) && required.hasSuffix(parts[parts.count - 1])
          && required.utf8.count > key.utf8.count - 1
    }
    #expect(isRequired)
  }

  @Test func asksForEachTextOnce() {
    #expect(Set(StringKeys.required).count == StringKeys.required.count)
  }
}
