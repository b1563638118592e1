import Fixtures
import Foundations
import Testing

@testable import Pictures

@Suite struct PictureStoreTests {
  private let folder = TemporaryFolder()
  private let key = PictureKey("a", of: PictureDigest(of: [1]))
  private let other = PictureKey("b", of: PictureDigest(of: [1]))

  private var disk: PictureStore { .disk(DiskFolder(folder.path), ".careleaf/pictures") }

  @Test func givesBackWhatItWasGiven() {
    for store in [disk, .memory(limit: 100)] {
      #expect(store.bytes(for: key) == nil)
      store.keep([1, 2, 3], for: key)
      store.keep([], for: other)
      #expect(store.bytes(for: key) == [1, 2, 3])
      #expect(store.bytes(for: other) == [])
    }
    #expect(disk.bytes(for: key) == [1, 2, 3])
  }

  @Test func doesNotTrustTheFolder() throws {
    disk.keep([1, 2, 3], for: key)
    let path = ".careleaf/pictures/\(key.name)"
    let kept = try #require(try folder.files()[path])
    for spoilt in [[], Array(kept.dropLast()), kept + [4], Array(kept.prefix(10))] {
      try folder.put(spoilt, at: path)
      #expect(disk.bytes(for: key) == nil)
    }
    disk.keep([1, 2, 3], for: key)
    #expect(disk.bytes(for: key) == [1, 2, 3])
  }

  /// Somebody else's picture is no picture of this one.
  @Test func noticesFilesThatHaveChangedPlaces() throws {
    disk.keep([1, 2, 3], for: key)
    disk.keep([4, 5, 6], for: other)
    let paths = [key, other].map { ".careleaf/pictures/\($0.name)" }
    let files = try folder.files()
    try folder.put(try #require(files[paths[0]]), at: paths[1])
    try folder.put(try #require(files[paths[1]]), at: paths[0])
    #expect(disk.bytes(for: key) == nil && disk.bytes(for: other) == nil)
    #expect(disk.has(key))
  }

  @Test func tellsWhatItHas() {
    for store in [disk, .memory(limit: 100)] {
      #expect(!store.has(key))
      store.keep([1], for: key)
      #expect(store.has(key) && !store.has(other))
    }
    // A fresh one has only what it was given itself.
    let fresh = PictureStore.disk(DiskFolder(folder.path), ".careleaf/pictures", isFresh: true)
    #expect(!fresh.has(key))
  }

  @Test func removesWhatNobodyUses() throws {
    disk.keep([1], for: key)
    disk.keep([2], for: other)
    try folder.put([3], at: ".careleaf/pictures/note.txt")
    let store = disk
    _ = store.bytes(for: other)
    store.removeUnused()
    let wanted = [".gitignore", other.name, "note.txt"].map { ".careleaf/pictures/\($0)" }
    #expect(try folder.files().keys.sorted() == wanted.sorted())
  }

  @Test func memoryHasAnEnd() {
    let store = PictureStore.memory(limit: 100)
    store.keep([UInt8](repeating: 0, count: 40), for: key)
    store.keep([UInt8](repeating: 1, count: 40), for: other)
    #expect(store.bytes(for: key) == nil && store.bytes(for: other) != nil)
  }

  @Test func keysTellWhatAFileDependsOn() {
    let small = Rendition(width: 3, height: 2, format: .png)
    let digests = [PictureDigest(of: [1]), PictureDigest(of: [2])]
    let keys = digests.flatMap { digest in
      [small, Rendition(width: 3, height: 2, format: .webp)].map { PictureKey($0, of: digest) }
    }
    #expect(Set(keys.map(\.name)).count == 4)
    #expect(PictureLibraries.versions.allSatisfy { $0.version.contains(".") })
  }
}
