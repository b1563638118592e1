import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What the files of a built site are made of, to see what content added to it.
struct SiteMarkup {
  /// Every element with the names of its attributes that is somewhere on a page.
  private(set) var forms: Set<String> = []
  /// Every element of the XML files with the names of its attributes.
  private(set) var xmlForms: Set<String> = []
  /// What is wrong on its own, each with the file that has it.
  private(set) var problems: [String] = []

  /// The markup of `files`, of which pages, feeds and pictures are read.
  init(_ files: [String: [UInt8]]) {
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      if path.hasSuffix(".html") { read(page: bytes, path) }
      if path.hasSuffix(".xml") { read(xml: bytes, path) }
    }
  }

  /// What this site has and `other` does not.
  func additions(to other: SiteMarkup) -> [String] {
    forms.subtracting(other.forms).sorted() + xmlForms.subtracting(other.xmlForms).sorted()
  }

  private mutating func read(page bytes: [UInt8], _ path: String) {
    let markup = MarkupReader(bytes)
    problems += markup.mistakes.map { "\(path): \($0)" }
    for tag in markup.tags {
      forms.insert(tag.form)
      for attribute in tag.attributes { check(attribute, of: tag, path) }
    }
    for script in markup.scripts where !script.text.isEmpty {
      if script.type != "application/ld+json" { problems.append("\(path): a script") }
      let json = try? JSONSerialization.jsonObject(with: Data(script.text.utf8))
      if json == nil || script.text.contains("<") {
        problems.append("\(path): no JSON: \(script.text.prefix(300))")
      }
    }
  }

  private mutating func check(
    _ attribute: MarkupReader.Attribute, of tag: MarkupReader.Tag, _ path: String
  ) {
    let addresses = ["href", "src", "action", "formaction", "data", "xlink:href"]
    var address: String?
    if attribute.name == "srcset" {
      // Each address has a space and a width behind it, and a comma before the next (HTML, 4.8.4.2.1).
      for choice in attribute.value.components(separatedBy: ", ") {
        let parts = choice.components(separatedBy: " ")
        if parts.count == 2, parts[1].last == "w", Int(parts[1].dropLast()) != nil {
          check(MarkupReader.Attribute(name: "src", value: parts[0]), of: tag, path)
        } else {
          problems.append("\(path): a choice '\(choice)'")
        }
      }
    }
    if addresses.contains(attribute.name) { address = attribute.value }
    if tag["http-equiv"] != nil, attribute.name == "content" {
      address = attribute.value.firstRange(of: "url=").map {
        String(attribute.value[$0.upperBound...])
      }
    }
    guard let address else { return }
    let plain = String(address.unicodeScalars.filter { $0.value > 0x20 }.map(Character.init))
      .lowercased()
    let starts = ["/", "#", "https://", "http://", "mailto:", "tel:"]
    if !starts.contains(where: plain.hasPrefix) || address.contains(" ") {
      problems.append("\(path): an address '\(address)'")
    }
  }

  private mutating func read(xml bytes: [UInt8], _ path: String) {
    let elements = Elements()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = elements
    if !parser.parse() {
      problems.append("\(path): \(parser.parserError.map { "\($0)" } ?? "not well-formed")")
    }
    xmlForms.formUnion(elements.forms)
  }
}

/// Collects the elements of an XML file.
private final class Elements: NSObject, XMLParserDelegate {
  var forms: Set<String> = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    forms.insert((["xml", name] + attributes.keys.sorted()).joined(separator: " "))
  }
}
