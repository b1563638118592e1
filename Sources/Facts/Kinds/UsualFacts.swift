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
    .treatment, .procedure, .test, .medicine, .vaccine, .device, .exercise,
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
    (["sessions", "interval"], [.treatment, .exercise]),
    (["needle_length", "injected_into", "origin", "recognition"], [.treatment]),
    (["what_is_injected", "where_it_is_injected"], [.treatment, .vaccine]),
    (
      ["session_length", "follow_up", "results", "how_it_is_done"],
      done.union([.device, .exercise])
    ),
    (["anaesthesia"], done),
    (["recovery"], done.union([.exercise])),
    (["back_to_work"], done.union([.condition, .exercise])),
    (["course_length"], [.treatment, .procedure, .medicine, .device, .exercise]),
    (["bruising", "swelling"], [.treatment, .procedure]),
    (["stages"], [.treatment, .procedure, .device, .exercise]),
    (["how_it_is_said_to_work"], [.treatment, .medicine]),
    (["regulation"], [.treatment, .medicine, .vaccine]),
    (["pain", "who_gives_it"], done.union([.vaccine])),
    (["aftercare", "timeline", "visit"], done.union([.vaccine, .device, .exercise])),
    (["before"], done.union([.device, .exercise])),
    (["lasting"], given.subtracting([.test, .exercise])),
    (["outlook", "symptoms", "causes"], [.condition]),
    (["storage", "missed_dose", "interactions"], [.medicine, .vaccine]),
    (["used_for", "who_should_not_have_it", "ask_first", "safety", "waits"], given),
    (["dose"], given.subtracting([.device, .exercise])),
    (["schedule"], [.test, .vaccine]),
    (["eligibility"], [.test, .vaccine, .device]),
    (["monitoring"], [.treatment, .medicine, .condition, .device, .exercise]),
    (["action_plan"], [.condition]),
    (["thresholds"], [.test, .medicine, .condition, .device]),
    (["outcomes"], [.treatment, .procedure, .medicine, .vaccine, .condition]),
    (["exercises"], [.treatment, .procedure, .condition, .exercise]),
    (["checklist"], done.union([.vaccine, .condition, .device, .exercise])),
  ]
}
