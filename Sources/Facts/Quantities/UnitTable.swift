public import Essentials
public import Foundations

/// The units that leaflets for patients use. The codes are those of UCUM; sizes are exact.
extension QuantityUnit {
  /// A plain number without a unit, such as an INR or a score.
  public static let number = QuantityUnit("1", .none, .symbol(""), spellings: ["number"])
  public static let percent = QuantityUnit(
    "%", .share, .word("percent"), spellings: ["%", "percent", "per cent"])

  // MARK: Time, in seconds

  public static let second = time("s", 1, "second", ["seconds", "second", "secs", "sec"])
  public static let minute = time("min", 60, "minute", ["minutes", "minute", "mins", "min"])
  public static let hour = time("h", 3600, "hour", ["hours", "hour", "hrs", "hr", "h"])
  public static let day = time("d", 86_400, "day", ["days", "day"])
  public static let week = time("wk", 604_800, "week", ["weeks", "week", "wk"])
  public static let month = time("mo", 2_629_800, "month", ["months", "month", "mo"])
  public static let year = time("a", 31_557_600, "year", ["years", "year", "yrs", "yr"])

  private static func time(
    _ code: Identifier, _ size: Decimal, _ key: String, _ spellings: [String]
  ) -> QuantityUnit {
    QuantityUnit(code, .time, size: size, .word(key), spellings: spellings)
  }

  // MARK: Things that are counted

  public static let session = counted("session")
  /// A part of the body that a treatment is given to.
  public static let area = counted("area")
  public static let injection = counted("injection")
  public static let visit = counted("visit")
  public static let dose = counted("dose")
  /// A stretch of a treatment that begins again, such as the weeks of a chemotherapy.
  public static let cycle = counted("cycle")
  public static let `repeat` = QuantityUnit(
    "repeat", .counted("repeat"), .word("repeat"),
    spellings: ["repeats", "repeat", "repetitions", "repetition", "reps", "rep"])
  public static let night = counted("night")
  /// Repeats in a row.
  public static let set = counted("set")
  public static let person = counted("person", "people")

  private static let countedNouns: [QuantityUnit] =
    [session, area, injection, visit, dose, cycle, `repeat`, set]
    + [
      "tablet", "capsule", "drop", "puff", "time", "stage", "stitch", "eye", "tooth",
    ].map { counted($0) } + [
      night, counted("step"), counted("patch", "patches"), counted("glass", "glasses"),
      person,
    ]

  private static func counted(_ one: String, _ other: String? = nil) -> QuantityUnit {
    let other = other ?? irregular[one] ?? one + "s"
    let id = Identifier(one)
    return QuantityUnit(id, .counted(id), .word(one), spellings: [other, one])
  }

  /// Scores on a scale that ends with this number: a pain of 3 out of 10. They are counted, so that
  /// those of one scale are never those of another.
  private static let scores = [5, 10, 20, 40, 50, 100].map { most in
    let id = Identifier("of_\(most)")
    return QuantityUnit(
      id, .counted(id), .word(id.text), spellings: ["out of \(most)", "of \(most)", "/\(most)"])
  }

  /// The unit of scores on a scale that ends with `most`; nil for a scale that is not usual.
  public static func score(of most: Decimal) -> QuantityUnit? {
    named(Identifier("of_\(most)"))
  }

  /// Whether it is that of a score, such as `out of 10`.
  public var isScore: Bool { Self.scores.contains(self) }

  private static let irregular = ["stitch": "stitches", "tooth": "teeth"]

  // MARK: Symbols

  public static let millimetre = symbol("mm", .length, 1, "mm", metric("milli", "met"))
  public static let centimetre = symbol("cm", .length, 10, "cm", metric("centi", "met"))
  public static let millilitre = symbol("ml", .volume, 1, "ml", metric("milli", "lit"))
  public static let milligram = symbol(
    "mg", .mass, 1_000_000, "mg", ["milligrams", "milligram", "milligrammes", "milligramme"])
  public static let celsius = symbol(
    "Cel", .temperature, 9, "°C",
    [
      "° c", "c", "degrees", "degree", "°", "celsius", "degrees celsius", "degree celsius",
      "degrees c", "degc", "℃",
    ])
  public static let millimetreOfMercury = symbol(
    "mm[Hg]", .pressure, 133_322, "mmHg",
    ["mm hg", "millimetres of mercury", "millimeters of mercury"])

  /// In full: its symbol has been read as that of a thousand times as much (ISMP, List of error-prone
  /// abbreviations; British National Formulary, Guidance on prescribing).
  public static let microgram = QuantityUnit(
    "ug", .mass, size: 1000, .word("microgram"),
    spellings: ["micrograms", "microgram", "mcg", "µg", "μg"])

  /// American and British spellings, for one and for several.
  private static func metric(_ prefix: String, _ stem: String) -> [String] {
    ["res", "re", "ers", "er"].map { prefix + stem + $0 }
  }

