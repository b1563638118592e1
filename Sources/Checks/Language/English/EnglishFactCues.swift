/// The words of English that go with the values of facts, by which a sentence that names no fact by
/// its own words still tells which one it is about.
enum EnglishFactCues {
  /// Words that say the same in leaflets, one group a line.
  static let same = [
    "drive driving driver", "fly flying flight flights", "swim swimming", "smoke smoking smoker",
    "kneel kneeling", "eat eating food meal", "drink drinking",
    "forget forgot forgotten miss missed",
    "start beginning begin", "check checked checks looked look measure measured test tests tested",
    "most highest maximum more nobody", "usual normal usually", "operation surgery",
    "blurred blur misty", "child children", "sick nausea vomit",
    "photograph photographed photographs", "healthy normal", "work job",
    "weight weigh weighs", "arm arms", "glasses lens", "woman women", "man men",
    "sore soreness", "dizzy dizziness", "numb numbness", "weak weakness", "stiff stiffness",
    "tired tiredness", "red redness", "dry dryness",
  ]

  /// Words that are in most sentences of leaflets.
  static let untold =
    "do does did done not no have has had get gets can should must will would may need needs we us "
    + "our my me he she who whom whose as if so than then there here also only just very too all any "
    + "some each every other others more most less least few about around over under above below up "
    + "down out off into onto after before during until while within between through against again "
    + "day days week weeks month months year years hour hours minute minutes seconds night "
    + "morning evening daily weekly monthly yearly fortnight one two three four five six seven eight "
    + "nine ten eleven twelve twenty thirty hundred thousand million half quarter third once twice "
    + "times per percent cent good well make makes made go goes come comes take takes taken put puts "
    + "use used uses using give given gives keep keeps let lets mean means call calls tell tells see "
    + "person patient patients thing things way ways part parts same different first last next new "
    + "lot little bit own else still even yet already now soon later earlier ago never always often "
    + "leave follow follows mg ml kg mmol gram grams degree degrees was were been being am am's pm because "
    + "longer shorter but though although either neither nor yes like such another"

  /// By the name of a fact, or of the table and the column.
  static let cues: [String: String] = [
    "session_length": "itself",
    "course_length": "course whole altogether",
    "recovery": "recover recovery fully full",
    "waits.wait": "wait possible",
    "stages.gap": "wait gap apart",
    "stages.lasts": "heal stay",
    "visit.length": "visit whole altogether allow",
    "visit.results": "result results",
    "visit.stay": "stay hospital",
    "visit.visits": "visit visits enough",
    "schedule.gap": "apart gap gaps",
    "schedule.minimum_gap": "apart gap shortest minimum",
    "schedule.doses": "dose doses",
    "schedule.age": "age old aged start",
    "eligibility.age": "age old aged free",
    "dose.often": "dose",
    "dose.age": "age old aged",
    "dose.amount": "dose doses rinse start",
    "dose.lasts": "dose stay",
    "dose.strength": "strength strong tablet tablets",
    "maximum": "maximum highest nobody ceiling limit",
    "missed_dose.within": "forget forgot miss late remember notice",
    "monitoring.often": "check test measure look photograph",
    "thresholds.normal": "normal healthy without",
    "thresholds.risk": "risk",
    "thresholds.diagnosis": "diagnosis diabetes sign",
    "thresholds.target": "target aim goal stay enough",
    "thresholds.limit": "fall falls lower stop limit",
    "interactions.gap": "apart gap",
    "outcomes.difference": "fewer lower",
    "outcomes.needed_to_treat": "treat help benefit spare avoid prevent",
    "exercises.often": "walk",
    "exercises.hold": "hold",
    "exercises.goal": "goal bend reach",
    "exercises.from": "start",
    "risks.lasts": "gone settle",
    "risks.onset": "begin begins start starts appear appears",
    "risks.chance": "happen happens rare common",
    "timeline.before": "stop",
    "prices": "cost costs price pay pays charge charges adds",
    "finance": "pay interest apr payment payments",
  ]

  /// What says that a number is somebody else's.
  static let attributions =
    "study studies trial trials research researchers review survey participants reported "
    + "report reports compared comparison source sources differ clinics elsewhere magazine company "
    + "maker manufacturer data claim claims suggest suggests "
    + "quoted according estimate estimates authors"
}
