import Facts

/// What a build has read, written and said: enough to tell that another would come to the same.
public struct BuildRecord: Sendable, Codable {
  /// What the build said.
  public struct Report: Sendable, Equatable, Codable {
    /// To standard output.
    public let output: String
    /// To standard error.
    public let errors: String
    /// How many pages the site has.
    public let pageCount: Int

    /// A report of `pageCount` pages.
    public init(output: String, errors: String, pageCount: Int) {
      self.output = output
      self.errors = errors
      self.pageCount = pageCount
    }
  }

  /// Everything else that decides what a build does: the program, its options, the day.
  let circumstances: String
  let inputs: BuildInputs
  /// The digest of the output folder's manifest, which has those of all files.
  let manifest: FileDigest
  let report: Report
}
