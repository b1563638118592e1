import Foundations

/// All wordings of many patterns as one automaton, to find them all in one pass over a text
/// (Thompson, "Regular expression search algorithm", CACM 11, 1968). A class, so that a search can
/// tell by one comparison of which graph it knows something.
final class WordingGraph: Sendable {
  struct Hit: Hashable, Sendable {
    let owner: Int
    let tokens: Range<Int>
  }

  /// Where a state leads, and what ends in it, as parts of the lists below.
  private struct State {
    /// In the order of their symbols.
    let edges: Range<Int>
    /// The bits of the symbols of its edges.
    let bits: UInt64
    /// The states that any word leads to.
    let anyWord: Range<Int>
    let owners: Range<Int>
  }

  private let states: [State]
  private let edges: [WordingGraphBuilder.Edge]
  private let numbers: [Int32]
  /// How many symbols a token can be.
  let symbolCount: Int

  /// The automaton of what `builder` has, with all `symbols` that a token can be.
  init(_ builder: WordingGraphBuilder, _ symbols: SymbolTable) {
    let parts = builder.states(covering: symbols)
    var steps = EpsilonClosure(parts)
    var (states, edges, numbers): ([State], [WordingGraphBuilder.Edge], [Int32]) = ([], [], [])
    states.reserveCapacity(parts.count)
    /// Adds a state with edges in the order of their symbols.
    func add(_ own: [WordingGraphBuilder.Edge], _ anyWord: [Int32], _ owners: [Int32]) {
      states.append(
        State(
          edges: edges.add(own), bits: own.reduce(0) { $0 | SymbolTable.bit($1.symbol) },
          anyWord: numbers.add(anyWord.count < 2 ? anyWord : Set(anyWord).sorted()),
          owners: numbers.add(owners.count < 2 ? owners : Set(owners).sorted())))
    }
    for (index, part) in parts.enumerated() {
      // No word leads to the states that are reached silently alone.
      if !steps.isReachedByWord(index) {
        add([], [], [])
      } else if part.silent.isEmpty {
        add(steps.leading(part.edges), steps.leading(part.anyWord), part.owners)
      } else {
        let closure = steps.states(from: index)
        add(
          steps.leading(closure.flatMap { parts[$0].edges }),
          steps.leading(closure.flatMap { parts[$0].anyWord }),
          closure.flatMap { parts[$0].owners })
      }
    }
    (self.states, self.edges, self.numbers) = (states, edges, numbers)
    symbolCount = Int(symbols.count)
  }

  /// The wordings among some tokens of a page, as `search` finds them.
  func hits(in range: Range<Int>, of tokens: [Token], _ search: inout WordingSearch) -> [Hit] {
    search.hits(in: range, of: tokens, self)
  }

  /// Whether `token` stands for any word in a wording.
  @inline(__always)
  static func isAnyWord(_ token: Token) -> Bool {
    token.kind != .mark && !token.classes.contains(.negator)
  }

  /// The states that a first word leads to: wordings do not begin with any word.
  func starts(with symbol: Int32) -> Set<Int32> {
    targets(of: symbol, isAnyWord: false, from: [0])
  }

  /// The states that a token leads to from some `states`.
  func targets(
    of symbol: Int32, isAnyWord: Bool, from states: ArraySlice<Int32>
  ) -> Set<Int32> {
    var targets: Set<Int32> = []
    for number in states {
      let state = self.states[Int(number)]
      if isAnyWord { targets.formUnion(numbers[state.anyWord]) }
      guard state.bits & SymbolTable.bit(symbol) != 0 else { continue }
      let first = state.edges.partitioningIndex { edges[$0].symbol >= symbol }
      for edge in edges[first..<state.edges.upperBound] {
        guard edge.symbol == symbol else { break }
        targets.insert(edge.target)
      }
    }
    return targets
  }

  /// Whose wordings end in a state.
  func owners(of state: Int32) -> ArraySlice<Int32> { numbers[states[Int(state)].owners] }

  /// The bits of the symbols that lead on from a state.
  func bits(of state: Int32) -> UInt64 { states[Int(state)].bits }

  func leadsOnByAnyWord(_ state: Int32) -> Bool { !states[Int(state)].anyWord.isEmpty }
}

extension Array {
  /// Adds `list` and returns where it stands.
  fileprivate mutating func add(_ list: [Element]) -> Range<Int> {
    let start = count
    self += list
    return start..<count
  }
}

/// Joins patterns to one automaton, whose states lead on by words and by silent steps.
struct WordingGraphBuilder {
  struct Edge {
    let symbol: Int32
    let target: Int32
  }

