import Templates

/// The entries of an alphabetical list under one letter.
public struct LetterGroup: Sendable {
  /// One entry.
  public struct Entry: Sendable {
    /// The word that is looked up.
    public var name: String
    /// The anchor of the entry on its page.
    public var id: String
    /// What the word means.
    public var definition: String?
    /// Other forms of the word.
    public var forms: String?
    /// What the word leads to, when that is called otherwise.
    public var target: String?
    /// The page it leads to.
    public var url: String?

    /// An entry for `name`.
    public init(
      name: String, id: String, definition: String? = nil, forms: String? = nil,
      target: String? = nil, url: String? = nil
    ) {
      self.name = name
      self.id = id
      self.definition = definition
      self.forms = forms
      self.target = target
      self.url = url
    }
  }

  /// The letter, a capital.
  public var letter: String
  /// The entries in alphabetical order.
  public var entries: [Entry]

  /// The entries under `letter`.
  public init(letter: String, entries: [Entry]) {
    self.letter = letter
    self.entries = entries
  }

  private static let entry = View<Entry>([
    .text("name") { $0.name },
    .text("id") { $0.id },
    .optionalText("definition") { $0.definition },
    .optionalText("forms") { $0.forms },
    .optionalText("target") { $0.target },
    .optionalText("url") { $0.url },
  ])

  static let view = View<LetterGroup>([
    .text("letter") { $0.letter },
    .text("id") { "letter-" + $0.letter.lowercased() },
    .list("entries", entry) { $0.entries },
  ])
}
