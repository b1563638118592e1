import Chance
import Fixtures

/// Edits a site by chance as people do: well, badly, and taking it back.
struct SiteEditor {
  private var chance: SplitMix64
  /// The site as it is now.
  private(set) var site: ChangingSite
  private let original: [String: [UInt8]]

  /// An editor of a site with the files `original`, who does the same for the same `seed`.
  init(_ original: [String: String], seed: UInt64) {
    self.original = original.mapValues { Array($0.utf8) }.merging(Self.pictures) { $1 }
    site = ChangingSite(original)
    for (path, bytes) in Self.pictures { site.write(bytes, to: path) }
    chance = SplitMix64(seed: seed)
  }

  /// Pictures and what belongs to them, in whatever site.
  static let pictures = [
    "content/articles/fold.png": PictureFile.png, "content/articles/cheek.jpg": PictureFile.jpeg,
    "content/articles/pictures.yaml": Array(
      """
      fold.png: { description: A fold, people: false }
      cheek.jpg: { consent: { scope: [website], until: 2027-01-01 } }

      """.utf8),
    "content/articles/folds.md": Array(
      article("Folds", text: "![](fold.png)\n\n![A cheek](cheek.jpg 'B')").utf8),
  ]

  /// Makes one change and says which.
  mutating func edit() -> String {
    // Who never takes anything back never has a site without mistakes.
    if changed.count > 3 || Bool.random(using: &chance) { return restoreFile() }
    switch Int.random(in: 0..<11, using: &chance) {
    case 0: return removeFile()
    case 1: return moveFile()
    case 2: return addArticle()
    case 3: return swapFiles()
    case 4: return damageFile()
    case 5: return touchFile()
    default: return replacePiece()
    }
  }

  /// What people put in the place of what, by the end of the file's path.
  private static let replacements: [String: [(String, [String])]] = [
    ".md": [
      ("title: ", ["title: New ", "titel: "]), ("\n# ", ["\n## ", "\n# Other "]),
      ("\n## ", ["\n### ", "\n## Other "]), ("sessions }}", ["sesions }}", "interval }}"]),
      ("---\n", ["---\ndraft: true\n", "---\norder: 1\n", "---\npublish_on: 2030-01-01\n"]),
      (
        ".\n",
        [
          ". See [it](new.md#other).\n", " [dermis].\n", " [@trial].\n", " {{> prices }}\n",
          " {{ sessions }}\n", " {{ peel.sessions.low }}\n", "\n\n{{> prices }}\n",
          " ![A](new.svg)\n", " ![](fold.png)\n", "\n\n![A](cheek.jpg 'B')\n", "\n\n## Other\n",
          " {{ clinic.email }}.\n", " <b>raw</b>\n",
        ]
      ),
      ("](", ["](../"]), ("@", ["@no-"]),
    ],
    "facts.yaml": [
      ("name: ", ["name: New ", "nmae: "]), ("sessions: ", ["sessions: 1", "interval: "]),
      ("sessions: 2 to 3", ["sessions: 4", "sessions: from 2", "sessions: on_request"]),
      ("100", ["200", "x"]), ("face", ["chin", "hands"]), ("trial", ["survey", "trail"]),
    ],
    "clinic.yaml": [
      ("name: ", ["name: New "]),
      ("phone: ", ["phone: +1 541 555 0199 #", "email: a@b.example\nphone: "]),
      ("currency: USD", ["currency: EUR"]), ("topics: {", ["topics: { new: { title: New },"]),
      ("locale: en-US", ["locale: en-GB", "locale: de-DE"]), ("region: US", ["region: GB"]),
      ("currency: USD\n", ["currency: USD\nraw_html: true\n"]),
      ("navigation: [", ["navigation: [glossary, "]),
    ],
    "pictures.yaml": [
      ("fold", ["cheek", "new"]), ("description", ["credit", "decorative: true, description"]),
      ("until: 2027", ["until: 2025"]), ("people: false", ["people: true"]),
    ],
    "sources.yaml": [("trial", ["trail"]), ("2020", ["2019"])],
    "glossary.yaml": [("dermis", ["epidermis"]), ("skin", ["body"])],
    ".mustache": [("{{", ["{{x", "New {{"]), ("<h1>", ["<h1 class=\"new\">"])],
    "en.yaml": [(": ", [": New "]), ("{number}", ["{nummer}"])],
    ".css": [("{", ["{ color: red;", "{ background: url(new.svg);"])],
    ".svg": [("width=\"", ["width=\"1", "onload=\"", "i:a=\""]), ("<svg", ["<!-- a --><svg"])],
  ]

