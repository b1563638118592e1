public import Diagnostics
public import Facts
public import Foundations
import YAML

/// What `pictures.yaml` says of a picture that lies beside it.
public struct PictureNotes: Sendable, Hashable {
  /// What somebody agreed to whom a picture shows.
  public struct Consent: Sendable, Hashable {
    public var scope: [Located<ConsentScope>]
    /// The last day on which it may be shown.
    public var until: Located<CalendarDate>
  }

  public var path: RelativePath
  /// Where the notes begin.
  public var location: SourceLocation
  /// What it shows, for people who cannot see it.
  public var description: Located<String>?
  /// Whether it only decorates, so that nobody needs to hear of it.
  public var isDecorative = false
  /// Who made it.
  public var credit: Located<String>?
  public var licence: Located<String>?
  /// Whether it shows people who could be known again.
  public var showsPeople = false
  public var consent: Consent?
  public var taken: Located<CalendarDate>?
  /// Whether nothing in it was changed but its size and what was cut off.
  public var isUnedited = false
  /// The picture of the same person before what this one shows was done.
  public var before: Located<RelativePath>?

  /// Who made it and how it may be used, in one line; nil when nobody says so.
  public var credits: String? {
    let parts = [credit, licence].compactMap { $0?.value }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// Where a picture of a person may be shown.
public enum ConsentScope: String, Sendable, CaseIterable {
  case print, social, teaching, website
}

/// `pictures.yaml`, what is known of the pictures beside it.
enum PicturesFile {
  static let name = "pictures.yaml"

  static let schema = Schema(
    prefix: "pictures", name: "the pictures file",
    root: .keyed(
      ScalarParser.filePath.format,
      .mapping([
        .optional("description", .text, "what it shows, for people who cannot see it"),
        .optional("decorative", .value(.boolean), "true: it only decorates"),
        .optional("credit", .text, "who made it"),
        .optional("licence", .text, "how it may be used, such as CC BY 4.0"),
        .optional("people", .value(.boolean), "true: it shows people who could be known again"),
        .optional(
          "consent",
          .mapping([
            .required(
              "scope", .list(.value(ScalarParser<ConsentScope>.word), atLeast: 1),
              "where it may be shown"),
            .required("until", .value(.date), "the last day on which it may be shown"),
          ]), "what the people in it agreed to"),
        .optional("taken", .value(.date), "the day on which it was taken"),
        .optional("unedited", .value(.boolean), "true: nothing in it was changed"),
        .optional(
          "before", .value(.filePath), "the picture of the same person before the treatment"),
      ])))

  /// The notes in the order written; nil when `file` cannot be read at all. Every problem goes to
  /// `diagnostics`.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> [PictureNotes]? {
    guard let root = schema.read(file, &diagnostics) else { return nil }
    return root.entries.compactMap { entry in
      guard let path = file.path.parent.resolving(entry.key.value) else { return nil }
      let notes = PictureNotes(entry, at: path, in: file.path.parent)
      if notes.isDecorative, let description = notes.description {
        diagnostics.append(
          Diagnostic(
            PictureProblem.describedDecoration, "what only decorates has a description",
            at: description.location, help: "delete 'description' or 'decorative'"))
      }
      return notes
    }
  }
}

extension PictureNotes {
  fileprivate init(_ entry: YAMLNode.Entry, at path: RelativePath, in folder: RelativePath) {
    let node = entry.value
    self.init(path: path, location: entry.key.location)
    description = node.text("description")
    isDecorative = node["decorative"]?.value(.boolean) ?? false
    credit = node.text("credit")
    licence = node.text("licence")
    consent = node["consent"].flatMap(Consent.init)
    showsPeople = node["people"]?.value(.boolean) ?? (consent != nil)
    taken = node["taken"]?.located(.date)
    isUnedited = node["unedited"]?.value(.boolean) ?? false
    before = node["before"]?.located(.filePath).flatMap { before in
      folder.resolving(before.value).map { Located($0, at: before.location) }
    }
  }
}

extension PictureNotes.Consent {
  fileprivate init?(_ node: YAMLNode) {
    guard let until = node["until"]?.located(.date) else { return nil }
    scope = node.values("scope", ScalarParser<ConsentScope>.word)
    self.until = until
  }
}

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
      for note in file.value ?? [] {
        if let first = notes[note.path] {
          diagnostics.append(twice(note, first))
        } else if known.contains(note.path) {
          notes[note.path] = note
        } else {
          diagnostics.append(unknown(note, among: known, in: path.parent))
        }
      }
    }
    memory = read
    return notes
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
      orElse: "pictures lie in the folder of \(self.name), or below it")
  }
}
