import Foundations

/// Texts as scalars of YAML (YAML 1.2.2, section 7.3).
public enum YAMLScalar {
  /// `text` on one line so that every reader takes it for just that text: without quotes where
  /// nothing in it means anything else, otherwise in double quotes.
  public static func written(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, first.isAlphanumeric || first >= 0x80,
      last != UInt8(ascii: ":"), last != UInt8(ascii: " "),
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), !text.containsBytes(of: ": "),
      !text.containsBytes(of: " #"), !isOtherType(text)
    else { return false }
    // In lists in brackets some of these would end the text; the others are line ends or cannot be
    // seen.
    return !text.unicodeScalars.contains {
      ",[]{}".unicodeScalars.contains($0) || (0x80...0xA0).contains($0.value)
        || [0x2028, 0x2029, 0xFEFF].contains($0.value)
    }
  }

  /// Whether YAML 1.1 or 1.2 takes it for a number, a date, a truth value or nothing.
  private static func isOtherType(_ text: String) -> Bool {
    if ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) {
      return true
    }
    let isNumeric = { (byte: UInt8) in
      byte.isDigit || "+-.:_eExXoOTZabcdfABCDF".utf8.contains(byte)
    }
    return text.utf8.first?.isDigit == true && text.utf8.allSatisfy(isNumeric)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\0"..." ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        result += scalar == " " ? " " : escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
