import Foundations

extension SearchLanguage {
  static let english = SearchLanguage(
    folds: latin, stopWords: englishStopWords, endings: englishEndings,
    irregular: englishIrregular, sounds: englishSounds,
    keyboard: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    layWords: WordList.lines(PackageResources.lay_words_txt).compactMap(LayWord.init(line:)),
    dangers: WordList.lines(PackageResources.dangers_txt).map(Danger.init(line:)),
    harmless: englishHarmless)

  private static let englishStopWords = Set(
    """
    a about after am an and are as at be been but by can could d did do does doing for from get gets \
    getting give had has have having her him his how here i if in into is isn it its just ll m me more \
    my no not of on or our out over re s should so some t than that the their them then there \
    these they this those to too under up us ve very was we were what when where which while who whom \
    why will with would you your im ive whats dont doesnt isnt cannot cant any please tell need want
    """.split(separator: " ").map(String.init))

  /// Plurals; forms of verbs; doubled letters that are left; what makes nouns and adjectives; last
  /// letters. "injections", "injected" and "injecting" all become "inject".
  private static let englishEndings: [[Ending]] = [
    [
      Ending("sses", "ss", 1), Ending("xes", "x", 1), Ending("ches", "ch", 1),
      Ending("shes", "sh", 1), Ending("ies", "", 3), Ending("ss", "ss", 1),
      Ending("us", "us", 1), Ending("is", "is", 1), Ending("s", "", 3),
    ],
    [
      Ending("ingly", "", 3), Ending("edly", "", 3), Ending("ied", "", 3), Ending("eed", "eed", 1),
      Ending("ing", "", 3), Ending("ed", "", 3),
    ],
    ["b", "d", "g", "m", "n", "p", "r", "t"].map { Ending($0 + $0, $0, 2) },
    [
      Ending("fulness", "", 3), Ending("ness", "", 3), Ending("ation", "", 4),
      Ending("ction", "ct", 2), Ending("sion", "s", 3), Ending("tion", "t", 3),
      Ending("ment", "", 4), Ending("ful", "", 3), Ending("ally", "al", 3), Ending("ly", "", 3),
      Ending("ist", "", 6), Ending("ical", "", 4), Ending("ic", "", 4), Ending("ity", "", 4),
    ],
    [Ending("y", "", 3), Ending("e", "", 3)],
  ]

  private static let englishIrregular = [
    "feet": "foot", "teeth": "tooth", "children": "child", "kids": "kid", "women": "woman",
    "men": "man", "people": "person", "lose": "loss", "losing": "loss", "lost": "loss",
    "loses": "loss", "swollen": "swell", "broke": "break", "broken": "break", "froze": "freez",
    "cannot": "cant", "died": "die", "dying": "die", "paid": "pay", "hurts": "hurt",
    "thigh": "thigh", "ate": "eat", "bled": "bleed", "felt": "feel", "taken": "tak",
    "took": "tak", "got": "get", "worse": "wors", "red": "red", "bed": "bed", "news": "news",
    "approval": "approv", "numbers": "number", "anesthesia": "anesthet",
    "anesthesias": "anesthet", "anaesthesia": "anesthet", "anaesthetic": "anesthet",
    "anaesthetics": "anesthet", "anesthetic": "anesthet", "anesthetics": "anesthet",
    "allergen": "allerg", "growth": "grow", "grew": "grow", "grown": "grow", "costs": "cost",
    "inherited": "inherit", "pregnancy": "pregnan", "pregnant": "pregnan", "breathe": "breath",
    "unlicensed": "licens", "license": "licens", "licence": "licens", "weighed": "weigh",
    "weight": "weigh", "heals": "heal", "sore": "sor", "soreness": "sor", "sores": "sor",
    "stiffness": "stiff", "colour": "color", "colours": "color", "grey": "gray", "tumour": "tumor",
    "oestrogen": "estrogen", "haemorrhage": "hemorrhag", "diarrhoea": "diarrhea",
    "paediatric": "pediatr", "oedema": "edema", "anaemia": "anemia", "tongues": "tongu",
  ]

  private static let englishSounds = [
    "^kn": "n", "^gn": "n", "^pn": "n", "^ps": "s", "^pt": "t", "^wr": "r", "^x": "s",
    "^wh": "w", "^a": "a", "^e": "a", "^i": "a", "^o": "a", "^u": "a", "^h": "h", "^w": "w",
    "^y": "y", "^eu": "a", "^oe": "a", "^ae": "a", "^hy": "h",
    "ph": "f", "gh": "", "ck": "k", "sch": "sk", "ch": "k", "sh": "s", "th": "t", "tch": "k",
    "ce": "s", "ci": "s", "cy": "s", "sce": "s", "sci": "s", "c": "k", "q": "k", "qu": "k",
    "cc": "k", "cqu": "k", "x": "ks", "z": "s", "dge": "j", "ge": "j", "gi": "j", "gy": "j",
    "g": "k", "tion": "sn", "sion": "sn", "cian": "sn", "tia": "s", "cia": "s", "cial": "sl",
    "tial": "sl", "sth": "s", "stl": "sl", "v": "f", "d": "t", "b": "p", "j": "j", "k": "k",
    "l": "l", "m": "m", "n": "n",
    "p": "p", "r": "r", "s": "s", "t": "t", "f": "f", "a": "", "e": "", "i": "", "o": "", "u": "",
    "y": "", "h": "", "w": "", "mb": "m", "0": "0", "1": "1", "2": "2", "3": "3", "4": "4",
    "5": "5", "6": "6", "7": "7", "8": "8", "9": "9",
  ]

  private static let englishHarmless = Set(
    """
    face lip tongue throat skin scalp hair hand foot arm leg eye head chest body side area one \
    turn call feel speech sight both mouth somebody someone much other think white gray blue black \
    purple brown yellow dark bruise cold fast hot
    """.split(separator: " ").map(String.init))
}

extension LayWord {
  /// A line such as `jab: injection, shot`; nil when it is none.
  fileprivate init?(line: String) {
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    self.init(
      String(parts[0]), meanings: parts[1].split(separator: ",").map { String($0).trimmed })
  }
}

extension Danger {
  /// A line such as `chest + pain ache`.
  fileprivate init(line: String) {
    groups = line.split(separator: "+").map { $0.split(separator: " ").map(String.init) }
  }
}

/// A list that is compiled into the program: a line for each entry, `#` before a remark.
private enum WordList {
  static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.hasPrefix("#") }
  }
}

extension String {
  fileprivate var trimmed: String {
    let bytes = utf8.drop { $0 == 0x20 }
    let end = bytes.lastIndex { $0 != 0x20 }.map { bytes.index(after: $0) } ?? bytes.startIndex
    return String(Substring(bytes[..<end]))
  }
}
