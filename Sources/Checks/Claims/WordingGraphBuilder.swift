/// Joins many patterns to one automaton.
///
/// Its states lead on by words and by silent steps (Thompson, "Regular expression search
/// algorithm", CACM 11, 1968).
struct WordingGraphBuilder {
  /// What leads on from a state.
  struct State {
    var edges: [(symbol: Int32, target: Int32)] = []
    var anyWord: [Int32] = []
    var silent: [Int32] = []
    var owners: [Int32] = []
  }

  /// The states; the first is the start.
  private(set) var states = [State()]

  /// Adds `pattern` for `owner`.
  mutating func insert(_ pattern: WordingPattern, owner: Int, _ symbols: inout SymbolTable) {
    let end = add(pattern.root, from: 0, &symbols)
    states[Int(end)].owners.append(Int32(owner))
  }

  private mutating func add(
    _ part: WordingPattern.Part, from start: Int32, _ symbols: inout SymbolTable
  ) -> Int32 {
    switch part {
    case .word(let word):
      let end = newState()
      states[Int(start)].edges.append((symbols.symbol(for: word), end))
      return end
    case .anyWord:
      let end = newState()
      states[Int(start)].anyWord.append(end)
      return end
    case .sequence(let parts):
      return parts.reduce(start) { add($1, from: $0, &symbols) }
    case .choice(let parts):
      let ends = parts.map { add($0, from: fork(start), &symbols) }
      return join(ends)
    case .optional(let inner):
      let end = add(inner, from: fork(start), &symbols)
      return join([start, end])
    case .repeated(let inner):
      let loop = fork(start)
      let end = add(inner, from: loop, &symbols)
      states[Int(end)].silent.append(loop)
      return join([loop])
    }
  }

  private mutating func newState() -> Int32 {
    states.append(State())
    return Int32(states.count - 1)
  }

  private mutating func fork(_ start: Int32) -> Int32 {
    let state = newState()
    states[Int(start)].silent.append(state)
    return state
  }

  private mutating func join(_ ends: [Int32]) -> Int32 {
    let state = newState()
    for end in ends { states[Int(end)].silent.append(state) }
    return state
  }
}
