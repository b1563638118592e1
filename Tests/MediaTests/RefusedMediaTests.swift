import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Media

@Suite struct RefusedMediaTests {
  /// What is wrong with a file: its ids, each with a place where there is one.
  private func problems(_ bytes: [UInt8], _ path: String) -> [String] {
    var diagnostics: [Diagnostic] = []
    let clean = CleanMedia(bytes, path: RelativePath(path), &diagnostics)
    #expect((clean == nil) == !diagnostics.isEmpty)
    #expect(diagnostics.allSatisfy { $0.help?.isEmpty == false && !$0.message.isEmpty })
    return diagnostics.map { diagnostic in
      let start = diagnostic.location.start.map { ":\($0.line):\($0.column)" } ?? ""
      return diagnostic.id.dropFirst("media/".count) + start
    }
  }

  private func problems(_ drawing: String, _ attributes: String = "") -> [String] {
    problems(SVGFile.make("\n" + drawing, attributes), "a.svg")
  }

  @Test(arguments: [
    ("<script>a</script>", ["script:2:2"]), ("<g/><SCRIPT/>", ["script:2:6"]),
    ("<foreignObject/>", ["script:2:2"]), ("<g onload=\"a\"/>", ["script:2:4"]),
    ("<g ONCLICK='a'/>", ["script:2:4"]), ("<é/><g  onfocus=\"a\"/>", ["script:2:9"]),
    ("<iframe/><video/>", ["script:2:2", "script:2:11"]),
    ("<set attributeName=\"href\" to=\"javascript:a\"/>", ["script:2:21"]),
    ("<animate attributeName='xlink:href'/>", ["script:2:25"]),
    ("<set attributeName='on&#99;lick'/>", ["script:2:21"]),
  ])
  func findsScripts(drawing: String, expected: [String]) {
    #expect(problems(drawing) == expected)
  }

  @Test(arguments: [
    ("<image href=\"https://x.example/a.png\"/>", ["remote-address:2:14"]),
    ("<image xlink:href='//x.example/a.png' xmlns:xlink='l'/>", ["remote-address:2:20"]),
    ("<image href='a.png'/>", ["remote-address:2:14"]),
    ("<a href='&#106;avascript:a'/>", ["remote-address:2:10"]),
    ("<a href='java\nscript:a'/>", ["remote-address:2:10"]),
    ("<image href='data:text/html,a'/>", ["remote-address:2:14"]),
    ("<image href='data:image/svg+xml;base64,AA=='/>", ["remote-address:2:14"]),
    ("<image href='file:///C:/Users/a.png'/>", ["remote-address:2:14"]),
    ("<g fill='url(https://x.example/a)'/>", ["remote-address:2:10"]),
    ("<g style='fill: URL( \"a\" )'/>", ["remote-address:2:17"]),
    ("<g fill='u&#114;l(a)'/>", ["remote-address:2:10"]),
    ("<style>@import 'a';</style>", ["remote-address:2:8"]),
    (
      "<style>a { b: url(a) } c { d: url(e) }</style>",
      ["remote-address:2:15", "remote-address:2:31"]
    ),
    ("<style>@imp<!-- -->ort 'a'</style>", ["remote-address:2:8"]),
    ("<style>@imp<g/>ort 'a'</style>", ["remote-address:2:8"]),
    ("<style><![CDATA[@imp]]>ort 'a'</style>", ["remote-address:2:17"]),
    ("<style>a { b: \\75 rl(a) }</style>", ["remote-address:2:15"]),
    ("<style>a { b: image-set('a' 1x) }</style>", ["remote-address:2:15"]),
    ("<g mask='image-set(\"a\" 1x)'/>", ["remote-address:2:10"]),
    ("<g mask='\\75rl(a)' aria-label='\\ url(a)'/>", ["remote-address:2:10"]),
    ("<g xml:base='https://x.example/'/>", ["remote-address:2:14"]),
    ("<?xml-stylesheet href='a'?>", ["remote-address:2:1"]),
  ])
  func findsAddresses(drawing: String, expected: [String]) {
    #expect(problems(drawing) == expected)
  }

  @Test(arguments: [
    ("<!DOCTYPE svg>", ["document-type:2:1"]),
    ("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", ["document-type:2:1"]),
    ("&quince;", ["damaged:2:1"]), ("a & b", ["damaged:2:3"]), ("&#0;", ["damaged:2:1"]),
    ("&#xD800;", ["damaged:2:1"]), ("<g", ["damaged:2:1"]), ("<g a>", ["damaged:2:4"]),
    ("<g a=b>", ["damaged:2:4"]), ("<g></a>", ["damaged:2:4"]), ("</svg></svg>", ["damaged:2:7"]),
    ("</svg><svg>", ["damaged:2:8"]), ("</svg>a<svg>", ["damaged:2:7"]),
    ("<!-- a", ["damaged:2:1"]),
    ("<g a='<'/>", ["damaged:2:4"]), ("\u{1}", ["damaged:2:1"]), ("<?a", ["damaged:2:1"]),
    ("<image href='data:image/png;base64,AAAA'/>", ["damaged:2:14"]),
    ("<image href='data:image/png;base64,A'/>", ["damaged:2:14"]),
  ])
  func findsWhatIsNoDrawing(drawing: String, expected: [String]) {
    #expect(problems(drawing) == expected)
  }

