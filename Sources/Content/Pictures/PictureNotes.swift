public import Diagnostics
public import Facts
public import Foundations
import YAML

/// What `pictures.yaml` says of a picture that lies beside it, or the front matter of an article.
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
  /// Whether it is such a picture of before.
  public internal(set) var isBefore = false
  /// What was done between the two.
  public var procedure: Located<String>?
  /// Whether whoever it shows was 18 or older when it was taken.
  public var isOfAdult = false
  /// Whether what was done was needed to treat an illness or injury, not for the looks.
  public var isMedicallyNeeded = false
  /// Where the signed and dated proof lies that the two are genuine. It is not published.
  public var proof: Located<String>?

  /// Whether it may stand for a page where others link to it: whoever is shown must have agreed to be
  /// shown there too.
  var maySpread: Bool {
    guard showsPeople || consent != nil else { return true }
    return consent?.scope.contains { $0.value == .social } ?? false
  }

  /// Whether it is one of two pictures, before and after.
  public var isOfPair: Bool { isBefore || before != nil }

  /// Whether an article need not say what the picture shows.
  var isDescribed: Bool { isDecorative || description != nil }

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

  /// Whether somebody who called a file `name` seems to have meant this one.
  static func isSimilar(_ name: String) -> Bool {
    let small = String(decoding: name.utf8.map(\.lowercased), as: UTF8.self)
    return ["picture", "pictures"].contains { stem in
      [".yaml", ".yml"].contains { small.utf8.elementsEqual((stem + $0).utf8) }
    }
  }

  static let schema = Schema(
    prefix: "pictures", name: "the pictures file", root: shape)

  /// Notes by the paths of their pictures.
  static let shape = Shape.keyed(
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
      .optional("procedure", .text, "what was done between the two, and how often"),
      .optional("adult", .value(.boolean), "true: whoever it shows was 18 or older"),
      .optional(
        "medically_needed", .value(.boolean), "true: it was done against an illness or injury"),
      .optional("proof", .text, "where the signed and dated proof lies that both are genuine"),
    ]))

  /// The notes in the order written; nil when `file` cannot be read at all. Every problem goes to
  /// `diagnostics`.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> [PictureNotes]? {
    schema.read(file, &diagnostics).map { notes($0, in: file.path.parent, &diagnostics) }
  }

  /// The notes in `root`, which are about pictures in `folder` or reached from there.
  static func notes(
    _ root: YAMLNode, in folder: RelativePath, _ diagnostics: inout [Diagnostic]
  ) -> [PictureNotes] {
    root.entries.compactMap { entry in
      guard let path = folder.resolving(entry.key.value) else {
        diagnostics.append(outside(entry.key))
        return nil
      }
      let notes = PictureNotes(entry, at: path, in: folder)
      if let before = entry.value["before"]?.located(.filePath), notes.before == nil {
        diagnostics.append(outside(before))
      }
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

extension PicturesFile {
  fileprivate static func outside(_ path: Located<String>) -> Diagnostic {
    Diagnostic(
      PictureProblem.unknownPicture, "\(path.value.quoted) leads out of the site",
      at: path.location, help: "pictures lie in 'content', beside what shows them")
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
    procedure = node.text("procedure")
    isOfAdult = node["adult"]?.value(.boolean) ?? false
    isMedicallyNeeded = node["medically_needed"]?.value(.boolean) ?? false
    proof = node.text("proof")
  }
}

extension PictureNotes.Consent {
  fileprivate init?(_ node: YAMLNode) {
    guard let until = node["until"]?.located(.date) else { return nil }
    scope = node.values("scope", ScalarParser<ConsentScope>.word)
    self.until = until
  }
}