  private mutating func replacePiece() -> String {
    let kind = Self.replacements.keys.sorted().randomElement(using: &chance) ?? ".md"
    guard let path = pick(where: { $0.hasSuffix(kind) }),
      let (old, new) = Self.replacements[kind]?.randomElement(using: &chance),
      let word = new.randomElement(using: &chance)
    else { return "nothing" }
    let text = site.text(path)
    let places = text.ranges(of: old)
    guard let place = places.randomElement(using: &chance) else { return "nothing" }
    write(text.replacingCharacters(in: place, with: word), to: path)
    return "\(path): '\(old)' is '\(word)' now"
  }

  private mutating func removeFile() -> String {
    guard let path = pick() else { return "nothing" }
    site.remove(path)
    return "\(path) is gone"
  }

  private mutating func moveFile() -> String {
    guard let path = pick(where: { $0.hasPrefix("content/") && !$0.hasSuffix(".yaml") }) else {
      return "nothing"
    }
    let kind = path.split(separator: ".").last ?? ""
    let folder = ["articles", "pages", "treatments/peel"].randomElement(using: &chance) ?? ""
    let name = ["new", "index", "prices", "costs", "Bad name"].randomElement(using: &chance) ?? ""
    let other = "content/\(folder)/\(name).\(kind)"
    site.move(path, to: other)
    return "\(path) is \(other) now"
  }

  private mutating func addArticle() -> String {
    guard let from = pick(where: { $0.hasSuffix(".md") }) else { return "nothing" }
    let folder = ["articles", "pages", "treatments/peel"].randomElement(using: &chance) ?? ""
    let path = "content/\(folder)/new.md"
    write(site.text(from), to: path)
    return "\(path) is a copy of \(from)"
  }

  private mutating func swapFiles() -> String {
    let isText = { (path: String) in path.hasSuffix(".md") }
    guard let one = pick(where: isText), let other = pick(where: isText) else { return "nothing" }
    let text = site.text(one)
    write(site.text(other), to: one)
    write(text, to: other)
    return "\(one) and \(other) have changed places"
  }

  private mutating func damageFile() -> String {
    guard let path = pick(), var bytes = site.bytes(path) else { return "nothing" }
    let place = Int.random(in: 0...bytes.count, using: &chance)
    let damage: [[UInt8]] = [
      [0xFF], [0], Array("\n---\n".utf8), Array("{{".utf8), Array(": [".utf8),
    ]
    bytes.insert(contentsOf: damage.randomElement(using: &chance) ?? [], at: place)
    site.write(bytes, to: path, isStamped: Bool.random(using: &chance))
    return "\(path) is damaged at \(place)"
  }

  /// The files that are not as they were.
  private var changed: [String] {
    Set(original.keys).union(site.paths()).sorted().filter { site.bytes($0) != original[$0] }
  }

  private mutating func restoreFile() -> String {
    guard let path = changed.randomElement(using: &chance) else { return "nothing" }
    guard let bytes = original[path] else {
      site.remove(path)
      return "\(path) is gone again"
    }
    site.write(bytes, to: path, isStamped: Int.random(in: 0..<5, using: &chance) > 0)
    return "\(path) is as it was"
  }

  /// Saving without a change gives a new stamp.
  private mutating func touchFile() -> String {
    guard let path = pick(), let bytes = site.bytes(path) else { return "nothing" }
    site.write(bytes, to: path)
    return "\(path) is saved again"
  }

  private mutating func pick(where isWanted: (String) -> Bool = { _ in true }) -> String? {
    site.paths(where: isWanted).randomElement(using: &chance)
  }

  private mutating func write(_ text: String, to path: String) {
    site.write(text, to: path, isStamped: Int.random(in: 0..<5, using: &chance) > 0)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
