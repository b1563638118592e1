import Content
import Facts
import Foundations

/// What numbers and texts about a subject are held against.
struct SubjectFacts {
  let treatment: Treatment
  let matcher: FactMatcher
  /// What the texts of its facts say in numbers.
  let texts: FactTexts
  /// All that its facts say in numbers, with the words for it; nil in a language whose words for
  /// facts are not known.
  let statements: FactStatements?
}

/// The facts of the subjects of a site, each made when a page of a worker asks for it, and kept for
/// the next ones. A class, because pages about several subjects ask while they are checked.
final class KnownSubjects {
  private let site: CheckedSite
  private let words: SharedWords
  private var known: [Identifier: SubjectFacts] = [:]
  private lazy var names = SubjectNames(site.content.treatments, words.numbers)

  init(_ site: CheckedSite, _ words: SharedWords) {
    self.site = site
    self.words = words
  }

  func facts(of treatment: Treatment) -> SubjectFacts {
    let id = Identifier(treatment.id)
    if let known = known[id] { return known }
    let (words, site) = (words, site)
    let texts = FactTexts(of: treatment) {
      let reader = FactsProse(builder: ProseBuilder(words: words), file: nil) { _ in false }
      let page = CheckedPage(reader.read(treatment.facts), treatment: treatment, site: site)
      return FactTexts.values(of: page)
    }
    let statements = FactStatements {
      FactStatementMaker.statements(of: treatment, texts: texts.values, words: words.numbers)
    }
    let facts = SubjectFacts(
      treatment: treatment, matcher: FactMatcher(treatment, words: words.numbers), texts: texts,
      statements: site.language == nil ? nil : statements)
    known[id] = facts
    return facts
  }

  /// The facts of the only subject that a sentence names, or else the paragraph that it stands in;
  /// nil where none is named, or several.
  func facts(namedIn sentence: Sentence, of page: CheckedPage) -> SubjectFacts? {
    let near = named(sentence.tokens, of: page)
    let all = near.isEmpty ? named(page.prose.units[sentence.unit].tokens, of: page) : near
    guard all.count == 1, let only = all.first else { return nil }
    return site.content.treatment(only.text).map(facts)
  }

  /// The subjects whose names, or facts, stand among some tokens.
  private func named(_ tokens: Range<Int>, of page: CheckedPage) -> Set<Identifier> {
    guard tokens.count <= Self.mostTokens else { return [] }
    return names.named(tokens, of: page).union(
      page.prose.subjects(in: page.prose.byteRange(tokens)))
  }

  /// A longer paragraph is about much.
  private static let mostTokens = 512
}

/// What the subjects of a site are called, to be found in prose.
private struct SubjectNames {
  private struct Name {
    let stems: [Int32]
    let subject: Identifier
  }

  /// The names by their first stems, the longest first.
  private var byStem: [Int32: [Name]] = [:]

  init(_ treatments: [Treatment], _ numbers: NumberWords) {
    guard let words = numbers.facts else { return }
    for treatment in treatments {
      for name in [treatment.name] + treatment.otherNames {
        let stems = FactMatcher.stems(name.value, words).map(numbers.number(ofStem:))
        guard let first = stems.first else { continue }
        byStem[first, default: []].append(
          Name(stems: stems, subject: Identifier(treatment.id)))
      }
    }
    for stem in byStem.keys { byStem[stem]?.sort { $0.stems.count > $1.stems.count } }
  }

  func named(_ tokens: Range<Int>, of page: CheckedPage) -> Set<Identifier> {
    let stems = tokens.compactMap { token -> Int32? in
      let known = page.known(token)
      return known.stem < 0 || known.roles.contains(.ignored) ? nil : known.stem
    }
    var found: Set<Identifier> = []
    var index = 0
    while index < stems.count {
      let name = byStem[stems[index]]?.first { stems[index...].starts(with: $0.stems) }
      if let name { found.insert(name.subject) }
      index += name?.stems.count ?? 1
    }
    return found
  }
}
