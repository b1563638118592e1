/// The names of the facts that are a statement in words.
public enum StatementName: String, Sendable, CaseIterable {
  case whatItIs = "what_it_is"
  case howItIsSaidToWork = "how_it_is_said_to_work"
  case whatIsInjected = "what_is_injected"
  case whereItIsInjected = "where_it_is_injected"
  case anaesthesia
  case pain
  case backToWork = "back_to_work"
  case lasting
  case safety
  case whoGivesIt = "who_gives_it"
  case origin
  case recognition
  case regulation
}
