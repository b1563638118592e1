/// Text inside an address: RFC 3986, section 2.
public enum PercentEncoding {
  /// `text` with every byte as `%` and two digits but letters, digits, `-`, `.`, `_` and `~` (section
  /// 2.3), and what is in `kept`.
  public static func encoded(_ text: String, keeping kept: String = "/") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let plain = Set("-._~".utf8).union(kept.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte.isAlphanumeric || plain.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
