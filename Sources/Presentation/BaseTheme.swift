public import Foundations

/// A theme that lies below those of all sites: what a site's `templates/` does not hold is taken
/// from it. The program has one in it.
public struct BaseTheme: Sendable, Equatable {
  /// The files by their path in `templates/`.
  public let files: [RelativePath: [UInt8]]

  public init(_ files: [RelativePath: [UInt8]]) { self.files = files }

  /// A theme without files, below a site that has all of its own.
  public static let none = BaseTheme([:])
}
