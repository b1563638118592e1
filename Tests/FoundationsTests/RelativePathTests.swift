import Foundations
import Testing

@Suite struct RelativePathTests {
  /// Each pair is equal for `String`.
  @Test(arguments: [
    ("caf\u{E9}.md", "cafe\u{301}.md"), ("\u{212A}", "K"), ("a/\u{C5}", "a/\u{212B}"),
  ])
  func tellsCanonicallyEqualPathsApart(one: String, other: String) {
    #expect(one == other)
    #expect(RelativePath(one) != RelativePath(other))
    #expect(Set([RelativePath(one), RelativePath(other)]).count == 2)
  }

  @Test func tellsWhatStandsInAFolderItself() {
    let inside: [(RelativePath, RelativePath)] = [("a", ""), ("b/a", "b"), ("b/c/a", "b/c")]
    for (path, folder) in inside { #expect(path.isDirectly(in: folder)) }
    let outside: [(RelativePath, RelativePath)] = [
      ("b/a", ""), ("b/c/a", "b"), ("bc/a", "b"), ("b", "b"), ("b\u{301}/a", "b"), ("ab", "a"),
    ]
    for (path, folder) in outside { #expect(!path.isDirectly(in: folder)) }
  }

  @Test func sortsByBytes() {
    let paths = ["b", "a\u{600}/x", "a/x", "a-b", "a", "cafe\u{301}", "caf\u{E9}", ""]
    let sorted = paths.map { RelativePath($0) }.sorted().map { Array($0.text.utf8) }
    #expect(sorted == paths.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// A slash with a mark after it, or U+0600 before it, is one `Character` that is no slash.
  @Test(arguments: ["lk/\u{301}p", "\u{600}/p", "a/\u{20DD}b/c", "\u{600}/\u{301}/\u{600}"])
  func cutsAtEverySlash(text: String) {
    let path = RelativePath(text)
    let parts = text.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    #expect(path.components.map { Array($0.utf8) } == parts)
    #expect(path.name.utf8.elementsEqual(parts.last ?? []))
    #expect(path.parent == RelativePath(path.components.dropLast().joined(separator: "/")))
    #expect(path.ancestors.count == parts.count - 1)
    #expect(path.ancestors.allSatisfy { path.isBelow($0) })
    for above in path.ancestors {
      #expect(path.relative(to: above).map { above.appending($0.text) } == path)
    }
  }

  @Test func liesBelowFoldersOnly() {
    let path: RelativePath = "content/articles/a.md"
    #expect(path.isBelow("content") && path.isBelow("content/articles") && path.isBelow(.empty))
    #expect(!path.isBelow("cont") && !path.isBelow(path) && !path.isBelow("articles"))
    #expect(!RelativePath("content\u{301}/a").isBelow("content"))
    #expect(path.relative(to: "content") == "articles/a.md")
    #expect(path.relative(to: "templates") == nil)
    #expect(!RelativePath.empty.isBelow(.empty))
  }

  @Test(arguments: [
    ("a.md", "md"), ("a.b/c", ""), ("a.tar.gz", "gz"), (".hidden", ""), ("a.", ""),
    ("a.\u{301}md", "\u{301}md"),
  ])
  func knowsExtensions(path: RelativePath, expected: String) {
    #expect(path.fileExtension.utf8.elementsEqual(expected.utf8))
  }

  @Test(arguments: [
    ("b.md", "a/b.md"), ("./b.md", "a/b.md"), ("../b", "b"), ("../a/./b", "a/b"),
    ("c//d", "a/c/d"),
    ("..\u{301}/b", "a/..\u{301}/b"), (".\u{301}", "a/.\u{301}"),
  ])
  func resolvesReferences(reference: String, expected: RelativePath) {
    let found = RelativePath("a").resolving(reference)
    #expect(found == expected)
  }

  @Test(arguments: ["", "/a", "../..", "../../b", "a\\b", "..", "/\u{301}etc"])
  func refusesReferencesThatLeadOut(reference: String) {
    #expect(RelativePath("a").resolving(reference) == nil)
  }

  @Test func appendsNothingToNothing() {
    #expect(RelativePath.empty.appending("a") == "a")
    #expect(RelativePath("a").appending("") == "a")
    #expect(RelativePath.empty.components.isEmpty && RelativePath.empty.ancestors.isEmpty)
    #expect(RelativePath.empty.parent.isEmpty && RelativePath.empty.name.isEmpty)
  }

  @Test func endsInBytes() {
    #expect(RelativePath("a/index.html").text(withoutSuffix: "index.html") == "a/")
    #expect(!RelativePath("a.html\u{301}").hasSuffix(".html"))
    #expect(RelativePath("a/\u{301}x.html").hasSuffix("x.html"))
  }
}
