import Diagnostics
import Fixtures
import Foundations
import Presentation
import Testing

@testable import Site

@Suite struct ThemeCopiesTests {
  private let base = BaseTheme([
    "a.mustache": Array("a".utf8), "b.mustache": Array("b".utf8), "c.mustache": Array("c".utf8),
    "d.mustache": Array("d".utf8), "assets/e f.svg": Array("e".utf8),
  ])

  private func digest(_ text: String) -> String { FileDigest(of: Array(text.utf8)).hex }

  private var files: [RelativePath: String] {
    [
      "templates/a.mustache": "A", "templates/b.mustache": "B", "templates/c.mustache": "C",
      "templates/assets/e f.svg": "e", "templates/gone.mustache": "x",
      "templates/own.mustache": "own",
      "templates/copied.yaml": """
      a.mustache: \(digest("a"))
      b.mustache: \(digest("an earlier b"))
      gone.mustache: \(digest("x"))
      removed.mustache: \(digest("x"))

      """,
    ]
  }

  private var folder: SiteFolder { .memory(files.mapValues { Array($0.utf8) }) }

  @Test func tellsHowEachFileStandsToTheBuiltInOne() throws {
    let states = try ThemeInventory(folder, over: base).files.map { "\($0.path) \($0.state)" }
    #expect(
      states == [
        "a.mustache changed", "assets/e f.svg same", "b.mustache older", "c.mustache unknown",
        "d.mustache builtIn", "gone.mustache gone", "own.mustache added",
      ])
  }

  @Test func reportsCopiesThatTheThemeHasOutgrown() throws {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(
      path: ThemeCopies.file, text: files[ThemeCopies.file] ?? "")
    let found = ThemeCopies(file, &diagnostics).problems(of: Array(files.keys), over: base)
    #expect(diagnostics == [])
    let shown = ConsoleRenderer { _ in nil }.render(DiagnosticList(found))
    #expect(
      shown == """
        warning: the built-in file has changed since this one was copied from it  [theme/older-copy]
          --> templates/b.mustache
           = help: compare them with 'careleaf theme diff b.mustache', then say 'careleaf theme accept b.mustache'

        warning: the built-in theme no longer has the file that this is a copy of  [theme/gone-original]
          --> templates/gone.mustache
           = help: remove it, or say 'careleaf theme accept gone.mustache' to keep it

        """)
  }

  @Test func acceptingEndsTheReports() throws {
    let (path, text) = try ThemeInventory(folder, over: base)
      .list(accepting: ["b.mustache", "gone.mustache", "assets/e f.svg"])
    #expect(path == ThemeCopies.file)
    var diagnostics: [Diagnostic] = []
    let copies = ThemeCopies(SourceFile(path: path, text: text), &diagnostics)
    #expect(diagnostics == [])
    #expect(
      copies.digests.mapValues(\.hex) == [
        "a.mustache": digest("a"), "b.mustache": digest("b"), "assets/e f.svg": digest("e"),
      ])
    #expect(copies.problems(of: Array(files.keys), over: base) == [])
  }

  @Test func aBadSumIsReportedWithItsPlace() {
    let file = SourceFile(path: ThemeCopies.file, text: "a.mustache: 12ab\n")
    var diagnostics: [Diagnostic] = []
    let copies = ThemeCopies(file, &diagnostics)
    #expect(copies.digests == [:])
    #expect(
      ConsoleRenderer { _ in file }.render(diagnostics) == """
        error: '12ab' is not a SHA-256 sum  [copied/bad-digest]
          --> templates/copied.yaml:1:13
           |
         1 | a.mustache: 12ab
           |             ^^^^ remove the line; careleaf theme accept writes it again

        """)
  }

  @Test(arguments: [
    ("a", "a.mustache"), ("a.mustache", "a.mustache"), ("templates/a.mustache", "a.mustache"),
    ("assets/e f.svg", "assets/e f.svg"), ("own", "own.mustache"),
  ])
  func findsTheFileThatIsMeant(name: String, path: RelativePath) throws {
    #expect(try ThemeInventory(folder, over: base).path(named: name) == path)
  }

  @Test func saysWhichFileIsNearest() throws {
    let inventory = try ThemeInventory(folder, over: base)
    #expect(throws: ThemeInventory.UnknownFile(name: "oen.mustache", nearest: "own.mustache")) {
      try inventory.path(named: "oen.mustache")
    }
  }
}
