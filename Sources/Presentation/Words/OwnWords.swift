import Diagnostics
import Foundations

/// The words of a site that stand in the place of the theme's, held against those.
struct OwnWords {
  private let own: [String: Located<String>]
  private let known: [String: String]

  /// The words `own`, in place of those that are `known`; both by dotted key.
  init(_ own: [String: Located<String>], over known: [String: String]) {
    self.own = own
    self.known = known
  }

  /// The keys below which a site can have any, such as a currency's sign.
  private static let openGroups = ["dates.formats.", "money.symbols."]

  /// What is probably not meant, in no order.
  var problems: [Diagnostic] {
    guard !known.isEmpty else { return [] }
    var names = NearestNames()
    let missing = known.keys.filter { own[$0] == nil }
    return own.flatMap { key, text in
      guard let pattern = known[key] else {
        return Self.isOpen(key) ? [] : unknown(key, text, &names, among: missing)
      }
      return places(of: text, in: key, insteadOf: pattern)
    }
  }

  private static func isOpen(_ key: String) -> Bool {
    openGroups.contains { key.utf8.starts(with: $0.utf8) }
  }

  /// A site can have words of its own for its templates; but one that is nearly one of the theme's
  /// is probably that.
  private func unknown(
    _ key: String, _ text: Located<String>, _ names: inout NearestNames,
    among missing: [String]
  ) -> [Diagnostic] {
    guard let nearest = names.nearest(to: key, in: "words", among: missing) else { return [] }
    return [
      Diagnostic(
        ThemeProblem.unknownWord, "the theme has no text '\(key)'", at: text.location,
        help: "did you mean '\(nearest)'?")
    ]
  }

  /// What is put into a text stands in it in braces, in the theme's and in the site's alike.
  private func places(
    of text: Located<String>, in key: String, insteadOf pattern: String
  ) -> [Diagnostic] {
    let (own, known) = (Self.places(of: text.value), Self.places(of: pattern))
    let list = known.sorted().map { "'{\($0)}'" }.joined(separator: " and ")
    let strange = own.subtracting(known).sorted().map { name in
      Diagnostic(
        ThemeProblem.unknownPlace, "nothing is put in for '{\(name)}' in '\(key)'",
        at: text.location,
        help: known.isEmpty ? "write the text without braces" : "what is put in is \(list)")
    }
    // One that is misspelt is missing too.
    guard strange.isEmpty else { return strange }
    return known.subtracting(own).sorted().map { name in
      Diagnostic(
        ThemeProblem.missingPlace, "'{\(name)}' is missing in '\(key)'", at: text.location,
        help: "pages will not say it; the theme's text is \(pattern.quoted)")
    }
  }

  private static func places(of pattern: String) -> Set<String> {
    var rest = pattern.utf8[...]
    var names: Set<String> = []
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      names.insert(String(Substring(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
