import Diagnostics
import Foundations
import YAML

/// The places of an article's text that are still to be written.
enum TextGaps {
  /// Finds `TODO:` in the lines of `file` from `line` on, wherever it stands: nothing with a note to
  /// the writer is published.
  static func find(in file: SourceFile, from line: Int) -> [Diagnostic] {
    guard line <= file.lineCount, file.text.containsBytes(of: Gap.mark) else { return [] }
    return (line...file.lineCount).flatMap { number -> [Diagnostic] in
      let (range, bytes) = (file.lineRange(number), Array(file.line(number).utf8))
      var found: [Diagnostic] = []
      var position = 0
      while let mark = bytes.firstRange(ofBytes: Gap.mark, from: position) {
        position = mark.upperBound
        guard mark.lowerBound == 0 || !bytes[mark.lowerBound - 1].isAlphanumeric else { continue }
        let hint = Gap.hint(String(decoding: bytes[mark.lowerBound...], as: UTF8.self))
        let start = range.lowerBound + mark.lowerBound
        found.append(
          Gap.diagnostic(
            "a part of the text", hint: String(hint.prefix(80)),
            at: file.location(utf8Offsets: start..<start + mark.count)))
      }
      return found
    }
  }
}
