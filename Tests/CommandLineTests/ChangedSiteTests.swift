import Foundation
import Testing

/// Runs of the program after a change, which take over what they can of the run before, say and write
/// just what one does that takes over nothing.
@Suite struct ChangedSiteTests {
  private struct Edit {
    let path: String
    var old = ""
    let new: String
  }

  private static let edits = [
    Edit(path: "content/treatments/mesotherapy/risks.md", new: "\n\nUtilize it.\n"),
    Edit(path: "content/treatments/mesotherapy/facts.yaml", old: "face: {", new: "face: {  "),
    Edit(path: "content/treatments/mesotherapy/facts.yaml", old: "250 to 400", new: "260 to 400"),
    Edit(path: "content/articles/new.md", new: "---\ntitle: New\nsummary: S\n---\nText.\n"),
    Edit(path: "templates/article.mustache", new: "<p>More</p>\n"),
    Edit(path: "content/glossary.yaml", new: "zzz: A word.\n"),
    Edit(path: "content/articles/new.md", new: "\n{{ no.such }}\n"),
    Edit(path: "content/articles/new.md", old: "{{ no.such }}", new: "Better."),
    Edit(path: "content/articles/new.md", old: "title: New", new: "title: Newer"),
  ]

  @Test func eachRunSaysAndWritesWhatAFreshOneDoes() async throws {
    let site = try SiteCopy(of: SiteCopy.repository)
    let program = Program(folder: site.url)
    var statuses: Set<Int32> = []
    for edit in [nil] + Self.edits.map(Optional.some) {
      if let edit { try apply(edit, to: site) }
      let day = ["--as-of", "2026-06-01"]
      let check = try await program.run(["check", "--all"] + day)
      let freshCheck = try await program.run(["check", "--all", "--fresh"] + day)
      let run = try await program.run(["build"] + day)
      let fresh = try await program.run(["build", "--fresh", "--output", "fresh"] + day)
      statuses.insert(run.status)
      let story = edit.map { "\($0)" } ?? "first"
      #expect(check.output == freshCheck.output, "\(story)")
      #expect(run.status == fresh.status, "\(story)")
      #expect(run.errors == fresh.errors, "\(story)")
      #expect(try site.files(in: "public") == site.files(in: "fresh"), "\(story)")
    }
    #expect(statuses == [0, 1])
  }

  private func apply(_ edit: Edit, to site: SiteCopy) throws {
    let file = site.url.appending(path: edit.path)
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let changed = edit.old.isEmpty ? text + edit.new : text.replacing(edit.old, with: edit.new)
    #expect(changed != text, "\(edit)")
    try Data(changed.utf8).write(to: file)
  }
}
