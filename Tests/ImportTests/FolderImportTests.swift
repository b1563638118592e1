import Fixtures
import Foundation
import Foundations
import Testing

@testable import Import

@Suite struct FolderImportTests {
  @Test func everyPageIsADraftThatNobodyHasReviewed() throws {
    let text = try imported(
      [
        "a.md": """
        ---
        title: "What: it costs"
        description: One.
        weight: 3
        tags: [Skin care, Other]
        draft: false
        expiryDate: 2030-01-01
        review: { by: me }
        image: fold.png
        ---
        Text.
        """
      ], binaries: ["fold.png"]
    ).draft("content/articles/a.md")
    #expect(
      text == """
        ---
        title: "What: it costs"
        summary: One.
        order: 3
        topics: [skin]
        draft: true
        expires_on: 2030-01-01
        aliases:
          - "/a/"
        image: fold.png
        ---
        Text.

        """)
  }

  /// Addresses are bytes: composed and decomposed letters are two.
  @Test func addressesAreBytes() throws {
    let result = try imported(
      [
        "a.md": "---\ntitle: A\naliases: [/caf\u{E9}/]\n---\n[b](/cafe\u{301}/)\n",
        "b.md": "---\ntitle: B\naliases: [/cafe\u{301}/]\n---\nText.\n",
      ])
    let first = try result.draft("content/articles/a.md")
    #expect(first.contains("](b.md)"))
    #expect(Array(first.utf8).firstRange(of: Array("/caf\u{E9}/".utf8)) != nil)
    let second = Array(try result.draft("content/articles/b.md").utf8)
    #expect(second.firstRange(of: Array("/cafe\u{301}/".utf8)) != nil)
  }

  @Test func theRestOfFrontMatterIsListed() throws {
    let result = try imported([
      "a.md":
        "---\n# remark\ntitle: A\nauthor: Ann\nlist: [{ x: deep }]\nanchor: &a one\nuse: *a\n---\n",
      "b.md": "+++\ntitle = \"B\"\n[extra]\nx = 1\nbad = nope\n+++\n",
      "c.md": "{\n\"title\": \"C\",\n\"x\": [1, 2]\n}\nText.\n",
      "d.md": "---\ntitle: [\n---\nText.\n",
    ])
    for line in [
      "a.md:2: front matter: # remark", "a.md:4: front matter: author: Ann",
      "a.md:5: front matter: list.1.x: deep", "a.md:7: front matter: use: *a",
      "b.md:4: front matter: extra.x: 1", "b.md:5: front matter: bad = nope",
      "c.md:3: front matter: x: 1, 2",
    ] {
      #expect(result.list.contains(line), "\(line) in \(result.list)")
    }
    #expect(
      result.list.contains { $0.hasPrefix("d.md:") && $0.contains("front matter: title: [") })
    #expect(try result.draft("content/articles/c.md").hasSuffix("---\nText.\n"))
  }

  /// Each of these would take hours if every piece were looked for to the end of the text.
  @Test(arguments: [
    "{{", "{%", "{:", "[^", "<!--", "<a href=\"", "<script>", "</x", "[", "![", "`", "<br>", "<b>",
    "> ",
    "{{ a }}", "<!-- a -->", "[a](b)", "# a\n", "| a ", "&amp;", "{",
  ])
  func noTextCostsMoreThanItsLength(piece: String) throws {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    let result = try imported(
      ["a.md": text, "b.mdx": text, "c.html": "---\ntitle: C\n---\n" + text])
    #expect(result.drafts.count == 3)
  }

  @Test func nothingOfTheSiteIsOverwritten() throws {
    let result = try imported(
      [
        "costs.md": "---\ntitle: C\n---\n![a](x.png) ![b](y/x.png) ![c](X.PNG)\n",
        "y/Costs.md": "D",
      ],
      binaries: ["x.png", "y/x.png", "X.PNG"])
    let paths = result.drafts.map(\.path.text) + result.pictures.map(\.path.text)
    #expect(
      paths == [
        "content/articles/costs-2.md", "content/articles/costs-3.md", "content/articles/x.png",
        "content/articles/x-2.png", "content/articles/x-3.png",
      ])
  }

  @Test func namesStayInTheSite() throws {
    let result = try imported([
      "..evil/a.md": "---\ntitle: A\nslug: ../../x\n---\n", "é/ü.md": "---\ntitle: B\n---\n",
      "b/\u{202E}x y.md": "---\ntitle: C\nurl: /../../etc\n---\n",
    ])
    for draft in result.drafts {
      #expect(
        draft.path.text.wholeMatch(of: #/content/articles/[a-z0-9-]+\.md/#) != nil, "\(draft.path)"
      )
    }
    #expect(result.drafts.count == 3)
  }

  @Test func linksAreNotFollowedAndLargeFilesAreNotRead() throws {
    let large = String(repeating: "x", count: ImportFolder.pageLimit + 1)
    let result = try imported(
      ["a.md": "---\ntitle: A\n---\n", "large.md": large], links: ["secret.md"])
    #expect(result.drafts.count == 1)
    #expect(result.list.contains("secret.md: file: secret.md"))
    #expect(result.list.contains("large.md: file: large.md"))
  }

  @Test func aFileThatIsNoTextIsListed() throws {
    let folder = ImportFolder.memory(["a.md": [0x41], "b.md": [0xFF, 0xFE, 0x41]])
    let result = try FolderImport.result(folder, for: target)
    #expect(result.drafts.count == 1)
    #expect(result.list.contains("b.md: file: b.md"))
  }

  @Test func aFolderWithoutPagesIsRefused() {
    #expect(throws: ImportRefusal.self) { try imported(["a.txt": "x"]) }
  }

  @Test func aFolderOnDiskIsReadWithoutItsLinks() throws {
    let folder = TemporaryFolder()
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.path + "/in", withIntermediateDirectories: true)
    try Data("---\ntitle: A\n---\n![x](../out.png)\n".utf8)
      .write(to: URL(fileURLWithPath: folder.path + "/in/a.md"))
    try Data("secret".utf8).write(to: URL(fileURLWithPath: folder.path + "/out.png"))
    try manager.createSymbolicLink(
      atPath: folder.path + "/in/out.png", withDestinationPath: folder.path + "/out.png")
    try manager.createSymbolicLink(
      atPath: folder.path + "/in/up", withDestinationPath: folder.path)
    let result = try FolderImport.result(try .disk(folder.path + "/in"), for: target)
    #expect(result.pictures == [])
    #expect(result.drafts.count == 1)
    #expect(result.list.contains("out.png: file: out.png") && result.list.contains("up: file: up"))
  }
}
