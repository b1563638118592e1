import Foundations

/// Takes out of an SVG file what drawing programs note for themselves: comments, `metadata`, and
/// elements and attributes of other namespaces, with names of people and folders in them. Refuses
/// what can run, ask another server, or be taken for something else.
///
/// Source: SVG 2, 2.1 to 2.3 and chapter 5; Namespaces in XML 1.0; CSS Syntax 3.
struct SVGCleaner {
  private static let namespace = "http://www.w3.org/2000/svg"
  /// Elements that run something or hold another kind of page, in small letters.
  private static let active: Set<String> = [
    "script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio",
    "video", "canvas",
  ]
  /// Deeper than any drawing, and no deeper than browsers go.
  private static let deepest = 256
  /// More than any program writes. Each element has a table of them.
  private static let mostNamespaces = 100
  /// More than anybody reads; to find the place of each takes time.
  private static let mostDefects = 20

  private struct Element {
    let name: String
    let namespaces: [String: String]
    let isKept: Bool
    /// What is written in it, if it is a style sheet.
    var style: XMLText?
  }

  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var open: [Element] = []
  private var hasRoot = false
  private var defects: [MediaDefect] = []

  /// Whether `bytes` may be a drawing: a mark is the first that is no white space.
  static func mayBegin(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return text.first { !$0.isSpace } == UInt8(ascii: "<")
  }

  static func clean(_ bytes: [UInt8]) throws(MediaDefects) -> [UInt8] {
    var cleaner = SVGCleaner(bytes: bytes)
    do throws(MediaDefect) {
      try cleaner.checkText()
      try cleaner.walk()
    } catch {
      cleaner.defects.append(error)
    }
    guard cleaner.defects.isEmpty else {
      throw MediaDefects(Array(cleaner.defects.prefix(mostDefects)))
    }
    return cleaner.output
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// XML takes no control characters (section 2.2).
  private func checkText() throws(MediaDefect) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .damaged("it is not saved as UTF-8")
    }
    if let place = bytes.firstIndex(where: { $0 < 0x20 && !$0.isSpace || $0 == 0x0C }) {
      throw .markup("a control character", place..<place + 1)
    }
  }

  private mutating func walk() throws(MediaDefect) {
    var scanner = XMLScanner(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { output = Array(bytes.prefix(3)) }
    while let token = try scanner.next() {
      switch token {
      case .start(let tag): try begin(tag)
      case .end(let name, let range): try end(name, range)
      case .text(let range): try addText(range, content: range, isPlain: false)
      case .plainText(let range, let content): try addText(range, content: content, isPlain: true)
      case .comment: break
      case .instruction(let target, let range): takeInstruction(target, range)
      }
    }
    guard hasRoot, open.isEmpty else { throw .truncated }
  }

  private var isKept: Bool { open.last?.isKept ?? true }

  private mutating func addText(
    _ range: Range<Int>, content: Range<Int>, isPlain: Bool
  ) throws(MediaDefect) {
    let isOutside = open.isEmpty
    if isOutside, isPlain || !bytes[content].allSatisfy(\.isSpace) {
      throw .markup("a text outside of the drawing", range)
    }
    if !isOutside, open[open.count - 1].style != nil {
      try open[open.count - 1].style?.append(content, of: bytes, isPlain: isPlain)
    } else {
      var text = XMLText()
      try text.append(content, of: bytes, isPlain: isPlain)
    }
    if isKept { output += bytes[range] }
  }

  /// The declaration stays; other instructions are those of programs.
  private mutating func takeInstruction(_ target: String, _ range: Range<Int>) {
    let text = String(decoding: bytes[range].map(\.lowercased), as: UTF8.self)
    if target == "xml-stylesheet" {
      report(.remoteAddress, "a drawing cannot use a style sheet", "write it into 'style'", range)
    } else if target == "xml", !hasRoot {
      if text.containsBytes(of: "encoding"), !text.containsBytes(of: "utf-8") {
        report(.damaged, "the drawing is not saved as UTF-8", "save it as UTF-8", range)
      }
      output += bytes[range]
    }
  }

  private mutating func begin(_ tag: XMLScanner.Tag) throws(MediaDefect) {
    guard open.count < Self.deepest else {
      throw .markup("more than \(Self.deepest) elements in one another", tag.nameRange)
    }
    guard !(hasRoot && open.isEmpty) else {
      throw .markup("a second drawing in the same file", tag.nameRange)
    }
    let namespaces = try self.namespaces(of: tag)
    let name = QualifiedName(tag.name)
    let isDrawing = namespaces[name.prefix] == Self.namespace
    if !hasRoot, name.local != "svg" || !isDrawing {
      throw MediaDefect(
        problem: .wrongKind, message: "a drawing begins with <svg xmlns=\"\(Self.namespace)\">",
        help: "save it as SVG again", range: tag.nameRange)
    }
    hasRoot = true
    let small = String(decoding: name.local.utf8.map(\.lowercased), as: UTF8.self)
    if Self.active.contains(small) {
      report(.script, "'\(name.local)' is not allowed in a drawing", "remove it", tag.nameRange)
    }
    let element = Element(
      name: tag.name, namespaces: namespaces,
      isKept: isKept && isDrawing && name.local != "metadata",
      style: isDrawing && small == "style" ? XMLText() : nil)
    if element.isKept { try write(tag) }
    if !tag.isEmpty { open.append(element) }
  }

  /// The namespaces by their prefixes that hold in an element.
  private func namespaces(of tag: XMLScanner.Tag) throws(MediaDefect) -> [String: String] {
    var namespaces = open.last?.namespaces ?? [:]
    for attribute in tag.attributes {
      let name = QualifiedName(attribute.name)
      guard name.prefix == "xmlns" || attribute.name == "xmlns" else { continue }
      var value = XMLText()
      try value.append(attribute.value, of: bytes)
      namespaces[name.prefix.isEmpty ? "" : name.local] =
        String(decoding: value.bytes, as: UTF8.self)
      guard namespaces.count <= Self.mostNamespaces else {
        throw .markup("more than \(Self.mostNamespaces) namespaces", tag.nameRange)
      }
    }
    return namespaces
  }

  private mutating func end(_ name: String, _ range: Range<Int>) throws(MediaDefect) {
    guard let element = open.popLast(), element.name.hasSameBytes(as: name) else {
      throw .markup("this tag ends nothing", range)
    }
    if element.isKept { output += bytes[range] }
    if let style = element.style { defects += SVGStyle.defects(of: style) }
  }

  private mutating func write(_ tag: XMLScanner.Tag) throws(MediaDefect) {
    var last = tag.range.lowerBound
    for attribute in tag.attributes {
      switch try SVGAttribute(attribute, of: bytes, &defects) {
      case .keep: break
      case .remove:
        output += bytes[last..<attribute.range.lowerBound]
        last = attribute.range.upperBound
      case .write(let value):
        output += bytes[last..<attribute.value.lowerBound] + value
        last = attribute.value.upperBound
      }
    }
    output += bytes[last..<tag.range.upperBound]
  }

  private mutating func report(
    _ problem: MediaProblem, _ message: String, _ help: String, _ range: Range<Int>
  ) {
    defects.append(MediaDefect(problem: problem, message: message, help: help, range: range))
  }
}

/// A name and the prefix in front of it, which is empty where there is none.
struct QualifiedName {
  let prefix: String
  let local: String

  init(_ name: String) {
    let parts = name.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    prefix = parts.count == 2 ? String(Substring(parts[0])) : ""
    local = String(Substring(parts[parts.count - 1]))
  }
}
