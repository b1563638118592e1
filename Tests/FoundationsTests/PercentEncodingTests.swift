import Foundation
import Testing

@testable import Foundations

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    "", "/a/b.html", "/a%20b", "/%C3%A4%c3%a4", "ä", "%25", "%2525", "%00", "+", "%2e%2E%2f",
    "%", "%2", "a%", "%zz", "%2g", "%g2", "% 2", "%-1", "%+1", "%ä", "%%20",
    "%ff", "%C3", "%C3%28", "%ED%A0%80", "%F0%9F%98%80",
  ])
  func decodesAsFoundationDoes(text: String) {
    #expect(
      text.percentDecoded.map { Array($0.utf8) }
        == text.removingPercentEncoding.map { Array($0.utf8) })
  }

  @Test(arguments: [
    ("a-._~/Z9", "/", "a-._~/Z9"), ("a b&é", "", "a%20b%26%C3%A9"), ("a/b:c", "", "a%2Fb%3Ac"),
    ("a/b:c", "/:", "a/b:c"), ("", "/", ""),
  ]) func writesBytesThatNeedIt(text: String, kept: String, expected: String) {
    #expect(text.percentEncoded(keeping: kept) == expected)
    #expect(expected.percentDecoded == text)
  }
}
