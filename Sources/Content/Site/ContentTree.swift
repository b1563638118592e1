import Diagnostics
import Foundations

/// The files below `content/`, sorted by what they are.
struct ContentTree: Sendable {
  struct ArticleFile: Sendable {
    let path: RelativePath
    let slug: String
    let place: Article.Place
  }

  private(set) var clinic: RelativePath?
  private(set) var sources: RelativePath?
  private(set) var glossary: RelativePath?
  /// The facts files by the treatment's id.
  private(set) var facts: [String: RelativePath] = [:]
  private(set) var articles: [ArticleFile] = []
  private(set) var media: [RelativePath] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var treatmentFolders: [String: RelativePath] = [:]

  init(_ entries: [SiteFolder.Entry]) {
    for entry in entries.sorted(by: { $0.path < $1.path }) {
      if entry.isSymbolicLink {
        report(
          SourceProblem.symbolicLink, "symbolic links are not followed", entry.path,
          help: "put the file itself here")
      } else {
        add(entry.path)
      }
    }
    for (id, path) in treatmentFolders.sorted(by: { $0.key < $1.key }) where facts[id] == nil {
      report(
        FactsProblem.missingFile, "the treatment '\(id)' has no facts.yaml", path,
        help: "add content/treatments/\(id)/facts.yaml")
    }
  }

  private mutating func add(_ path: RelativePath) {
    let parts = path.components.map(String.init)
    switch (parts.count, parts[1]) {
    case (2, "clinic.yaml"): clinic = path
    case (2, "sources.yaml"): sources = path
    case (2, "glossary.yaml"): glossary = path
    case (_, _) where parts.last == "README.md": break
    case (3, "rules") where path.hasSuffix(".yaml"): break
    case (2..., _) where MediaFile.isMedia(path): addMedia(path)
    case (4, "treatments"): addToTreatment(path, id: parts[2], name: parts[3])
    case (3, "articles"): addArticle(path, name: parts[2], place: .general)
    case (3, "pages"):
      addArticle(path, name: parts[2], place: parts[2] == "index.md" ? .home : .page)
    default: reportStray(path)
    }
  }

  private mutating func addToTreatment(_ path: RelativePath, id: String, name: String) {
    guard checkName(id, path) else { return }
    treatmentFolders[id] = treatmentFolders[id] ?? path
    if name == "facts.yaml" {
      facts[id] = path
    } else if name == "index.md" {
      addArticle(path, name: name, place: .overview(treatment: id))
    } else if let page = GeneratedPage.allCases.first(where: { $0.fileName == name }) {
      addArticle(path, name: name, place: .generated(treatment: id, page))
    } else {
      addArticle(path, name: name, place: .guide(treatment: id))
    }
  }

  private mutating func addArticle(_ path: RelativePath, name: String, place: Article.Place) {
    guard name.hasSuffix(".md") else { return reportStray(path) }
    let slug = String(name.dropLast(".md".count))
    guard checkName(slug, path) else { return }
    articles.append(ArticleFile(path: path, slug: slug, place: place))
  }

  private mutating func addMedia(_ path: RelativePath) {
    let isGood = path.text.utf8.allSatisfy {
      Self.isNameByte($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/")
    }
    guard isGood else { return reportName(path) }
    media.append(path)
  }

  /// Names become addresses, which must work on every server and be easy to read out.
  private mutating func checkName(_ name: String, _ path: RelativePath) -> Bool {
    let isGood =
      !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix("-")
      && name.utf8.allSatisfy(Self.isNameByte)
    if !isGood { reportName(path) }
    return isGood
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLowercaseLetter || byte.isDigit || "-_".utf8.contains(byte)
  }

  private mutating func reportName(_ path: RelativePath) {
    report(
      ContentProblem.fileName, "the name cannot become an address", path,
      help: "use small letters from a to z, digits and hyphens, 200 at most, "
        + "such as 'what-to-expect'")
  }

  private mutating func reportStray(_ path: RelativePath) {
    report(
      ContentProblem.strayFile, "nothing reads this file", path,
      help: "articles belong in content/articles, content/pages or "
        + "content/treatments/<treatment>; see content/README.md")
  }

  private mutating func report(
    _ kind: some DiagnosticKind, _ message: String, _ path: RelativePath, help: String
  ) {
    diagnostics.append(
      Diagnostic(kind, message, at: SourceLocation(path: path), help: help))
  }
}
