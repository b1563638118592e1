public import Content
public import Facts
import Foundations
import Templates

extension KindWord {
  /// Those that are labels, by the names of the facts.
  static let labels: [Identifier: KindWord] = [
    "session_length": .sessionLength, "interval": .interval, "course_length": .courseLength,
    "aftercare": .aftercareShort,
  ]
}

/// The words of the theme for a built-in kind.
struct KindTexts: Sendable {
  fileprivate let texts: [KindWord: String]

  init(_ texts: [(KindWord, String)]) {
    self.texts = Dictionary(texts) { first, _ in first }
  }
}

/// The words for a kind of subjects.
public struct KindWords: Sendable {
  private let kind: SubjectKind
  private let texts: KindTexts
  /// What a page with some tables is about.
  private let contents: @Sendable ([Identifier]) -> String

  init(
    _ kind: SubjectKind, _ texts: KindTexts,
    contents: @escaping @Sendable ([Identifier]) -> String
  ) {
    self.kind = kind
    self.texts = texts
    self.contents = contents
  }

  /// The text of `word`, in which `{one}` and `{other}` stand for what one and several are called.
  public func text(_ word: KindWord) -> String {
    switch word {
    case .one: kind.ownWords?.one ?? own(.one)
    case .other: kind.ownWords?.other ?? own(.other)
    default: own(word).filled(["one": text(.one), "other": text(.other)])
    }
  }

  private func own(_ word: KindWord) -> String {
    kind.ownWords?.texts[word.rawValue] ?? texts.texts[word] ?? ""
  }

  /// What patients read before the value of the fact called `name`; nil where the kind does not
  /// matter.
  func label(of name: Identifier) -> String? { KindWord.labels[name].map(text) }

  public func short(_ page: GeneratedPage) -> String { text(page, "short") }

  /// The heading of a page about the subject called `name`.
  public func title(_ page: GeneratedPage, _ name: SubjectName) -> String {
    let pattern = text(page, "title")
    let isSentence = pattern.contains("{in_sentence}")
    return isSentence && name.inSentence == nil
      ? "\(short(page)): \(name.name)" : name.fill(pattern)
  }

  /// What a page says: of the plan only what the subject has.
  public func summary(_ page: GeneratedPage, _ name: SubjectName) -> String {
    Strings.fill(
      name.fill(text(page, "summary")), ["contents": page == .plan ? contents(name.plan) : ""])
  }

  private func text(_ page: GeneratedPage, _ what: String) -> String {
    KindWord(rawValue: "pages.\(page.rawValue).\(what)").map(text) ?? ""
  }
}

/// What a subject is called, in a heading and inside a sentence.
public struct SubjectName: Sendable {
  let name: String
  /// Nil where the facts do not give it: a name that begins with a capital cannot stand in a sentence.
  let inSentence: String?
  /// The tables of the page that is its plan.
  let plan: [Identifier]

  public init(_ treatment: Treatment) {
    plan = treatment.tables.map(\.shape).filter { !$0.isBefore }.map(\.id)
    name = treatment.name.value
    inSentence = treatment.nameInSentence?.value
  }

  /// `pattern` with the name in the place of `{subject}`, and in that of `{in_sentence}` as it
  /// stands inside a sentence.
  func fill(_ pattern: String) -> String {
    pattern.filled(["subject": name, "in_sentence": inSentence ?? name])
  }
}

extension String {
  /// The text with each `{name}` replaced by its value, and a capital where it begins with one.
  fileprivate func filled(_ values: KeyValuePairs<String, String>) -> String {
    let text = Strings.fill(self, values)
    guard utf8.first == UInt8(ascii: "{") else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

enum KindView {
  typealias Model = InContext<SubjectKind>

  /// The words of the kind.
  static let view = View<Model>(fields)

  /// The words of the kind and its subjects.
  static let withSubjects = View<Model>(
    fields + [
      .list("subjects", TreatmentView.view) { $0.with(each: subjects(of: $0)) },
      .list("featured", TreatmentView.view) { $0.with(each: featured(of: $0)) },
      .flag("has_more") { subjects(of: $0).count > featured(of: $0).count },
    ])

  /// How many subjects of a kind the first page shows unless the clinic chose.
  private static let most = 6

  /// Those that the clinic chose, in its order, or the first ones.
  private static func featured(of kind: Model) -> [Treatment] {
    let chosen = kind.context.content.clinic.featured
    guard !chosen.isEmpty else { return Array(subjects(of: kind).prefix(most)) }
    return chosen.compactMap { id in subjects(of: kind).first { $0.id == id.value } }
  }

  private static func subjects(of kind: Model) -> [Treatment] {
    kind.context.content.treatments.filter { $0.kind.folder == kind.folder }
  }

  private static let fields: [View<Model>.Field] = [
    .text("one") { text(.one, $0) },
    .text("other") { text(.other, $0) },
    .text("title") { text(.list, $0) },
    .text("start") { text(.home, $0) },
    .text("url") { $0.context.url(.kind($0.folder)) },
    .text("id") { $0.folder },
    .text("should_not") { text(.should, $0) },
    .text("common_risks") { text(.commonRisks, $0) },
    .text("serious_risks") { text(.seriousRisks, $0) },
    .text("doing_nothing") { text(.doingNothing, $0) },
    .text("tell") { text(.tell, $0) },
  ]

  private static func text(_ word: KindWord, _ kind: Model) -> String {
    kind.context.strings.words(of: kind.value).text(word)
  }
}
