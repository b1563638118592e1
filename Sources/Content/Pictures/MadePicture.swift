public import Diagnostics
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
    var renditions = choices(for: use)
    if !use.isDisjoint(with: [.shown, .card]) { renditions.append(set.plain) }
    if use.contains(.icon), !renditions.contains(set.icon) { renditions.append(set.icon) }
    if use.contains(.link), let card = set.card { renditions.append(card) }
    let files = renditions.map { (path: file.pagePath(of: $0), rendition: $0) }
    return files + (use.contains(.named) ? [(path: file.pagePath, rendition: own)] : [])
  }

  /// What browsers choose from for a `use`, the smallest first.
  public func choices(for use: MediaUse) -> [Rendition] {
    switch (use.contains(.shown), use.contains(.card)) {
    case (true, true): return set.choices
    case (true, false):
      let large = set.choices.filter { $0.width >= Self.widthOfPhones }
      return large.isEmpty ? set.choices : large
    case (false, true):
      let small = set.choices.filter { $0.width <= Self.widthOfCards }
      return small.isEmpty ? [set.choices[0]] : small
    case (false, false): return []
    }
  }

  /// Cards are about 320 CSS pixels wide, on screens with two pixels for each.
  private static let widthOfCards = 720
  /// A text on a telephone is about 360 CSS pixels wide, and its screen has two or three pixels for
  /// each: nobody asked for less.
  private static let widthOfPhones = 720
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
  /// - Throws: `FileProblem` when the picture cannot be read or is no longer the one that was, whose
  ///   fingerprint the address has; `UndecodablePicture` when it makes no picture.
  public func bytes(
    of rendition: Rendition, _ file: MediaFile, in folder: SiteFolder
  ) throws -> [UInt8] {
    let key = file.made.map { PictureKey(rendition, of: $0.digest) }
    if let key, let kept = store?.bytes(for: key) { return kept }
    let bytes = try folder.readMedia(file.path)
    guard PictureDigest(of: bytes) == file.made?.digest else { throw file.path.hasChanged }
    var diagnostics: [Diagnostic] = []
    guard let clean = CleanMedia(bytes, path: file.path, &diagnostics) else {
      throw file.path.hasChanged
    }
    do throws(PictureDefect) {
      guard let source = try PictureSource(clean, at: file.path),
        let made = try source.make([rendition]).first
      else { throw .damaged("it is no picture") }
      if let key { store?.keep(made, for: key) }
      return made
    } catch {
      throw UndecodablePicture(diagnostic: error.diagnostic(at: file.path))
    }
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
    let known = facts(of: made.digest, at: file.path)?.look
    if let known, missing.isEmpty || effort == .decoding { return known }
    guard effort == .making, let store else { return try source.look() }
    let (files, look) = try source.makeAndLook(missing)
    for (rendition, bytes) in zip(missing, files) {
      store.keep(bytes, for: PictureKey(rendition, of: made.digest))
    }
    keep(look, of: file, made)
    return look
  }

  /// The picture at `path` whose bytes have a known `digest`, where a build has found it good before and
  /// has made all of it that is needed for `use`; so that it need not be read.
  func known(
    _ digest: PictureDigest, at path: RelativePath, for use: MediaUse, _ effort: Effort
  ) -> MediaFile? {
    guard effort != .none, let store, let facts = facts(of: digest, at: path),
      let made = MadePicture(digest, facts.size, isPhotograph: facts.isPhotograph, at: path)
    else { return nil }
    var file = MediaFile(
      path: path, width: facts.size.width, height: facts.size.height, made: made)
    file.look = facts.look
    let isReady = made.files(for: use, of: file).allSatisfy { file in
      store.has(PictureKey(file.rendition, of: digest))
    }
    return isReady || effort == .decoding ? file : nil
  }

  private func facts(of digest: PictureDigest, at path: RelativePath) -> PictureFacts? {
    PictureFacts.key(of: digest, at: path).flatMap { store?.bytes(for: $0) }
      .flatMap(PictureFacts.init)
  }

  private func keep(_ look: PictureLook, of file: MediaFile, _ made: MadePicture) {
    guard let width = file.width, let height = file.height,
      let key = PictureFacts.key(of: made.digest, at: file.path)
    else { return }
    let facts = PictureFacts(size: (width, height), isPhotograph: file.isPhotograph, look: look)
    store?.keep(facts.bytes, for: key)
  }
}

/// A picture whose pixels cannot be decoded, which shows when somebody asks for it.
public struct UndecodablePicture: Error {
  /// What is wrong with it, for whoever put it there.
  public let diagnostic: Diagnostic
}

extension RelativePath {
  fileprivate var hasChanged: FileProblem {
    FileProblem(path: text, reason: "It has changed while the site was made")
  }
}

/// What is known of a picture without its bytes, once it has been found good and was decoded.
private struct PictureFacts {
  /// As it is shown, in pixels.
  let size: (width: Int, height: Int)
  let isPhotograph: Bool
  let look: PictureLook

  /// What they are kept by; nil where the file cannot be a picture. The number becomes another one
  /// whenever other files are found good, or something else is told of them.
  static func key(of digest: PictureDigest, at path: RelativePath) -> PictureKey? {
    MediaFormat(path).map { PictureKey("facts 1 of \($0.rawValue)", of: digest) }
  }

  /// Four numbers, with spaces between.
  var bytes: [UInt8] {
    let numbers = [size.width, size.height, isPhotograph ? 1 : 0, look.hasWords ? 1 : 0]
    return Array(numbers.map(String.init).joined(separator: " ").utf8)
  }
}

extension PictureFacts {
  init?(_ bytes: [UInt8]) {
    let numbers = String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap {
      Int($0)
    }
    guard numbers.count == 4 else { return nil }
    self.init(
      size: (numbers[0], numbers[1]), isPhotograph: numbers[2] == 1,
      look: PictureLook(hasWords: numbers[3] == 1))
  }
}

extension PictureSource {
  /// The picture at `path`, of which smaller ones can be made; nil when it is of another kind or
  /// moves.
  /// - Throws: `PictureDefect` when its size is not known, or too large to be shown; also of one that
  ///   moves, which is published as it is.
  init?(_ clean: CleanMedia, at path: RelativePath) throws(PictureDefect) {
    let formats: [MediaFormat: Format] = [.jpeg: .jpeg, .png: .png, .webp: .webp]
    guard let format = MediaFormat(path).flatMap({ formats[$0] }) else { return nil }
    guard let size = clean.size else { throw .damaged("it does not say how large it is") }
    guard size.width > 0, size.height > 0, size.width <= Self.pixelLimit / size.height else {
      throw .tooManyPixels
    }
    guard !clean.isAnimated else { return nil }
    try self.init(clean.bytes, format: format, size: size, orientation: clean.orientation)
  }
}

extension MadePicture {
  /// What is made of the file with `digest` at `path`, a picture of `size` as it is shown.
  init?(
    _ digest: PictureDigest, _ size: (width: Int, height: Int)?, isPhotograph: Bool,
    at path: RelativePath
  ) {
    guard let size else { return nil }
    let formats: [MediaFormat: Rendition.Format] = [.jpeg: .jpeg, .png: .png, .webp: .webp]
    guard let format = MediaFormat(path).flatMap({ formats[$0] }) else { return nil }
    self.digest = digest
    set = RenditionSet(size: size, isPhotograph: isPhotograph)
    own = set.largest.with(format)
  }
}
