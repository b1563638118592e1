/// How a verb that states an effect is used.
enum EffectMood: UInt8, CaseIterable, Sendable {
  case imperative, purpose, designed, applied, learned, hedged, possible, certain, helping, third
  case plain, ing, past, passive, adjective
}

/// What does what a verb says.
enum EffectSubject: UInt8, CaseIterable, Sendable {
  case own, method, provider, established, physiology, harm, diagnosis, research, person, you
  case pointing, outcome, other, none
  /// Too little or too much of something, or a state of the body: "sleep deprivation".
  case excess
}

/// What an effect is on.
enum EffectObject: UInt8, CaseIterable, Sendable {
  case good, body, bad, yours, danger, none
  /// Something good that becomes less.
  case loss
}

/// A verb that states an effect, with what it does it to.
struct Effect {
  let verb: Int
  let mood: EffectMood
  let subject: EffectSubject
  let object: EffectObject
  let isStrong: Bool
  /// The items from the verb to the outcome.
  let range: Range<Int>

  /// Whether it tells of harm: "lack of sleep reduces attention".
  var isHarm: Bool { subject == .excess || object == .loss }
}

/// Finds what effects a sentence states: a verb that makes something better or less, and what.
struct EnglishEffects {
  let items: SentenceItems

  private static let verbs = Lexemes(.boost, .improve, .banish, .reduce, .treat)
  private static let good = Lexemes(.boost, .improve)
  private static let bad = Lexemes(.banish, .reduce, .treat)
  private static let stops = Lexemes(.stop, .dash, .question, .condition, .wh, .contrast)
  private static let determiners = Lexemes(.det, .your, .number)
  /// How many items before a verb its subject stands at most.
  private static let farthest = 25

  static func all(in items: SentenceItems) -> [Effect] {
    items.all.has(verbs) ? EnglishEffects(items: items).all() : []
  }

  private func all() -> [Effect] {
    return (0..<items.count).compactMap { index in
      guard items[index].has(Self.verbs), let mood = mood(at: index) else { return nil }
      return effect(at: index, mood)
    }
  }

  private func effect(at index: Int, _ mood: EffectMood) -> Effect? {
    let verb = items[index]
    let isStrong = verb.has(Lexemes(.boost, .banish))
    var (object, end) = object(of: index)
    if mood == .passive { (object, end) = passive(index) }
    if object == .none, !isStrong { return nil }
    return Effect(
      verb: index, mood: mood, subject: subject(before: index), object: object,
      isStrong: isStrong, range: min(index, end)..<max(index, end) + 1)
  }

  // MARK: How the verb is used

  /// How the verb at `index` is used; nil where it is none, as in "the lift".
  private func mood(at index: Int) -> EffectMood? {
    let word = items[index]
    let previous = last(before: index)
    let prior = items[previous]
    if word.has(.third), !prior.has(Lexemes(.det, .your, .number, .prep, .of)) {
      return .third
    }
    if word.has(.base) { if let mood = baseMood(at: index, previous) { return mood } }
    if word.has(.ing) {
      let isNoun = prior.has(Self.determiners) && !isOutcome(items[index + 1])
      return isNoun ? nil : .ing
    }
    guard word.has(Lexemes(.past, .participle)) else { return nil }
    if prior.has(.being) { return .passive }
    if isOutcome(items[index + 1]), index == 0 || !prior.has(Lexemes(.own, .you, .first)) {
      return .adjective
    }
    return .past
  }

  private func baseMood(at index: Int, _ previous: Int) -> EffectMood? {
    let prior = items[previous]
    if prior.has(.to) { return infinitive(to: previous) }
    if prior.has(.may) { return .hedged }
    if prior.has(.can) { return .possible }
    if prior.has(.will) { return .certain }
    if prior.has(.allow) { return .helping }
    if previous < 0 || prior.has(Lexemes(.stop, .dash)) { return .imperative }
    if items[index - 1].has(Lexemes(.joiner, .comma)) { return coordinated(before: index) }
    if prior.has(Lexemes(.det, .your, .prep, .of, .from, .purpose, .number, .lovely, .more)) {
      return nil
    }
    if prior.has(Lexemes(.you, .own, .first)) { return .plain }
    if prior.has(Lexemes(.good, .bad, .body)), !prior.has(.plural) {
      let isVerb =
        items[index + 1].has(Lexemes(.your, .det, .lovely))
        || isOutcome(items[index + 1]) && items[index].has(Lexemes(.boost, .banish))
      return isVerb ? .plain : nil
    }
    return .plain
  }

