import Facts

/// How English writes numbers and what they count.
enum EnglishNumbers {
  static let words = QuantityWords(
    values: values, units: units,
    currencies: ["dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR"],
    namesKinds: ["treatments"],
    isRangeMark: { mark, before in
      mark == "to" || mark == "or" || mark == "and" && before == "between"
    },
    bound: { second, last in
      switch (second, last) {
      case ("up", "to"), (_, "maximum"), ("at", "most"): .atMost
      case ("at", "least"), ("from", _), (_, "from"): .atLeast
      default: nil
      }
    })

  /// The numbers that are one word, or the tens before another: forty-five.
  static let values: [String: Int] = {
    let ones =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
      + "sixteen seventeen eighteen nineteen"
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    var table = ["dozen": 12, "hundred": 100]
    for (index, word) in ones.split(separator: " ").enumerated() {
      table[String(word)] = index + 1
    }
    for (index, word) in tens.split(separator: " ").enumerated() {
      table[String(word)] = (index + 2) * 10
    }
    return table
  }()

  private static let units: [String: QuantityUnit] = {
    var units = [
      "treatments": QuantityUnit.session, "visits": .session, "appointments": .session,
      "per cent": .percent,
    ]
    let known: [QuantityUnit] = [
      .session, .area, .injection, .minute, .hour, .day, .week, .month, .year, .millimetre,
      .centimetre, .millilitre, .percent,
    ]
    for unit in known { for spelling in unit.spellings { units[spelling] = unit } }
    units["h"] = nil
    return units
  }()
}
