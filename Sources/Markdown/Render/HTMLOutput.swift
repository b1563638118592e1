import Foundations

/// HTML that is being written: markup as it is, text escaped.
struct HTMLOutput {
  private(set) var bytes: [UInt8] = []
  /// How much was there before.
  private let start: Int

  /// An output that goes on where `bytes` end, which it takes away until all is written.
  init(after bytes: inout [UInt8]) {
    start = bytes.count
    swap(&self.bytes, &bytes)
  }

  /// Writes markup as it is.
  mutating func tag(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes text, escaped.
  mutating func text(_ text: String) { HTMLEscape.append(text, to: &bytes) }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) { HTMLEscape.append(text, to: &bytes) }

  /// Writes `start`, which ends with an opening quotation mark, the escaped value and a mark.
  mutating func attribute(_ start: StaticString, _ value: String) {
    tag(start)
    text(value)
    tag("\"")
  }

  /// Writes an attribute like `attribute`; an address that could run a script is left out.
  mutating func address(_ start: StaticString, _ address: String) {
    tag(start)
    if LinkSafety.isSafe(address) { HTMLEscape.appendURL(address, to: &bytes) }
    tag("\"")
  }

  /// Writes HTML made elsewhere.
  mutating func html(_ html: String) { bytes.append(contentsOf: html.utf8) }

  mutating func html(_ html: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: html) }

  mutating func number(_ number: Int) { html(String(number)) }

  /// Begins a line unless at the start of one.
  mutating func startLine() {
    if bytes.count > start, bytes[bytes.count - 1] != 0x0A { bytes.append(0x0A) }
  }

  mutating func removeTrailingSpace() {
    while bytes.count > start, bytes.last == 0x20 || bytes.last == 0x0A { bytes.removeLast() }
  }
}

/// A picture and what it shows, which is empty where it only decorates.
struct ShownPicture {
  let picture: Picture
  let description: String
}

extension HTMLOutput {
  /// Writes a picture that stands alone, with its title below it. Where there is more to see than
  /// the page has room for, it leads there.
  mutating func figure(_ shown: ShownPicture, title: String, isLazy: Bool) {
    let picture = shown.picture
    let isFigure = !title.isEmpty || picture.credits != nil
    tag(isFigure ? "<figure>\n" : "<p>")
    let isLink = picture.hasDetails && !shown.description.isEmpty
    if isLink, let largest = picture.choices.last {
      address("<a class=\"picture-link\" href=\"", largest.address)
      tag(">")
    }
    self.picture(shown, title: "", isLazy: isLazy)
    if isLink { tag("</a>") }
    if isFigure { caption(title, picture.credits) }
    tag(isFigure ? "</figure>\n" : "</p>\n")
  }

  private mutating func caption(_ title: String, _ credits: String?) {
    tag("\n<figcaption>")
    text(title)
    if let credits {
      tag(title.isEmpty ? "<small>" : " <small>")
      text(credits)
      tag("</small>")
    }
    tag("</figcaption>\n")
  }

  /// Writes whose a picture among words is, behind it.
  mutating func credits(_ picture: Picture) {
    guard let credits = picture.credits else { return }
    tag(" <small class=\"picture-credit\">(")
    text(credits)
    tag(")</small>")
  }

  /// Writes a picture. Only one whose size is known can load later without moving the text; the
  /// first can be seen at once, or soon.
  mutating func picture(_ shown: ShownPicture, title: String, isLazy: Bool) {
    let picture = shown.picture
    if !picture.choices.isEmpty { choices(picture) }
    address("<img src=\"", picture.source)
    attribute(" alt=\"", shown.description)
    if !title.isEmpty { attribute(" title=\"", title) }
    if let size = picture.size {
      attribute(" width=\"", String(size.width))
      attribute(" height=\"", String(size.height))
      if isLazy { tag(" loading=\"lazy\"") }
      tag(" decoding=\"async\"")
    }
    tag(" />")
    if !picture.choices.isEmpty { tag("</picture>") }
  }

  private mutating func choices(_ picture: Picture) {
    tag("<picture><source type=\"image/webp\" srcset=\"")
    for (index, choice) in picture.choices.enumerated() {
      if index > 0 { tag(", ") }
      HTMLEscape.appendURL(choice.address, to: &bytes)
      tag(" ")
      number(choice.width)
      tag("w")
    }
    attribute("\" sizes=\"", picture.shownWidth)
    tag(" />")
  }
}
