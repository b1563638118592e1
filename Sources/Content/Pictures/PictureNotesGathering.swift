import Diagnostics
import Foundations

extension PicturesFile {
  /// What the files at `paths` say of the pictures among `media`, by the paths of those. Nothing is
  /// read again that is in `memory`.
  /// - Throws: `FileProblem` when a file cannot be read.
  static func notes(
    _ paths: [RelativePath], of media: [RelativePath], _ reader: FileReader,
    _ memory: inout [RelativePath: CachedFile<[PictureNotes]>], _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) -> [RelativePath: PictureNotes] {
    var read: [RelativePath: CachedFile<[PictureNotes]>] = [:]
    var notes: [RelativePath: PictureNotes] = [:]
    let known = Set(media.filter(MediaFile.isPicture))
    for path in paths {
      let file = try reader.read(path, last: memory[path], decode: Self.read)
      read[path] = file
      diagnostics += file.diagnostics
      add(file.value ?? [], in: path.parent, among: known, to: &notes, &diagnostics)
    }
    memory = read
    return notes
  }

  /// The same `notes` with those in the front matter of `articles`, and with pairs told apart.
  static func notes(
    _ notes: [RelativePath: PictureNotes], and articles: [Article], of media: [RelativePath],
    _ diagnostics: inout [Diagnostic]
  ) -> [RelativePath: PictureNotes] {
    var notes = notes
    let articles = articles.filter { !$0.frontMatter.pictures.isEmpty }
    let known = articles.isEmpty ? [] : Set(media.filter(MediaFile.isPicture))
    for article in articles {
      add(
        article.frontMatter.pictures, in: article.file.path.parent, among: known, to: &notes,
        &diagnostics)
    }
    for before in notes.values.compactMap(\.before) { notes[before.value]?.isBefore = true }
    return notes
  }

  private static func add(
    _ new: [PictureNotes], in folder: RelativePath, among known: Set<RelativePath>,
    to notes: inout [RelativePath: PictureNotes], _ diagnostics: inout [Diagnostic]
  ) {
    for note in new {
      if let first = notes[note.path] {
        diagnostics.append(twice(note, first))
      } else if known.contains(note.path) {
        notes[note.path] = note
      } else {
        diagnostics.append(unknown(note, among: known, in: folder))
      }
    }
  }

  private static func twice(_ note: PictureNotes, _ first: PictureNotes) -> Diagnostic {
    Diagnostic(
      PictureProblem.notedTwice, "'\(note.path.name)' is there twice", at: note.location,
      help: "put what both say in one place",
      notes: [.init("the other one is here", at: first.location)])
  }

  private static func unknown(
    _ note: PictureNotes, among known: Set<RelativePath>, in folder: RelativePath
  ) -> Diagnostic {
    let names = known.filter { $0.isBelow(folder) }.map { $0.reference(in: folder) }.sorted()
    let name = note.path.reference(in: folder)
    return Diagnostic(
      PictureProblem.unknownPicture, "there is no picture \(name.quoted)", at: note.location,
      nearest: NearestName.nearest(to: name, among: names),
      orElse: "name a picture by its path from the folder of this file")
  }
}
