import YAML

/// The words and phrases of one language with their lexical classes, in all their forms.
struct Lexicon: Sendable {
  /// Every word with its classes, and its number in phrases; 0 when it is in none.
  struct Word: Sendable {
    var classes = Lexemes()
    var number: Int32 = 0
  }

  /// What can follow the words of a phrase so far, and what they are when they end here.
  private struct Node {
    private(set) var next: [Int32: Int32] = [:]
    /// A bit for each word that can follow, which some other words have too.
    private var bits: UInt64 = 0
    var classes = Lexemes()

    /// The node that `word` leads to.
    func after(_ word: Int32) -> Int32? {
      bits & 1 << UInt64(word & 63) == 0 ? nil : next[word]
    }

    mutating func add(_ word: Int32, to node: Int) {
      next[word] = Int32(node)
      bits |= 1 << UInt64(word & 63)
    }
  }

  private var words: [String: Word] = [:]
  private var nodes = [Node()]
  private var numbers: Int32 = 0

  /// How the words of a section are inflected: each form with its class.
  typealias Inflection = (_ lemma: String) -> [(form: String, is: LexicalClass)]

  /// Reads the sections of `root`, each with its inflection: classes with their words, which
  /// spaces separate and `_` joins to phrases.
  init(_ root: YAMLNode, sections: [(name: String, inflection: Inflection)]) {
    let classes = Dictionary(
      uniqueKeysWithValues: LexicalClass.allCases.map { (String(describing: $0), $0) })
    for (name, inflection) in sections {
      for entry in root[name]?.entries ?? [] {
        guard let one = classes[entry.key.value],
          let list = entry.value.value(ScalarParser<String>.text)
        else { continue }
        for lemma in list.utf8.split(whereSeparator: { $0 <= 0x20 }).map(Substring.init) {
          for (form, kind) in inflection(String(lemma)) { add(form, Lexemes(one, kind)) }
        }
      }
    }
  }

  private mutating func add(_ form: String, _ classes: Lexemes) {
    guard form.utf8.contains(UInt8(ascii: "_")) else {
      return words[form, default: Word()].classes.formUnion(classes)
    }
    var node = 0
    for part in form.utf8.split(separator: UInt8(ascii: "_")) {
      let number = number(of: String(Substring(part)))
      if let known = nodes[node].after(number) {
        node = Int(known)
      } else {
        nodes.append(Node())
        nodes[node].add(number, to: nodes.count - 1)
        node = nodes.count - 1
      }
    }
    nodes[node].classes.formUnion(classes)
  }

  private mutating func number(of word: String) -> Int32 {
    if let known = words[word], known.number > 0 { return known.number }
    numbers += 1
    words[word, default: Word()].number = numbers
    return numbers
  }

  func word(_ text: String) -> Word { words[text] ?? Word() }

  /// The longest phrase that begins with the words of the given numbers: how many words it has and
  /// its classes; nil when none does.
  func phrase(startingAt start: Int, before end: Int, _ number: (Int) -> Int32)
    -> (count: Int, classes: Lexemes)?
  {
    var node = 0
    var found: (count: Int, classes: Lexemes)?
    for index in start..<end {
      let word = number(index)
      guard word > 0, let next = nodes[node].after(word) else { break }
      node = Int(next)
      if nodes[node].classes.rawValue != 0 { found = (index + 1 - start, nodes[node].classes) }
    }
    return found
  }

  /// Whether any phrase begins with the word of the given number.
  func begins(with number: Int32) -> Bool { number > 0 && nodes[0].after(number) != nil }
}
