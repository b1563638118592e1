import Diagnostics

/// A piece of prose that is read by itself: a paragraph, a heading, a cell.
struct ProseUnit: Sendable {
  /// What it is.
  enum Kind: Sendable, Hashable {
    case paragraph
    case heading(level: Int)
    case listItem
    case headerCell
    case cell
    case calloutTitle
    case altText
    case title
    case summary
    /// A text of the facts.
    case fact
    /// A text of the facts that says what a source says; the note on it, where there is one,
    /// tells whether the clinic denies it.
    case reported(isDenied: Bool)
    case definition
  }

  /// What it is.
  var kind: Kind
  /// Its sentences among the page's.
  var sentences: Range<Int>
  /// Its tokens among the page's.
  var tokens: Range<Int>
  /// Its bytes among the page's.
  var bytes: Range<Int>
  /// The block that it is the text of.
  var location: SourceLocation
  /// The unit that introduces it: the paragraph before a list.
  var leadIn: Int?
  /// The table row that it belongs to; 0 when none.
  var row: Int
  /// The section that it belongs to, counted by headings from 0.
  var section: Int
  /// Whether sources cited or numbers given elsewhere in its group (list item, row, lead-in)
  /// support it, so that a citation covers it.
  var isCited: Bool
  /// Whether it lists what not to do or to believe.
  var isDontItem: Bool
}

/// A sentence of a unit.
struct Sentence: Sendable {
  /// Its tokens among the page's, with its closing mark.
  var tokens: Range<Int>
  /// How many words it has; joined words count once.
  var words: Int
  /// Whether it ends in a question mark.
  var isQuestion: Bool
  /// Whether it cites a source.
  var isCited: Bool
  /// The unit that it belongs to.
  var unit: Int
}

/// A stretch of a page's bytes that means more than its words.
struct ProseMark: Sendable {
  /// What it means.
  enum Kind: Sendable, Hashable {
    case citation
    /// The value of a fact.
    case fact
    /// A glossary term that the writer marked.
    case term
    /// What a link is called.
    case link
  }

  var kind: Kind
  var bytes: Range<Int>
}
