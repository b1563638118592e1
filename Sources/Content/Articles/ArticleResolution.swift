import Diagnostics
import Facts
import Foundations
import Markdown
import YAML

/// Resolves every name in an article but its links, which need all other articles, and notes what
/// other pages need to know of it.
struct ArticleResolution {
  private let context: ArticleContext
  private let path: RelativePath
  private let treatment: String?
  private(set) var outline = ArticleOutline()
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var dependencies: ArticleDependencies = .markup
  /// Where pictures are shown that `pictures.yaml` describes.
  private(set) var described: Set<SourceLocation> = []
  private var names = NearestNames()

  /// The pictures that the front matter describes.
  private let describedByArticle: Set<RelativePath>

  init(context: ArticleContext, file: ContentTree.ArticleFile, _ front: FrontMatter) {
    self.context = context
    path = file.path
    treatment = file.place.treatment
    describedByArticle = Set(front.pictures.filter(\.isDescribed).map(\.path))
  }

  mutating func resolve(_ document: Document) {
    document.read { text in
      for node in text.all { resolve(node, text) }
      if !outline.images.isEmpty { noteLoneImages(text) }
    }
  }

  private mutating func noteLoneImages(_ text: DocumentReader) {
    for block in text.blocks where text.kind(block) == .paragraph {
      var parts = text.children(of: block)
      guard let image = parts.next(), text.kind(image) == .image, parts.next() == nil else {
        continue
      }
      outline.loneImages.insert(text.destinationLocation(image))
    }
  }

  private mutating func resolve(_ node: Int, _ text: DocumentReader) {
    switch text.kind(node) {
    case .heading: outline.anchors.insert(text.anchor(node))
    case .blockReference: resolveBlock(text.name(node), at: text.nameLocation(node))
    case .factReference: resolveFact(text.name(node), node, text)
    case .citationItem:
      resolveSource(Located(text.name(node), at: text.nameLocation(node)))
    case .term: resolveTerm(text.name(node), node, text)
    case .link: addLink(node, text)
    case .image:
      let source = text.destination(node)
      if Self.isEmpty(source) { return }
      let place = text.destinationLocation(node)
      resolvePicture(source, at: place, isWrittenHere: place != text.location(node))
      if let file = path.parent.resolving(source),
        context.media[file]?.isDescribed == true || describedByArticle.contains(file)
      {
        described.insert(text.location(node))
      }
    case .callout: outline.callouts.insert(text.calloutKind(node))
    case .htmlBlock, .rawHTML: outline.namedFiles += NamedFiles.find(in: text.bytes(node))
    default: break
    }
  }

  /// The parser has said that an empty address is missing.
  private mutating func addLink(_ node: Int, _ text: DocumentReader) {
    let destination = text.destination(node)
    if Self.isEmpty(destination) { return }
    let place = text.destinationLocation(node)
    outline.links.append(
      ArticleOutline.Link(
        value: destination, location: place, isWrittenHere: place != text.location(node)))
  }

  private static func isEmpty(_ address: String) -> Bool {
    address.utf8.allSatisfy { $0 <= 0x20 }
  }

  mutating func resolve(_ front: FrontMatter) {
    if !front.topics.isEmpty || front.review != nil { dependencies.insert(.clinic) }
    if let image = front.image {
      resolvePicture(image.value, at: image.location, isWrittenHere: true)
    }
    diagnostics += context.references.check(front)
    for text in [front.title, front.summary] where text.value.containsBytes(of: "{{") {
      diagnostics.append(
        Diagnostic(
          ContentProblem.referenceInFrontMatter,
          "fact references work in the text below the front matter only", at: text.location,
          help: "say it without the fact"))
    }
  }

  private mutating func resolveFact(_ name: String, _ node: Int, _ text: DocumentReader) {
    dependencies.insert(.facts)
    let id = Identifier(name)
    if let owner = context.scope.owner(of: id, isBlock: false, in: treatment) {
      outline.subjects.insert(owner.text)
    }
    guard !context.scope.contains(id, in: treatment),
      !context.scope.couldNotRead(id, in: treatment)
    else { return }
    let nearest = names.nearest(
      to: name, in: "facts", among: context.scope.names(in: treatment))
    let owner = treatment.map { "a fact of \($0)" } ?? "a fact"
    var help = "see the facts in facts.yaml"
    if treatment == nil, !name.utf8.contains(UInt8(ascii: ".")) {
      help =
        "outside a subject's folder write the subject first, "
        + "such as {{ \(context.scope.treatmentIDs.first ?? "treatment").\(name) }}"
    }
    diagnostics.append(
      Diagnostic(
        FactsProblem.unknownReference, "'\(name)' is not \(owner)",
        at: text.nameLocation(node), nearest: nearest, orElse: help))
  }

  private mutating func resolveBlock(_ name: String, at place: SourceLocation) {
    dependencies.insert(.blocks)
    guard let block = context.scope.block(name, in: treatment) else {
      return reportTreatment(of: name, at: place)
    }
    if context.blockNames.contains(block.name) {
      outline.blocks.insert(block)
      return
    }
    let nearest = names.nearest(
      to: block.name, in: "blocks", among: context.blockNames.sorted())
    diagnostics.append(
      Diagnostic(
        ContentProblem.unknownBlock, "there is no block '\(block.name)'",
        at: place,
        nearest: nearest.map { String(name.dropLast(block.name.count)) + $0 },
        orElse: "known are: \(context.blockNames.sorted().joined(separator: ", "))"))
  }

