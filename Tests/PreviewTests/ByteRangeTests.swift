import Testing

@testable import Preview

@Suite struct ByteRangeTests {
  @Test(arguments: [
    ("bytes=0-0", 0..<1), ("bytes=0-9", 0..<10), ("bytes=0-99", 0..<10), ("bytes=3-", 3..<10),
    ("bytes=9-9", 9..<10), ("bytes=-4", 6..<10), ("bytes=-99", 0..<10),
    ("bytes=2-99999999999999999999", 2..<10),
  ]) func isPartOfTheFile(header: String, range: Range<Int>) {
    #expect(ByteRange(header, count: 10) == .part(range))
  }

  @Test(arguments: [
    ("bytes=10-", 10), ("bytes=10-12", 10), ("bytes=-0", 10), ("bytes=0-", 0), ("bytes=-1", 0),
    ("bytes=99999999999999999999-", 10),
  ]) func liesBeyondTheFile(header: String, count: Int) {
    #expect(ByteRange(header, count: count) == .unsatisfiable)
  }

  @Test(arguments: [
    nil, "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,3-4", "lines=1-2",
    "bytes=--1", "bytes=1--2", "bytes=+1-2",
  ]) func isIgnored(header: String?) {
    #expect(ByteRange(header, count: 10) == nil)
  }
}
