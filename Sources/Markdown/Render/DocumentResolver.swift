/// What the renderer asks about the world outside a document. Every name has been checked before;
/// the words come from the site's templates.
public protocol DocumentResolver {
  /// The text of the fact called `name`, not escaped.
  func factText(_ name: String) -> String
  /// The address that a fact leads to, such as a telephone number's, not escaped; nil for text.
  func factHref(_ name: String) -> String?
  /// The HTML of the block called `name`, put into the page as it is.
  func blockHTML(_ name: String) -> String
  /// The address that a link to `destination`, as written, leads to, not escaped.
  func href(_ destination: String) -> String
  func picture(_ source: String) -> Picture
  /// How the source with an id is cited.
  func citation(_ id: String) -> CitationMark
  /// The address that explains the term `name`, not escaped; nil leaves the word without a link.
  func termHref(_ name: String) -> String?
  /// The name of a kind of callout, such as "Urgent".
  func calloutLabel(_ kind: CalloutKind) -> String
  /// What stands before every item of the lists of a kind of callout, such as "Do not", if any.
  func itemLabel(_ kind: CalloutKind) -> String?
  /// What a table with no heading before it is called for screen readers.
  var tableLabel: String { get }
}

public struct Picture: Sendable {
  /// The address, not escaped.
  public var source: String
  /// The width and height in CSS pixels; nil when not known.
  public var size: (width: Int, height: Int)?
  /// The same picture in several sizes as WebP, from which browsers choose, the smallest first: the
  /// address, not escaped, and the width in pixels.
  public var choices: [(address: String, width: Int)]
  /// How wide it is shown, in the words of the attribute `sizes`.
  public var shownWidth: String
  /// What it shows, where the article does not say it.
  public var description = ""
  /// Who made it and how it may be used.
  public var credits: String?

  public init(
    source: String, size: (width: Int, height: Int)? = nil,
    choices: [(address: String, width: Int)] = [], shownWidth: String = ""
  ) {
    self.source = source
    self.size = size
    self.choices = choices
    self.shownWidth = shownWidth
  }

  /// Whether a look from near shows more than the page does.
  var hasDetails: Bool { choices.last.map { $0.width >= Self.widthOfDetails } ?? false }

  private static let widthOfDetails = 1000
}

public struct CitationMark: Sendable {
  /// What is shown, such as `3`.
  public var text: String
  /// What screen readers say, such as "Reference 3".
  public var label: String

  public init(text: String, label: String) {
    self.text = text
    self.label = label
  }
}
