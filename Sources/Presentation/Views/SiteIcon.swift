public import Content
import Foundations

/// A picture that browsers and telephones show for the site.
public struct SiteIcon: Sendable, Hashable {
  public let path: PagePath
  /// Its media type, such as `image/png`.
  public let type: String
  /// `512x512`, or `any` of a drawing.
  public let sizes: String
}

extension SiteContext {
  /// The clinic's own icon; nil where it has none, and that of the theme is shown.
  public var icon: SiteIcon? {
    guard let file = iconFile, let width = file.width, let height = file.height else { return nil }
    if file.isDrawing { return SiteIcon(path: file.pagePath, type: "image/svg+xml", sizes: "any") }
    guard let made = file.made?.set.icon else {
      return SiteIcon(path: file.pagePath, type: "image/png", sizes: "\(width)x\(height)")
    }
    return SiteIcon(
      path: file.pagePath(of: made), type: "image/png", sizes: "\(made.width)x\(made.height)")
  }

  /// The icon for telephones that show no drawings.
  var touchIcon: SiteIcon? { iconFile?.isDrawing == false ? icon : nil }

  private var iconFile: MediaFile? { content.clinic.icon.flatMap { content.media[$0.value] } }
}
