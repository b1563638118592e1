/// Which addresses a page may link to.
public enum LinkSafety {
  /// Whether `address` is relative or begins with `http:`, `https:`, `mailto:` or `tel:`.
  ///
  /// Control characters and white space, which browsers drop inside a scheme, do not hide it
  /// (WHATWG URL Standard, section 4.4).
  public static func isSafe(_ address: String) -> Bool {
    guard let scheme = scheme(of: address) else { return true }
    return ["http", "https", "mailto", "tel"].contains(scheme)
  }

  /// The scheme in lower case without what browsers drop; nil when the address is relative.
  static func scheme(of address: String) -> String? {
    guard address.utf8.contains(UInt8(ascii: ":")) else { return nil }
    var scheme: [UInt8] = []
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: ":"):
        return scheme.isEmpty ? nil : String(decoding: scheme, as: UTF8.self)
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"):
        return nil
      case 0...0x20, 0x7F: continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
      default: scheme.append(byte)
      }
    }
    return nil
  }
}
