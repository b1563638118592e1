/// The classes of English words.
enum EnglishWords {
  static func classes(of word: String) -> WordClasses {
    var classes = table[word] ?? []
    if word.hasSuffix("n't") || word == "cannot" {
      classes.insert(.negator)
      if word != "cannot" { classes.insert(.contraction) }
    }
    if EnglishNumbers.values[word] != nil { classes.insert(.number) }
    if EnglishWordChoices.choices.isAnchor(word) { classes.insert(.replaceable) }
    if isParticiple(word) { classes.insert(.participle) }
    if riskStems.contains(where: { word.utf8.starts(with: $0.utf8) }) { classes.insert(.risk) }
    if benefitStems.contains(where: { word.utf8.starts(with: $0.utf8) }) {
      classes.insert(.benefit)
    }
    return classes
  }

  private static func isParticiple(_ word: String) -> Bool {
    guard !notParticiples.contains(word) else { return false }
    return word.hasSuffix("ed") && word.utf8.count > 4 && !word.hasSuffix("eed")
      || irregularParticiples.contains(word)
  }

  private static let table: [String: WordClasses] = {
    var table: [String: WordClasses] = [:]
    for (classes, words) in lists {
      for word in words.split(separator: " ") { table[String(word), default: []].insert(classes) }
    }
    return table
  }()

  private static let lists: [(WordClasses, String)] = [
    (
      .negator,
      "not no never none nobody nothing neither nor hardly rarely unlikely without few cannot "
        + "cant dont impossible refuse refuses avoid"
    ),
    (.being, "is are was were be been being am gets get got"),
    (
      .clauseStart,
      "but yet however although though while because since so which whereas then instead just "
        + "only"
    ),
    (
      .verb,
      "is are was were will can could may might has have had does gives give lasts last leaves "
        + "leave works work makes make gets get lets let melts removes remains stays feels means"
    ),
    (.asking, "is are was were does do did can could will would has have how what which when"),
    (.asking, "where who should may must"),
    (
      .abbreviation,
      "dr mr mrs ms prof st vs approx fig vol e.g i.e etc inc ltd co jr sr dept est no p pp"
    ),
    (.numberAbbreviation, "no est fig vol p pp"),
    (.endingAbbreviation, "etc inc ltd co jr sr dept"),
    (.everyday, "us uk eu usa tv pdf id ok am pm dc nhs dna hiv usd gbp eur"),
    (.or, "or nor"),
    (.and, "and"),
    (.nearNegator, "without few"),
    (.contradiction, "another others but although disagree"),
    (.contrast, "another differ differs disagree disagrees debated"),
    (.patients, "patients"),
    (.pronoun, "it you we they he she this these those there i your our"),
    (.pointing, "this that these those they it neither both such nobody none no"),
  ]

  private static let riskStems = [
    "risk", "harm", "infect", "bruis", "swell", "scar", "complication", "danger", "allerg",
    "abscess", "bleed", "unsafe", "nodule", "sore", "redness", "pain",
  ]
  private static let benefitStems = [
    "benefit", "improv", "smoother", "firmer", "younger", "slimmer", "slimming", "tighten",
    "rejuvenat", "radian", "toned", "contour", "effective",
  ]
  private static let notParticiples: Set<String> = [
    "hundred", "sacred", "naked", "wicked", "indeed", "embed", "unbiased", "tired", "interested",
    "married", "red", "bored", "worried", "supposed", "swollen", "broken", "used", "lost",
  ]
  private static let irregularParticiples: Set<String> = [
    "given", "taken", "done", "made", "seen", "shown", "known", "written", "chosen", "found",
    "held", "kept", "left", "put", "sent", "told", "thought", "brought", "bought", "built",
    "caught", "drawn", "driven", "eaten", "felt", "forgotten", "frozen", "grown", "heard",
    "hidden", "hurt", "laid", "led", "meant", "met", "paid", "proven", "read", "said", "sold",
    "spent", "spread", "taught", "thrown", "understood", "worn", "cut", "set",
  ]
}

extension EnglishWords {
  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  static let hedges = words(
    "may might can could some sometimes often usually generally typically probably likely possibly "
      + "perhaps about around approximately roughly almost nearly seem seems appear appears suggest "
      + "suggests suggested believed thought said claim claims claimed reportedly potential "
      + "potentially most mostly many rarely unlikely uncertain unclear")

  static let prohibitions = ProhibitionWords(
    negatives: words("not never no nobody nothing avoid dont cannot cant neither without"),
    subjects: words(
      "you your i we our he she it they this that these those the a an any all every each if when "
        + "while because unless there is are was were"),
    protections: words(
      "leave stop call phone ring tell ask see seek contact refuse report say walk go get find "
        + "check insist choose"),
    helpers: words(
      "us me away out help doctor doctors nurse clinic dentist midwife pharmacist surgeon hospital "
        + "emergency ambulance 911 999 112 111 someone police poison"),
    conditions: words("if when whenever"),
    belittlers: words("only mild mildly minor slight slightly"))
}
