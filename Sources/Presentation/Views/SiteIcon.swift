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
    guard let file = iconFile else { return nil }
    guard let made = file.made else {
      return SiteIcon(path: file.pagePath, type: "image/svg+xml", sizes: "any")
    }
    let plain = made.set.plain
    return SiteIcon(
      path: file.pagePath(of: plain), type: plain.format == .png ? "image/png" : "image/jpeg",
      sizes: "\(plain.width)x\(plain.height)")
  }

  /// The icon for telephones that show no drawings.
  var touchIcon: SiteIcon? { iconFile?.made == nil ? nil : icon }

  private var iconFile: MediaFile? {
    content.clinic.icon.flatMap { content.media[$0.value] }
      .flatMap { content.mediaUses[$0.path]?.contains(.icon) == true ? $0 : nil }
  }
}