  /// What comes before the item at `index` but for adverbs; -1 at the start.
  private func last(before index: Int) -> Int {
    var last = index - 1
    while last >= 0, items[last].has(.manner) { last -= 1 }
    return last
  }

  /// "Designed to", "used to", "how to" or simply "to".
  private func infinitive(to index: Int) -> EffectMood {
    for prior in stride(from: index - 1, through: max(0, index - 4), by: -1) {
      let word = items[prior]
      if word.has(.used) { return .applied }
      if word.has(Lexemes(.wh, .aim, .learn)) { return .learned }
      if word.has(.design), word.has(Lexemes(.participle, .past)) { return .designed }
      if word.has(Lexemes(.allow, .bliss)) { return .helping }
      if word.has(Self.stops) { break }
    }
    return .purpose
  }

  /// The use of a verb after a comma or "and" is that of the verb before it.
  private func coordinated(before index: Int) -> EffectMood? {
    var prior = index - 2
    while prior >= max(0, index - Self.farthest), !items[prior].has(Self.stops) {
      let word = items[prior]
      if word.has(.base), word.has(Self.verbs.union(Lexemes(.give, .live))) {
        return prior == 0 ? .imperative : baseMood(at: prior, last(before: prior))
      }
      if word.has(.to) { return infinitive(to: prior) }
      if word.has(.may) { return .hedged }
      if word.has(.can) { return .possible }
      prior -= 1
    }
    return items[index + 1].has(.your) ? .imperative : nil
  }

  // MARK: What it is done to

  private func isOutcome(_ word: Lexemes) -> Bool {
    word.has(Lexemes(.good, .bad, .body, .lovely, .more))
  }

  private func object(of index: Int) -> (EffectObject, Int) {
    let verb = items[index]
    var isYours = false
    var next = index + 1
    while next < min(items.count, index + 9) {
      let word = items[next]
      if word.has(Self.stops) || word.has(Lexemes(.by, .with, .being, .may, .can, .will, .than)) {
        break
      }
      if word.has(.prep), !word.has(.of) { break }
      if word.has(.comma), next == index + 1 { break }
      if word.has(.your) { isYours = true }
      if word.has(.danger) { return (.danger, next) }
      if verb.has(Self.good), word.has(.good) { return (.good, next) }
      if verb.has(Self.bad), word.has(.bad) { return (.bad, next) }
      if verb.has(.reduce), !verb.has(Lexemes(.improve, .boost, .banish)), word.has(.good) {
        return (.loss, next)
      }
      if word.has(.body), verb.has(Self.good) || isYours {
        return isYours || !verb.has(.bodily) || verb.has(.boost) ? (.body, next) : (.none, index)
      }
      if verb.has(Lexemes(.boost, .banish)), word.has(Lexemes(.good, .bad, .body)) {
        return (word.has(.good) ? .good : .bad, next)
      }
      next += 1
    }
    return isYours ? (.yours, index + 1) : (.none, index)
  }

  private func passive(_ index: Int) -> (EffectObject, Int) {
    for prior in stride(from: index - 2, through: max(0, index - 7), by: -1) {
      let word = items[prior]
      if word.has(Self.stops) { break }
      if word.has(.danger) { return (.danger, prior) }
      if items[index].has(Self.good), word.has(.good) { return (.good, prior) }
      if items[index].has(Self.bad), word.has(.bad) { return (.bad, prior) }
    }
    return (.none, index)
  }

  // MARK: What does it

  /// What the clause before the verb is about: its most telling noun.
  private func subject(before index: Int) -> EffectSubject {
    var found = Lexemes()
    var prior = index - 1
    while prior >= max(0, index - Self.farthest),
      !items[prior].has(Lexemes(.stop, .condition, .contrast))
    {
      found.formUnion(items[prior])
      prior -= 1
    }
    let kinds: [(LexicalClass, EffectSubject)] = [
      (.research, .research), (.own, .own), (.excess, .excess), (.established, .established),
      (.diagnosis, .diagnosis), (.method, .method), (.harm, .harm), (.provider, .provider),
      (.physiology, .physiology), (.you, .you), (.person, .person), (.good, .outcome),
      (.bad, .outcome), (.pointing, .pointing),
    ]
    return kinds.first { found.has($0.0) }?.1 ?? (prior == index - 1 ? .none : .other)
  }
}
