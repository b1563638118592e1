/// All wordings of many patterns as one automaton, to find them all in one pass over a text.
struct WordingGraph: Sendable {
  /// A wording found.
  struct Hit: Hashable, Sendable {
    /// The number of the pattern's owner.
    let owner: Int
    /// The tokens of the wording.
    let tokens: Range<Int>
  }

  /// What leads on from a state.
  private struct State: Sendable {
    var edges: [(symbol: Int32, target: Int32)] = []
    var anyWord: [Int32] = []
    var silent: [Int32] = []
    var owners: [Int] = []
  }

  private var states = [State()]
  /// For each symbol, the states that it leads to from the start.
  private var roots: [[Int32]] = []

  /// Adds `pattern` for `owner`.
  mutating func insert(_ pattern: WordingPattern, owner: Int, _ symbols: inout SymbolTable) {
    let end = add(pattern.root, from: 0, &symbols)
    states[Int(end)].owners.append(owner)
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

  /// Makes the graph ready for searching: every state leads on by itself, without silent steps.
  mutating func finish(_ symbols: SymbolTable) {
    let closures = states.indices.map(closure)
    var finished = states
    for (index, closure) in closures.enumerated() {
      finished[index].edges = closure.flatMap { states[$0].edges }
      finished[index].anyWord = Array(Set(closure.flatMap { states[$0].anyWord })).sorted()
      finished[index].owners = Array(Set(closure.flatMap { states[$0].owners })).sorted()
      finished[index].silent = []
    }
    states = finished
    roots = Array(repeating: [], count: Int(symbols.count))
    for (symbol, target) in states[0].edges { roots[Int(symbol)].append(target) }
  }

  private func closure(of state: Int) -> [Int] {
    var seen: Set<Int> = [state]
    var waiting = [state]
    while let next = waiting.popLast() {
      for target in states[next].silent where seen.insert(Int(target)).inserted {
        waiting.append(Int(target))
      }
    }
    return seen.sorted()
  }

  /// The wordings among some tokens of a page, in the order of their starts; of those of one owner
  /// that begin at the same token the longest.
  func hits(in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader) -> [Hit] {
    var hits: [Hit] = []
    for start in range {
      var current: [Int32] = []
      reader.forEachSymbol(of: tokens[start]) { current += roots[Int($0)] }
      if current.isEmpty { continue }
      for (owner, end) in ends(of: current, from: start + 1, range, tokens, reader) {
        hits.append(Hit(owner: owner, tokens: start..<end))
      }
    }
    return hits
  }

  private func ends(
    of first: [Int32], from start: Int, _ range: Range<Int>, _ tokens: [Token],
    _ reader: SymbolReader
  ) -> [(Int, Int)] {
    var ends: [Int: Int] = [:]
    var current = first
    var index = start
    while !current.isEmpty {
      for state in current {
        for owner in states[Int(state)].owners { ends[owner] = index }
      }
      guard index < range.upperBound else { break }
      current = step(from: current, tokens[index], reader)
      index += 1
    }
    return ends.sorted { $0.key < $1.key }
  }

  private func step(from current: [Int32], _ token: Token, _ reader: SymbolReader) -> [Int32] {
    var next: [Int32] = []
    if token.kind != .mark, !token.classes.contains(.negator) {
      for state in current { next += states[Int(state)].anyWord }
    }
    reader.forEachSymbol(of: token) { symbol in
      for state in current {
        for edge in states[Int(state)].edges where edge.symbol == symbol {
          next.append(edge.target)
        }
      }
    }
    return next.count > 1 ? Array(Set(next)) : next
  }
}
