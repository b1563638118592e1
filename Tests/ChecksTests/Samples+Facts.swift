extension Samples {
  /// The facts of a treatment with 8 to 15 sessions at USD 250 to 400.
  static func facts(
    used: String = "cellulite", review: String = "", until: String = "2027-12-31",
    lasting: String = ""
  ) -> String {
    """
    name: Needling
    summary: Many small injections.
    \(review)
    what_it_is: { text: Many small injections., sources: [trial-a] }
    \(lasting)
    used_for: { items: ["\(used)"] }
    who_should_not_have_it: { items: [you are pregnant] }
    before: { items: [tell us about your health] }
    sessions: { value: 8 to 15, sources: [trial-a] }
    session_length: { value: 30 to 45 minutes, sources: [trial-a] }
    interval: { value: 1 to 2 weeks, sources: [trial-a] }
    prices:
      per: area
      currency: USD
      valid_from: 2026-01-01
      valid_until: \(until)
      areas:
        thighs: { name: Thighs, price: 250 to 400 }
    risks:
      common:
        - { id: bruising, name: Bruising, text: The skin turns blue., lasts: 1 to 5 days }
      serious:
        - { name: Infection, text: Germs get in with the needle. }
    evidence: { known: [Few studies exist.], not_known: [If it works.] }
    aftercare:
      phases:
        - name: First day
          days: 1
          do: [rest]
          do_not: [rub the skin]
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a lump] }
    alternatives:
      doing_nothing: Nothing has to be treated.
      others: [{ name: A cream, text: It stays on the skin. }]
    """
  }

  /// What is found in the guide of that treatment with an overview that says `body`.
  static func guide(
    _ body: String, facts: String = Samples.facts(), asOf: String = "2026-06-01"
  ) async throws -> [String] {
    let files = [
      "content/treatments/needling/facts.yaml": facts,
      "content/treatments/needling/index.md": article(body),
    ]
    return try await check(files, asOf: .init(iso: asOf) ?? day).map { finding in
      "\(finding.severity.rawValue) \(finding.id): \(finding.message)"
    }
  }
}
