/// Writes a template anew for swift-mustache.
///
/// Values come escaped (`ViewValue`), so every value tag becomes an unescaped one: that keeps
/// escaping in one place, and in one that works on bytes; swift-mustache compares characters and
/// lets a quotation mark pass that is followed by a combining mark. White space at the start of
/// lines goes, because swift-mustache would indent what a partial yields, text in `pre` too.
struct TemplateRewriter {
  /// The name under which swift-mustache knows the template called `name`: its end tags take no
  /// slash.
  static func internalName(_ name: String) -> String {
    name.split(separator: "/").joined(separator: "--")
  }

  static func rewrite(_ file: TemplateFile) -> String {
    let bytes = Array(file.source.text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = 0
    var open: [String] = []
    for tag in file.tags {
      append(bytes[position..<tag.range.lowerBound], to: &output)
      output += Array(rewrite(tag, open: &open).utf8)
      position = tag.range.upperBound
    }
    append(bytes[position...], to: &output)
    // swift-mustache cannot read a template that ends with a brace.
    if output.last == UInt8(ascii: "{") { output.append(UInt8(ascii: "\n")) }
    return String(decoding: output, as: UTF8.self)
  }

  private static func rewrite(_ tag: TemplateTag, open: inout [String]) -> String {
    switch tag.kind {
    case .text, .html: return "{{{\(tag.name)}}}"
    case .partial: return "{{>\(internalName("partials/" + tag.name))}}"
    case .comment, .unsupported: return ""
    case .end: return "{{/\(open.popLast() ?? tag.name)}}"
    case .section: return begin("#", tag.name, &open)
    case .invertedSection: return begin("^", tag.name, &open)
    case .layout: return begin("<", internalName("layouts/" + tag.name), &open)
    case .block: return begin("$", tag.name, &open)
    }
  }

  private static func begin(_ sign: String, _ name: String, _ open: inout [String]) -> String {
    open.append(name)
    return "{{\(sign)\(name)}}"
  }

  private static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in text {
      let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
      let atLineStart = output.isEmpty || output.last == UInt8(ascii: "\n")
      let isReturn = byte == UInt8(ascii: "\r")
      let isBlankLine = byte == UInt8(ascii: "\n") && atLineStart
      if isReturn || isBlankLine || (isSpace && atLineStart) { continue }
      output.append(byte)
    }
  }
}
