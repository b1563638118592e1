import Foundation

/// Drawings.
public enum SVGFile {
  /// A drawing of 3 × 2 with `content` in it.
  public static func make(_ content: String = "", _ attributes: String = "") -> [UInt8] {
    Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"\(attributes)>\(content)</svg>

      """.utf8)
  }

  private static func picture(_ kind: String, _ bytes: [UInt8]) -> String {
    "<image href=\"data:image/\(kind);base64,\(Data(bytes).base64EncodedString())\"/>"
  }

  private static let secret = MediaSample.secret
  private static let drawn = "<rect width=\"1\" height=\"1\" fill=\"url(#a)\"/><use href=\"#b\"/>"
  private static let inkscape = " xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\""
  private static let jpeg = JPEGFile.make(JPEGFile.exif(ExifData.camera()))

  static let samples = cases.map { name, bytes, clean in
    MediaSample(name, "a.svg", bytes, clean: clean)
  }

  private static let cases: [(String, [UInt8], [UInt8])] = [
    ("nothing private", make(drawn), make(drawn)),
    (
      "a style", make("<style>a { fill: url( '#b' ) }</style>"),
      make("<style>a { fill: url( '#b' ) }</style>")
    ),
    (
      "a style in marks", make("<style><![CDATA[a > b { fill: red }]]></style>"),
      make("<style><![CDATA[a > b { fill: red }]]></style>")
    ),
    (
      "texts", make("<title>A &amp; b</title><desc>&#x2192;</desc><text>A</text>"),
      make("<title>A &amp; b</title><desc>&#x2192;</desc><text>A</text>")
    ),
    (
      "a declaration", Array("<?xml version='1.0' encoding='UTF-8'?>\n".utf8) + make(),
      Array("<?xml version='1.0' encoding='UTF-8'?>\n".utf8) + make()
    ),
    ("a mark of the byte order", [0xEF, 0xBB, 0xBF] + make(), [0xEF, 0xBB, 0xBF] + make()),
    (
      "a prefix", Array("<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>".utf8),
      Array("<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>".utf8)
    ),
    ("a comment", Array("<!-- \(secret) -->".utf8) + make("<!--\(secret)--><g/>"), make("<g/>")),
    ("metadata", make("<metadata><a>\(secret)</a></metadata><g/>"), make("<g/>")),
    ("an instruction", make("<?quince \(secret)?><g/>"), make("<g/>")),
    (
      "the elements of a program",
      make("<i:view a='\(secret)'><i:b/>\(secret)</i:view><g/>", inkscape),
      make("<g/>", inkscape)
    ),
    (
      "the attributes of a program",
      make("<g i:label='\(secret)' id=\"a\"\n i:file=\"\(secret)\"/>", inkscape),
      make("<g id=\"a\"/>", inkscape)
    ),
    ("elements of another namespace", make("<b xmlns='urn:quince'>\(secret)</b>"), make()),
    ("a photograph", make(picture("jpeg", jpeg)), make(picture("jpeg", JPEGFile.make()))),
    (
      "a screenshot", make(picture("png", PNGFile.make(tail: Array(secret.utf8)))),
      make(picture("png", PNGFile.make()))
    ),
  ]
}
