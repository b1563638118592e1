import Foundations
import Testing

@testable import Search

/// What was counted is kept for the next build, where anybody may have changed it.
@Suite struct PackedCountsTests {
  private let bytes: [UInt8]

  init() {
    var counter = EntryCounter(.english)
    for number in 1...2 {
      var entry = SearchEntry(
        address: "a\(number)/", title: "Peel \(number)", names: ["Acid peel"], summary: "An acid.",
        label: "Treatments", group: "peel")
      entry.context = ["Peel"]
      counter.begin(entry)
      counter.beginSection("What it costs", anchor: "costs")
      counter.add("Redness and scars of the \(number) peels.")
      counter.end()
    }
    var writer = PackedWriter()
    counter.counted().pack(into: &writer)
    bytes = writer.bytes
  }

  private func read(_ bytes: [UInt8]) -> CountedEntries? {
    guard var reader = try? PackedReader(bytes) else { return nil }
    return try? CountedEntries(&reader)
  }

  private func files(_ counts: CountedEntries) -> [[UInt8]] {
    SearchIndex([counts], .english, layWords: [], signs: []).files { "\($0.count)" }.map(\.bytes)
  }

  @Test func isReadAsItWasWritten() throws {
    let counts = try #require(read(bytes))
    var writer = PackedWriter()
    counts.pack(into: &writer)
    #expect(writer.bytes == bytes)
    #expect(counts.entries.count == 2)
    #expect(!files(counts).isEmpty)
  }

  @Test func anIndexCanBeMadeOfWhateverIsRead() {
    var read = 0
    for place in bytes.indices {
      #expect(self.read(Array(bytes.prefix(place))) == nil)
      for byte in [bytes[place] ^ 1, bytes[place] &+ 1, bytes[place] ^ 0x80, 0, 0xFF] {
        var changed = bytes
        changed[place] = byte
        guard let counts = self.read(changed) else { continue }
        read += 1
        #expect(!files(counts).isEmpty)
      }
    }
    #expect(read > 0)
  }
}
