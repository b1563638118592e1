import Foundation

/// What tells this program from another that may build the same content into another site.
enum ProgramIdentity {
  /// The version, and the size and time of the program's file. A program whose file is not to be
  /// found is like no other.
  static var parts: [String] {
    guard let path = Bundle.main.executablePath,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let changed = attributes[.modificationDate] as? Date
    else { return [UUID().uuidString] }
    return [Version.current, path, String(size), String(changed.timeIntervalSince1970)]
  }
}
