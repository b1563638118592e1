import Content
public import Facts
public import Foundations
import YAML

/// A page that somebody begins, of one of the kinds that there are.
public struct NewPage: Sendable {
  /// A kind of page, as people call it.
  public struct Kind: Sendable {
    public let word: String
    fileprivate let folder: RelativePath
    /// The schema of what is filled in, and the key that takes the name.
    fileprivate let schema: Schema?
    fileprivate let nameKey: String
    /// The keys that one of the kind hardly ever has.
    fileprivate var unlisted: Set<String> = []
    /// Whether it is a whole guide, in a folder of its own.
    fileprivate let isSubject: Bool

    /// The kinds that every site has.
    public static let all = all(of: KindCatalog())

    /// The kinds of subjects of a site, its own by what it calls one of them, then those of single
    /// pages.
    public static func all(of catalog: KindCatalog) -> [Kind] {
      catalog.kinds.map { kind in
        Kind(
          word: kind.ownWords?.one ?? kind.id, folder: RelativePath("content/\(kind.folder)"),
          schema: ContentSchemas.facts(of: kind, in: catalog), nameKey: "name",
          unlisted: kind.base.unusualFacts, isSubject: true)
      } + ["article", "page"].map(page)
    }

    private static func page(_ word: String) -> Kind {
      Kind(
        word: word, folder: RelativePath("content/\(word)s"),
        schema: ContentSchemas.all.first { $0.name == "front-matter" }?.schema, nameKey: "title",
        isSubject: false)
    }

    /// The folder by which a menu leads to the list of all of the kind; nil for single pages.
    var listFolder: String? { isSubject ? String(folder.name) : nil }

    /// Whether people who say `word` mean it: one of the kind, or its folder.
    public func isCalled(_ word: String) -> Bool {
      word.hasSameBytes(as: self.word) || isSubject && word.hasSameBytes(as: folder.name)
    }
  }

  public let kind: Kind
  public let name: String
  /// What its address ends in.
  public let id: String

  /// The page of a `kind` called `name`, with the address `id`, or one made of the name; nil when
  /// that cannot be an address.
  public init?(_ kind: Kind, name: String, id: String?) {
    let made = id ?? Slug.make(from: name)
    guard Slug.isValid(made) else { return nil }
    self.kind = kind
    self.name = name.trimmed
    self.id = made
  }

  /// Where nothing may be yet.
  public var place: RelativePath {
    kind.folder.appending(kind.isSubject ? id : "\(id).md")
  }

  public var path: RelativePath { kind.isSubject ? place.appending("facts.yaml") : place }

  /// The file's text: everything that it must have, as gaps but for the name.
  public var text: String {
    let skeleton = kind.schema?.skeleton([kind.nameKey: name], unlisted: kind.unlisted) ?? ""
    guard kind.isSubject else {
      return "---\n\(skeleton)---\n\(Gap.text("the text of the page, in Markdown"))\n"
    }
    return """
      # Write what belongs there in the place of each text that begins with \(Gap.mark). Until then
      # 'careleaf preview' shows the pages, and 'careleaf build' leaves them out. README.md in the
      # folder 'content' explains every key.

      """ + skeleton
  }
}
