import Diagnostics
import Facts
import Fixtures
import Testing

@testable import Content
@testable import Foundations

/// A small site in memory, to load and see what is wrong with it.
struct SampleSite {
  var files: [String: [UInt8]]
  var links: Set<String> = []

  /// A site of one treatment with `texts`; a nil removes a file.
  init(_ texts: [String: String?] = [:]) {
    let all = Self.minimal.merging(texts) { $1 }
    files = all.compactMapValues { $0 }.mapValues { Array($0.utf8) }
  }

  /// The content and what is wrong with it, as a console shows it.
  func load(drafts: Bool = false) async throws -> (content: SiteContent?, console: String) {
    let (content, diagnostics) = try await read(drafts: drafts)
    let renderer = ConsoleRenderer { [folder] in folder.shownFile($0) }
    return (content, renderer.render(diagnostics))
  }

  /// What is wrong with the site.
  func problemList() async throws -> [Diagnostic] { try await read().diagnostics }

  private func read(
    drafts: Bool = false
  ) async throws -> (content: SiteContent?, diagnostics: [Diagnostic]) {
    let asOf = try #require(CalendarDate(iso: "2026-06-01"))
    let loader = ContentLoader(
      folder: folder,
      options: LoadOptions(
        asOf: asOf, includesDrafts: drafts, workers: 2, blockNames: ["prices", "risks"]))
    var diagnostics: [Diagnostic] = []
    return (try await loader.load(&diagnostics), diagnostics)
  }

  /// What is wrong with the site, as a console shows it.
  func problems() async throws -> String { try await load().console }

  private var folder: SiteFolder {
    let memory = SiteFolder.memory(files)
    let links = links
    return SiteFolder(
      files: { folder throws(FileProblem) in
        try memory.files(folder).map {
          .init(path: $0.path, isSymbolicLink: links.contains($0.path.text))
        }
      }, read: memory.read)
  }

  private static let minimal: [String: String?] = [
    "content/clinic.yaml": """
    name: Elm Clinic
    base_url: https://elm.example/
    region: US
    locale: en-US
    currency: USD
    phone: +1 541 555 0100
    topics: { skin: { title: Skin } }
    reviewers: [{ id: dr-lee, name: Dr. Lee, role: Doctor }]

    """,
    "content/sources.yaml": "trial: { title: A trial, kind: trial, publisher: P, year: 2020 }\n",
    "content/glossary.yaml": "dermis: { definition: A layer of the skin., forms: [inner skin] }\n",
    "content/treatments/peel/facts.yaml": """
    name: Peel
    summary: It takes off a layer of the skin.
    sessions: 2 to 3
    what_it_is: An acid on the skin.
    who_should_not_have_it: [you are pregnant]
    before: [wash your face]
    prices: { areas: { face: 100 to 150 } }
    risks: { common: [Redness], serious: [Scars] }
    evidence: { known: [It peels.], not_known: [How long it lasts.] }
    aftercare: { phases: [{ name: First day, days: 1, do: [rest] }] }
    get_help: { emergency: [you faint], urgent: [it bleeds], routine: [it itches] }
    alternatives: { doing_nothing: The skin stays as it is. }

    """,
  ]
}

/// An article of the folder of the treatment `peel`.
let pagePath = "content/treatments/peel/look.md"

/// An article with `text`, which begins at line 6, and `front` in line 4.
func page(_ text: String, front: String = "draft: false") -> String {
  "---\ntitle: A title\nsummary: A summary\n\(front)\n---\n\(text)\n"
}

/// What is wrong with an article of a treatment with `text`, as a console shows it.
func pageProblems(_ text: String, front: String = "draft: false") async throws -> String {
  try await SampleSite([pagePath: page(text, front: front)]).problems()
}

/// One error at a place of the article at `pagePath`, as a console shows it.
func pageError(
  _ heading: String, line: Int = 6, _ text: String, column: Int, length: Int, help: String
) -> String {
  """
  error: \(heading)
    --> \(pagePath):\(line):\(column)
     |
   \(line) | \(text)
     | \(String(repeating: " ", count: column - 1))\(String(repeating: "^", count: length)) \(help)

  """
}
