public import Content
public import Diagnostics
public import Facts
public import Foundations
import Markdown

/// Another name for the folder of a subject, which is the name of the subject in references and in
/// the addresses of its guide, with everything that has to change with it. The old addresses of the
/// whole guide lead to the new ones, by `aliases` in its facts.
public struct SubjectRename: Sendable {
  /// Why a folder cannot be renamed.
  public enum Refusal: Error, Sendable, Hashable {
    case badName
    /// The folder, or the file of the other subject that is called so.
    case taken(RelativePath)
    /// A reference would then mean a fact of the subject in whose folder it stands.
    case ambiguous(SourceLocation)
  }

  public let old: RelativePath
  public let new: RelativePath
  public private(set) var change = ContentChange()
  /// Links and pictures whose address stands somewhere else in the file, to be changed by hand.
  public private(set) var placesToChange: [SourceLocation] = []

  private let subject: Treatment
  private let name: String
  /// Every old address that leads on, which may name the old folder.
  private let aliases: Set<Identifier>

  /// The subject of `content` whose folder, or file of facts, is at `path`; nil when there is none.
  public static func subject(at path: RelativePath, in content: SiteContent) -> Treatment? {
    content.treatments.first { $0.path == path || $0.path.parent == path }
  }

  /// The rename of the folder of `subject` to `name` in `content`, which has every article.
  /// - Parameter texts: The files of the site as they were read.
  public init(
    _ subject: Treatment, to name: String, in content: SiteContent, texts: SourceTexts
  ) throws(Refusal) {
    guard Slug.isValid(name), name != "clinic" else { throw .badName }
    if let other = content.treatments.first(where: { $0.id.hasSameBytes(as: name) }) {
      throw .taken(other.path)
    }
    self.subject = subject
    self.name = name
    old = subject.path.parent
    new = old.parent.appending(name)
    let articles = content.articles + content.unpublished
    let known = articles.flatMap(\.frontMatter.aliases) + content.treatments.flatMap(\.aliases)
    aliases = Set(known.map { Identifier($0.value) }).union([Identifier(Self.address(old))])
    change.move = ContentChange.Move(old: old, new: new)
    var rewriting = LinkRewriting(rewritten: rewritten)
    for article in articles {
      rewriting.changeAddresses(in: article)
      try changeReferences(of: article, content.facts, &rewriting)
    }
    changeOtherFiles(content, &rewriting)
    if let facts = texts(subject.path) {
      rewriting.withEdits { addAlias(to: facts, &$0) }
    }
    placesToChange = rewriting.unknown
    for path in rewriting.edits.paths {
      change.texts[path] = texts(path).flatMap(rewriting.edits.text)
    }
  }

  /// What a link or the path of a picture in the file at `path` has to say afterwards.
  private var rewritten: (_ address: String, _ path: RelativePath) -> String? {
    let (change, oldAddress, newAddress) = (change, Self.address(old), Self.address(new))
    return { address, path in
      let written = Substring(
        address.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") })
      let rest = address[written.endIndex...]
      if written.utf8.starts(with: oldAddress.utf8) {
        return newAddress + written.dropFirst(oldAddress.count) + rest
      }
      guard let target = path.parent.resolving(String(written)) else { return nil }
      let (newTarget, newFolder) = (change.after(target), change.after(path.parent))
      guard newFolder.resolving(String(written)) != newTarget else { return nil }
      return newTarget.reference(in: newFolder) + rest
    }
  }

  /// The address of the guide in the folder at `path`.
  private static func address(_ path: RelativePath) -> String {
    "/\(path.reference(in: "content"))/"
  }

  private mutating func changeReferences(
    of article: Article, _ facts: FactScope, _ rewriting: inout LinkRewriting
  ) throws(Refusal) {
    let names = article.document.read { text in
      text.all.compactMap { node -> (Identifier, SourceLocation, isBlock: Bool)? in
        let kind = text.kind(node)
        guard kind == .factReference || kind == .blockReference else { return nil }
        return (
          Identifier(text.name(node)), text.nameLocation(node), isBlock: kind == .blockReference
        )
      }
    }
    let id = Identifier(subject.id)
    for (name, place, isBlock) in names {
      guard facts.owner(of: name, isBlock: isBlock, in: article.treatment) == id,
        let rest = name.parts?.rest
      else { continue }
      let new = Identifier(self.name).appending(rest.text)
      guard isBlock || !facts.isOwn(new, of: article.treatment) else { throw .ambiguous(place) }
      guard article.file.text(at: place)?.utf8.elementsEqual(name.text.utf8) ?? false else {
        placesToChange.append(place)
        continue
      }
      rewriting.put(new.text, at: place)
    }
  }

  /// The clinic's file and those of pictures.
  private func changeOtherFiles(_ content: SiteContent, _ rewriting: inout LinkRewriting) {
    for id in content.clinic.featured where id.value.hasSameBytes(as: subject.id) {
      rewriting.put(name, at: id.location)
    }
    for picture in content.clinic.reviewers.compactMap(\.picture)
    where picture.value.isBelow(old) {
      rewriting.put(
        change.after(picture.value).reference(in: picture.location.path.parent),
        at: picture.location)
    }
    for notes in content.media.values.compactMap(\.notes)
    where notes.location.path.hasSuffix(".yaml") { rewriting.change(notes) }
  }

  private func addAlias(to facts: SourceFile, _ edits: inout TextEdits) {
    let place = SourcePosition(line: (subject.name.location.end?.line ?? 1) + 1, column: 1)
    edits.addAliases(
      [Self.address(old)], to: subject.aliases, dropping: PagePath(alias: Self.address(new)),
      in: facts, lines: 1..<facts.lineCount + 1, at: place)
  }
}

extension SubjectRename {
  /// Where `texts` still say the old folder, in words that nothing reads as a link: comments, HTML,
  /// templates. Old addresses that lead on are none.
  public func mentions(in paths: [RelativePath], texts: SourceTexts) -> [SourceLocation] {
    let word = Array(old.reference(in: "content").utf8)
    return paths.flatMap { path -> [SourceLocation] in
      guard
        let file = change.texts[path].map({ SourceFile(path: change.after(path), text: $0) })
          ?? texts(path)
      else { return [] }
      return file.places(ofWord: word).map { file.location(utf8Offsets: $0) }
        .filter { !isAlias(at: $0, in: file) }
    }
  }

  private func isAlias(at place: SourceLocation, in file: SourceFile) -> Bool {
    guard let start = file.range(of: place)?.lowerBound, start > 0 else { return false }
    let text = file.text.utf8.dropFirst(start - 1).prefix {
      $0 > 0x20 && !",]\"'".utf8.contains($0)
    }
    return aliases.contains(Identifier(Substring(text)))
  }
}

extension SourceFile {
  /// Where `word` stands by itself: no letter, digit or hyphen goes on before or after it.
  fileprivate func places(ofWord word: [UInt8]) -> [Range<Int>] {
    let isPart: (UInt8) -> Bool = { $0.isAlphanumeric || "-_".utf8.contains($0) }
    let bytes = Array(text.utf8)
    guard let first = word.first, bytes.count >= word.count else { return [] }
    return (0...bytes.count - word.count).filter { start in
      let end = start + word.count
      return bytes[start] == first && bytes[start..<end].elementsEqual(word)
        && (start == 0 || !isPart(bytes[start - 1]))
        && (end == bytes.count || !isPart(bytes[end]))
    }.map { $0..<$0 + word.count }
  }
}
