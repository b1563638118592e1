extension Checker {
  /// Every check, in no particular order.
  static func checks(_ lexicon: ClaimLexicon) -> [any Check] {
    [ClaimCheck(lexicon: lexicon)]
  }
}
