import Diagnostics
import Foundations

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
    var (own, others) = (text, other.text)
    return own.withUTF8 { own in
      others.withUTF8 { others in
        own.count == others.count
          && (own.baseAddress == others.baseAddress || own.elementsEqual(others))
      }
    }
  }
}
