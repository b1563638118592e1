import Diagnostics
import YAML

extension ScalarParser where Value == String {
  /// The address of a site: `http` or `https` with a host, and `/` at its end once read.
  static var baseURL: Self {
    Self(name: "a web address", pattern: "^https?://[^/?#@ ]+[^?# ]*$") {
      text throws(ScalarProblem) in
      guard let address = WebAddress(text), !text.contains("?"), !text.contains("#") else {
        throw ScalarProblem(
          "bad-url", "\(text.quoted) is not the address of a site",
          help: "write it as https://www.example.com/")
      }
      return address.text.hasSuffix("/") ? address.text : address.text + "/"
    }
  }

  /// An `http` or `https` address.
  static var webAddress: Self {
    Self(name: "a web address", pattern: "^https?://[^ ]+$") { text throws(ScalarProblem) in
      if let address = WebAddress(text) { return address.text }
      throw ScalarProblem(
        "bad-url", "\(text.quoted) is not a web address",
        help: "copy it from the browser; it begins with https://")
    }
  }

  /// A Digital Object Identifier.
  static var doi: Self {
    Self(name: "a DOI", pattern: "^10\\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]+$") {
      text throws(ScalarProblem) in
      if WebAddress.isDOI(text) { return text }
      let start = text.firstRange(of: "10.")?.lowerBound
      let rest = start.map { String(text[$0...]) } ?? ""
      throw ScalarProblem(
        "bad-doi", "\(text.quoted) is not a DOI",
        help: WebAddress.isDOI(rest) ? "write '\(rest)'" : "write it as 10.1111/obr.12049")
    }
  }

  /// A PubMed number.
  static var pmid: Self {
    text("a PubMed number", kind: "bad-pmid", help: "write digits only", pattern: "^[0-9]{1,9}$") {
      (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
    }
  }

  /// An old address on the site.
  static var alias: Self {
    text(
      "an address on this site", kind: "bad-alias", help: "write it as '/old-page/'",
      pattern: "^/[^?#\\\\ ]*$"
    ) { text in
      text.hasPrefix("/") && WebAddress.isSafePath(text.dropFirst(), allowsParent: false)
    }
  }

  /// A file beside an article.
  static var filePath: Self {
    text("a file beside this one", kind: "bad-path", help: "write it as 'picture.jpg'") { text in
      !text.hasPrefix("/") && !text.contains(":")
        && WebAddress.isSafePath(text[...], allowsParent: true)
    }
  }
}
