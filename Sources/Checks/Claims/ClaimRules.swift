import Content
public import Diagnostics
public import Foundations
public import YAML

/// The rules about claims that sites are checked by: those that come with Careleaf for each
/// language, and those of the site.
public struct ClaimRules: Sendable {
  /// What a file that states a rule may hold.
  public static var fileSchema: Schema { ClaimRuleFile.schema }

  /// The site's own rules by their ids.
  private var own: [String: ClaimRule] = [:]

  /// The rules with those in `folder`'s `content/rules`; a rule of the site takes the place of one
  /// with the same id. Problems of the site's go to `diagnostics`; `table` keeps their files.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public init(
    folder: SiteFolder?, keptIn table: FileTable = FileTable(), _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    for entry in try folder?.files("content/rules") ?? [] where entry.path.hasSuffix(".yaml") {
      guard let folder, !entry.isSymbolicLink else { continue }
      let text = String(decoding: try folder.read(entry.path), as: UTF8.self)
      let file = SourceFile(path: entry.path, text: text)
      table.keep(file)
      guard let rule = ClaimRuleFile.read(file, &diagnostics) else { continue }
      if let first = own[rule.info.id] {
        diagnostics.append(
          Diagnostic(
            RuleFileProblem.duplicateID, "two rules have the id '\(rule.info.id)'",
            at: SourceLocation(path: entry.path), help: "give one of them another id",
            notes: [.init("the other one", at: SourceLocation(path: first.path))]))
      }
      own[rule.info.id] = rule
    }
  }

  /// The rules for sites in `language`, by the order of their ids; only those of the site itself
  /// when no check knows its language.
  func rules(in language: CheckLanguage?) -> [ClaimRule] {
    let builtIn = language.map(Self.builtIn) ?? []
    return Dictionary(builtIn.map { ($0.info.id, $0) }) { $1 }.merging(own) { $1 }.values
      .sorted { $0.info.id < $1.info.id }
  }

  static func builtIn(_ language: CheckLanguage) -> [ClaimRule] {
    language.claimRules.compactMap { name, bytes in
      var rule = ClaimRuleFile.readKnown(
        SourceFile(path: RelativePath(name), text: String(decoding: bytes, as: UTF8.self)))
      rule?.isBuiltIn = true
      return rule
    }
  }

  /// The examples of the site's own rules that turn out otherwise than their files say.
  func problems(in language: CheckLanguage?) -> [Diagnostic] {
    let rules = own.values.sorted { $0.info.id < $1.info.id }
    return stride(from: 0, to: rules.count, by: Self.examplesAtOnce).flatMap { first in
      let some = rules[first..<min(first + Self.examplesAtOnce, rules.count)]
      return RuleExamples(Array(some), language: language).problems()
    }
  }

  /// Of how many rules the examples are tried together. An example matters to its own rule only,
  /// but is searched for the wordings of all that are there.
  private static let examplesAtOnce = 50
}

/// A kind of claim that health pages must not make, or must not make like this.
struct ClaimRule: Sendable {
  var info: DiagnosticRule
  var instead: String
  /// The countries that it holds for (ISO 3166-1); empty for all.
  var regions: Set<String> = []
  var patterns: [WordingPattern]
  /// Wordings that make it no such claim when they stand in the same sentence.
  var unless: [WordingPattern] = []
  var allowsCited = false
  /// Whether the claim is reported even where it is denied: for words that must not be there.
  var ignoresDenial = false
  /// Whether what else stands in the sentence has a say: some words are a claim in some sentences
  /// only, and others, such as a price that is called low, in the plainest.
  var isWeighed = false
  /// Sentences that the rule must not report.
  var pass: [Located<String>] = []
  /// Sentences that the rule must report.
  var fail: [Located<String>] = []
  var path: RelativePath
  /// Whether it comes with Careleaf, so that the grammar of the language reports by it too.
  var isBuiltIn = false
}

/// Tries rules on the sentences that their files give for them.
struct RuleExamples {
  private let lexicon: ClaimLexicon
  private let knowledge: WordKnowledge

  init(_ rules: [ClaimRule], language: CheckLanguage?) {
    lexicon = ClaimLexicon(rules: rules, language: language)
    knowledge = WordKnowledge(language: language, symbols: lexicon.symbols)
  }

  func problems() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (number, rule) in lexicon.rules.enumerated() {
      for example in rule.pass where isReported(example.value, number) {
        problems.append(
          problem(
            "this sentence must pass, and the rule reports it", example, "add it to 'unless'"))
      }
      for example in rule.fail where !isReported(example.value, number) {
        problems.append(
          problem(
            "this sentence must fail, and the rule does not report it", example,
            "add its wording to 'patterns'; a pattern with '#' needs quotes"))
      }
    }
    return problems
  }

  private func isReported(_ text: String, _ rule: Int) -> Bool {
    let words = SharedWords(knowledge)
    var builder = ProseBuilder(words: words)
    builder.append(text, at: SourceLocation(path: ""), isExact: false)
    builder.endUnit(.paragraph, at: SourceLocation(path: ""))
    let finder = ClaimFinder(
      lexicon: lexicon, prose: builder.prose, words: words, region: nil)
    return builder.prose.sentences.contains { sentence in
      finder.claims(in: sentence, isCited: false).contains { $0.owner == rule }
    }
  }

  private func problem(
    _ message: String, _ example: Located<String>, _ help: String
  ) -> Diagnostic {
    Diagnostic(RuleFileProblem.wrongExample, message, at: example.location, help: help)
  }
}