  struct State {
    var edges: [Edge] = []
    var anyWord: [Int32] = []
    var silent: [Int32] = []
    var owners: [Int32] = []
  }

  /// A part of a wording, and the state that it begins at.
  private struct Step: Hashable {
    let place: Int32
    let part: WordingPattern.Part
  }

  /// The states; the first is the start.
  private(set) var states = [State()]
  /// Where the parts of wordings end. Wordings that begin alike share all states as far as they
  /// do, or a text with that beginning would be followed once for each.
  private var ends: [Step: Int32] = [:]

  init(_ patterns: [(WordingPattern, owner: Int)], _ symbols: inout SymbolTable) {
    for (pattern, owner) in patterns { insert(pattern, owner: Int32(owner), &symbols) }
  }

  private mutating func insert(
    _ pattern: WordingPattern, owner: Int32, _ symbols: inout SymbolTable
  ) {
    for way in pattern.root.alternatives {
      let end = Int(follow(way.parts, &symbols))
      if states[end].owners.last != owner { states[end].owners.append(owner) }
    }
  }

  /// Leads from the start by `parts`, as far as it can by what there is, and returns the end.
  private mutating func follow(
    _ parts: [WordingPattern.Part], _ symbols: inout SymbolTable
  ) -> Int32 {
    var place: Int32 = 0
    for part in parts {
      let step = Step(place: place, part: part)
      if let known = ends[step] {
        place = known
      } else {
        let next = newState()
        add(part, from: place, to: next, &symbols)
        ends[step] = next
        place = next
      }
    }
    return place
  }

  /// The states with an edge for each of the symbols that an edge covers.
  func states(covering symbols: SymbolTable) -> [State] {
    let covered = symbols.covered
    var result = states
    for index in states.indices
    where states[index].edges.contains(where: { covered[Int($0.symbol)].count > 1 }) {
      result[index].edges = states[index].edges.flatMap { edge in
        covered[Int(edge.symbol)].map { Edge(symbol: $0, target: edge.target) }
      }
    }
    return result
  }

  /// Leads from `start` to `end` by the words of `part`. All ways through a part share its end: a
  /// state has a copy of the edges of those that it leads to silently.
  private mutating func add(
    _ part: WordingPattern.Part, from start: Int32, to end: Int32, _ symbols: inout SymbolTable
  ) {
    switch part {
    case .word(let word):
      states[Int(start)].edges.append(Edge(symbol: symbols.symbol(for: word), target: end))
    case .anyWord: states[Int(start)].anyWord.append(end)
    case .sequence(let parts): addSequence(parts, from: start, to: end, &symbols)
    case .choice(let parts): for part in parts { add(part, from: start, to: end, &symbols) }
    case .optional(let inner):
      add(inner, from: start, to: end, &symbols)
      states[Int(start)].silent.append(end)
    case .repeated(let inner):
      let loop = newState()
      states[Int(start)].silent.append(loop)
      add(inner, from: loop, to: loop, &symbols)
      states[Int(loop)].silent.append(end)
    }
  }

  private mutating func addSequence(
    _ parts: [WordingPattern.Part], from start: Int32, to end: Int32,
    _ symbols: inout SymbolTable
  ) {
    var place = start
    for part in parts.dropLast() {
      let next = newState()
      add(part, from: place, to: next, &symbols)
      place = next
    }
    guard let last = parts.last else { return states[Int(start)].silent.append(end) }
    add(last, from: place, to: end, &symbols)
  }

  private mutating func newState() -> Int32 {
    states.append(State())
    return Int32(states.count - 1)
  }
}

/// Which states of an automaton are reached from which without a word.
private struct EpsilonClosure {
  private let states: [WordingGraphBuilder.State]
  private let isTarget: [Bool]
  /// The search that met each state last.
  private var lastSearch: [Int]
  private var search = 0

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

  /// `edges` without those whose word leads to more by another of them, in the order of their
  /// symbols.
  mutating func leading(_ edges: [WordingGraphBuilder.Edge]) -> [WordingGraphBuilder.Edge] {
    guard edges.count > 1 else { return edges }
    let isInOrder = zip(edges, edges.dropFirst()).allSatisfy { $0.symbol <= $1.symbol }
    let edges = isInOrder ? edges : edges.sorted { $0.symbol < $1.symbol }
    // Few words lead to several states.
    guard zip(edges, edges.dropFirst()).contains(where: { $0.symbol == $1.symbol }) else {
      return edges
    }
    var result: [WordingGraphBuilder.Edge] = []
    var rest = edges[...]
    while let symbol = rest.first?.symbol {
      let same = rest.prefix { $0.symbol == symbol }
      rest = rest.dropFirst(same.count)
      for target in leading(same.map(\.target)) {
        result.append(WordingGraphBuilder.Edge(symbol: symbol, target: target))
      }
    }
    return result
  }

