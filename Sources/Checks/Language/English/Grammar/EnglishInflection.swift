import YAML

/// The forms of English words, from the first form. In a phrase, whose words `_` joins, a verb
/// changes its first word and a noun its last.
struct EnglishInflection {
  /// The past and the participle of verbs that have their own.
  private let irregular: [String: (past: String, participle: String)]

  init(_ root: YAMLNode) {
    let entries = root["irregular"]?.entries ?? []
    irregular = Dictionary(
      entries.compactMap { entry in
        let forms = (entry.value.value(ScalarParser<String>.text) ?? "").split(separator: " ")
        guard let past = forms.first, let participle = forms.last else { return nil }
        return (entry.key.value, (String(past), String(participle)))
      }
    ) { first, _ in first }
  }

  func verb(_ lemma: String) -> [(form: String, is: LexicalClass)] {
    let word = String(lemma.prefix { $0 != "_" })
    let rest = lemma.dropFirst(word.count)
    let past = irregular[word]?.past ?? Self.past(word)
    return [
      (lemma, .base), (Self.plural(word) + rest, .third), (Self.ing(word) + rest, .ing),
      (past + rest, .past), ((irregular[word]?.participle ?? past) + rest, .participle),
    ]
  }

  func noun(_ lemma: String) -> [(form: String, is: LexicalClass)] {
    let word = lemma.split(separator: "_").last.map(String.init) ?? lemma
    let plural = Self.irregularPlurals[word] ?? Self.plural(word)
    return [(lemma, .plain), (lemma.dropLast(word.count) + plural, .plural)]
  }

  func adjective(_ lemma: String) -> [(form: String, is: LexicalClass)] {
    var stem = lemma
    if stem.hasSuffix("e") {
      stem.removeLast()
    } else if stem.hasSuffix("y") {
      stem = stem.dropLast() + "i"
    } else if Self.doubles(stem) {
      stem.append(stem.last ?? "t")
    }
    return [
      (lemma, .plain), (stem + "er", .more), (stem + "est", .most), ("more_" + lemma, .more),
    ]
  }

  func same(_ word: String) -> [(form: String, is: LexicalClass)] { [(word, .word)] }

  private static let irregularPlurals = [
    "foot": "feet", "tooth": "teeth", "man": "men", "woman": "women", "child": "children",
    "person": "people", "life": "lives", "calf": "calves", "diagnosis": "diagnoses",
    "vertebra": "vertebrae", "bacterium": "bacteria", "analysis": "analyses", "loaf": "loaves",
  ]

  /// The plural of a noun, and the third person of a verb.
  private static func plural(_ word: String) -> String {
    if word == "have" { return "has" }
    if word.hasSuffix("y"), !endsInVowel(word.dropLast()) { return word.dropLast() + "ies" }
    let hisses = ["s", "x", "z", "ch", "sh", "do", "go"].contains { word.hasSuffix($0) }
    return word + (hisses ? "es" : "s")
  }

  private static func past(_ word: String) -> String {
    if word.hasSuffix("e") { return word + "d" }
    if word.hasSuffix("y"), !endsInVowel(word.dropLast()) { return word.dropLast() + "ied" }
    return doubled(word) + "ed"
  }

  private static func ing(_ word: String) -> String {
    if word.hasSuffix("ie") { return word.dropLast(2) + "ying" }
    if word.hasSuffix("e"), !word.hasSuffix("ee"), word != "be" { return word.dropLast() + "ing" }
    return doubled(word) + "ing"
  }

  private static func doubled(_ word: String) -> String {
    guard doubles(word) || doubling.contains(word), let last = word.last else { return word }
    return word + String(last)
  }

  private static let doubling: Set<String> = ["control", "forget", "begin", "regret", "refer"]

  /// Whether the last letter is written twice before an ending: one syllable, one vowel, one
  /// consonant.
  private static func doubles(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    guard letters.count >= 3, let last = letters.last, !isVowel(last),
      !"wxy".utf8.contains(last), isVowel(letters[letters.count - 2])
    else { return false }
    return letters.dropLast(2).allSatisfy { !isVowel($0) }
      || word.hasPrefix("qu") && letters.count == 4
  }

  private static func endsInVowel(_ word: Substring) -> Bool {
    word.utf8.last.map(isVowel) ?? false
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }
}
