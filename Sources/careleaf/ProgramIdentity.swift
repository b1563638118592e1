import Foundation

/// What tells this program from another that may build the same content into another site.
enum ProgramIdentity {
  /// The version, and the size and time of the program's file.
  static var parts: [String] {
    let path = Bundle.main.executablePath ?? ""
    let attributes = (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]
    let changed = attributes[.modificationDate] as? Date
    return [
      Version.current, path, "\(attributes[.size] ?? "")",
      "\(changed?.timeIntervalSince1970 ?? 0)",
    ]
  }
}
