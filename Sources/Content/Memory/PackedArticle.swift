import Diagnostics
import Facts
import Foundations
import Markdown

/// Writes and reads the front matter and the outline of an article, all of whose places are in one file.
struct PackedArticle {
  typealias Defect = PackedReader.Defect

  /// The path of the file.
  let path: RelativePath

  static func write(_ front: FrontMatter, to writer: inout PackedWriter) {
    write(front.title, to: &writer)
    write(front.summary, to: &writer)
    writer.add(front.order) { writer, order in
      writer.add(String(order.value))
      write(order.location, to: &writer)
    }
    writer.add(front.topics) { write($1, to: &$0) }
    writer.add(front.isDraft)
    for date in [front.publishOn, front.expiresOn] { writer.add(date) { write($1, to: &$0) } }
    writer.add(front.review) { writer, review in
      write(review.reviewer, to: &writer)
      write(review.on, to: &writer)
      write(review.due, to: &writer)
    }
    writer.add(front.aliases) { write($1, to: &$0) }
    writer.add(front.image) { write($1, to: &$0) }
  }

  func frontMatter(_ reader: inout PackedReader) throws(Defect) -> FrontMatter {
    var front = FrontMatter(title: try text(&reader), summary: try text(&reader))
    front.order = try reader.optional { reader throws(Defect) in
      guard let order = Int(try reader.text()) else { throw Defect() }
      return Located(order, at: try location(&reader))
    }
    front.topics = try reader.list { reader throws(Defect) in try text(&reader) }
    front.isDraft = try reader.flag()
    front.publishOn = try reader.optional { reader throws(Defect) in try date(&reader) }
    front.expiresOn = try reader.optional { reader throws(Defect) in try date(&reader) }
    front.review = try reader.optional { reader throws(Defect) in
      Review(reviewer: try text(&reader), on: try date(&reader), due: try date(&reader))
    }
    front.aliases = try reader.list { reader throws(Defect) in try text(&reader) }
    front.image = try reader.optional { reader throws(Defect) in try text(&reader) }
    return front
  }

  static func write(_ outline: ArticleOutline, to writer: inout PackedWriter) {
    writer.add(outline.anchors.sorted()) { $0.add($1) }
    writer.add(outline.links) { writer, link in
      writer.add(link.value)
      write(link.location, to: &writer)
      writer.add(link.isWrittenHere)
    }
    writer.add(outline.citations) { $0.add($1) }
    let blocks = outline.blocks.map { ($0.treatment, $0.name) }.sorted { $0 < $1 }
    writer.add(blocks) { writer, block in
      writer.add(block.0)
      writer.add(block.1)
    }
    writer.add(outline.subjects.sorted()) { $0.add($1) }
    writer.add(outline.callouts.map(\.rawValue).sorted()) { $0.add($1) }
    writer.add(outline.images) { writer, image in
      writer.add(image.value.text)
      write(image.location, to: &writer)
    }
    writer.add(outline.loneImages.sorted()) { write($1, to: &$0) }
    writer.add(outline.namedFiles) { $0.add($1) }
  }

  func outline(_ reader: inout PackedReader) throws(Defect) -> ArticleOutline {
    var outline = ArticleOutline()
    outline.anchors = Set(try reader.texts())
    outline.links = try reader.list { reader throws(Defect) in
      ArticleOutline.Link(
        value: try reader.text(), location: try location(&reader),
        isWrittenHere: try reader.flag())
    }
    outline.citations = try reader.texts()
    outline.blocks = Set(
      try reader.list { reader throws(Defect) in
        BlockKey(treatment: try reader.text(), name: try reader.text())
      })
    outline.subjects = Set(try reader.texts())
    outline.callouts = Set(
      try reader.list { reader throws(Defect) in
        guard let kind = CalloutKind(rawValue: try reader.text()) else { throw Defect() }
        return kind
      })
    outline.images = try reader.list { reader throws(Defect) in
      Located(RelativePath(try reader.text()), at: try location(&reader))
    }
    outline.loneImages = Set(
      try reader.list { reader throws(Defect) in try location(&reader) })
    outline.namedFiles = try reader.texts()
    return outline
  }

  private static func write(_ text: Located<String>, to writer: inout PackedWriter) {
    writer.add(text.value)
    write(text.location, to: &writer)
  }

  private func text(_ reader: inout PackedReader) throws(Defect) -> Located<String> {
    Located(try reader.text(), at: try location(&reader))
  }

  private static func write(_ date: Located<CalendarDate>, to writer: inout PackedWriter) {
    writer.add(date.value.description)
    write(date.location, to: &writer)
  }

  private func date(_ reader: inout PackedReader) throws(Defect) -> Located<CalendarDate> {
    guard let date = CalendarDate(iso: try reader.text()) else { throw Defect() }
    return Located(date, at: try location(&reader))
  }

  private static func write(_ location: SourceLocation, to writer: inout PackedWriter) {
    writer.addPlace(location)
  }

  private func location(_ reader: inout PackedReader) throws(Defect) -> SourceLocation {
    try reader.place(in: path)
  }
}