  private mutating func reportTreatment(of name: String, at place: SourceLocation) {
    let ids = context.scope.treatmentIDs
    let nearest = name.split(separator: ".").first.flatMap {
      names.nearest(to: String($0), in: "treatments", among: ids)
    }
    diagnostics.append(
      Diagnostic(
        ContentProblem.unknownTreatment,
        "'\(name)' does not say which subject it is about",
        at: place,
        help: nearest.map { "did you mean the subject '\($0)'?" }
          ?? "write one of these and a dot before it: \(ids.joined(separator: ", "))"))
  }

  private mutating func resolveSource(_ id: Located<String>) {
    dependencies.insert(.sources)
    if let problem = context.references.source(id, prefix: "article", &names) {
      diagnostics.append(problem)
      return
    }
    if !outline.citations.contains(id.value) { outline.citations.append(id.value) }
  }

  private mutating func resolveTerm(_ name: String, _ node: Int, _ text: DocumentReader) {
    dependencies.insert(.glossary)
    guard context.facts.glossary.entry(name) == nil else { return }
    let nearest = names.nearest(
      to: name, in: "glossary", among: context.facts.glossary.words)
    diagnostics.append(
      Diagnostic(
        ContentProblem.unknownTerm, "'\(name)' is not in glossary.yaml",
        at: text.nameLocation(node),
        nearest: nearest, orElse: "add it there, or write \\[ for a bracket"))
  }

  private mutating func resolvePicture(
    _ source: String, at location: SourceLocation, isWrittenHere: Bool
  ) {
    dependencies.insert(.media)
    guard !source.containsBytes(of: "://"), !source.utf8.starts(with: "//".utf8) else {
      diagnostics.append(
        Diagnostic(
          ContentProblem.remoteImage, "pictures of other servers are not shown", at: location,
          help: "put the picture beside the article"))
      return
    }
    let folder = path.parent
    guard let file = folder.resolving(source), context.media[file] != nil,
      MediaFile.isPicture(file)
    else { return reportPicture(source, in: folder, at: location, isWrittenHere) }
    outline.images.append(Located(file, at: location))
  }

  private mutating func reportPicture(
    _ source: String, in folder: RelativePath, at location: SourceLocation, _ isWrittenHere: Bool
  ) {
    let nearest = names.nearest(to: source, in: "pictures", among: context.pictures(in: folder))
    diagnostics.append(
      Diagnostic(
        ContentProblem.missingImage, "there is no picture \(source.quoted)", at: location,
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "put it into \(folder) as .jpg, .png, .webp, .avif, .gif or .svg",
        fixes: isWrittenHere ? nearest.map { [.write($0, at: location)] } ?? [] : []))
  }
}

struct ArticleContext: Sendable {
  let facts: FactFiles
  let scope: FactScope
  let media: [RelativePath: MediaFile]
  let blockNames: Set<String>

  var references: ReferenceChecker { facts.references }

  init(facts: FactFiles, media: [RelativePath: MediaFile], options: LoadOptions) {
    self.facts = facts
    self.media = media
    scope = FactScope(clinic: facts.clinic, treatments: facts.treatments)
    blockNames = options.blockNames
  }

  /// The pictures and documents in a folder.
  func pictures(in folder: RelativePath) -> [String] {
    media.keys.filter { $0.isBelow(folder) }.map { $0.reference(in: folder) }
  }

  /// What an article that was resolved in `other` may not find the same here.
  func changes(since other: ArticleContext) -> ArticleDependencies {
    var changes: ArticleDependencies = []
    if facts.clinic.allowsRawHTML != other.facts.clinic.allowsRawHTML { return .everything }
    if hasOtherFacts(than: other) { changes.insert(.facts) }
    if blockNames != other.blockNames || scope.treatmentIDs != other.scope.treatmentIDs {
      changes.insert(.blocks)
    }
    if facts.names.sources != other.facts.names.sources { changes.insert(.sources) }
    if facts.names.topics != other.facts.names.topics
      || facts.names.reviewers != other.facts.names.reviewers
    {
      changes.insert(.clinic)
    }
    if facts.glossary.words != other.facts.glossary.words { changes.insert(.glossary) }
    let hasOther = media.contains { path, file in
      other.media[path].map { $0.isDescribed != file.isDescribed } ?? true
    }
    if media.count != other.media.count || hasOther {
      changes.insert(.media)
    }
    return changes
  }

  /// Articles need to know which facts there are; what they are worth is for the pages.
  private func hasOtherFacts(than other: ArticleContext) -> Bool {
    if (facts.clinic.email == nil) != (other.facts.clinic.email == nil) { return true }
    let treatments = Dictionary(facts.treatments.map { ($0.id, $0) }) { first, _ in first }
    let others = Dictionary(other.facts.treatments.map { ($0.id, $0) }) { first, _ in first }
    guard treatments.keys == others.keys else { return true }
    return treatments.contains { id, treatment in
      if let file = facts.treatmentFiles[id], let old = other.facts.treatmentFiles[id],
        file.isSame(as: old)
      {
        return false
      }
      return others[id].map { other in
        other.unread != treatment.unread || !other.facts.hasSameNames(as: treatment.facts)
      } ?? true
    }
  }
}

/// What the resolution of an article rests on beside its own text.
struct ArticleDependencies: OptionSet, Sendable {
  let rawValue: UInt8

  static let facts = ArticleDependencies(rawValue: 1)
  static let blocks = ArticleDependencies(rawValue: 2)
  static let sources = ArticleDependencies(rawValue: 4)
  static let clinic = ArticleDependencies(rawValue: 8)
  static let glossary = ArticleDependencies(rawValue: 16)
  static let media = ArticleDependencies(rawValue: 32)
  static let markup = ArticleDependencies(rawValue: 64)
  static let everything = ArticleDependencies(rawValue: 127)
}
