import Foundations
import Testing

@Suite struct CSVTests {
  /// The fields of one row as they are written, without what surrounds them.
  private func row(_ fields: [String]) -> String {
    let text = CSV([fields]).text
    #expect(text.unicodeScalars.first?.value == 0xFEFF)
    #expect(text.utf8.suffix(2).elementsEqual("\r\n".utf8))
    return String(decoding: text.utf8.dropFirst(3).dropLast(2), as: UTF8.self)
  }

  @Test func quotesWhatHasAMeaning() {
    #expect(row(["a", "b c", "µg – é"]) == "a,b c,µg – é")
    #expect(row(["a,b", "c\"d", "e\nf", "g\rh", ""]) == "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\",")
  }

  @Test(arguments: ["=1+1", "+1", "-7 days", "@SUM(A1)", "\t=1", "＝1", "－1"])
  func nothingIsAFormula(text: String) {
    #expect(row([text]) == "'" + text)
  }

  @Test func aFormulaIsQuotedToo() {
    #expect(row(["=HYPERLINK(\"https://x\", 1)"]) == "\"'=HYPERLINK(\"\"https://x\"\", 1)\"")
    #expect(row(["\r=1", "\n=1"]) == "\"'\r=1\",\"'\n=1\"")
  }

  @Test func whatIsInsideStays() {
    #expect(row(["1 = 1", "a-b", "'x"]) == "1 = 1,a-b,'x")
  }

  /// A combining mark joins the sign before it in a `Character`, but not in a spreadsheet.
  @Test func aMarkDoesNotHideAFormula() {
    #expect(row(["=\u{301}1"]) == "'=\u{301}1")
    #expect(row(["a\"\u{301}b"]) == "\"a\"\"\u{301}b\"")
  }
}
