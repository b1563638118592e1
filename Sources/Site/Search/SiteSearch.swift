import Content
import Diagnostics
import Foundations
public import Search
import Synchronization

/// The index of a site's search, made when it is first needed: a build needs it at once, a preview
/// only when somebody searches.
public final class SiteSearch: Sendable {
  private let pages: SearchPages
  private let made = Mutex<Made?>(nil)

  /// What a site needs of the index, which itself takes a tenth of a build's memory.
  private struct Made: Sendable {
    let files: [SearchFile]
    let counts: KeptCounts
    let unanswered: [LayWord]

    init(_ index: SearchIndex, _ counts: KeptCounts = KeptCounts()) {
      self.counts = counts
      unanswered = index.unanswered
      files = index.files { String(FileDigest(of: $0).hex.prefix(10)) }
    }
  }

  init(_ pages: SearchPages) { self.pages = pages }

  /// Makes the index, on all cores, of what is `known` where that is still so.
  func make(workers: Int?, known: KeptCounts = KeptCounts()) async {
    let (index, counts) = await pages.index(workers: workers, known: known)
    made.withLock { $0 = $0 ?? Made(index, counts) }
  }

  /// What the next build can take over.
  var counts: KeptCounts { value.counts }

  /// The index itself, made anew each time.
  public var index: SearchIndex { pages.index() }

  private var value: Made {
    made.withLock { known in
      let value = known ?? Made(pages.index())
      known = value
      return value
    }
  }

  /// The folder of its files on the site.
  static let folder: RelativePath = "search"

  /// The name of the file that names the others.
  var directory: String { value.files.last?.name ?? "" }

  var plannedFiles: [PlannedFile] {
    value.files.map { file in
      PlannedFile(
        path: Self.folder.appending(file.name), origin: SourceLocation(path: "content")
      ) { $0 += file.bytes }
    }
  }

  /// The words of the site's list that no page answers, told without making the index where nobody
  /// has made it.
  func problems(_ synonyms: [Synonym], workers: Int?) async -> [Diagnostic] {
    var unanswered = made.withLock { $0?.unanswered }
    if unanswered == nil { unanswered = await pages.unansweredWords(workers: workers) }
    let words = Set((unanswered ?? []).map { Identifier($0.word) })
    return synonyms.filter { words.contains(Identifier($0.word.value)) }.map { synonym in
      Diagnostic(
        SiteProblem.unansweredWord, "no page answers \(synonym.word.value.quoted)",
        at: synonym.word.location,
        help: "no page has one of its meanings: "
          + synonym.meanings.map(\.value.quoted).joined(separator: ", "))
    }
  }
}
