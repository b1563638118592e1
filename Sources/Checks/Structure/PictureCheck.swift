import Content
import Diagnostics
import Foundations

/// Looks at what pictures are and where they are shown.
struct PictureCheck: Check {
  enum Kind: String, DiagnosticKind {
    case small = "structure/small-picture"
    case words = "structure/words-in-picture"

    var rule: DiagnosticRule {
      switch self {
      case .small:
        rule(
          "A photograph with too few pixels",
          "Phones show two or three pixels where a page counts one, so the photograph looks blurred "
            + "on them. Use the file as the camera or the phone made it; Careleaf makes it small.",
          .advice, by: "Careleaf, content/README.md")
      case .words:
        rule(
          "A picture of words",
          "Words in a picture cannot be read aloud, enlarged without a blur, searched or translated. "
            + "Write them into the article, as a list or a table where they are one.",
          .advice, by: "WCAG 2.2, success criterion 1.4.5")
      }
    }
  }

  /// A phone's screen is about 360 CSS pixels wide and shows two pixels for each.
  private static let leastWidth = 640

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    for article in site.content.articles {
      for image in article.outline.images where image.location != article.imageLocation {
        guard let file = site.content.media[image.value], let width = file.width,
          file.made != nil, file.notes?.isDecorative != true
        else { continue }
        if file.look?.hasWords == true {
          findings.append(
            Kind.words.finding(
              "'\(file.path.name)' seems to be a picture of words", at: image.location,
              help: "write the words into the article"))
        } else if file.isPhotograph, width < Self.leastWidth {
          findings.append(
            Kind.small.finding(
              "'\(file.path.name)' is only \(width) pixels wide", at: image.location,
              help: "use a larger file of the same picture, best 1,440 pixels wide or more"))
        }
      }
    }
  }
}

extension Article {
  /// Where the picture for links to the page is named.
  fileprivate var imageLocation: SourceLocation? { frontMatter.image?.location }
}
