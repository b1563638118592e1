import Fixtures
import Foundations
import Testing

@testable import Import

/// What there is in the site that pages are imported into.
let target = ImportTarget(
  files: ["content/clinic.yaml", "content/articles/costs.md"],
  topics: [(id: "skin", title: "Skin care")], addresses: ["/taken/index.html"])

/// The import of a folder of `files`.
func imported(
  _ files: [String: String], binaries: [String] = [], links: [RelativePath] = [],
  from generator: Generator? = nil
) throws -> ImportResult {
  var all: [RelativePath: [UInt8]] = [:]
  for (path, text) in files { all[RelativePath(path)] = Array(text.utf8) }
  for path in binaries { all[RelativePath(path)] = [1] }
  return try FolderImport.result(.memory(all, links: links), generator: generator, for: target)
}

extension ImportResult {
  /// The text of the draft at `path`.
  func draft(_ path: RelativePath) throws -> String {
    try #require(drafts.first { $0.path == path }?.text, "\(drafts.map(\.path))")
  }

  /// What follows the front matter of the only draft.
  func body() throws -> String {
    #expect(drafts.count == 1)
    let text = try #require(drafts.first?.text)
    let end = try #require(text.ranges(of: "\n---\n").first)
    return String(text[end.upperBound...].dropLast())
  }

  /// The notes as `file:line: kind: text`.
  var list: [String] {
    notes.map { "\($0.path)\($0.line.map { ":\($0)" } ?? ""): \($0.kind.rawValue): \($0.text)" }
  }
}

/// The body of a page with the Markdown `text`, and the notes.
func markdown(_ text: String, mdx: Bool = false) throws -> (body: String, notes: [ImportNote]) {
  let name = mdx ? "page.mdx" : "page.md"
  let result = try imported(
    [
      name: "---\ntitle: T\nsummary: S\n---\n" + text,
      "x/other.md": "---\ntitle: O\n---\n## Its own\n",
    ],
    binaries: ["fold.png", "leaf.svg", "sheet.pdf"], from: .markdown)
  let draft = try #require(result.drafts.first { $0.source.text == name }?.text)
  let end = try #require(draft.ranges(of: "\n---\n").first)
  let notes = result.notes.filter { $0.path.text == name }
  return (String(draft[end.upperBound...].dropLast()), notes)
}

/// HTML as Markdown, with links to `/known/` and the picture `known.png`.
func html(_ text: String, breaksLines: Bool = false) -> (markdown: String, notes: [String]) {
  let list = NoteList()
  let converter = HTMLConverter(
    text, firstLine: 1, breaksLines: breaksLines,
    link: { address, _ in
      address == "/known/" ? "known.md" : address.hasPrefix("http") ? address : nil
    },
    picture: { address, _ in address == "known.png" ? "known.png" : nil },
    note: { kind, text, reason, line in
      list.notes.append(ImportNote(kind, text, reason, in: "f", line: line))
    })
  let result = converter.markdown()
  return (result, list.notes.map { "\($0.line ?? 0) \($0.kind.rawValue): \($0.text)" })
}
