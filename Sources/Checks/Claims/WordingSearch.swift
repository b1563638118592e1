/// Searches texts for the wordings of graphs. What texts have shown of a graph is kept for the next
/// ones, so that a worker has one search for all its texts.
struct WordingSearch {
  private var automata: [LazyAutomaton] = []
  /// How many sets of states are kept of a graph at most. Texts lead to some thousands; who writes a
  /// rule that leads to more pays with time, not with memory.
  private let mostStates: Int
  /// How many states have been followed by a word: the work of the search.
  private(set) var followed = 0

  init(mostStates: Int = 1 << 16) { self.mostStates = mostStates }

  /// The wordings of `graph` among some tokens of a page, in the order of their starts; of those of
  /// one owner that begin at the same token the longest.
  mutating func hits(
    in range: Range<Int>, of tokens: [Token], _ graph: WordingGraph
  ) -> [WordingGraph.Hit] {
    automata[number(of: graph)].hits(in: range, of: tokens, &followed)
  }

  private mutating func number(of graph: WordingGraph) -> Int {
    // There are three of them: for claims, exceptions and cues.
    if let known = automata.firstIndex(where: { $0.graph === graph }) { return known }
    automata.append(LazyAutomaton(graph, mostStates: mostStates))
    return automata.count - 1
  }
}

/// A graph in which the states that a text can be in at a time are one state, made when a text first
/// leads there. From then on a word costs one look-up, however many wordings it goes on
/// (lazy subset construction: Aho, Sethi and Ullman, "Compilers", 3.6; Cox, "Regular Expression
/// Matching in the Wild", 2010).
private struct LazyAutomaton {
  /// A set of states of the graph.
  private struct State {
    /// Parts of the lists below.
    let members: Range<Int32>
    let owners: Range<Int32>
    /// The bits of the symbols that can come next.
    let bits: UInt64
    /// Whether any word can come next.
    let hasAnyWord: Bool

    /// Whether `token` can lead on; false is certain.
    @inline(__always)
    func mayLeadOn(by token: Token) -> Bool {
      bits & SymbolTable.bit(token.symbol) != 0 || hasAnyWord && WordingGraph.isAnyWord(token)
    }
  }

  let graph: WordingGraph
  private var states: [State] = []
  private var members: [Int32] = []
  private var owners: [Int32] = []
  private var numbers: [[Int32]: Int32] = [:]
  /// Where the first word of a text leads to, by its symbol.
  private var starts: [Int32]
  /// Where a state leads to by a symbol. Where it can be any word, tokens that are none have a symbol
  /// of their own: the one below 0.
  private var steps = KeyTable()

  private let mostStates: Int

  /// Leads nowhere, and not known yet.
  private static let (none, unknown) = (Int32(-1), Int32(-2))
  /// How many members the states have at most, on average, before they are forgotten.
  private static let mostMembers = 16

  init(_ graph: WordingGraph, mostStates: Int) {
    self.graph = graph
    self.mostStates = mostStates
    starts = Array(repeating: Self.unknown, count: graph.symbolCount)
  }

  mutating func hits(
    in range: Range<Int>, of tokens: [Token], _ followed: inout Int
  ) -> [WordingGraph.Hit] {
    var hits: [WordingGraph.Hit] = []
    for start in range {
      // All tokens of a site come here, and most begin nothing.
      let first = starts[Int(tokens[start].symbol)]
      guard first != Self.none else { continue }
      if first >= 0, states[Int(first)].owners.isEmpty {
        guard start + 1 < range.upperBound, states[Int(first)].mayLeadOn(by: tokens[start + 1])
        else { continue }
      }
      let limit = min(range.upperBound, start + WordingPattern.mostWords)
      follow(from: start, limit, tokens, &hits, &followed)
    }
    return hits
  }

  /// Follows the wordings that begin at `start`.
  private mutating func follow(
    from start: Int, _ limit: Int, _ tokens: [Token], _ hits: inout [WordingGraph.Hit],
    _ followed: inout Int
  ) {
    forgetTooMany()
    var state = firstState(by: tokens[start].symbol, &followed)
    var ends: [(owner: Int32, end: Int)] = []
    var index = start + 1
    while state != Self.none {
      followed += 1
      for number in states[Int(state)].owners { ends.append((owners[Int(number)], index)) }
      guard index < limit else { break }
      state = self.state(after: state, tokens[index], &followed)
      index += 1
    }
    if ends.count > 1 { ends = Self.longest(ends) }
    for (owner, end) in ends { hits.append(.init(owner: Int(owner), tokens: start..<end)) }
  }

  /// The last end for each owner, in their order.
  private static func longest(
    _ ends: [(owner: Int32, end: Int)]
  ) -> [(owner: Int32, end: Int)] {
    let sorted = ends.sorted { $0 < $1 }
    return sorted.indices.filter {
      $0 + 1 == sorted.count || sorted[$0 + 1].owner != sorted[$0].owner
    }.map { sorted[$0] }
  }

  private mutating func firstState(by symbol: Int32, _ followed: inout Int) -> Int32 {
    if starts[Int(symbol)] == Self.unknown {
      starts[Int(symbol)] = state(of: graph.starts(with: symbol), &followed)
    }
    return starts[Int(symbol)]
  }

  private mutating func state(
    after state: Int32, _ token: Token, _ followed: inout Int
  ) -> Int32 {
    let known = states[Int(state)]
    guard known.mayLeadOn(by: token) else { return Self.none }
    let isWord = known.hasAnyWord && WordingGraph.isAnyWord(token)
    let symbol = known.hasAnyWord && !isWord ? ~token.symbol : token.symbol
    if let next = steps[state, symbol] { return next }
    let range = Int(known.members.lowerBound)..<Int(known.members.upperBound)
    let next = self.state(
      of: graph.targets(of: token.symbol, isAnyWord: isWord, from: members[range]), &followed)
    steps[state, symbol] = next
    return next
  }

  /// The number of a set of states of the graph.
  private mutating func state(of set: Set<Int32>, _ followed: inout Int) -> Int32 {
    if set.isEmpty { return Self.none }
    let sorted = set.sorted()
    if let known = numbers[sorted] { return known }
    followed += sorted.count
    let firstMember = Int32(members.count)
    members += sorted
    let firstOwner = Int32(owners.count)
    owners += Set(sorted.flatMap(graph.owners)).sorted()
    states.append(
      State(
        members: firstMember..<Int32(members.count), owners: firstOwner..<Int32(owners.count),
        bits: sorted.reduce(0) { $0 | graph.bits(of: $1) },
        hasAnyWord: sorted.contains(where: graph.leadsOnByAnyWord)))
    numbers[sorted] = Int32(states.count - 1)
    return Int32(states.count - 1)
  }

  private mutating func forgetTooMany() {
    if states.count > mostStates || members.count / Self.mostMembers > mostStates {
      self = LazyAutomaton(graph, mostStates: mostStates)
    }
  }
}