  /// `targets` without those that another of them leads to silently: it has all that they have, and
  /// words that may be missing or come again would be followed once for each way to them.
  mutating func leading(_ targets: [Int32]) -> [Int32] {
    guard targets.count > 1 else { return targets }
    let all = Set(targets)
    var led: Set<Int32> = []
    for target in all.sorted()
    where !led.contains(target) && !states[Int(target)].silent.isEmpty {
      for state in states(from: Int(target)).lazy.map(Int32.init)
      where state != target && all.contains(state) {
        led.insert(state)
      }
    }
    return all.subtracting(led).sorted()
  }
}

/// The words and beginnings of words that wording patterns use, each with a number. Every word of a
/// text is one of them at most: itself, or else the longest beginning that it has.
struct SymbolTable: Sendable {
  private struct Symbol {
    let text: [UInt8]
    let isStem: Bool
  }

  private var words: [String: Int32] = [:]
  private var stems = ByteTable()
  /// The symbols of the stems.
  private var stemSymbols: [Int32] = []
  /// How long the stems are that begin with a byte, the longest first.
  private var stemLengths: [UInt8: [Int]] = [:]
  /// By their numbers; the first two have no text.
  private var symbols = Array(repeating: Symbol(text: [], isStem: false), count: 2)

  var count: Int32 { Int32(symbols.count) }

  /// The symbol of what no pattern has.
  static let none: Int32 = 0
  /// The symbol of every number that is no other.
  static let number: Int32 = 1

  /// One of 64 bits, which some other symbols have too.
  static func bit(_ symbol: Int32) -> UInt64 { symbol == none ? 0 : 1 << UInt64(symbol & 63) }

  /// The symbol of a word in a pattern, or of all words that begin with it when it ends in `*`.
  mutating func symbol(for word: String) -> Int32 {
    if word == "#" { return Self.number }
    if word.utf8.last == UInt8(ascii: "*") { return symbol(ofStem: Array(word.utf8.dropLast())) }
    if let known = words[word] { return known }
    words[word] = count
    symbols.append(Symbol(text: Array(word.utf8), isStem: false))
    return count - 1
  }

  private mutating func symbol(ofStem stem: [UInt8]) -> Int32 {
    let (number, isNew) = stems.place(of: stem)
    guard isNew else { return stemSymbols[Int(number)] }
    stemSymbols.append(count)
    symbols.append(Symbol(text: stem, isStem: true))
    addLength(of: stem)
    return count - 1
  }

  private mutating func addLength(of stem: [UInt8]) {
    var lengths = stemLengths[stem.first ?? 0] ?? []
    let place = lengths.partitioningIndex { $0 <= stem.count }
    if place < lengths.count, lengths[place] == stem.count { return }
    lengths.insert(stem.count, at: place)
    stemLengths[stem.first ?? 0] = lengths
  }

  /// For each symbol those of the words and numbers that a pattern means by it.
  var covered: [[Int32]] {
    var covered = (0..<count).map { [$0] }
    // In this order a text follows the stems that it begins with.
    var stems: [Int32] = []
    for number in (2..<count).sorted(by: isBefore) {
      let symbol = symbols[Int(number)]
      while let last = stems.last, !symbol.text.starts(with: symbols[Int(last)].text) {
        stems.removeLast()
      }
      for stem in stems { covered[Int(stem)].append(number) }
      if symbol.text.first?.isDigit == true { covered[Int(Self.number)].append(number) }
      if symbol.isStem { stems.append(number) }
    }
    return covered
  }

  /// Orders by text; a stem comes before the word of the same letters, which it covers.
  private func isBefore(_ left: Int32, _ right: Int32) -> Bool {
    let (left, right) = (symbols[Int(left)], symbols[Int(right)])
    if left.text == right.text { return left.isStem && !right.isStem }
    return left.text.lexicographicallyPrecedes(right.text)
  }

  /// The symbol that a word of a text is.
  func symbol(of word: String) -> Int32 {
    if let own = words[word] { return own }
    var word = word
    return word.withUTF8 { text in
      let first = text.first ?? 0
      for length in stemLengths[first] ?? [] where length <= text.count {
        let beginning = UnsafeBufferPointer(rebasing: text[..<length])
        if let stem = stems.number(of: beginning) { return stemSymbols[Int(stem)] }
      }
      return first.isDigit ? Self.number : Self.none
    }
  }

  func symbol(ofMark mark: Unicode.Scalar) -> Int32 {
    words[mark == "#" ? WordingPattern.hash : String(mark)] ?? Self.none
  }
}
