import Testing

/// The tests of injection rest on a reader that lets nothing pass.
@Suite struct MarkupReaderTests {
  @Test(arguments: [
    "<p>a", "a</p>", "<p></b>", "<p a=b></p>", "<p a='b'></p>", "<p a=\"b\" a=\"c\"></p>",
    "<p a=\"<\"></p>", "<p a=\"&\"></p>", "a > b", "a & b", "&lt", "&#x3c;", "<!-- a -->", "<",
    "<p \"></p>", "a\u{0}", "<p a=\"\u{1}\"></p>", "<![CDATA[a]]>", "<?x?>",
  ])
  func findsMistakes(html: String) { #expect(MarkupReader(Array(html.utf8)).mistakes != []) }

  @Test func readsTags() {
    let html = "<!DOCTYPE html>\n<p class=\"a\" hidden>a &amp; b<br/><img src=\"&quot;\"></p>"
    let markup = MarkupReader(Array(html.utf8))
    #expect(markup.mistakes == [])
    #expect(markup.tags.map(\.form) == ["p class hidden", "br", "img src"])
  }

  @Test(arguments: [
    "<a href=\"javascript:x\"></a>", "<img src=\" data:x\">", "<a href=\"x y\"></a>",
    "<meta http-equiv=\"refresh\" content=\"0; url=javascript:x\">", "<script>1</script>",
    "<script type=\"application/ld+json\">{\"a\":\"<\"}</script>", "<p>",
    "<script type=\"application/ld+json\">{\"a\":</script>", "<a href=\"java&#10;script:x\"></a>",
  ])
  func findsDangers(html: String) {
    #expect(SiteMarkup(["a.html": Array(html.utf8)]).problems != [])
  }

  @Test func findsWhatIsNoXML() {
    #expect(SiteMarkup(["a.xml": Array("<a>&</a>".utf8)]).problems != [])
    #expect(SiteMarkup(["a.xml": Array("<a>\u{1}</a>".utf8)]).problems != [])
    #expect(SiteMarkup(["a.xml": Array("<a b='c'/>".utf8)]).xmlForms == ["xml a b"])
  }

  @Test func seesWhatIsNew() {
    let old = SiteMarkup(["a.html": Array("<p class=\"a\"></p>".utf8)])
    let new = SiteMarkup(["a.html": Array("<p class=\"a\" onx=\"1\"></p><b></b>".utf8)])
    #expect(new.additions(to: old) == ["b", "p class onx"])
  }
}
