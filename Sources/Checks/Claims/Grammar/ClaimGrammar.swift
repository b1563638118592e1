/// How a language makes claims: its words, the frames in which they make one, and how much each
/// weighs. A class, because every table of words has it and one reference is cheap to hold.
final class ClaimGrammar: Sendable {
  typealias Effects = @Sendable (SentenceItems) -> [Effect]

  let lexicon: Lexicon
  let frames: [ClassFrame]
  let effects: Effects
  let model: ClaimModel
  private let numbers: FeatureNumbers
  /// What a sentence must have for each frame, apart from them: all are asked of most sentences.
  private let needs: [ClassFrame.Needs]

  /// `listed` are the ids of the rules that list wordings.
  init(
    lexicon: Lexicon, frames: [ClassFrame], effects: @escaping Effects, listed: [String],
    weights: ModelWeights
  ) {
    self.lexicon = lexicon
    self.frames = frames
    self.effects = effects
    needs = frames.map(\.needs)
    numbers = FeatureNumbers(frames, listed: listed)
    model = ClaimModel(names: numbers.names, weights: weights)
  }

  /// A claim among the items of a sentence.
  struct Match {
    let sort: ClaimSort
    let reason: String
    let items: Range<Int>
    /// The numbers of what it is to the model.
    var features: [Int]
  }

  /// The claims that the words of a sentence make, if nothing denies them.
  func matches(in items: SentenceItems, effects: [Effect]) -> [Match] {
    let start = items.firstWord
    var found: [Match] = []
    let isUnaided = items.all.has(.unaided)
    for number in needs.indices where needs[number].areMet(by: items) {
      let frame = frames[number]
      if isUnaided, frame.sort == .effect { continue }
      guard let range = frame.range(in: items) else { continue }
      let features = [numbers.frame(number)]
      let opening = range.lowerBound == start ? [numbers.opening(number)] : []
      found.append(
        Match(sort: frame.sort, reason: frame.reason, items: range, features: features + opening))
    }
    for effect in effects where !effect.isHarm && !isUnaided {
      found.append(
        Match(
          sort: .effect, reason: "says what it does as if that were known", items: effect.range,
          features: numbers.effect(effect)))
    }
    return found
  }

  /// More than `base` and all of `matches` can weigh together.
  func most(_ base: Float, _ matches: [Match]) -> Float {
    matches.reduce(base) { sum, match in
      match.features.reduce(sum) { $0 + max(0, model.weight($1)) }
    }
  }

  /// What else is seen in a sentence, beside its classes and `matches`.
  func shape(of items: SentenceItems) -> [Int] {
    var shape = numbers.start(items[items.firstWord])
    eachMark(of: items) { shape.append($0) }
    return shape
  }

  /// How much `shape(of:)` weighs, without a list of it: this is asked of most sentences.
  func shapeWeight(of items: SentenceItems) -> Float {
    var sum = model.weight(of: items[items.firstWord], from: numbers.firstStart)
    eachMark(of: items) { sum += model.weight($0) }
    return sum
  }

  private func eachMark(of items: SentenceItems, _ found: (Int) -> Void) {
    found(numbers.length(items.count))
    if !items.all.has(Self.finite) { found(numbers.verbless) }
    if isDeniedLater(items) { found(numbers.deniedLater) }
  }

  /// Whether a "but" takes back what was said: "but they do not treat it".
  private func isDeniedLater(_ items: SentenceItems) -> Bool {
    guard items.all.has(.contrast), items.all.has(.negator) else { return false }
    return (0..<items.count).contains { index in
      items[index].has(.contrast)
        && (index + 1..<index + 5).contains { items[$0].has(.negator) }
    }
  }

  /// Verbs, but for those that begin a sentence: "Boost your energy" has none.
  private static let finite = Lexemes(.being, .third, .past, .may, .can, .will, .plainly, .deed)

  func listed(_ rule: String) -> Int? { numbers.listed(rule) }
}

/// The numbers of what can be seen in a sentence. Those of the lexical classes come first.
struct FeatureNumbers: Sendable {
  private(set) var names = LexicalClass.allCases.map { "has.\($0)" }
  private let firstFrame: Int
  private let firstOpening: Int
  private let firstEffect: Int
  private let firstSubject: Int
  private let firstStrong: Int
  private let firstDoing: Int
  private let firstUse: Int
  let firstStart: Int
  private let firstLength: Int
  let verbless: Int
  let deniedLater: Int
  private var rules: [String: Int] = [:]

  init(_ frames: [ClassFrame], listed: [String]) {
    var names = names
    func add(_ more: [String]) -> Int {
      names += more
      return names.count - more.count
    }
    firstFrame = add(frames.map { "frame.\($0.name)" })
    firstOpening = add(frames.map { "opens.\($0.name)" })
    firstEffect = add(
      EffectMood.allCases.flatMap { mood in
        EffectObject.allCases.map { "effect.\(mood).\($0)" }
      })
    firstSubject = add(EffectSubject.allCases.map { "subject.\($0)" })
    firstStrong = add(EffectObject.allCases.map { "strong.\($0)" })
    firstDoing = add(
      EffectSubject.allCases.flatMap { subject in
        EffectObject.allCases.map { "does.\(subject).\($0)" }
      })
    firstUse = add(
      EffectSubject.allCases.flatMap { subject in
        EffectMood.allCases.map { "acts.\(subject).\($0)" }
      })
    firstStart = add(LexicalClass.allCases.map { "starts.\($0)" })
    firstLength = add(["length.short", "length.middle", "length.long"])
    verbless = add(["verbless"])
    deniedLater = add(["denied.later"])
    let firstRule = add(listed.map { "listed.\($0)" })
    for (index, rule) in listed.enumerated() { rules[rule] = firstRule + index }
    self.names = names
  }

  func frame(_ number: Int) -> Int { firstFrame + number }
  func opening(_ number: Int) -> Int { firstOpening + number }

  func effect(_ effect: Effect) -> [Int] {
    let mood = Int(effect.mood.rawValue) * EffectObject.allCases.count
    let (object, subject) = (Int(effect.object.rawValue), Int(effect.subject.rawValue))
    let features = [
      firstEffect + mood + object, firstSubject + subject,
      firstDoing + subject * EffectObject.allCases.count + object,
      firstUse + subject * EffectMood.allCases.count + Int(effect.mood.rawValue),
    ]
    return effect.isStrong ? features + [firstStrong + object] : features
  }

  func start(_ word: Lexemes) -> [Int] {
    LexicalClass.allCases.filter(word.has).map { firstStart + Int($0.rawValue) }
  }

  func length(_ count: Int) -> Int { firstLength + (count < 8 ? 0 : count < 18 ? 1 : 2) }

  func listed(_ rule: String) -> Int? { rules[rule] }
}
