public import Foundations

extension SiteFolder {
  /// A folder that holds the given files, by their paths as tests write them.
  public static func memory(_ files: [String: [UInt8]]) -> SiteFolder {
    .memory(
      Dictionary(files.map { (RelativePath($0), $1) }) { first, _ in first }
        as [RelativePath: [UInt8]])
  }
}
