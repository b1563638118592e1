public import Diagnostics

/// A file of the site: where it goes, what it comes from, and how to make it.
public struct PlannedFile: Sendable {
  /// The path within the output folder.
  public let path: String
  /// What asks for it, to name in messages.
  public let origin: SourceLocation
  /// Makes its bytes. Everything that can be wrong with the content was found before; only the
  /// system can still fail, by not giving a file.
  public let make: @Sendable () throws -> [UInt8]

  /// The file at `path`, asked for by `origin`.
  public init(
    path: String, origin: SourceLocation, make: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.path = path
    self.origin = origin
    self.make = make
  }
}
