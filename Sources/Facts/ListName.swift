/// The names of the facts that are a list of statements.
public enum ListName: String, Sendable, CaseIterable {
  case usedFor = "used_for"
  case whoShouldNotHaveIt = "who_should_not_have_it"
  case askFirst = "ask_first"
  case before
}
