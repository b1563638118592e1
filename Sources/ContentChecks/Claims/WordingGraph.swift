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
  private var edges = FlatLists<(symbol: Int32, target: Int32)>()
  private var anyWord = FlatLists<Int32>()
  private var owners = FlatLists<Int32>()
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

  /// Makes the graph ready for searching: every state leads on by itself, without silent steps,
  /// and what leads on lies in flat lists.
  mutating func finish(_ symbols: SymbolTable) {
    roots = Array(repeating: [], count: Int(symbols.count))
    for index in states.indices {
      let closure = closure(of: index)
      let edges = closure.flatMap { states[$0].edges }
      self.edges.append(edges)
      anyWord.append(Set(closure.flatMap { states[$0].anyWord }).sorted())
      owners.append(Set(closure.flatMap { states[$0].owners }).sorted().map { Int32($0) })
      if index == 0 { for edge in edges { roots[Int(edge.symbol)].append(edge.target) } }
    }
    states = []
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
    var search = Search()
    for start in range {
      search.current.removeAll(keepingCapacity: true)
      reader.forEachSymbol(of: tokens[start]) { search.current += roots[Int($0)] }
      if search.current.isEmpty { continue }
      findEnds(from: start + 1, range, tokens, reader, &search)
      if search.ends.isEmpty { continue }
      search.ends.sort { $0.owner < $1.owner }
      for (owner, end) in search.ends { hits.append(Hit(owner: owner, tokens: start..<end)) }
    }
    return hits
  }

  /// What a search needs again and again, so that it is allocated once.
  private struct Search {
    var current: [Int32] = []
    var next: [Int32] = []
    var ends: [(owner: Int, end: Int)] = []

    mutating func add(_ state: Int32) { if !next.contains(state) { next.append(state) } }

    mutating func end(_ owner: Int, at index: Int) {
      if let known = ends.firstIndex(where: { $0.owner == owner }) {
        ends[known].end = index
      } else {
        ends.append((owner, index))
      }
    }
  }

  private func findEnds(
    from start: Int, _ range: Range<Int>, _ tokens: [Token], _ reader: SymbolReader,
    _ search: inout Search
  ) {
    search.ends.removeAll(keepingCapacity: true)
    var index = start
    while !search.current.isEmpty {
      for state in search.current {
        owners.forEach(in: Int(state)) { search.end(Int($0), at: index) }
      }
      guard index < range.upperBound else { return }
      step(tokens[index], reader, &search)
      index += 1
    }
  }

  private func step(_ token: Token, _ reader: SymbolReader, _ search: inout Search) {
    search.next.removeAll(keepingCapacity: true)
    let current = search.current
    if token.kind != .mark, !token.classes.contains(.negator) {
      for state in current { anyWord.forEach(in: Int(state)) { search.add($0) } }
    }
    reader.forEachSymbol(of: token) { symbol in
      for state in current {
        edges.forEach(in: Int(state)) { if $0.symbol == symbol { search.add($0.target) } }
      }
    }
    swap(&search.current, &search.next)
  }
}