  private static let physical: [QuantityUnit] = [
    millimetre, centimetre,
    symbol("m", .length, 1000, "m", metric("", "met")),
    symbol("km", .length, 1_000_000, "km", metric("kilo", "met")),
    symbol("[in_i]", .length, scaled(254, -1), "inches", ["inch"]),
    symbol("[ft_i]", .length, scaled(3048, -1), "ft", ["feet"]),
    symbol("mm2", .area, 1, "mm²", ["square millimetres", "square millimeters"]),
    symbol("cm2", .area, 100, "cm²", ["square centimetres", "square centimeters"]),
    symbol("m2", .area, 1_000_000, "m²", ["square metres", "square meters"]),
    millilitre,
    symbol("cl", .volume, 10, "cl", metric("centi", "lit")),
    symbol("dl", .volume, 100, "dl", metric("deci", "lit")),
    symbol("l", .volume, 1000, "l", metric("", "lit")),
    symbol("[pt_br]", .volume, scaled(56_826_125, -5), "pt", ["pints", "pint"]),
    QuantityUnit(
      "spoonful", .volume, size: 5, .word("spoonful"),
      spellings: ["spoonfuls", "spoonful", "5 ml spoonfuls", "5 ml spoonful"]),
    symbol("ng", .mass, 1, "ng", ["nanograms", "nanogram"]),
    microgram, milligram,
    symbol("g", .mass, 1_000_000_000, "g", ["grams", "gram", "grammes", "gramme"]),
    symbol("kg", .mass, 1_000_000_000_000, "kg", ["kilograms", "kilogram", "kilos", "kilo"]),
    symbol("[lb_av]", .mass, 453_592_370_000, "lb", ["lbs"]),
    QuantityUnit("deg", .angle, .word("degree"), spellings: ["degrees", "degree", "deg", "°"]),
    celsius,
    symbol(
      "[degF]", .temperature, 5, offset: -32, "°F",
      [
        "° f", "f", "fahrenheit", "degrees fahrenheit", "degree fahrenheit", "degrees f", "degf",
        "℉",
      ]),
    millimetreOfMercury,
    symbol("kPa", .pressure, 1_000_000, "kPa", ["kilopascals", "kilopascal"]),
    // Of machines that help to breathe: 98.0665 pascals, rounded to a thousandth.
    symbol(
      "cm[H2O]", .pressure, 98_067, "cmH2O",
      ["cm h2o", "cmh₂o", "cm h₂o", "centimetres of water", "centimeters of water"]),
    symbol("kcal", .energy, 4184, "kcal", ["kilocalories", "kilocalorie", "calories", "calorie"]),
    symbol("kJ", .energy, 1000, "kJ", ["kilojoules", "kilojoule"]),
    symbol("J", .energy, 1, "J", ["joules", "joule"]),
    symbol("Hz", .rate, 60, "Hz", ["hertz"]),
    symbol("dB", .loudness, 1, "dB", ["decibels", "decibel", "dba"]),
    symbol("mSv", .radiationDose, 1, "mSv", ["millisieverts", "millisievert"]),
    symbol("Gy", .absorbedDose, 1, "Gy", ["grays"]),
    symbol("MBq", .radioactivity, 1, "MBq", ["megabecquerels", "megabecquerel"]),
    // Of light, in tests and treatments of the skin.
    symbol("mJ/cm2", .radiantExposure, 1, "mJ/cm²", []),
    symbol("J/cm2", .radiantExposure, 1000, "J/cm²", []),
    symbol("mT", .magneticField, 1, "mT", ["millitesla"]),
    symbol("T", .magneticField, 1000, "T", ["tesla"]),
    symbol("[diop]", .lensPower, 1, "D", ["dioptres", "dioptre", "diopters", "diopter"]),
  ]

