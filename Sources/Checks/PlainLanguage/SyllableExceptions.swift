extension SyllableCounter {
  /// Words whose spelling misleads, medical ones above all, with their number of syllables.
  static let exceptions: [String: Int] = {
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
