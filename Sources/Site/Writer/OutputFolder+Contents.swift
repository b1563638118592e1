import Content
import Foundations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OutputFolder {
  /// Makes the temporary folder, emptied of what an interrupted build left in it.
  func prepareTemporaryFolder() throws(FileProblem) {
    switch try kind(Self.temporaryFolder) {
    case .nothing, .folder: break
    case .file, .other:
      throw FileProblem(path: absolute(Self.temporaryFolder), reason: "Not a folder")
    }
    removeTemporaryFolder()
    try makeFolder(Self.temporaryFolder)
  }

  /// Removes the temporary folder with all in it.
  func removeTemporaryFolder() {
    for name in (try? names(in: Self.temporaryFolder)) ?? [] {
      _ = unlink(absolute(Self.temporaryFolder + "/" + name))
    }
    _ = rmdir(absolute(Self.temporaryFolder))
  }

  /// Every path below the folder at `path` that is not a folder with something in it.
  func leaves(below path: String, depth: Int = 0) throws(FileProblem) -> [String] {
    guard depth < 256 else {
      throw FileProblem(path: absolute(path), reason: "Folders are nested more than 256 deep")
    }
    var found: [String] = []
    for name in try names(in: path) {
      let inner = path + "/" + name
      let isFolder = try kind(inner) == .folder
      let below = isFolder ? try self.leaves(below: inner, depth: depth + 1) : []
      found += below.isEmpty ? [inner] : below
    }
    return found
  }

  private func names(in path: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(absolute(path)) else { throw problem(path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
