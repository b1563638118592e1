extension BuiltInKind {
  /// The keys of the facts file that a subject of the kind hardly ever has. It can have each of them,
  /// but a file that begins does not offer them.
  public var unusualFacts: Set<String> {
    Set(Self.usual.lazy.filter { !$0.value.contains(self) }.map(\.key))
  }

  /// What is done to somebody.
  private static let done: Set<BuiltInKind> = [.treatment, .procedure, .test]
  /// All but what one has.
  private static let given: Set<BuiltInKind> = [
    .treatment, .procedure, .test, .medicine, .vaccine,
  ]

  /// The kinds of which a fact is usual, for those that not all have.
  private static let usual: [String: Set<BuiltInKind>] = {
    var table: [String: Set<BuiltInKind>] = [:]
    for (keys, kinds) in groups {
      for key in keys { table[key] = kinds }
    }
    return table
  }()

  private static let groups: [([String], Set<BuiltInKind>)] = [
    (
      ["sessions", "interval", "needle_length", "injected_into", "origin", "recognition"],
      [.treatment]
    ),
    (["what_is_injected", "where_it_is_injected"], [.treatment, .vaccine]),
    (
      ["session_length", "follow_up", "recovery", "results", "how_it_is_done", "anaesthesia"], done
    ),
    (["back_to_work"], done.union([.condition])),
    (["course_length"], [.treatment, .procedure, .medicine]),
    (["bruising", "swelling", "stages"], [.treatment, .procedure]),
    (["how_it_is_said_to_work"], [.treatment, .medicine]),
    (["regulation"], [.treatment, .medicine, .vaccine]),
    (["pain", "who_gives_it", "aftercare", "timeline", "visit"], done.union([.vaccine])),
    (["before"], done),
    (["lasting"], given.subtracting([.test])),
    (["outlook", "symptoms", "causes"], [.condition]),
    (["storage", "missed_dose", "interactions"], [.medicine, .vaccine]),
    (["used_for", "who_should_not_have_it", "ask_first", "safety", "waits", "dose"], given),
    (["schedule"], [.vaccine]),
    (["eligibility"], [.test, .vaccine]),
    (["monitoring"], [.treatment, .medicine, .condition]),
    (["thresholds"], [.test, .medicine, .condition]),
    (["exercises"], [.treatment, .procedure, .condition]),
    (["checklist"], done.union([.vaccine, .condition])),
  ]
}
