import YAML

extension ScalarParser where Value == String {
  /// The code of a country (ISO 3166-1).
  static var region: Self {
    Self(name: "the code of a country", pattern: "^[A-Z]{2}$") { text throws(ScalarProblem) in
      let isCode = text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
      if isCode, text != "UK" { return text }
      throw ScalarProblem(
        "bad-region", "\(text.quoted) is not the code of a country",
        help: text == "UK" ? "write 'GB'" : "write two capital letters such as 'US' or 'GB'")
    }
  }

  /// A language with a script and a country, where needed (BCP 47).
  static var locale: Self {
    text(
      "a locale", kind: "bad-locale", help: "write it as 'en-US': language, hyphen, country",
      pattern: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
    ) { text in
      var parts = text.split(separator: "-", omittingEmptySubsequences: false)[...]
      guard let language = parts.popFirst(), (2...3).contains(language.utf8.count),
        language.utf8.allSatisfy({ (97...122).contains($0) })
      else { return false }
      if parts.first?.utf8.count == 4 { parts = parts.dropFirst() }
      guard let country = parts.popFirst() else { return true }
      let isCode = country.utf8.count == 2 && country.utf8.allSatisfy { (65...90).contains($0) }
      let isNumber = country.utf8.count == 3 && country.utf8.allSatisfy { (48...57).contains($0) }
      return parts.isEmpty && (isCode || isNumber)
    }
  }

  /// A telephone number as people write it.
  static var phone: Self {
    text("a telephone number", kind: "bad-phone", help: "write it as '+1 555 010 0199'") { text in
      let digits = text.utf8.count { (48...57).contains($0) }
      let rest = text.hasPrefix("+") ? text.dropFirst() : text[...]
      return (3...15).contains(digits)
        && rest.utf8.allSatisfy { (48...57).contains($0) || " ()-./".utf8.contains($0) }
    }
  }

  /// The number of an emergency service.
  static var emergencyNumber: Self {
    text(
      "an emergency number", kind: "bad-phone", help: "write digits such as '911'",
      pattern: "^[0-9]{2,15}$"
    ) { text in
      (2...15).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }
  }

  /// An electronic mail address.
  static var email: Self {
    text(
      "a mail address", kind: "bad-email", help: "write it as 'name@example.com'",
      pattern: "^[^@ ]+@[^@ ]+\\.[^@ ]+$"
    ) { text in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        && text.unicodeScalars.allSatisfy {
          $0.isASCII && $0.value > 32 && !"<>\"\\,:;".unicodeScalars.contains($0)
        }
    }
  }

  /// A generated page by name, or a file of `pages/`.
  static var navigationTarget: Self {
    text(
      "a page", kind: "bad-page",
      help: "write a page's name such as 'prices', or a file such as 'about.md'"
    ) { text in
      Slug.isValid(text) || (text.hasSuffix(".md") && Slug.isValid(String(text.dropLast(3))))
    }
  }
}
