extension Checker {
  /// Every check, in no particular order.
  static func checks(_ lexicon: ClaimLexicon) -> [any Check] {
    [
      ClaimCheck(lexicon: lexicon), NumbersCheck(), FactsBalanceCheck(), PageBalanceCheck(),
      SentenceLengthCheck(), ReadingGradeCheck(), WordingCheck(), TermsCheck(), ReviewCheck(),
      DatesCheck(), HeadingCheck(), LinkTextCheck(), UnusedCheck(),
    ]
  }
}
