import Foundations

/// What Git has kept of a site's files.
enum Git {
  /// Why it could not give files back as they are now.
  enum Loss {
    case noProgram
    case noRepository
    case notKept([RelativePath])
  }

  /// Why `files`, which are or lie below `path` of the folder `site`, would be lost; nil when Git
  /// has all of them in its last commit.
  static func loss(
    of files: [RelativePath], below path: RelativePath, in site: String
  ) -> Loss? {
    let place = run(["rev-parse", "--show-prefix"], in: site)
    guard place.status == 0 else {
      return place.status == OtherProgram.isMissing ? .noProgram : .noRepository
    }
    let listing = run(
      ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored", "--"]
        + [path.text], in: site)
    guard listing.status == 0 else { return .noRepository }
    let prefix = place.output.prefix { $0 != UInt8(ascii: "\n") }
    let changed = listing.output.split(separator: 0).compactMap { entry -> RelativePath? in
      // Two letters and a space come before a path from the top of the repository.
      let name = entry.dropFirst(3)
      guard name.starts(with: prefix) else { return nil }
      return RelativePath(String(decoding: name.dropFirst(prefix.count), as: UTF8.self))
    }
    let names = Set(changed)
    let folders = changed.compactMap { $0.text(withoutSuffix: "/").map { RelativePath($0) } }
    let lost = files.filter { file in
      names.contains(file) || folders.contains { file.isBelow($0) }
    }
    return lost.isEmpty ? nil : .notKept(lost.sorted())
  }

  /// The command that gives back what was at `path`.
  static func wayBack(to path: RelativePath, in site: String) -> String {
    let folder = site == "." ? "" : "-C '\(site)' "
    return "git \(folder)checkout HEAD -- \(path)"
  }

  /// Paths are taken as they are. The repository's own settings hold, so that a filter that it names
  /// runs; its monitor of files does not.
  private static func run(_ words: [String], in site: String) -> OtherProgram.Outcome {
    OtherProgram.run(
      [
        "git", "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-C",
        site,
      ] + words, keepsOutput: true)
  }
}
