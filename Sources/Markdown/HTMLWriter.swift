import Foundations

/// The state of one rendering.
struct HTMLWriter {
  let resolver: any DocumentResolver
  let options: HTMLRenderer.Options
  var output: [UInt8] = []
  /// The last heading before the current place.
  var lastHeading: (level: Int, id: String)?
  var calloutCount = 0
  /// How often each source has been cited.
  var citationCounts: [String: Int] = [:]
  /// Links cannot contain links.
  var isInsideLink = false

  init(resolver: any DocumentResolver, options: HTMLRenderer.Options) {
    self.resolver = resolver
    self.options = options
    output.reserveCapacity(8192)
  }

  /// Writes markup as it is.
  mutating func tag(_ markup: StaticString) {
    markup.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  /// Writes text, escaped.
  mutating func text(_ text: String) { HTMLEscape.append(text, to: &output) }

  /// Writes an address, escaped; one that could run a script is left out.
  mutating func address(_ address: String) {
    if LinkSafety.isSafe(address) { HTMLEscape.appendURL(address, to: &output) }
  }

  /// Writes HTML that somebody else has made.
  mutating func html(_ html: String) { output.append(contentsOf: html.utf8) }

  mutating func number(_ number: Int) { html(String(number)) }

  /// Begins a line unless at the start of one.
  mutating func startLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }
}
