/// The picture of a page where a link to it is shown, in messages and social networks.
///
/// Source: Open Graph protocol, structured properties; Meta for Developers, Images in link shares:
/// 1200 × 630 pixels are shown at full width, and other shapes are cut.
enum LinkCard {
  private static let size = (width: 1200, height: 630)
  /// Narrower ones are not shown, or as a small square.
  private static let leastWidth = 300

  /// The card that is made of a picture of `size`, never larger than what is cut from it; nil of a
  /// picture that is too small.
  static func rendition(of size: (width: Int, height: Int)) -> Rendition? {
    let width = RenditionSet.largestWidth(of: size)
    let part = part(of: (width, RenditionSet.height(of: size, width: width)))
    guard part.width >= leastWidth else { return nil }
    let isWhole = part.width >= Self.size.width && part.height >= Self.size.height
    let card = isWhole ? Self.size : part
    return Rendition(width: card.width, height: card.height, format: .jpeg, isCard: true)
  }

  /// The card of the picture `raster`, in its largest size.
  static func raster(_ raster: Raster, as card: Rendition) -> Raster {
    let size = part(of: (raster.width, raster.height))
    // Heads and what else matters stand above the middle more often than below it.
    let (x, y) = ((raster.width - size.width) / 2, (raster.height - size.height) / 3)
    return raster.part(at: x, y, size: size)
      .scaled(width: min(card.width, size.width), height: min(card.height, size.height))
  }

  /// The largest part of a picture of `size` that has the shape of a card.
  private static func part(of size: (width: Int, height: Int)) -> (width: Int, height: Int) {
    let width = min(size.width, size.height * Self.size.width / Self.size.height)
    let height = min(size.height, width * Self.size.height / Self.size.width)
    return (max(1, width), max(1, height))
  }
}
