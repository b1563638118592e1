/// By which words English tells which fact a number is about.
enum EnglishFactWords {
  static let words = FactWords(
    stem: stem,
    synonyms: table([
      ("session", "visit treatment appointment"), ("length", "take last long"),
      ("interval", "apart between every"), ("swelling", "swollen puffy"),
      ("recovery", "downtime"), ("followup", "checkup"), ("gap", "apart between"),
    ]),
    needs: [stem("interval"): stem("session"), stem("gap"): stem("dose")],
    ignored: stems(
      "a an the of in on at to for by with from and or how what when where who can could may might "
        + "one usual usually typical time number much many long it is are be that this your you "
        + "they them people up"),
    lengths: stem("length"), momentNames: stems("followup interval"),
    gapNames: stems("interval gap between apart every often"),
    lengthNames: stems("recovery downtime"),
    lasting: stems(
      "last gone settle fade clear subside resolve disappear heal take expect stay remain goes "
        + "swollen"),
    conditions: stems("if unless whether when rarely seldom hardly not never"),
    comparisons: stems("than beyond past"), earlier: stems("before ahead earlier"),
    instructions: stems(
      "ice press massage apply rub cool wear avoid rest wait drink walk exercise sun bath lie put "
        + "photo stop hold cover wash"),
    otherThings: table([
      ("session", "first followup consultation wait after before travel book ahead drive within"),
      ("interval", "photo drink wash cover cool wear walk exercise"),
      ("course", "result after consultation"), ("needle", "deep depth change"),
      ("followup", "take last long"),
    ]),
    boundaries: stems("and but while or"), pronouns: stems("it they this these"),
    visits: stems("visit appointment"), shares: stems("each every own"),
    doses: stems("dose take taken tablet start maximum"),
    doseNouns: stems("dose tablet capsule pill injection medicine"), taking: stems("take taken"),
    ages: stems("age aged old child children"),
    canonical: canonical(EnglishFactCues.same), untold: stems(EnglishFactCues.untold),
    schools: plain("school schools"), schoolYear: "year",
    helpers: plain("us doctor nurse clinic hospital pharmacist"),
    changes: plain("more less extra higher lower"),
    paired: stems("eye ear nostril hand foot arm leg knee hip shoulder wrist breast side"),
    start: "start", firstDose: ["first", "dose"],
    cues: EnglishFactCues.cues.mapValues(stems), interestFree: stems("interest"),
    charged: stems("apr"),
    without: plain("without placebo dummy untreated"), having: plain("with on"),
    doing: plain("do does did"),
    lengthStarts: ["for", "after"], joiners: ["and", "or"], within: ["in"],
    masses: ["mg", "g", "micrograms", "milligrams", "grams", "units"],
    pointers: ["it", "they", "this", "these", "that", "its", "their"],
    attributions: stems(EnglishFactCues.attributions),
    biographies: plain("he him his she her i my me dr mr mrs ms professor"),
    men: plain("he him his"), women: plain("she her"),
    openings: plain(
      "open opens opening opened close closes closed lines monday mondays tuesday tuesdays "
        + "wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday "
        + "sundays weekday weekdays weekend weekends"),
    between: ["between"],
    totals: plain("make makes together altogether total equals"),
    inAll: [["in", "all"], ["add", "up"], ["adds", "up"]],
    rests: plain(
      "left remain remains remaining rest balance remainder other others free keep keeps spare "
        + "spares spared avoid avoids escape escapes"),
    outcomes: plain("so therefore thus would gives both twice plus"),
    outcomeParts: [["which", "is"], ["that", "is"], ["this", "is"]],
    negators: plain("not no never without"),
    alarms: plain(
      "stop stops stopped talk talks call calls ring rings phone contact tell hospital ambulance emergency "
        + "urgent urgently danger dangerous"),
    usual: plain("usual normal healthy fine"),
    reversals: plain("until till unless back again"),
    bans: plain("should must do may can"), allowed: plain("need worry have"),
    free: free, insurers: stems("insurance insurer insured policy"),
    containing: plain("contains contain containing strength"),
    ownPayers: plain("yourself privately private otherwise elsewhere here abroad self outside"),
    beings: ["be", "stay", "remain", "keep", "lie"],
    always: ["always", "ideally", "then", "still"],
    restatements: [
      ["in", "other", "words"], ["put", "another", "way"], ["put", "differently"],
    ],
    examples: [["for", "instance"], ["for", "example"], ["say"]],
    ofCalendar: [
      ["of", "the", "week"], ["of", "the", "month"], ["of", "the", "year"],
      ["of", "each", "week"],
      ["of", "every", "week"], ["of", "a", "week"],
    ],
    oneOfMany: [
      ["to", "the", "next"], ["to", "another"], ["after", "another"], ["after", "the", "other"],
      ["by", "one"],
    ],
    joined: (stem("up"), unlessBefore: stem("to")), deposit: "deposit", day: "day",
    numbered: [
      "week": "week", "weeks": "week", "day": "day", "days": "day", "band": "band", "year": "year",
    ],
    counts: numbered("one two three four five six seven eight nine ten eleven twelve"),
    ordinals: numbered("first second third fourth fifth sixth seventh eighth ninth tenth"))

  static let free = FreeWords(
    free: plain("free"), beings: plain("is are be it them come comes was were for remain stay"),
    ofCharge: ["of", "charge"], otherThanCharge: plain("of from to time and if"),
    charges: plain("charge charges cost fee deposit"),
    paying: plain("cost costs pay pays charge charges ask asks"), nothing: plain("nothing"),
    anything: plain("anything"), included: plain("included"), parts: plain("part"),
    prices: plain("price prices cost costs fee package"))

  /// Words for numbers from 1 on.
  private static func numbered(_ words: String) -> [String: Int] {
    let words = words.split(separator: " ").map(String.init)
    return Dictionary(zip(words, 1...)) { first, _ in first }
  }

  /// Each stem of a line by the first of it.
  private static func canonical(_ lines: [String]) -> [String: String] {
    var table: [String: String] = [:]
    for line in lines {
      let stems = line.split(separator: " ").map { stem(String($0)) }
      for other in stems.dropFirst() { table[other] = stems.first }
    }
    return table
  }

  private static func stems(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map { stem(String($0)) })
  }

  private static func plain(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }

  private static func table(_ rows: [(String, String)]) -> [String: Set<String>] {
    Dictionary(rows.map { (stem($0), stems($1)) }) { first, _ in first }
  }

  /// What a word in small letters has in common with its other forms: `bruis` for bruise, bruises,
  /// bruised and bruising.
  static func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    func ends(_ suffix: String, leaving count: Int) -> Bool {
      letters.count >= count + suffix.utf8.count
        && letters.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
    if ends("ies", leaving: 3) {
      letters.removeLast(2)
    } else if ends("s", leaving: 3), !ends("ss", leaving: 0) {
      letters.removeLast()
    }
    for suffix in ["ing", "ely", "ed", "ly", "y", "e"] where ends(suffix, leaving: 3) {
      letters.removeLast(suffix.utf8.count)
      break
    }
    if letters.last == UInt8(ascii: "e"), letters.count > 2 { letters.removeLast() }
    var result: [UInt8] = []
    for letter in letters where letter != result.last { result.append(letter) }
    return String(decoding: result, as: UTF8.self)
  }
}
