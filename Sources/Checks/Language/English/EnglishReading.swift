extension ReadingScores {
  /// The scores of an English text by the published formulas; nil when it has no words.
  init?(english counts: TextStatistics) {
    guard counts.words > 0, counts.sentences > 0 else { return nil }
    let words = Double(counts.words)
    let sentences = Double(counts.sentences)
    let length = words / sentences
    let syllables = Double(counts.syllables) / words
    fleschReadingEase = 206.835 - 1.015 * length - 84.6 * syllables
    fleschKincaid = 0.39 * length + 11.8 * syllables - 15.59
    smog = 1.0430 * (Double(counts.longWords) * 30 / sentences).squareRoot() + 3.1291
    gunningFog = 0.4 * (length + 100 * Double(counts.hardWords) / words)
    colemanLiau = 5.88 * Double(counts.letters) / words - 29.6 * sentences / words - 15.8
    ari = 4.71 * Double(counts.characters) / words + 0.5 * length - 21.43
  }

  /// Whether a word of three syllables has the third by an ending alone, for which Gunning does not
  /// call it hard.
  static func isLongByEnding(english word: String, syllables: Int) -> Bool {
    syllables == 3 && (word.hasSuffix("es") || word.hasSuffix("ed") || word.hasSuffix("ing"))
  }
}

/// Counts the syllables of English words by their spelling, with a table for words that the rules
/// get wrong, medical ones above all.
enum EnglishSyllables {
  static func count(_ word: String) -> Int {
    if let known = exceptions[word] { return known }
    let bytes = Array(word.utf8.filter { $0 != UInt8(ascii: "'") })
    if word.hasSuffix("'s"), let stem = exceptions[String(word.dropLast(2))] { return stem }
    for (ending, added) in endings where word.hasSuffix(ending) {
      if let stem = exceptions[String(word.dropLast(ending.count))] { return stem + added }
    }
    return max(1, vowelGroups(bytes) + correction(bytes))
  }

  private static let endings: [(String, Int)] = [
    ("s", 0), ("es", 0), ("d", 0), ("ly", 1), ("ing", 1), ("ed", 0), ("ment", 1), ("ments", 1),
    ("less", 1), ("ness", 1), ("ful", 1), ("fully", 2), ("able", 2),
  ]

