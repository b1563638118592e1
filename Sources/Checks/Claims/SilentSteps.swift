/// Which states of an automaton are reached from which without a word.
struct SilentSteps {
  private let states: [WordingGraphBuilder.State]
  private let isTarget: [Bool]
  /// The search that met each state last.
  private var lastSearch: [Int]
  private var search = 0

  /// The silent steps between `states`, of which the first is the start.
  init(_ states: [WordingGraphBuilder.State]) {
    self.states = states
    lastSearch = Array(repeating: 0, count: states.count)
    var isTarget = Array(repeating: false, count: states.count)
    isTarget[0] = true
    for state in states {
      for edge in state.edges { isTarget[Int(edge.target)] = true }
      for target in state.anyWord { isTarget[Int(target)] = true }
    }
    self.isTarget = isTarget
  }

  /// Whether a word leads to `state`, or it is the start.
  func isReachedByWord(_ state: Int) -> Bool { isTarget[state] }

  /// `state` and all that are reached from it without a word, in order.
  mutating func states(from state: Int) -> [Int] {
    search += 1
    lastSearch[state] = search
    var found = [state]
    var next = 0
    while next < found.count {
      for target in states[found[next]].silent where lastSearch[Int(target)] != search {
        lastSearch[Int(target)] = search
        found.append(Int(target))
      }
      next += 1
    }
    return found.sorted()
  }
}
