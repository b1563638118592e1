/// All wordings of many patterns as one automaton, to find them all in one pass over a text
/// (Thompson, "Regular expression search algorithm", CACM 11, 1968).
struct WordingGraph: Sendable {
  struct Hit: Hashable, Sendable {
    let owner: Int
    let tokens: Range<Int>
  }

  private var edges = JaggedArray<(symbol: Int32, target: Int32)>()
  /// The bits of the symbols of each state's edges.
  private var edgeBits: [UInt64] = []
  private var anyWord = JaggedArray<Int32>()
  private var owners = JaggedArray<Int32>()
  /// For each symbol, the states that it leads to from the start.
  private var roots = JaggedArray<Int32>()
  /// For each symbol, the bits of the symbols that can come second; all where any word can, or none
  /// need come.
  private var secondBits: [UInt64] = []

  init(_ patterns: [(WordingPattern, owner: Int)], _ symbols: inout SymbolTable) {
    var builder = WordingGraphBuilder()
    for (pattern, owner) in patterns { builder.insert(pattern, owner: owner, &symbols) }
    var steps = EpsilonClosure(builder.states)
    for index in builder.states.indices {
      // No word leads to the states that are reached silently alone.
      let closure = steps.isReachedByWord(index) ? steps.states(from: index) : []
      let edges = closure.flatMap { builder.states[$0].edges }
      self.edges.append(edges)
      edgeBits.append(edges.reduce(0) { $0 | SymbolTable.bit($1.symbol) })
      anyWord.append(Set(closure.flatMap { builder.states[$0].anyWord }).sorted())
      owners.append(Set(closure.flatMap { builder.states[$0].owners }).sorted())
      if index == 0 { addRoots(edges, symbols) }
    }
    secondBits = (0..<roots.count).map(bitsOfSecond)
  }

  private mutating func addRoots(
    _ edges: [(symbol: Int32, target: Int32)], _ symbols: SymbolTable
  ) {
    var targets: [[Int32]] = Array(repeating: [], count: Int(symbols.count))
    for edge in edges { targets[Int(edge.symbol)].append(edge.target) }
    for list in targets { roots.append(list) }
  }

  private func bitsOfSecond(after symbol: Int) -> UInt64 {
    var bits: UInt64 = 0
    roots.forEach(in: symbol) { state in
      bits |= edgeBits[Int(state)]
      anyWord.forEach(in: Int(state)) { _ in bits = .max }
      owners.forEach(in: Int(state)) { _ in bits = .max }
    }
    return bits
  }

  /// How many words and marks a wording has at most. One with a part that can be repeated would
  /// otherwise be followed to the end of a sentence from each of its words.
  private static let longestWording = 32

  /// The wordings among some tokens of a page, in the order of their starts; of those of one owner
  /// that begin at the same token the longest.
  func hits(in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader) -> [Hit] {
    var hits: [Hit] = []
    var search = Search()
    for start in range { find(at: start, range.upperBound, tokens, reader, &search, &hits) }
    return hits
  }

  func hits(
    startingAt start: Int, before end: Int, of tokens: [Token], _ reader: SymbolReader
  ) -> [Hit] {
    var hits: [Hit] = []
    var search = Search()
    find(at: start, end, tokens, reader, &search, &hits)
    return hits
  }

  private func find(
    at start: Int, _ end: Int, _ tokens: [Token], _ reader: SymbolReader,
    _ search: inout Search, _ hits: inout [Hit]
  ) {
    guard mayBegin(at: start, end, tokens, reader) else { return }
    search.current.removeAll(keepingCapacity: true)
    reader.forEachSymbol(of: tokens[start]) { symbol in
      // The glossary's symbols come after those of the rules, whose graphs do not know them.
      guard symbol < roots.count else { return }
      roots.forEach(in: Int(symbol)) { search.current.append($0) }
    }
    if search.current.isEmpty { return }
    let limit = min(end, start + Self.longestWording)
    findEnds(from: start + 1, limit, tokens, reader, &search)
    if search.ends.isEmpty { return }
    search.ends.sort { $0.owner < $1.owner }
    for (owner, end) in search.ends { hits.append(Hit(owner: owner, tokens: start..<end)) }
  }

  /// Whether a wording can begin with the token and the one after it; most cannot.
  private func mayBegin(
    at start: Int, _ end: Int, _ tokens: [Token], _ reader: SymbolReader
  ) -> Bool {
    var bits: UInt64 = 0
    reader.forEachSymbol(of: tokens[start]) { symbol in
      if symbol < secondBits.count { bits |= secondBits[Int(symbol)] }
    }
    if bits == 0 || bits == .max { return bits != 0 }
    return start + 1 < end && reader.bits(of: tokens[start + 1]) & bits != 0
  }

