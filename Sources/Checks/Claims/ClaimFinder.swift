import Facts

/// A claim that a sentence makes.
struct FoundClaim {
  /// The number of its rule.
  let owner: Int
  let tokens: Range<Int>
  /// Why it is one, where the words together make it; nil where a wording of the rule does.
  let reason: String?
}

/// Finds the claims that the sentences of a text make, wherever they hold.
///
/// Two things see a claim: the wordings that rules list, and the grammar of the language, which
/// sees what words of some classes say together. A model weighs all that was seen,
/// and has the last word on what the grammar sees. Of rules that are weighed it also decides about
/// wordings that are warnings, and drops one that is an error where much speaks against it. The
/// wordings of other rules always stand.
struct ClaimFinder {
  private let lexicon: ClaimLexicon
  private let words: SharedWords
  /// The country that the rules must hold in; nil for any.
  private let region: String?
  /// What the text is about; nil where that is not known.
  private let kind: BuiltInKind?
  let surroundings: ClaimSurroundings

  /// From which sum of weights on an error of a rule that is weighed stands.
  private static let veto: Float = -0.5
  /// Above which sum words are reported that make no claim in any frame, and how many it takes.
  private static let tone: (weight: Float, words: Int) = (1.5, 5)

  init(
    lexicon: ClaimLexicon, prose: Prose, words: SharedWords, region: String?,
    kind: BuiltInKind? = nil
  ) {
    self.lexicon = lexicon
    self.words = words
    self.region = region
    self.kind = kind
    surroundings = ClaimSurroundings(prose, lexicon: lexicon, words: words)
  }

  /// The claims of a sentence. What readers are told to do promises nothing: "Lift your leg".
  func claims(
    in sentence: Sentence, isInstruction: Bool = false, isCited: @autoclosure () -> Bool
  ) -> [FoundClaim] {
    surroundings.looked(at: sentence.tokens.count)
    let hits = lexicon.claims.hits(
      in: sentence.tokens, of: surroundings.prose.tokens, &words.search)
    guard let grammar = lexicon.grammar else {
      if hits.isEmpty { return [] }
      let scope = ClaimScope(sentence, lexicon: lexicon, surroundings: surroundings)
      return standing(hits, scope, exceptions(in: sentence), [], isCited: isCited)
        .map(FoundClaim.init)
    }
    let weight = read(sentence, grammar)
    // Most sentences end here.
    if hits.isEmpty, isInstruction || weight <= grammar.model.worthLooking { return [] }
    let items = surroundings.items
    let base =
      weight + grammar.shapeWeight(of: items) + grammar.model.weight(ofPairsIn: items.all)
      + weightOfPairs(in: sentence, grammar.model)
    let effects = grammar.effects(items)
    let matches = grammar.matches(in: items, effects: effects)
    if hits.isEmpty, grammar.most(base, matches) <= 0 { return [] }
    return weigh(
      hits, matches, effects, base, in: sentence, grammar, isInstruction: isInstruction,
      isCited: isCited)
  }

  /// The claims of a sentence in which wordings and frames were seen, which weighs `base` without
  /// them.
  private func weigh(
    _ hits: [WordingGraph.Hit], _ matches: [ClaimGrammar.Match], _ effects: [Effect],
    _ base: Float, in sentence: Sentence, _ grammar: ClaimGrammar, isInstruction: Bool,
    isCited: () -> Bool
  ) -> [FoundClaim] {
    let scope = ClaimScope(sentence, lexicon: lexicon, surroundings: surroundings)
    let exceptions = exceptions(in: sentence)
    let hits = standing(hits, scope, exceptions, effects, isCited: isCited)
    let matches = matches.filter { stands($0, scope, exceptions, isCited: isCited) }
    let score = base + weight(of: hits, matches, grammar)
    let listed = hits.filter { stands($0, score) }
    if !listed.isEmpty || score <= 0 || isInstruction || scope.isHonestQuestion {
      return listed.map(FoundClaim.init)
    }
    let found = best(of: matches, grammar) ?? tone(of: sentence, score, isCited: isCited)
    return found.map { [$0] } ?? []
  }

