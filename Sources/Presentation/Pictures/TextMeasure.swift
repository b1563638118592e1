/// Estimates how wide a text is drawn, on the safe side: system fonts differ, and readers may
/// spread the letters (WCAG 2.2, 1.4.12). Widths are in tenths of the font size.
enum TextMeasure {
  /// The width of `text` in one line.
  static func width(_ text: String) -> Int {
    let hundredths = text.unicodeScalars.reduce(0) { $0 + width($1) }
    return (hundredths + 9) / 10
  }

  /// The lines of `text`, none wider than `limit` unless a single character is.
  static func wrap(_ text: String, limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(longer) <= limit {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var pieces = pieces(of: word, limit: limit)
      line = pieces.removeLast()
      lines += pieces
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A word in pieces that fit; at least one.
  private static func pieces(of word: Substring, limit: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let next = character.unicodeScalars.reduce(0) { $0 + width($1) }
      if !piece.isEmpty, used + next > limit * 10 {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += next
    }
    return pieces + [piece]
  }

  /// The width of a character in hundredths of the font size, with the spread.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let spread = 12
    return switch scalar {
    case " ": 30 + 16 + spread
    case "i", "j", "l", "I", "'", ".", ",", ":", ";", "!", "|": 30 + spread
    case "f", "r", "t", "(", ")", "[", "]", "-", "/", "\"": 41 + spread
    case "m", "w", "M", "W", "@", "%", "–", "—": 95 + spread
    case "A"..."Z": 75 + spread
    case "\0"..."\u{7F}": 60 + spread
    case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}", "\u{FE00}"..."\u{FE0F}": 0
    case "\u{80}"..."\u{2E7F}": 80 + spread
    default: 120 + spread
    }
  }
}
