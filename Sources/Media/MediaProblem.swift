public import Diagnostics
public import Foundations

/// What keeps a picture or document from being published.
public enum MediaProblem: String, DiagnosticKind {
  case damaged = "media/damaged"
  case documentType = "media/document-type"
  case hiddenData = "media/hidden-data"
  case remoteAddress = "media/remote-address"
  case script = "media/script"
  case tooLarge = "media/too-large"
  case tooManyPixels = "media/too-many-pixels"
  case unknownSize = "media/unknown-size"
  case wrongKind = "media/wrong-kind"

  public var rule: DiagnosticRule {
    switch self {
    case .damaged:
      rule(
        "A picture or document that is damaged",
        "Readers might see a part of it or nothing, and what it says about its maker cannot be found "
          + "and taken out. Open it in a program for pictures or documents and save it again.",
        by: "GDPR, article 5(1)(c), data minimisation")
    case .documentType:
      rule(
        "A drawing with a document type",
        "A document type can name files of other computers and can make a small file endless. No "
          + "browser needs it. Delete everything from <!DOCTYPE to its >.",
        by: "OWASP, XML External Entity Prevention")
    case .hiddenData:
      rule(
        "A document with data that cannot be taken out",
        "The names of its author and of folders, attached files or a signature are in parts of the "
          + "file that Careleaf does not change. Take them out as the message says, or print the "
          + "document to a new PDF.", by: "GDPR, article 5(1)(c), data minimisation")
    case .remoteAddress:
      rule(
        "A drawing that uses another file",
        "Another server would learn who reads the page, and a drawing that is shown in a page does "
          + "not get the file. Put the picture into the drawing, or leave it out.",
        by: "GDPR, article 5(1)(c), data minimisation")
    case .script:
      rule(
        "A drawing with a script or HTML in it",
        "Whoever opens the drawing by its address would run the script in the name of the clinic's "
          + "site. Remove the element or attribute; drawings need none.",
        by: "SVG 2, section 2.3, secure static mode")
    case .tooLarge:
      rule(
        "A picture or document over 64 megabytes",
        "People read these pages on phones. Save the picture with fewer pixels, or divide the "
          + "document.")
    case .tooManyPixels:
      rule(
        "A picture with too many pixels",
        "To make the smaller pictures that pages show, all pixels are unpacked. A small file can hold "
          + "so many that no machine has the memory. Save the picture with fewer: no screen shows "
          + "more than a few million.",
        by: "CWE-409, improper handling of highly compressed data")
    case .unknownSize:
      rule(
        "A picture that does not say how large it is",
        "Pages keep room for logos, portraits and the pictures of cards before these have come, and show "
          + "none whose size they do not know. Say it in the file: a drawing by its viewBox.",
        by: "HTML Standard, 4.8.4.3, the attributes width and height")
    case .wrongKind:
      rule(
        "A file that is not what its name says",
        "Browsers go by the name, so the file would not be shown, or be taken for something else. "
          + "Give it the extension of what it is, or save it as what its name says.",
        by: "WHATWG, MIME Sniffing")
    }
  }
}

/// Something that is wrong with a picture or document.
struct MediaDefect: Error {
  let problem: MediaProblem
  let message: String
  let help: String
  /// The bytes that it is about, in a file that is text.
  var range: Range<Int>?

  static let truncated = damaged("it ends too early")

  static let tooLarge = MediaDefect(
    problem: .tooLarge, message: "the file has more than 64 megabytes",
    help: "save it smaller: with fewer pixels, or fewer pages")

  static func damaged(_ reason: String) -> MediaDefect {
    MediaDefect(
      problem: .damaged, message: "the file is damaged: \(reason)",
      help: "open it in a program that shows it, and save it again")
  }

  static func wrongKind(of bytes: [UInt8], at path: RelativePath) -> MediaDefect {
    let promised = MediaFormat(path)?.name ?? String(path.fileExtension)
    guard let found = MediaFormat(of: bytes) else {
      let message = bytes.isEmpty ? "the file is empty" : "the file is not \(promised)"
      return MediaDefect(
        problem: .wrongKind, message: message, help: "save it as \(promised) again")
    }
    return MediaDefect(
      problem: .wrongKind, message: "the file is \(found.name), not \(promised)",
      help: "let its name end with '.\(found.rawValue)', or save it as \(promised)")
  }
}

/// Everything that is wrong with a picture or document.
struct MediaDefects: Error {
  let all: [MediaDefect]

  init(_ all: [MediaDefect]) { self.all = all }

  func diagnostics(of bytes: [UInt8], at path: RelativePath) -> [Diagnostic] {
    let isText = all.contains { $0.range != nil }
    let file = isText ? SourceFile(path: path, showing: bytes) : nil
    return all.map { defect in
      let place = defect.range.flatMap { file?.location(utf8Offsets: $0) }
      return Diagnostic(
        defect.problem, defect.message, at: place ?? SourceLocation(path: path),
        help: defect.help)
    }
  }
}

extension MediaProblem {
  /// A picture at `path` that cannot be decoded; `reason` is what its decoder says.
  public static func undecodable(_ path: RelativePath, _ reason: String) -> Diagnostic {
    let defect = MediaDefect.damaged("its pixels cannot be decoded (\(reason))")
    return Diagnostic(
      damaged, defect.message, at: SourceLocation(path: path), help: defect.help)
  }

  /// A picture at `path` of so many `pixels`, `kind`, which must be unpacked as a whole.
  public static func tooLargeWhole(_ path: RelativePath, kind: String, pixels: Int) -> Diagnostic {
    let millions = (pixels + 500_000) / 1_000_000
    return Diagnostic(
      tooManyPixels,
      "the picture is \(kind) with \(millions) megapixels, which takes too much memory to unpack",
      at: SourceLocation(path: path),
      help: "save it as an ordinary JPEG file ('baseline', not 'progressive'), or smaller: 4,000 "
        + "pixels in width are more than any page shows")
  }

  /// A picture at `path` whose file does not say how large it is.
  public static func unknownSize(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      unknownSize, "the file does not say how large the picture is",
      at: SourceLocation(path: path),
      help: MediaFormat(path) == .svg
        ? "give <svg> a viewBox, such as viewBox=\"0 0 400 300\"" : "save it as PNG or JPEG")
  }

  /// A picture at `path` that has more pixels than can be decoded.
  public static func tooManyPixels(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      tooManyPixels, "the picture has too many pixels", at: SourceLocation(path: path),
      help: "save it smaller: 4,000 pixels in width are more than any page shows")
  }
}