  // MARK: What rules list

  /// The rules that say of the sentence that it makes no claim of theirs.
  private func exceptions(in sentence: Sentence) -> Set<Int> {
    Set(
      lexicon.exceptions.hits(
        in: sentence.tokens, of: surroundings.prose.tokens, &words.search
      ).map(\.owner))
  }

  /// The wordings that are no exception and not denied, each rule's one after the other.
  private func standing(
    _ hits: [WordingGraph.Hit], _ scope: ClaimScope, _ exceptions: Set<Int>,
    _ effects: [Effect], isCited: () -> Bool
  ) -> [WordingGraph.Hit] {
    if hits.isEmpty { return [] }
    let subject = ClaimSubject(kind, naming: surroundings.items.all, effects: effects)
    var ends: [Int: Int] = [:]
    return hits.filter { hit in
      let rule = lexicon.rules[hit.owner]
      guard hit.tokens.lowerBound >= ends[hit.owner] ?? 0,
        region.map(rule.holds) ?? true, !exceptions.contains(hit.owner),
        !(rule.allowsCited && isCited()),
        !rule.isBuiltIn || !subject.allows(rule.info.id),
        rule.ignoresDenial || !scope.isDenied(hit.tokens)
      else { return false }
      ends[hit.owner] = hit.tokens.upperBound
      return true
    }
  }

  private func stands(_ hit: WordingGraph.Hit, _ score: Float) -> Bool {
    let rule = lexicon.rules[hit.owner]
    return !rule.isWeighed || score > (rule.info.severity == .error ? Self.veto : 0)
  }

  // MARK: What words say together

  /// Reads the sentence as items; what its words and classes weigh.
  private func read(_ sentence: Sentence, _ grammar: ClaimGrammar) -> Float {
    let tokens = surroundings.prose.tokens
    // Read once, as each reading of the table counts references.
    let entries = words.table.entries
    surroundings.items.read(sentence.tokens, of: tokens, entries, grammar.lexicon)
    var weight = grammar.model.weight(of: surroundings.items.all)
    for index in sentence.tokens where tokens[index].kind != .mark {
      weight += entries[Int(tokens[index].word)].weight
    }
    return weight
  }

  /// Whether what the words say together is a claim that its rule forbids here.
  private func stands(
    _ match: ClaimGrammar.Match, _ scope: ClaimScope, _ exceptions: Set<Int>, isCited: () -> Bool
  ) -> Bool {
    guard let rule = lexicon.rule(of: match.sort), !exceptions.contains(rule),
      !scope.isDenied(surroundings.items.tokens(of: match.items))
    else { return false }
    return !(lexicon.rules[rule].allowsCited && isCited())
  }

  /// What the model makes of the wordings and of what the words say together; each feature counts
  /// once.
  private func weight(
    of hits: [WordingGraph.Hit], _ matches: [ClaimGrammar.Match], _ grammar: ClaimGrammar
  ) -> Float {
    if hits.isEmpty, matches.count < 2 {
      return matches.first?.features.reduce(0) { $0 + grammar.model.weight($1) } ?? 0
    }
    return features(hits, matches).reduce(0) { $0 + grammar.model.weight($1) }
  }

  private func features(
    _ hits: [WordingGraph.Hit], _ matches: [ClaimGrammar.Match]
  ) -> Set<Int> {
    Set(hits.compactMap { lexicon.feature(of: $0.owner) } + matches.flatMap(\.features))
  }

  /// The match that weighs most; nil when none speaks for a claim.
  private func best(of matches: [ClaimGrammar.Match], _ grammar: ClaimGrammar) -> FoundClaim? {
    let weighed = matches.map { match in
      (match, weight: match.features.reduce(0) { $0 + grammar.model.weight($1) })
    }
    guard let best = weighed.filter({ $0.weight > 0 }).max(by: { $0.weight < $1.weight })?.0,
      let rule = lexicon.rule(of: best.sort)
    else { return nil }
    return FoundClaim(
      owner: rule, tokens: surroundings.items.tokens(of: best.items), reason: best.reason)
  }

