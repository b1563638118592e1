/// The numbers that call an ambulance, by country (ISO 3166-1).
enum EmergencyNumbers {
  /// The number for a region; nil where none is known here.
  static func number(region: String) -> String? {
    if euroRegions.contains(region) { return "112" }
    return numbers[region]
  }

  /// The member states of the European Union and others where 112 calls an ambulance.
  private static let euroRegions = Set(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL PL PT RO SE SI SK
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let numbers = [
    "AE": "998", "AU": "000", "BR": "192", "CA": "911", "CH": "144", "CN": "120", "GB": "999",
    "HK": "999", "IL": "101", "IN": "112", "JP": "119", "KR": "119", "MX": "911", "MY": "999",
    "NO": "113", "NZ": "111", "PH": "911", "SG": "995", "TH": "1669", "TR": "112", "TW": "119",
    "US": "911", "ZA": "112",
  ]
}
