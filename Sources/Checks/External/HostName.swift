import Foundations

/// Names of hosts with letters beyond ASCII, as browsers ask for them.
enum HostName {
  /// `address` with its host in ASCII (RFC 5891): small letters, and Punycode behind `xn--` in each
  /// label that needs it. Letters are taken as they are composed, which is how keyboards write them.
  static func inASCII(_ address: String) -> String {
    let bytes = address.utf8
    guard let slashes = bytes.firstRange(of: "//".utf8),
      isScheme(bytes[..<slashes.lowerBound])
    else { return address }
    let authority = bytes[slashes.upperBound...].prefix { !"/?#".utf8.contains($0) }
    let start =
      authority.lastIndex(of: UInt8(ascii: "@")).map(bytes.index(after:)) ?? slashes.upperBound
    let host = Substring(bytes[start..<authority.endIndex])
    guard host.utf8.contains(where: { $0 >= 0x80 }) else { return address }
    let labels = host.lowercased().unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: points.contains)
    return address[..<start] + labels.map(label).joined(separator: ".")
      + address[authority.endIndex...]
  }

  /// Whether `bytes` can be what stands before the `//` of an address: a scheme, or nothing.
  private static func isScheme(_ bytes: Substring.UTF8View) -> Bool {
    bytes.isEmpty || bytes.last == UInt8(ascii: ":") && !bytes.contains { "/?#".utf8.contains($0) }
  }

  /// What stands between labels: the point, and those of other scripts (RFC 3490, section 3.1).
  private static let points: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]

  private static func label(_ label: Substring.UnicodeScalarView) -> String {
    label.allSatisfy(\.isASCII) ? String(label) : "xn--" + Punycode.encode(label.map(\.value))
  }
}

/// Punycode (RFC 3492): code points written with letters, digits and hyphens.
enum Punycode {
  private static let base: UInt32 = 36
  private static let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)

  /// Section 6.3. The numbers of a name, which is short, do not overflow.
  static func encode(_ points: [UInt32]) -> String {
    var output = points.filter { $0 < 0x80 }.map { UInt8($0) }
    let basic = UInt32(output.count)
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var (least, delta, bias, handled) = (UInt32(0x80), UInt32(0), UInt32(72), basic)
    while handled < points.count, let next = points.filter({ $0 >= least }).min() {
      delta &+= (next - least) &* (handled + 1)
      for point in points {
        if point < next { delta &+= 1 }
        guard point == next else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        (delta, handled) = (0, handled + 1)
      }
      (least, delta) = (next + 1, delta &+ 1)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// A number whose digits say themselves which is the last.
  private static func append(_ number: UInt32, _ bias: UInt32, to output: inout [UInt8]) {
    var (rest, place) = (number, base)
    while true {
      let least = place <= bias ? 1 : min(26, place - bias)
      guard rest >= least else { break }
      output.append(digits[Int(least + (rest - least) % (base - least))])
      rest = (rest - least) / (base - least)
      place += base
    }
    output.append(digits[Int(rest)])
  }

  /// Section 6.1.
  private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var (delta, place) = (isFirst ? delta / 700 : delta / 2, UInt32(0))
    delta += delta / count
    while delta > 455 {
      delta /= base - 1
      place += base
    }
    return place + base * delta / (delta + 38)
  }
}
