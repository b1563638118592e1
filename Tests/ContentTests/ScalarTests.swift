import Facts
import Testing

@testable import Content
@testable import YAML

@Suite struct ScalarTests {
  private func outcome(_ format: ScalarFormat, _ text: String) -> String? {
    format.problem(text).map { "\($0.rule.id): \($0.message); \($0.help)" }
  }

  @Test(
    arguments: [
      ("2026-05-31", nil), ("2024-02-29", nil),
      ("2026-02-30", "bad-date: '2026-02-30' is not a day; check the month and the day"),
      ("2025-02-29", "bad-date: '2025-02-29' is not a day; check the month and the day"),
      ("31 May 2026", "bad-date: '31 May 2026' is not a date; write it as 2026-05-31"),
      ("2026-5-1", "bad-date: '2026-5-1' is not a date; write it as 2026-05-31"),
      ("2026-05-01T00:00", "bad-date: '2026-05-01T00:00' is not a date; write it as 2026-05-31"),
    ] as [(String, String?)])
  func takesDays(text: String, expected: String?) {
    #expect(outcome(ScalarParser.date.format, text) == expected)
  }

  @Test(
    arguments: [
      ("dr-lee", nil), ("a_1", nil), ("2020", nil),
      ("Dr Lee", "bad-id: 'Dr Lee' is not an id; write 'dr-lee'"),
      ("../x", "bad-id: '../x' is not an id; write 'x'"),
      ("a--b", "bad-id: 'a--b' is not an id; write 'a-b'"),
      ("漢", "bad-id: '漢' is not an id; use lower-case letters, digits and '-'"),
    ] as [(String, String?)])
  func takesIds(text: String, expected: String?) {
    #expect(outcome(ScalarParser.id.format, text) == expected)
  }

  @Test(
    arguments: [
      ("https://clinic.example", "https://clinic.example/"),
      ("HTTP://Clinic.Example/A", "http://clinic.example/A/"),
      ("http://localhost:8080/", "http://localhost:8080/"), ("https://a.example/?q", nil),
      ("https://a.example/#x", nil), ("ftp://a.example/", nil), ("//a.example", nil),
      ("https://", nil), ("https:///x", nil), ("https://u@a.example/", nil), ("https://a b/", nil),
      ("https://a..b/", nil), ("https://-a.b/", nil), ("https://a:99999/", nil),
      ("https://a/\"><script>", nil), ("javascript://a/%0Aalert(1)", nil),
      ("https://é.example/", nil),
    ] as [(String, String?)])
  func takesSiteAddresses(text: String, expected: String?) {
    #expect((try? ScalarParser.baseURL.parse(text)) == expected)
  }

  @Test(
    arguments: [
      ("10.1111/obr.12049", nil), ("10.1002/(sici)1097-0142:3;2", nil),
      ("https://doi.org/10.1111/obr.12049", "write '10.1111/obr.12049'"),
      ("doi:10.1111/x", "write '10.1111/x'"), ("11.1111/x", "write it as 10.1111/obr.12049"),
      ("10.1111/", "write it as 10.1111/obr.12049"),
      ("10.1111/a b", "write it as 10.1111/obr.12049"),
      ("10.1111/\"><", "write it as 10.1111/obr.12049"),
    ] as [(String, String?)])
  func takesDOIs(text: String, help: String?) {
    #expect(ScalarParser.doi.format.problem(text)?.help == help)
  }

  @Test(
    arguments: [
      (
        ScalarParser.webAddress.format, ["https://a.example/x?y=1#z"],
        ["a.example", "https://a/ b"]
      ),
      (ScalarParser.pmid.format, ["1", "123456789"], ["", "1234567890", "12a", "１"]),
      (
        ScalarParser.alias.format, ["/", "/old/", "/a/b.html"],
        ["old", "//x", "/../x", "/a//b", "/a?b", "/a\\b", "/./a", "http://x/"]
      ),
      (
        ScalarParser.filePath.format, ["a.jpg", "../b/c.svg"],
        ["/a.jpg", "http://x/a.jpg", "a//b", "a\\b", "a\u{0}"]
      ),
      (
        ScalarParser.phone.format, ["+1 555 010 0199", "(020) 7946-0958", "111"],
        ["call us", "12", "1+2345", "1234567890123456"]
      ),
      (ScalarParser.emergencyNumber.format, ["911", "000"], ["9", "9 1 1", "nine"]),
      (
        ScalarParser.locale.format, ["en-US", "en", "zh-Hant-TW", "es-419"],
        ["EN-us", "en_US", "english", "", "en-", "en-US-x"]
      ),
      (ScalarParser.region.format, ["US", "GB"], ["us", "UK", "USA", ""]),
      (
        ScalarParser.email.format, ["a@b.example"],
        ["a", "a@b", "a@@b.c", "a b@c.d", "<a@b.c>", "@b.c"]
      ),
      (
        ScalarParser.navigationTarget.format, ["prices", "about.md"],
        ["About us", "../x.md", ".md", ""]
      ),
      (ScalarParser.boolean.format, ["true", "false"], ["yes", "True", "1", ""]),
      (
        ScalarParser.integer(1...36).format, ["1", "36"],
        ["0", "37", "x", "1.0", "99999999999999999999", ""]
      ),
      (ScalarParser.currency.format, ["USD", "GBP"], ["usd", "US$", "ABC", ""]),
      (ScalarParser<SourceKind>.word.format, ["case-report"], ["case_report", ""]),
      (ScalarParser.number.format, ["8", "0.5"], ["-8", "8 9", "x", ""]),
    ] as [(ScalarFormat, [String], [String])])
  func takesAndRefuses(format: ScalarFormat, good: [String], bad: [String]) {
    #expect(good.filter { format.problem($0) != nil } == [])
    #expect(bad.filter { format.problem($0) == nil } == [])
  }

  @Test func namesWhatWasMeant() {
    #expect(
      outcome(ScalarParser<SourceKind>.word.format, "trail")
        == "bad-choice: 'trail' cannot be chosen here; did you mean 'trial'?")
    #expect(
      outcome(ScalarParser.currency.format, "usd")
        == "bad-currency: 'usd' is not the code of a currency; write 'USD'")
    #expect(
      outcome(ScalarParser.region.format, "UK")
        == "bad-region: 'UK' is not the code of a country; write 'GB'")
  }

  @Test func cutsLongTextsInMessages() {
    let text = String(repeating: "x", count: 5000) + "!"
    #expect(
      ScalarParser.date.format.problem(text)?.message
        == "'\(String(repeating: "x", count: 60))…' is not a date")
  }

  @Test func wordsAndSlugs() {
    #expect(Slug.words("inner_thighs-left") == "Inner thighs left")
    #expect(Slug.make(from: "  Ünder Eyes! ") == "nder-eyes")
    #expect(
      !Slug.isValid("") && !Slug.isValid("-a") && !Slug.isValid("a-") && Slug.isValid("a-b_c1"))
    #expect(!Slug.isValid(String(repeating: "a", count: 101)))
  }
}