  @Test func checksAttributesOfTheDrawing() {
    #expect(problems("<g/>", " onload='a'") == ["script:1:62"])
    #expect(
      problems(Array("<html xmlns='http://www.w3.org/1999/xhtml'/>".utf8), "a.svg")
        == ["wrong-kind:1:2"])
    #expect(problems(Array("<svg width='3' height='2'/>".utf8), "a.svg") == ["wrong-kind:1:2"])
    let other = Array("<?xml version='1.0' encoding='UTF-7'?>".utf8) + SVGFile.make()
    #expect(problems(other, "a.svg") == ["damaged:1:1"])
    #expect(problems([0xFF] + SVGFile.make(), "a.svg") == ["wrong-kind"])
    #expect(problems(SVGFile.make("") + [0xFF], "a.svg") == ["damaged"])
  }

  @Test func listsOnlySoManyMistakes() {
    #expect(problems(String(repeating: "<script/>", count: 500)).count == 20)
    let deep = String(repeating: "<g>", count: 300) + String(repeating: "</g>", count: 300)
    #expect(problems(deep) == ["damaged:2:767"])
  }

  @Test func tellsKindsByTheEndsOfNames() {
    let known = ["a.JPG", "b/a.Jpeg", "a.b.pdf", "a..png"]
    #expect(known.map { MediaFormat(RelativePath($0)) } == [.jpeg, .jpeg, .pdf, .png])
    for name in [".jpg", "a/.jpg", "jpg", "a.jpg/b", "a.jp", "a.jpgs", "a.", "", "a.jp\u{301}g"] {
      #expect(MediaFormat(RelativePath(name)) == nil)
    }
  }

  @Test(arguments: MediaSample.all) func comparesBytesWithTheName(sample: MediaSample) {
    for ending in ["avif", "gif", "jpg", "pdf", "png", "svg", "webp"] {
      let format = MediaFormat(RelativePath("a." + ending))
      if format == MediaFormat(RelativePath(sample.path)) { continue }
      #expect(problems(sample.bytes, "a." + ending) == ["wrong-kind"])
    }
  }

  @Test(arguments: ["avif", "gif", "jpg", "pdf", "png", "svg", "webp"])
  func refusesWhatIsNothing(ending: String) {
    #expect(problems([], "a." + ending) == ["wrong-kind"])
    #expect(problems(Array("no picture".utf8), "a." + ending) == ["wrong-kind"])
    let large = [UInt8](repeating: 0x20, count: MediaFormat.sizeLimit + 1)
    #expect(problems(large, "a." + ending) == ["too-large"])
  }

  @Test func namesWhatAFileIs() {
    var diagnostics: [Diagnostic] = []
    _ = CleanMedia(GIFFile.make(), path: "a.png", &diagnostics)
    #expect(diagnostics.map(\.message) == ["the file is GIF, not PNG"])
    #expect(diagnostics[0].help == "let its name end with '.gif', or save it as PNG")
  }

  @Test func refusesOtherFilesInBoxes() {
    let heic = AVIFFile.box("ftyp", Array("heic\0\0\0\0mif1".utf8)) + AVIFFile.box("mdat", [1])
    #expect(problems(heic, "a.avif") == ["wrong-kind"])
  }

  @Test(arguments: [
    ("encrypted", PDFFile.make(trailer: "/Encrypt 9 0 R")),
    ("signed", PDFFile.make("6 0 obj << /ByteRange [0 1 2 3] >> endobj")),
    ("attached", PDFFile.make("6 0 obj << /Type /Embedded#46ile >> stream\na\nendstream endobj")),
    ("of a program", PDFFile.make("6 0 obj << /PieceInfo 7 0 R >> endobj")),
    ("compressed", PDFFile.make(trailer: "/Info 9 0 R")),
    ("commented", PDFFile.make("6 0 obj << /Type /Annot /Subtype /Text /T (Quince) >> endobj")),
    ("marked", PDFFile.make("6 0 obj << /Subtype/Highlight/T (Quince) >> endobj")),
    (
      "a damaged picture",
      PDFFile.picture(
        "JPXDecode", Array(PDFFile.jpeg2000(comment: [], "xml ", [1]).dropLast(4)))
    ),
    (
      "compressed metadata",
      PDFFile.make("6 0 obj << /Type/Metadata/Filter/A >> stream\na\nendstream endobj")
    ),
  ])
  func refusesDocumentsWithHiddenParts(name: String, bytes: [UInt8]) {
    #expect(problems(bytes, "a.pdf") == ["hidden-data"])
  }

  /// What is no comment: links, fields, fonts, and the lists of what a page is drawn with.
  @Test(arguments: [
    "<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] >>",
    "<< /Type /Annot /Subtype /Widget /T (field) >>", "<< /ProcSet [/PDF /Text /ImageB] >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Text >>",
  ])
  func takesDocumentsWithoutComments(object: String) {
    #expect(problems(PDFFile.make("6 0 obj \(object) endobj"), "a.pdf") == [])
  }

  @Test func refusesPicturesWithoutAPicture() {
    #expect(problems([0xFF, 0xD8, 0xFF, 0xD9], "a.jpg") == ["damaged"])
    #expect(problems(PNGFile.make().filter { $0 != 0x49 }, "a.png") == ["damaged"])
    #expect(problems(PNGFile.make(PNGFile.chunk("QUIN", [])), "a.png") == ["damaged"])
    #expect(problems(Array("GIF89a".utf8) + [3, 0, 2, 0, 0, 0, 0, 0x3B], "a.gif") == ["damaged"])
    #expect(problems(WebPFile.make([]), "a.webp") == ["damaged"])
    let empty = AVIFFile.box("ftyp", Array("avif\0\0\0\0avif".utf8))
    #expect(problems(empty, "a.avif") == ["damaged"])
  }
}
