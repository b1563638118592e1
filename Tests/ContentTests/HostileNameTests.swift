import Facts
import Foundations
import Testing
import YAML

@testable import Content

/// Names in which Unicode joins a mark of the syntax with what stands beside it to one character,
/// or takes for equal what a file system does not.
@Suite struct HostileNameTests {
  private static let arabicNumberSign = "\u{600}"
  private static let kelvin = "\u{212A}"
  private static let accent = "\u{301}"

  @Test(arguments: [
    ("content/\(accent)a.md", "content/stray-file"),
    ("content/\(accent)", "content/stray-file"),
    ("content/\(arabicNumberSign)/x.md", "content/stray-file"),
    ("content/articles/a.jpg\(accent)", "content/stray-file"),
    ("content/../x.md", "content/stray-file"),
    ("content/articles/\(accent).md", "content/file-name"),
    ("content/articles/\(accent)a.jpg", "content/file-name"),
    ("content/articles/\(arabicNumberSign)a.md", "content/file-name"),
    ("content/articles/\(kelvin).md", "content/file-name"),
    ("content/articles/a\0b.md", "content/file-name"),
    ("content/articles/a\\b.md", "content/file-name"),
    ("content/articles/..md", "content/file-name"),
    ("content/articles/a\(arabicNumberSign).pdf", "content/file-name"),
    ("content/pages/\(accent)index.md", "content/file-name"),
    ("content/treatments/../facts.yaml", "content/file-name"),
    ("content/treatments/\(kelvin)/facts.yaml", "content/file-name"),
    ("content/treatments/a\(accent)/index.md", "content/file-name"),
  ])
  func isNoAddress(path: String, id: String) {
    let tree = ContentTree(
      [SiteFolder.Entry(path: RelativePath(path))], folders: KindCatalog().folders)
    #expect(tree.diagnostics.map(\.id) == [id])
    #expect(tree.articles.isEmpty && tree.media.isEmpty && tree.facts.isEmpty)
  }

  private enum Format: String, CaseIterable {
    case id
    case alias
    case filePath
    case baseURL
    case webAddress
    case doi
    case phone
    case email
    case navigationTarget

    func accepts(_ text: String) -> Bool {
      let parser: ScalarParser<String> =
        switch self {
        case .id: .id
        case .alias: .alias
        case .filePath: .filePath
        case .baseURL: .baseURL
        case .webAddress: .webAddress
        case .doi: .doi
        case .phone: .phone
        case .email: .email
        case .navigationTarget: .navigationTarget
        }
      return parser.format.problem(text) == nil
    }
  }

  private static let refused: [(Format, [String])] = [
    (.id, ["\(kelvin)", "a-\(accent)b", "a\(arabicNumberSign)", "..", "a\0", "a\\b"]),
    (
      .alias,
      ["\(accent)/a", "/../a", "/a\\b", "/a\0", "/a//b", "/\(accent)/../b", "/a?\(accent)"]
    ),
    (.filePath, ["/\(accent)a", "a:\(accent)b", "a\\\(accent)b", "a\0", "a//b", "a#\(accent)"]),
    (
      .baseURL,
      [
        "http://\(kelvin).example/", "https://a.example\(arabicNumberSign)/",
        "https:/\(accent)/a/",
        "https://a.example:+80/", "https://a.example:\(accent)/", "https://a.example/?\(accent)",
      ]
    ),
    (.webAddress, ["https://a.example/\(accent)", "https://a\0/", "https://a.example/\\"]),
    (.doi, ["10.1111/\(accent)a", "10.1111\(accent)/a", "10.11\(arabicNumberSign)11/a"]),
    (.phone, ["+\(accent)15550100", "1555\(arabicNumberSign)0100"]),
    (.email, ["a@\(accent)b.example", "a@b.\(kelvin)", "a@b.c\u{7F}"]),
    (.navigationTarget, ["\(accent).md", "\(kelvin).md", "../a.md"]),
  ]

  @Test func isRefusedInYAML() {
    for (format, texts) in Self.refused {
      let accepted = texts.filter(format.accepts)
      #expect(accepted == [], "\(format)")
    }
  }

  @Test(
    arguments: [
      ("#\(accent)a", .anchor("\(accent)a")),
      ("//\(accent)host", .external("//\(accent)host")),
      ("https:\(accent)//a", .external("https:\(accent)//a")),
      ("/\(accent)a", .unknown(path: "/\(accent)a")),
      ("/..", .unknown(path: "/..")),
      ("../../x", .invalid), ("a\\b", .invalid),
      ("b.md\(accent)", .unknown(path: "content/b.md\(accent)")),
      ("b\(arabicNumberSign).md", .unknown(path: "content/b\(arabicNumberSign).md")),
    ] as [(String, LinkTarget)])
  func leadsNowhereElse(link: String, expected: LinkTarget) {
    let pages = PageIndex(articles: [], treatments: [], clinic: .unreadable, media: [:])
    let found = LinkTarget(link, inFile: "content/a.md", pages: pages)
    #expect("\(found)" == "\(expected)")
  }

  @Test(arguments: [
    ("/", ""), ("//a", "a/"), ("/a/", "a/"), ("/a.b/c", "a.b/c/"), ("/a/b.html", "a/b.html"),
    ("/\(accent)a", "\(accent)a/"), ("/a/\(accent)", "a/\(accent)/"),
    ("/a.\(accent)", "a.\(accent)"),
    ("/\(arabicNumberSign)/", "\(arabicNumberSign)/"),
  ])
  func isCutFromAnOldAddress(alias: String, path: String) {
    #expect(PagePath(alias: alias).description.hasSameBytes(as: path))
  }

  @Test func isNotMadeByASlug() {
    for text in [
      "\(Self.kelvin)elvin \(Self.accent)!", "a\0b", "../a\\b", "a\(Self.arabicNumberSign)b",
    ] {
      #expect(Slug.isValid(Slug.make(from: text)), "\(text)")
    }
  }
}