  /// A sentence that reads like advertising by its words alone, at the word that weighs most.
  private func tone(of sentence: Sentence, _ score: Float, isCited: () -> Bool) -> FoundClaim? {
    guard score > Self.tone.weight, sentence.words >= Self.tone.words,
      let rule = lexicon.rule(of: .tone),
      !(lexicon.rules[rule].allowsCited && isCited())
    else { return nil }
    let heaviest = wordWeights(in: sentence).filter { $0.weight > 0 }
      .sorted { $0.weight > $1.weight }.prefix(3)
    guard let first = heaviest.first?.token else { return nil }
    let others = heaviest.dropFirst()
      .map { surroundings.prose.text(ofTokens: $0.token..<$0.token + 1) }
    let also = others.map { "'\($0)'" }.joined(separator: " and ")
    return FoundClaim(
      owner: rule, tokens: first..<first + 1,
      reason: others.isEmpty ? "weighs most here" : "weighs most here, with \(also)")
  }

  /// Tells what each two words that follow each other weigh, with the tokens of both; the first word
  /// stands alone at its start, and the last at its end.
  private func eachPair(
    in sentence: Sentence, _ model: ClaimModel,
    _ found: (_ weight: Float, _ first: Int?, _ second: Int?) -> Void
  ) {
    let tokens = surroundings.prose.tokens
    let entries = words.table.entries
    var (last, lastNumber): (Int?, Int32) = (nil, WordPairs.start)
    for index in sentence.tokens where tokens[index].kind != .mark {
      let number = entries[Int(tokens[index].word)].pairWord
      found(model.weight(ofPair: lastNumber, number), last, index)
      (last, lastNumber) = (index, number)
    }
    found(model.weight(ofPair: lastNumber, WordPairs.end), last, nil)
  }

  /// What they weigh together: this is asked of most sentences.
  private func weightOfPairs(in sentence: Sentence, _ model: ClaimModel) -> Float {
    var sum: Float = 0
    eachPair(in: sentence, model) { weight, _, _ in sum += weight }
    return sum
  }

  /// How much each word speaks for a claim, alone and with its neighbours.
  private func wordWeights(in sentence: Sentence) -> [(token: Int, weight: Float)] {
    guard let grammar = lexicon.grammar else { return [] }
    let tokens = surroundings.prose.tokens
    var shares: [Int: Float] = [:]
    eachPair(in: sentence, grammar.model) { weight, first, second in
      let words = [first, second].compactMap(\.self)
      for word in words { shares[word, default: 0] += weight / Float(words.count) }
    }
    return sentence.tokens.filter { tokens[$0].kind != .mark }.map {
      ($0, words.table.entries[Int(tokens[$0].word)].weight + (shares[$0] ?? 0))
    }
  }

  /// The names of all that the model weighs in `sentence`.
  func features(of sentence: Sentence) -> [String] {
    guard let grammar = lexicon.grammar else { return [] }
    _ = read(sentence, grammar)
    let tokens = surroundings.prose.tokens
    let scope = ClaimScope(sentence, lexicon: lexicon, surroundings: surroundings)
    let exceptions = exceptions(in: sentence)
    let effects = grammar.effects(surroundings.items)
    let hits = standing(
      lexicon.claims.hits(in: sentence.tokens, of: tokens, &words.search), scope,
      exceptions, effects, isCited: { false })
    let matches = grammar.matches(in: surroundings.items, effects: effects)
      .filter { stands($0, scope, exceptions, isCited: { false }) }
    let seen = features(hits, matches).union(grammar.shape(of: surroundings.items))
    let all = surroundings.items.all
    return LexicalClass.allCases.filter(all.has).map { "has.\($0)" }
      + seen.sorted().map { grammar.model.names[$0] }
      + sentence.tokens.filter { tokens[$0].kind != .mark }
      .map { "word." + words.table.text(of: tokens[$0].word) }
  }
}

extension FoundClaim {
  fileprivate init(_ hit: WordingGraph.Hit) {
    self.init(owner: hit.owner, tokens: hit.tokens, reason: nil)
  }
}
