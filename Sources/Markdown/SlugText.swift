/// The words of a heading that its anchor is made from. A fact gives its name, not its value,
/// so that an anchor outlives a change of facts.
enum SlugText {
  static func text(of inlines: [Inline]) -> String {
    var text = ""
    for inline in inlines { append(inline, to: &text) }
    return text
  }

  private static func append(_ inline: Inline, to text: inout String) {
    switch inline.kind {
    case .text(let words), .code(let words): text += words
    case .softBreak, .lineBreak: text += " "
    case .factReference(let reference): text += reference.path.joined(separator: " ")
    case .term(let term): text += term.text
    case .emphasis, .strong, .link, .image:
      for child in inline.children { append(child, to: &text) }
    case .citation, .comment, .rawHTML: break
    }
  }
}
