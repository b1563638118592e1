import Testing

@testable import Checks

@Suite struct HostNameTests {
  /// RFC 3492, section 7.1; those with capitals among the letters beyond ASCII are left out, because
  /// names of hosts have small letters.
  static let samples: [(String, String)] = [
    ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
    ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
    ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
    ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
    ("यहलोगहिन्दीक्योंनहींबोलसकतेहैं", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"),
    ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
    ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
    ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
    ("-> $1.00 <-", "-> $1.00 <--"),
  ]

  @Test(arguments: samples) func writesPunycode(text: String, code: String) {
    #expect(Punycode.encode(text.unicodeScalars.map(\.value)) == code)
  }

  @Test func leavesAddressesInASCII() {
    for address in [
      "https://A.example/ü?ö#ä", "/ü//ä", "mailto:ü", "", "//", "https://", "https://[::1]:80/ü",
      "?https://ü.example",
    ] {
      #expect(HostName.inASCII(address).utf8.elementsEqual(address.utf8), "\(address)")
    }
  }

  @Test func putsTheHostIntoASCII() {
    #expect(
      HostName.inASCII("https://me@www.Bücher.example:8080/ü?ö")
        == "https://me@www.xn--bcher-kva.example:8080/ü?ö")
    #expect(HostName.inASCII("//münchen.example") == "//xn--mnchen-3ya.example")
    #expect(HostName.inASCII("https://例。example#x") == "https://xn--fsq.example#x")
  }

  @Test func looksUpTheHostInASCII() throws {
    let address = try #require(LookupAddress("https://Praxis-Müller.example/über?a=ä#c"))
    #expect(address.host == "xn--praxis-mller-klb.example")
    #expect(address.text == "https://xn--praxis-mller-klb.example/%C3%BCber?a=%C3%A4")
    let other = try #require(address.redirected(to: "//zürich.example/"))
    #expect(other.text == "https://xn--zrich-kva.example/")
    #expect(address.redirected(to: "/ä//ö")?.host == address.host)
  }
}
