/// A file that is made of a picture.
public struct Rendition: Sendable, Hashable {
  public enum Format: String, Sendable, Hashable {
    case jpeg = "jpg"
    case png, webp
  }

  /// In pixels.
  public let width: Int
  public let height: Int
  public let format: Format
  /// Whether it stands for a page where a link to it is shown, and is cut to the shape for that.
  public let isCard: Bool

  init(width: Int, height: Int, format: Format, isCard: Bool = false) {
    self.width = width
    self.height = height
    self.format = format
    self.isCard = isCard
  }

  /// The same in another `format`.
  public func with(_ format: Format) -> Rendition {
    Rendition(width: width, height: height, format: format)
  }
}

/// The files that are made of a picture.
public struct RenditionSet: Sendable, Hashable {
  /// The widths in pixels. A column of text is up to 774 CSS pixels wide, and up to 398 on a
  /// phone, whose screen has two or three pixels for each; the largest is for a look from near.
  static let widths = [360, 720, 1080, 1440]
  /// Another width must be larger by this, in percent, to be worth a file.
  private static let step = 15
  /// The largest width of the file for programs that do not know WebP, such as those that show what
  /// a link leads to.
  private static let plainWidth = 1080
  /// Source: W3C, Web Application Manifest, `sizes`; Apple, Configuring Web Applications.
  private static let iconWidth = 192
  /// The most that WebP can have in one direction (RFC 9649, 2.7).
  private static let mostPixels = 16383

  /// What browsers choose from, the smallest first; at least one.
  public let choices: [Rendition]
  /// For programs that do not know WebP.
  public let plain: Rendition
  /// What browsers and telephones show for a site: no telephone shows more than 180 pixels of it.
  public let icon: Rendition
  /// What stands for a page where a link to it is shown; nil of a picture that is too small for it.
  public let card: Rendition?

  /// The files of a picture of `size`; `isPhotograph` tells whether the plain one can be a JPEG file,
  /// which has no alpha and blurs edges.
  public init(size: (width: Int, height: Int), isPhotograph: Bool) {
    let largest = Self.largestWidth(of: size)
    let widths =
      Self.widths.filter { $0 * (100 + Self.step) / 100 < largest } + [largest]
    choices = widths.map { width in
      Rendition(width: width, height: Self.height(of: size, width: width), format: .webp)
    }
    let width = widths.last { $0 <= Self.plainWidth } ?? Self.plainWidth
    plain = Rendition(
      width: width, height: Self.height(of: size, width: width),
      format: isPhotograph ? .jpeg : .png)
    let side = min(largest, Self.iconWidth)
    icon = Rendition(width: side, height: Self.height(of: size, width: side), format: .png)
    card = LinkCard.rendition(of: size)
  }

  public var largest: Rendition { choices[choices.count - 1] }
  public var all: [Rendition] { choices + [plain] }

  /// The width of the largest file: never more than that of the picture.
  static func largestWidth(of size: (width: Int, height: Int)) -> Int {
    let width = min(size.width, widths[widths.count - 1])
    // A very high picture becomes narrower.
    return max(1, min(width, mostPixels * size.width / size.height))
  }

  /// The height that goes with `width`.
  static func height(of size: (width: Int, height: Int), width: Int) -> Int {
    let height = (width * size.height * 2 + size.width) / (size.width * 2)
    return max(1, min(height, size.height, mostPixels))
  }
}
