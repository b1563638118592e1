/// How many of the pages of a plan will be made. They are the same either way.
public enum PageMaking: Sendable, Hashable {
  /// All: what pages share is made once, before them.
  case everyPage
  /// Those that somebody asks for: what they share is made with each. With `marksPlaces`,
  /// comments in them tell where texts and facts are written; that is all that differs.
  case onRequest(marksPlaces: Bool)
}
