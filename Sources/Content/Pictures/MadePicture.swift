import Diagnostics
public import Foundations
import Media
public import Pictures

/// A picture of which smaller ones are made.
public struct MadePicture: Sendable, Hashable {
  /// Of the file as it was read.
  public let digest: PictureDigest
  public let set: RenditionSet
  /// The picture under its own name, where something names it.
  let own: Rendition

  /// The files that are made for a `use`, each with its address; `file` is the picture's.
  public func files(
    for use: MediaUse, of file: MediaFile
  ) -> [(path: PagePath, rendition: Rendition)] {
    var renditions = use.contains(.shown) ? set.choices : []
    if !use.isDisjoint(with: [.shown, .card]) { renditions.append(set.plain) }
    let files = renditions.map { (path: file.pagePath(of: $0), rendition: $0) }
    return files + (use.contains(.named) ? [(path: file.pagePath, rendition: own)] : [])
  }
}

/// Makes the files of pictures, or takes them from where they were kept.
public struct PictureFiles: Sendable {
  /// How much of the work is done when a picture is read.
  public enum Effort: Sendable, Hashable {
    /// None: files are made when somebody asks for them.
    case none
    /// It is decoded, to see that it can be.
    case decoding
    /// All its files are made and kept.
    case making
  }

  private let store: PictureStore?

  /// A maker that keeps what it makes in `store`.
  public init(store: PictureStore?) { self.store = store }

  /// The bytes of a `rendition` of the picture in `file`, which lies in `folder`.
  /// - Throws: `FileProblem` when the picture cannot be read, or no longer be decoded.
  public func bytes(
    of rendition: Rendition, _ file: MediaFile, in folder: SiteFolder
  ) throws -> [UInt8] {
    let key = file.made.map { PictureKey(rendition, of: $0.digest) }
    if let key, let kept = store?.bytes(for: key) { return kept }
    // Somebody may have replaced the picture since it was read: it is looked into again.
    let bytes = try folder.readMedia(file.path)
    var diagnostics: [Diagnostic] = []
    guard let clean = CleanMedia(bytes, path: file.path, &diagnostics),
      let source = try? PictureSource(clean, at: file.path),
      let made = try? source.make([rendition])[0]
    else {
      throw FileProblem(path: file.path.text, reason: "It has changed while the site was made")
    }
    if let key, PictureDigest(of: bytes) == file.made?.digest { store?.keep(made, for: key) }
    return made
  }

  /// Does as much of the work as `effort` says for the picture in `file` and `use`, and tells what it
  /// looks like, where that is known.
  /// - Throws: `PictureDefect` when it cannot be decoded.
  func prepare(
    _ source: PictureSource, _ file: MediaFile, for use: MediaUse, _ effort: Effort
  ) throws(PictureDefect) -> PictureLook? {
    guard effort != .none, let made = file.made else { return nil }
    let renditions = made.files(for: use, of: file).map(\.rendition)
    let missing = renditions.filter { store?.bytes(for: PictureKey($0, of: made.digest)) == nil }
    let lookKey = PictureKey("look", of: made.digest)
    let known = store?.bytes(for: lookKey).map { PictureLook(hasWords: $0 == [1]) }
    if let known, missing.isEmpty || effort == .decoding { return known }
    guard effort == .making, let store else { return try source.look() }
    let (files, look) = try source.makeAndLook(missing)
    for (rendition, bytes) in zip(missing, files) {
      store.keep(bytes, for: PictureKey(rendition, of: made.digest))
    }
    store.keep([look.hasWords ? 1 : 0], for: lookKey)
    return look
  }
}

extension PictureSource {
  /// The picture at `path`, of which smaller ones can be made; nil when it is of another kind or
  /// moves.
  init?(_ clean: CleanMedia, at path: RelativePath) throws(PictureDefect) {
    let formats: [MediaFormat: Format] = [.jpeg: .jpeg, .png: .png, .webp: .webp]
    guard let format = MediaFormat(path).flatMap({ formats[$0] }), let size = clean.size,
      !clean.isAnimated
    else { return nil }
    try self.init(clean.bytes, format: format, size: size, orientation: clean.orientation)
  }
}

extension MadePicture {
  /// What is made of the file `bytes` at `path`, which `clean` is without its metadata.
  init?(_ bytes: [UInt8], _ clean: CleanMedia, at path: RelativePath) {
    guard let size = clean.size else { return nil }
    let formats: [MediaFormat: Rendition.Format] = [.jpeg: .jpeg, .png: .png, .webp: .webp]
    guard let format = MediaFormat(path).flatMap({ formats[$0] }) else { return nil }
    digest = PictureDigest(of: bytes)
    set = RenditionSet(size: size, isPhotograph: clean.isPhotograph)
    own = set.largest.with(format)
  }
}
