/// The cues of a sentence, so arranged that each claim finds its answer without looking at all of
/// them: one sentence can hold as many of both as a file has room for.
struct SentenceCues {
  /// Where the first cue with some effect ends, and where the last one begins.
  private var bounds: [DenialCues.Effect: (firstEnd: Int, lastStart: Int)] = [:]
  private var subjectDenials: Set<Int> = []
  private var falseNegations: Set<Int> = []

  /// Arranges `cues`.
  init(_ cues: [ClaimLexicon.Cue]) {
    for cue in cues {
      let (start, end) = (cue.tokens.lowerBound, cue.tokens.upperBound)
      let known = bounds[cue.effect] ?? (firstEnd: end, lastStart: start)
      bounds[cue.effect] = (min(known.firstEnd, end), max(known.lastStart, start))
      if cue.effect == .subjectDenial { subjectDenials.insert(start) }
      if cue.effect == .falseNegation { falseNegations.formUnion(cue.tokens) }
    }
  }

  /// Whether there is a cue with `effect`.
  func has(_ effect: DenialCues.Effect) -> Bool { bounds[effect] != nil }

  /// Whether a cue with `effect` ends before `tokens`.
  func has(_ effect: DenialCues.Effect, before tokens: Range<Int>) -> Bool {
    bounds[effect].map { $0.firstEnd <= tokens.lowerBound } ?? false
  }

  /// Whether a cue with `effect` shares no token with `tokens`.
  func has(_ effect: DenialCues.Effect, besides tokens: Range<Int>) -> Bool {
    bounds[effect].map {
      $0.firstEnd <= tokens.lowerBound || $0.lastStart >= tokens.upperBound
    } ?? false
  }

  /// Whether a denial of what stands before it begins at the token `index`.
  func deniesSubject(at index: Int) -> Bool { subjectDenials.contains(index) }

  /// Whether the negative at `index` is part of a cue that denies nothing.
  func isFalseNegation(_ index: Int) -> Bool { falseNegations.contains(index) }
}
