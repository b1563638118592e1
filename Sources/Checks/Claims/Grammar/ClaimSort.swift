/// What a sentence claims, and with it the rule that says why it must not.
enum ClaimSort: String, CaseIterable, Sendable {
  case effect, superiority, endorsement, urgency, guarantee, permanence, painless, natural
  case approval, trivialising, tone
  case safety = "absolute-safety"
  case studied = "clinically-proven"
  case downtime = "no-recovery"

  /// The id of the rule.
  var rule: String { "claims/" + rawValue }
}