  private static func isVowel(_ bytes: [UInt8], _ index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    case UInt8(ascii: "y"): index > 0
    default: false
    }
  }

  private static func vowelGroups(_ bytes: [UInt8]) -> Int {
    var count = 0
    var wasVowel = false
    for index in bytes.indices {
      let vowel = isVowel(bytes, index)
      if vowel, !wasVowel { count += 1 }
      wasVowel = vowel
    }
    return count
  }

  /// What silent letters take from the count of vowel groups, and what groups of two syllables
  /// add.
  private static func correction(_ bytes: [UInt8]) -> Int {
    silentEnding(bytes) + splitGroups(bytes)
  }

  private static func silentEnding(_ bytes: [UInt8]) -> Int {
    let count = bytes.count
    guard count > 2 else { return 0 }
    func ends(_ text: StaticString) -> Bool {
      count > text.utf8CodeUnitCount
        && text.withUTF8Buffer { bytes.suffix($0.count).elementsEqual($0) }
    }
    if ends("e") {
      let isSyllabic = ends("le") && !isVowel(bytes, count - 3) && bytes[count - 3] != 0x6C
      return isSyllabic || isVowel(bytes, count - 2) ? 0 : -1
    }
    if ends("es") {
      let before = bytes[count - 3]
      if isVowel(bytes, count - 3) { return 0 }
      let hisses =
        ends("ces") || ends("ses") || ends("xes") || ends("zes") || ends("ges") || ends("ches")
        || ends("shes")
      if hisses { return 0 }
      if before == 0x6C, count > 3, !isVowel(bytes, count - 4) { return 0 }
      return -1
    }
    if ends("ed"), !isVowel(bytes, count - 3) { return ends("ted") || ends("ded") ? 0 : -1 }
    if ends("ely") || ends("eful") || ends("eless") || ends("ement") || ends("ements") {
      return ends("lement") || ends("bely") ? 0 : -1
    }
    if ends("sm") || ends("sms") { return 1 }
    return 0
  }

  private static func splitGroups(_ bytes: [UInt8]) -> Int {
    var added = 0
    for index in bytes.indices.dropLast() {
      let pair = (bytes[index], bytes[index + 1])
      let next = index + 2 < bytes.count ? bytes[index + 2] : 0
      let before = index > 0 ? bytes[index - 1] : 0
      switch pair {
      case (UInt8(ascii: "i"), UInt8(ascii: "a")):
        let isSoft =
          before == UInt8(ascii: "c") || before == UInt8(ascii: "t") || before == UInt8(ascii: "s")
        if !isSoft, !(next == UInt8(ascii: "g") && before == UInt8(ascii: "r")) { added += 1 }
      case (UInt8(ascii: "i"), UInt8(ascii: "o")):
        let isSoft = [
          UInt8(ascii: "c"), UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "g"),
          UInt8(ascii: "x"),
        ].contains(before)
        if !isSoft { added += 1 }
      case (UInt8(ascii: "i"), UInt8(ascii: "u")), (UInt8(ascii: "u"), UInt8(ascii: "o")),
        (UInt8(ascii: "e"), UInt8(ascii: "o")):
        added += 1
      case (UInt8(ascii: "u"), UInt8(ascii: "a")):
        if before != UInt8(ascii: "q"), before != UInt8(ascii: "g") { added += 1 }
      case (UInt8(ascii: "i"), UInt8(ascii: "e")):
        if next == UInt8(ascii: "t") { added += 1 }
      case (UInt8(ascii: "y"), UInt8(ascii: "i")): added += 1
      default: break
      }
    }
    return added
  }

  /// Words whose spelling misleads, medical ones above all, with their number of syllables.
  private static let exceptions: [String: Int] = {
    var table: [String: Int] = [:]
    for (count, words) in lists {
      for word in words.split(separator: " ") { table[String(word)] = count }
    }
    return table
  }()

  private static let lists: [(Int, String)] = [
    (
      1,
      "the are were there where these those here more some one once come done gone phase tube "
        + "whose gauze course source weird league vague plague eye eyes owe ewe ache aches yes"
    ),
    (
      2,
      "being doing going seeing saying trying buying lying dying fluid ruin diet every vial vials "
        + "quiet trial trials science giant riot poet poem lion neon create react people something "
        + "sometimes someone somewhere business evening different several naked wicked sacred "
        + "crooked rugged hatred blessed aged viral ninety nineteen statement movement careful "
        + "whenever massage massaged massages suede syringe syringes lonely therefore"
    ),
    (
      3,
      "area areas idea ideas cellulite everyone everything everybody medicine medicines reactions "
        + "overnight vitamin vitamins radio ratio video medium period nausea aftercare hernia "
        + "museum naturally separate separately vegetable comfortable interesting reaction "
        + "creation realize edema lidocaine collagen favorite estimate estimates"
    ),
    (
      4,
      "epidermis anxiety society variety anemia bacteria leukemia liposuction lipolysis reality "
        + "diarrhea buflomedil experience experiences anesthesia anaesthesia intradermal melanoma "
        + "temporary hematoma carcinoma cellulitis hepatitis"
    ),
    (
      5,
      "mesotherapy deoxycholic fibromyalgia hyaluronic homeopathic homoeopathic lipodystrophy "
        + "aminophylline dermatology dermatologist paracetamol"
    ),
    (
      6,
      "hyaluronidase mycobacteria anticoagulant anticoagulants contraindication physiotherapy "
        + "contraindications subcutaneously electrotherapy mesotherapeutic"
    ),
    (7, "biomesotherapy phosphatidylcholine hyperpigmentation epidemiology"),
  ]
}