  /// Arrays that each start of a wording needs, allocated once.
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
    from start: Int, _ limit: Int, _ tokens: [Token], _ reader: SymbolReader,
    _ search: inout Search
  ) {
    search.ends.removeAll(keepingCapacity: true)
    var index = start
    while !search.current.isEmpty {
      for state in search.current {
        owners.forEach(in: Int(state)) { search.end(Int($0), at: index) }
      }
      guard index < limit else { return }
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
    let bits = reader.bits(of: token)
    for state in current where edgeBits[Int(state)] & bits != 0 {
      reader.forEachSymbol(of: token) { symbol in
        edges.forEach(in: Int(state)) { if $0.symbol == symbol { search.add($0.target) } }
      }
    }
    swap(&search.current, &search.next)
  }
}

/// Joins patterns to one automaton, whose states lead on by words and by silent steps.
private struct WordingGraphBuilder {
  struct State {
    var edges: [(symbol: Int32, target: Int32)] = []
    var anyWord: [Int32] = []
    var silent: [Int32] = []
    var owners: [Int32] = []
  }

  /// The states; the first is the start.
  private(set) var states = [State()]

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
}

/// The words and beginnings of words that wording patterns use, each with a number.
struct SymbolTable: Sendable {
  private var exact: [String: Int32] = [:]
  /// The beginnings by their first byte.
  private var stems: [UInt8: [(stem: [UInt8], symbol: Int32)]] = [:]
  private var stemNumbers: [String: Int32] = [:]
  private(set) var count: Int32 = 1

  /// The symbol of every number.
  static let number: Int32 = 0

  /// One of 64 bits, which some other symbols have too.
  static func bit(_ symbol: Int32) -> UInt64 { 1 << UInt64(symbol & 63) }

  /// The symbol of a word, or of all words that begin with it when it ends in `*`.
  mutating func symbol(for word: String) -> Int32 {
    if word == "#" { return Self.number }
    return word.hasSuffix("*") ? stemSymbol(String(word.dropLast())) : wordSymbol(word)
  }

  private mutating func wordSymbol(_ word: String) -> Int32 {
    if let known = exact[word] { return known }
    exact[word] = count
    count += 1
    return count - 1
  }

  private mutating func stemSymbol(_ stem: String) -> Int32 {
    if let known = stemNumbers[stem] { return known }
    stemNumbers[stem] = count
    stems[stem.utf8.first ?? 0, default: []].append((Array(stem.utf8), count))
    count += 1
    return count - 1
  }

  func symbols(of word: String) -> [Int32] {
    let candidates = stems[word.utf8.first ?? 0] ?? []
    var symbols = candidates.filter { word.utf8.starts(with: $0.stem) }.map(\.symbol)
    if let own = exact[word] { symbols.append(own) }
    return symbols
  }

  /// The symbol of a mark; nil when no pattern uses it.
  func symbol(ofMark mark: Unicode.Scalar) -> Int32? { exact[String(mark)] }
}

/// Tells which symbols a token is.
struct SymbolReader {
  let words: WordTable
  private let marks: [Int32: Int32]

  init(words: WordTable) {
    self.words = words
    marks = words.knowledge?.marks ?? [:]
  }

  func forEachSymbol(of token: Token, _ body: (Int32) -> Void) {
    switch token.kind {
    case .word: forEachSymbol(ofWord: Int(token.word), body)
    case .number:
      body(SymbolTable.number)
      forEachSymbol(ofWord: Int(token.word), body)
    case .mark:
      if let symbol = marks[token.word] { body(symbol) }
    }
  }

  func bits(of token: Token) -> UInt64 {
    switch token.kind {
    case .word: words.entries[Int(token.word)].symbolBits
    case .number: words.entries[Int(token.word)].symbolBits | SymbolTable.bit(SymbolTable.number)
    case .mark: marks[token.word].map(SymbolTable.bit) ?? 0
    }
  }

  private func forEachSymbol(ofWord word: Int, _ body: (Int32) -> Void) {
    words.symbols.forEach(in: word, body)
  }
}

/// Many short lists in one array, which costs no reference counting to walk.
struct JaggedArray<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  private var ends: [Int32] = []

  var count: Int { ends.count }

  /// Adds a list; its number is how many there were before.
  mutating func append(_ list: some Sequence<Element>) {
    elements += list
    ends.append(Int32(elements.count))
  }

  func forEach(in list: Int, _ body: (Element) -> Void) {
    let start = list > 0 ? Int(ends[list - 1]) : 0
    for index in start..<Int(ends[list]) { body(elements[index]) }
  }
}
