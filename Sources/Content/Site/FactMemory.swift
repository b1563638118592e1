import Facts

/// The YAML files of a site as they were read last.
struct FactMemory: Sendable {
  var clinic: ReadFile<Clinic>?
  var sources: ReadFile<[Source]>?
  var glossary: ReadFile<Glossary>?
  /// By the path of the file.
  var treatments: [String: ReadFile<Treatment>] = [:]
  /// The currency that `treatments` were read with.
  var currency: Currency?

  mutating func forgetStamp(of path: String) {
    if clinic?.file?.path == path { clinic?.stamp = nil }
    if sources?.file?.path == path { sources?.stamp = nil }
    if glossary?.file?.path == path { glossary?.stamp = nil }
    treatments[path]?.stamp = nil
  }
}
