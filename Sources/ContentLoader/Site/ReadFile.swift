import Diagnostics

/// A file as it was read, and what was made of it.
struct ReadFile<Value: Sendable>: Sendable {
  /// Tells whether it has changed since; nil when only its bytes can.
  var stamp: FileStamp?
  /// Its text; nil when it is no text.
  let file: SourceFile?
  /// What it says; nil when it cannot be understood.
  let value: Value?
  /// What is wrong with it.
  let diagnostics: [Diagnostic]
}

extension SourceFile {
  /// Whether it has the same bytes as `other`: equal strings can be written differently.
  func isSame(as other: SourceFile) -> Bool {
    text.utf8.count == other.text.utf8.count && text.utf8.elementsEqual(other.text.utf8)
  }
}
