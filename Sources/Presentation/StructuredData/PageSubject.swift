public import Facts

/// What a page is about, for search engines.
public enum PageSubject: Sendable {
  /// Nothing but what its title says.
  case general
  /// The clinic.
  case clinic
  /// A treatment, of whose facts the page shows the given parts.
  case treatment(Treatment, shown: Set<ShownFacts>)
}

/// Parts of a treatment's facts that a page can show to its readers. Structured data tells
/// search engines only what the page tells patients.
public enum ShownFacts: String, Sendable, CaseIterable {
  /// Its name, its other names and what it is in a sentence.
  case overview
  /// Who should not have it.
  case whoShouldNot = "who-should-not"
  /// What can go wrong.
  case risks
  /// What to do before.
  case before
  /// What to do afterwards.
  case aftercare
  /// What it costs.
  case prices
}
