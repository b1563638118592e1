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
    "weight weigh weighs", "arm arms", "glasses lens",
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
    + "but though although either neither nor yes like such another"

  /// By the name of a fact, or of the table and the column.
  static let cues: [String: String] = [
    "session_length": "take takes last lasts long itself",
    "course_length": "course whole altogether from first",
    "recovery": "recover recovery fully full",
    "waits.wait": "wait until after again not before least possible",
    "stages.gap": "later after follow follows wait gap apart between",
    "stages.length": "take takes last lasts long",
    "stages.lasts": "take takes last lasts heal stay",
    "visit.length": "visit take takes whole altogether allow",
    "visit.results": "result results",
    "visit.stay": "stay hospital",
    "visit.visits": "come visit visits enough",
    "schedule.gap": "apart gap gaps between leave second",
    "schedule.minimum_gap": "least apart gap leave shortest minimum",
    "schedule.doses": "dose doses need",
    "schedule.age": "age old aged under people start",
    "eligibility.age": "age old aged until up free",
    "dose.lasts": "for",
    "dose.often": "take use dose",
    "dose.amount": "take use dose doses rinse start",
    "dose.strength": "strength strong tablet tablets each",
    "maximum": "maximum most highest more nobody never",
    "missed_dose.within": "forget forgot miss late remember notice",
    "monitoring.often": "check test measure look often photograph",
    "monitoring.for": "for next first",
    "thresholds.normal": "normal usual healthy without",
    "thresholds.risk": "risk above",
    "thresholds.diagnosis": "diagnosis diabetes mean means sign have",
    "thresholds.target": "target aim goal should stay enough between",
    "thresholds.limit": "below above fall falls under lower stop limit least",
    "interactions.gap": "apart gap between least",
    "exercises.often": "times often walk",
    "exercises.hold": "hold",
    "exercises.goal": "goal bend reach",
    "exercises.from": "from start",
    "risks.lasts": "last lasts gone for days settle",
    "risks.chance": "people happen happens get rare common",
    "timeline.before": "before last stop",
    "timeline.after": "after first next then for",
    "prices": "cost costs price pay pays charge charges adds",
    "finance": "pay interest apr payment payments months",
  ]

  /// What says that a number is somebody else's.
  static let attributions =
    "study studies trial trials research researchers review survey participants reported "
    + "report reports compared comparison source sources differ clinics elsewhere magazine company "
    + "maker manufacturer data claim claims suggest suggests "
    + "quoted according estimate estimates authors"
}
