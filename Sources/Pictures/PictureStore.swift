import Crypto
public import Foundations
import Synchronization

/// Keeps the files that were made of pictures, so that none is made twice. What it gives back is what
/// was put in: a file that has become another since is not there.
public final class PictureStore: Sendable {
  private let load: @Sendable (_ name: String) -> [UInt8]?
  private let holds: @Sendable (_ name: String) -> Bool
  private let save: @Sendable (_ name: String, _ bytes: [UInt8]) -> Void
  private let removeOthers: @Sendable (_ names: Set<String>) -> Void
  /// The names that have been asked for or put in.
  private let used = Mutex<Set<String>>([])

  private init(
    load: @escaping @Sendable (String) -> [UInt8]?,
    holds: @escaping @Sendable (String) -> Bool,
    save: @escaping @Sendable (String, [UInt8]) -> Void,
    removeOthers: @escaping @Sendable (Set<String>) -> Void = { _ in }
  ) {
    self.load = load
    self.holds = holds
    self.save = save
    self.removeOthers = removeOthers
  }

  /// The bytes that were kept for `key`; nil when they are not there, or are no longer the same.
  public func bytes(for key: PictureKey) -> [UInt8]? {
    used.withLock { _ = $0.insert(key.name) }
    guard let kept = load(key.name), kept.count >= SHA256.byteCount else { return nil }
    let bytes = Array(kept.dropFirst(SHA256.byteCount))
    return Self.seal(bytes, key).elementsEqual(kept.prefix(SHA256.byteCount)) ? bytes : nil
  }

  /// Tells `bytes` that were kept for `key` from all others, also from those of another key: a file
  /// that has changed places with another would show somebody else.
  private static func seal(_ bytes: [UInt8], _ key: PictureKey) -> SHA256.Digest {
    var hash = SHA256()
    hash.update(data: Array(key.name.utf8))
    hash.update(data: bytes)
    return hash.finalize()
  }

  /// Whether something is kept for `key`. It may have become another since, which shows when it is
  /// taken.
  public func has(_ key: PictureKey) -> Bool {
    used.withLock { _ = $0.insert(key.name) }
    return holds(key.name)
  }

  /// Keeps `bytes` for `key`. What cannot be kept is left: it is made again.
  public func keep(_ bytes: [UInt8], for key: PictureKey) {
    used.withLock { _ = $0.insert(key.name) }
    save(key.name, Self.seal(bytes, key) + bytes)
  }

  /// Removes what nobody has asked for or put in.
  public func removeUnused() { removeOthers(used.withLock { $0 }) }
}

extension PictureStore {
  /// A store that lives as long as the program and holds up to `limit` bytes; then it begins anew.
  public static func memory(limit: Int) -> PictureStore {
    let kept = Mutex<(files: [String: [UInt8]], count: Int)>(([:], 0))
    return PictureStore(
      load: { name in kept.withLock { $0.files[name] } },
      holds: { name in kept.withLock { $0.files[name] != nil } },
      save: { name, bytes in
        kept.withLock { kept in
          if kept.count + bytes.count > limit { kept = ([:], 0) }
          kept.count += bytes.count - (kept.files.updateValue(bytes, forKey: name)?.count ?? 0)
        }
      })
  }

  /// A store in the folder `path` of `site`. It waits for no disk: what is lost costs only time. One
  /// that is `fresh` gives back only what it was given itself.
  public static func disk(
    _ site: DiskFolder, _ path: RelativePath, isFresh: Bool = false
  ) -> PictureStore {
    let own = Mutex<Set<String>>([])
    let mayGive = { @Sendable (name: String) in !isFresh || own.withLock { $0.contains(name) } }
    return PictureStore(
      load: { name in
        guard mayGive(name), let file = try? site.open(path.appending(name)) else { return nil }
        return try? file.read(file.size)
      },
      holds: { name in
        mayGive(name) && (try? site.look(at: path.appending(name)).kind) == .file
      },
      save: { name, bytes in
        let draft = path.appending(name + draftEnding)
        do {
          try makeFolder(path, in: site)
          var file = try site.create(draft, for: path.appending(name))
          try file.write(bytes)
          try file.finish()
          try site.move(draft, to: path.appending(name))
          own.withLock { _ = $0.insert(name) }
        } catch {
          try? site.remove(draft)
        }
      },
      removeOthers: { names in
        for name in (try? site.names(in: path)) ?? [] where !names.contains(name) {
          if PictureKey.isName(name) || name.hasSuffix(draftEnding) {
            try? site.remove(path.appending(name))
          }
        }
      })
  }

  private static let draftEnding = ".draft"

  /// Makes the folder, where it is missing; another worker may have been faster. Nobody should have
  /// to say that it is not part of the site's sources.
  private static func makeFolder(_ path: RelativePath, in site: DiskFolder) throws {
    guard try site.look(at: path).kind == .nothing else { return }
    try site.makeFolder(path)
    let mark = path.appending(".gitignore")
    guard try site.look(at: mark).kind == .nothing else { return }
    var file = try site.create(mark, for: mark)
    try file.write(Array("*\n".utf8))
    try file.finish()
  }
}

/// Tells a file that is made of a picture from all others, by everything that it depends on.
public struct PictureKey: Sendable, Hashable {
  let name: String

  /// The file `what` that is made of the picture with `digest`.
  public init(_ what: String, of digest: PictureDigest) {
    let libraries = PictureLibraries.versions.map { "\($0.name) \($0.version)" }
    let all = [digest.hex, what, PictureEncoder.settings] + libraries
    name = SHA256.hash(data: Array(all.joined(separator: "\n").utf8)).hex
  }

  public init(_ rendition: Rendition, of digest: PictureDigest) {
    let size = "\(rendition.width) x \(rendition.height)"
    let shape = rendition.isCard ? "card " : ""
    self.init("\(shape)\(size) \(rendition.format.rawValue)", of: digest)
  }

  static func isName(_ name: String) -> Bool {
    name.utf8.count == 64 && name.utf8.allSatisfy { $0.isDigit || (97...102).contains($0) }
  }
}

/// Tells the bytes of a picture from all others.
public struct PictureDigest: Sendable, Hashable {
  let hex: String

  /// Enough of it for a name.
  public var fingerprint: String { String(hex.prefix(10)) }

  /// The digest with these 64 digits, which a folder knows of a file.
  public init(known hex: String) { self.hex = hex }

  public init(of bytes: [UInt8]) { hex = SHA256.hash(data: bytes).hex }
}

extension SHA256.Digest {
  fileprivate var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