  private static let laboratory: [QuantityUnit] = [
    symbol("pmol", .amount, 1, "pmol", []),
    symbol("nmol", .amount, 1000, "nmol", []),
    symbol("umol", .amount, 1_000_000, "µmol", ["μmol", "micromoles"]),
    symbol("mmol", .amount, 1_000_000_000, "mmol", ["millimoles", "millimole"]),
    symbol("mol", .amount, 1_000_000_000_000, "mol", ["moles", "mole"]),
    // In nanograms a litre.
    symbol("ng/l", .massConcentration, 1, "ng/l", []),
    symbol("pg/ml", .massConcentration, 1, "pg/ml", []),
    symbol("ng/ml", .massConcentration, 1000, "ng/ml", []),
    symbol(
      "ug/l", .massConcentration, 1000, "µg/l",
      ["μg/l", "mcg/l", "micrograms/l", "micrograms per litre", "micrograms per liter"]),
    symbol("mg/l", .massConcentration, 1_000_000, "mg/l", []),
    symbol("mg/dl", .massConcentration, 10_000_000, "mg/dl", []),
    symbol("mg/ml", .massConcentration, 1_000_000_000, "mg/ml", []),
    symbol("g/l", .massConcentration, 1_000_000_000, "g/l", []),
    symbol("g/dl", .massConcentration, 10_000_000_000, "g/dl", []),
    symbol("pmol/l", .amountConcentration, 1, "pmol/l", []),
    symbol("nmol/l", .amountConcentration, 1000, "nmol/l", []),
    symbol("umol/l", .amountConcentration, 1_000_000, "µmol/l", ["μmol/l", "micromol/l"]),
    symbol("mmol/l", .amountConcentration, 1_000_000_000, "mmol/l", []),
    symbol("mmol/mol", .amountRatio, 1, "mmol/mol", []),
    symbol("mg/mmol", .counted("mg/mmol"), 1, "mg/mmol", []),
    symbol(
      "ug/g", .counted("ug/g"), 1, "µg/g",
      ["μg/g", "mcg/g", "micrograms/g", "micrograms per gram"]),
    symbol("U/l", .enzymeActivity, 1, "U/l", ["units/l"]),
    // Units of insulin are international units.
    QuantityUnit("unit", .internationalUnits, .word("unit"), spellings: ["units", "unit"]),
    symbol(
      "[iU]", .internationalUnits, 1, "IU", ["international units", "international unit", "[iu]"]),
    symbol("[iU]/l", .internationalUnitConcentration, 1, "IU/l", []),
    // What laboratories write as mU/l.
    symbol("m[iU]/l", .internationalUnitConcentration, scaled(1, -3), "mU/l", ["miu/l"]),
    symbol("k[iU]/l", .internationalUnitConcentration, 1000, "kU/l", ["kiu/l"]),
    symbol("[iU]/ml", .internationalUnitConcentration, 1000, "IU/ml", []),
    // Those of an extract for allergies are its maker's own.
    symbol("[arb'U]/ml", .arbitraryUnitConcentration, 1, "units/ml", ["unit/ml"]),
    symbol("10*6/l", .cellCount, 1, "×10⁶/l", ["million/l"]),
    symbol("10*9/l", .cellCount, 1000, "×10⁹/l", ["billion/l"]),
    symbol("10*6/ml", .cellCount, 1000, "×10⁶/ml", ["million/ml"]),
    symbol("10*9/ml", .cellCount, 1_000_000, "×10⁹/ml", ["billion/ml"]),
    symbol("10*12/l", .cellCount, 1_000_000, "×10¹²/l", []),
    symbol("ml/min", .flow, 1, "ml/min", ["ml a minute"]),
    symbol("l/min", .flow, 1000, "l/min", ["litres a minute"]),
    symbol(
      "ml/min/{1.73_m2}", .filtration, 1, "ml/min/1.73 m²",
      ["ml/min/1.73m2", "ml per minute per 1.73 m2"]),
    symbol("mm/h", .speed, 1, "mm/h", ["mm/hr", "mm per hour", "mm an hour"]),
    symbol("kg/m2", .bodyMassIndex, 1, "kg/m²", []),
    symbol("ug/kg", .dosePerBodyMass, 1, "µg/kg", ["μg/kg", "mcg/kg"]),
    symbol("mg/kg", .dosePerBodyMass, 1000, "mg/kg", ["mg for each kg"]),
    symbol("mg/m2", .dosePerBodyArea, 1, "mg/m²", []),
    QuantityUnit("/min", .rate, .word("per_minute"), spellings: perMinute),
  ]

  private static let perMinute =
    ["a minute", "/min", "per minute"]
    + ["beats", "breaths", "times"].flatMap {
      ["\($0) a minute", "\($0) per minute", "\($0)/min"]
    }
    + ["bpm"]

  private static func scaled(_ digits: Int, _ exponent: Int) -> Decimal {
    Decimal(sign: .plus, exponent: exponent, significand: Decimal(digits))
  }

  private static func symbol(
    _ code: Identifier, _ dimension: Dimension, _ size: Decimal, offset: Decimal = 0,
    _ symbol: String, _ spellings: [String]
  ) -> QuantityUnit {
    QuantityUnit(
      code, dimension, size: size, offset: offset, .symbol(symbol),
      spellings: [symbol.lowercased()] + spellings)
  }

  // MARK: All of them

  /// The built-in units in the order in which messages list them.
  public static let all: [QuantityUnit] =
    countedNouns + scores + [minute, hour, day, week, month, year, second]
    + physical + laboratory + [percent, number]

  /// The built-in unit with a code; nil when there is none.
  public static func named(_ code: Identifier) -> QuantityUnit? { byCode[code] }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

  /// The keys of the words that the interface needs for built-in units.
  public static let wordKeys: [String] = all.compactMap(\.wordKey)

  /// Those of the units of time.
  public static let timeKeys = all.filter { $0.dimension == .time }.compactMap(\.wordKey)

  private var wordKey: String? {
    guard case .word(let key) = naming else { return nil }
    return key
  }
}
