import Fixtures
import Foundation
import Foundations
import Synchronization
import Testing

@testable import Diagnostics

/// A file with thousands of problems must not be read thousands of times.
@Suite struct ReadingTests {
  private final class Reads: Sendable {
    let count = Mutex(0)

    func texts() -> SourceTexts {
      { path in
        self.count.withLock { $0 += 1 }
        return SourceFile(path: path, text: String(repeating: "some words\n", count: 50))
      }
    }
  }

  private let problems = (["a.md", "b.md"] as [RelativePath]).flatMap { path in
    (1...50).map { line in
      let place = SourcePosition(line: line, column: 3)
      let end = SourcePosition(line: line, column: 5)
      return Diagnostic(
        "x/y", "wrong", at: SourceLocation(path: path, start: place, end: end),
        notes: [
          Diagnostic.Note("see", at: SourceLocation(path: "c.md", start: place, end: end))
        ])
    }
  }

  @Test func consoleReadsEachFileOnce() {
    let reads = Reads()
    let text = ConsoleRenderer(texts: reads.texts()).render(problems)
    #expect(text.split(separator: "\n").filter { $0.contains("^^") }.count == 200)
    #expect(reads.count.withLock(\.self) == 3)
  }

  @Test func sarifReadsEachFileOnce() {
    let reads = Reads()
    let text = SARIFRenderer(version: "1", texts: reads.texts()).render(problems)
    #expect(text.components(separatedBy: "\"startColumn\":3").count == 201)
    #expect(reads.count.withLock(\.self) == 3)
  }
}
