import Content
import Foundations

/// Paths of the site that nothing has yet. A class, as drafts and pictures take them from one
/// store.
final class FreePaths {
  /// The paths that something has, in small letters, as many file systems see them.
  private var taken: Set<String>
  /// The number that the last path of a name got.
  private var numbers: [String: Int] = [:]

  init(taken: Set<RelativePath>) { self.taken = Set(taken.map { $0.text.lowercased() }) }

  /// A path in `parent` called `name`, or that with a number.
  func path(_ parent: RelativePath, _ name: String, _ ending: String) -> RelativePath {
    let stem = name.isEmpty ? "page" : name
    let first = parent.appending("\(stem).\(ending)")
    var (path, number) = (first, numbers[first.text] ?? 1)
    while number > 1 || !taken.insert(path.text).inserted {
      number = max(number, 1) + 1
      path = parent.appending("\(stem)-\(number).\(ending)")
      if taken.insert(path.text).inserted { break }
    }
    numbers[first.text] = number
    return path
  }
}

/// Where pictures and documents go: beside the first draft that has them. A class, as each text
/// that is converted may add to it.
final class PicturePlaces {
  private(set) var all: [ImportedPicture] = []
  private var known: [RelativePath: RelativePath] = [:]
  private let places: FreePaths

  init(_ places: FreePaths) { self.places = places }

  func path(of file: RelativePath, beside draft: RelativePath) -> RelativePath {
    if let path = known[file] { return path }
    let ending = file.fileExtension.lowercased()
    let stem = Slug.make(from: String(file.name.dropLast(ending.count + 1)))
    let path = places.path(draft.parent, stem.isEmpty ? "picture" : stem, ending)
    known[file] = path
    all.append(ImportedPicture(path: path, source: file))
    return path
  }
}

/// The rules for aliases (`content/README.md`).
enum OldAddress {
  static func isPossible(_ address: String) -> Bool {
    guard address.utf8.first == UInt8(ascii: "/"), !address.containsBytes(of: "//") else {
      return false
    }
    let parts = address.utf8.dropFirst().split(separator: UInt8(ascii: "/"))
    return address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"?#\\<>:\"|*".utf8.contains($0) }
      && parts.allSatisfy {
        $0.first != UInt8(ascii: ".") && $0.last != UInt8(ascii: ".") && $0.count <= 200
      }
  }

  /// What two addresses have in common that cannot both be aliases.
  static func key(_ address: String) -> Identifier {
    var key = Array(address.lowercased().utf8)
    if key.suffix(11).elementsEqual("/index.html".utf8) { key.removeLast(10) }
    while key.count > 1, key.last == UInt8(ascii: "/") { key.removeLast() }
    return Identifier(String(decoding: key, as: UTF8.self))
  }
}
