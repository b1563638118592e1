import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Writes what names files or addresses of the site anew, in every article and file that can.
struct LinkRewriting {
  /// What `address`, written in the file at a path, is afterwards; nil where it stays as it is.
  let rewritten: (_ address: String, _ path: RelativePath) -> String?
  private(set) var edits = TextEdits()
  /// Where something must be changed whose place in the file is not known.
  private(set) var unknown: [SourceLocation] = []

  init(rewritten: @escaping (_ address: String, _ path: RelativePath) -> String?) {
    self.rewritten = rewritten
  }

  /// Changes the links of `article`, the pictures that it shows and the one that stands for it.
  mutating func changeAddresses(in article: Article) {
    let places = article.document.read { text in
      text.all.filter { text.kind($0) == .link || text.kind($0) == .image }.map { node in
        let place = text.destinationLocation(node)
        return (text.destination(node), place, place != text.location(node))
      }
    }
    for (address, place, isWrittenHere) in places {
      guard let new = rewritten(address, article.file.path) else { continue }
      if isWrittenHere {
        edits.put(new, at: place)
      } else {
        changeDefinition(of: address, to: new, in: article, namedAt: place)
      }
    }
    if let image = article.frontMatter.image,
      let new = rewritten(image.value, article.file.path)
    {
      edits.put(new, at: image.location)
    }
    for notes in article.frontMatter.pictures { change(notes) }
  }

  private mutating func changeDefinition(
    of address: String, to new: String, in article: Article, namedAt place: SourceLocation
  ) {
    let definitions = article.file.definitions(of: address, from: article.bodyLine)
    if definitions.isEmpty { unknown.append(place) }
    for definition in definitions { edits.put(new, at: definition) }
  }

  /// Changes the paths of a picture, and of that of before, where something is noted of them.
  mutating func change(_ notes: PictureNotes) {
    for (path, place) in [(notes.path, notes.location)]
      + [notes.before].compactMap(\.self).map({ ($0.value, $0.location) })
    {
      let address = path.reference(in: place.path.parent)
      if let new = rewritten(address, place.path) { edits.put(new, at: place) }
    }
  }

  mutating func put(_ text: String, at place: SourceLocation) { edits.put(text, at: place) }

  mutating func withEdits(_ change: (inout TextEdits) -> Void) { change(&edits) }
}
