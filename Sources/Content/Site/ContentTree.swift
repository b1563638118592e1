import Diagnostics
import Facts
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
  private(set) var synonyms: RelativePath?
  /// The facts files of the subjects.
  private(set) var facts: [(subject: SubjectAddress, path: RelativePath)] = []
  private(set) var articles: [ArticleFile] = []
  private(set) var media: [RelativePath] = []
  /// The files that say something of pictures beside them.
  private(set) var pictureNotes: [RelativePath] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var subjects: [SubjectAddress: (first: RelativePath, facts: RelativePath?)] = [:]
  private let folders: Set<String>

  /// The files among `entries`, where subjects lie in `folders`, one for each kind.
  init(_ entries: [SiteFolder.Entry], folders: Set<String>) {
    self.folders = folders
    for entry in entries.sorted(by: { $0.path < $1.path }) {
      if entry.isSymbolicLink {
        report(
          SourceProblem.symbolicLink, "symbolic links are not followed", entry.path,
          help: "put the file itself here")
      } else {
        add(entry.path)
      }
    }
    for (subject, files) in subjects.sorted(by: { $0.value.first < $1.value.first }) {
      if let path = files.facts {
        facts.append((subject, path))
      } else {
        report(
          FactsProblem.missingFile, "'\(subject.folder)/\(subject.id)' has no facts.yaml",
          files.first, help: "add content/\(subject.folder)/\(subject.id)/facts.yaml")
      }
    }
    reportSameNames()
  }

  /// References name a subject by its folder alone, so that no two can have the same.
  private mutating func reportSameNames() {
    var first: [String: SubjectAddress] = [:]
    for (subject, path) in facts {
      guard let other = first[subject.id] else {
        first[subject.id] = subject
        continue
      }
      report(
        FactsProblem.duplicateSubject,
        "'\(subject.id)' is a folder in '\(other.folder)' and in '\(subject.folder)'", path,
        help: "rename one of the two folders")
    }
  }

  private mutating func add(_ path: RelativePath) {
    let parts = path.components.map(String.init)
    switch (parts.count, parts[1]) {
    case (2, "clinic.yaml"): clinic = path
    case (2, "sources.yaml"): sources = path
    case (2, "glossary.yaml"): glossary = path
    case (2, "synonyms.yaml"): synonyms = path
    case (2, "kinds.yaml"): break
    case (_, _) where parts.last == "README.md": break
    case (3, "rules") where path.hasSuffix(".yaml"): break
    case (2..., _) where parts.last == PicturesFile.name: pictureNotes.append(path)
    case (2..., _) where PicturesFile.isSimilar(parts.last ?? ""):
      report(
        PictureProblem.notesName, "'\(path.name)' is not read", path,
        help: "rename it to '\(PicturesFile.name)'")
    case (2..., _) where MediaFile.isMedia(path): addMedia(path)
    case (4, let folder) where folders.contains(folder):
      add(path, to: SubjectAddress(folder: folder, id: parts[2]), name: parts[3])
    case (3, "articles"): addArticle(path, name: parts[2], place: .general)
    case (3, "pages"):
      addArticle(path, name: parts[2], place: parts[2] == "index.md" ? .home : .page)
    default: reportStray(path)
    }
  }

  private mutating func add(_ path: RelativePath, to subject: SubjectAddress, name: String) {
    guard checkName(subject.id, path) else { return }
    subjects[subject] = subjects[subject] ?? (path, nil)
    if name == "facts.yaml" {
      subjects[subject]?.facts = path
    } else if name == "index.md" {
      addArticle(path, name: name, place: .overview(subject))
    } else if let page = GeneratedPage.allCases.first(where: { $0.fileName == name }) {
      addArticle(path, name: name, place: .generated(subject, page))
    } else {
      addArticle(path, name: name, place: .guide(subject))
    }
  }

  private mutating func addArticle(_ path: RelativePath, name: String, place: Article.Place) {
    guard name.hasSuffix(".md") else { return reportStray(path) }
    let slug = String(name.dropLast(".md".count))
    guard checkName(slug, path) else { return }
    articles.append(ArticleFile(path: path, slug: slug, place: place))
  }

  private mutating func addMedia(_ path: RelativePath) {
    // Phones and cameras name photographs in capitals, and nobody types the address of a picture.
    let isPicture = MediaFile.isPicture(path)
    let isGood =
      path.name.utf8.allSatisfy {
        Self.isNameByte(isPicture ? $0.lowercased : $0) || $0 == UInt8(ascii: ".")
      } && path.parent.text.utf8.allSatisfy { Self.isFolderByte($0) }
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

  private static func isFolderByte(_ byte: UInt8) -> Bool {
    isNameByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
  }

  private mutating func reportName(_ path: RelativePath) {
    guard !MediaFile.isPicture(path) else {
      return report(
        ContentProblem.fileName, "the name cannot become an address", path,
        help: "use letters from a to z, digits, hyphens and underscores, and small letters in the "
          + "names of folders, such as 'fold-of-skin.jpg'")
    }
    report(
      ContentProblem.fileName, "the name cannot become an address", path,
      help: "use small letters from a to z, digits and hyphens, 200 at most, "
        + "such as 'what-to-expect'")
  }

  private mutating func reportStray(_ path: RelativePath) {
    report(
      ContentProblem.strayFile, "nothing reads this file", path,
      help: "articles belong in content/articles, content/pages or a folder of a subject, "
        + "such as content/treatments/<id>; a kind of your own is declared in content/kinds.yaml")
  }

  private mutating func report(
    _ kind: some DiagnosticKind, _ message: String, _ path: RelativePath, help: String
  ) {
    diagnostics.append(
      Diagnostic(kind, message, at: SourceLocation(path: path), help: help))
  }
}
