import Content
public import Diagnostics
import Foundations

/// A file of the site: where it goes, what it comes from, and how to make it.
public struct PlannedFile: Sendable {
  /// The path within the output folder.
  public let path: String
  /// What asks for it, to name in messages.
  public let origin: SourceLocation
  /// Makes its bytes. Everything that can be wrong with the content was found before; only the
  /// system can still fail, by not giving a file.
  public let make: @Sendable () throws -> [UInt8]
  /// Gives its bytes in parts, where it is the copy of a file that may be too large to hold.
  let parts: FileParts?

  /// The file at `path`, asked for by `origin`.
  public init(
    path: String, origin: SourceLocation, make: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.path = path
    self.origin = origin
    self.make = make
    parts = nil
  }

  /// A copy at `path` of the file at `source` in `folder`.
  init(path: String, copying source: String, in folder: SiteFolder) {
    self.path = path
    origin = SourceLocation(path: source)
    make = { try folder.read(source) }
    parts = { take throws in try folder.readParts(source, take) }
  }
}

/// Gives the bytes of a file in order, each part but the last `SiteFolder.partSize` long, as long
/// as the function it is given wants more.
typealias FileParts = @Sendable (_ take: ([UInt8]) throws -> Bool) throws -> Void
