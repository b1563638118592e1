public import Content
import Diagnostics
import Facts
public import Foundations

/// What somebody can ask of a site: a fact, a page or a source by its name.
public enum WhyAnswer: Sendable {
  case fact(FactAnswer)
  case page(PageAnswer)
  case source(SourceAnswer)
}

/// Why a name means nothing, or more than one thing.
public enum WhyRefusal: Error, Sendable, Hashable {
  case unknown(nearest: String?)
  /// Several subjects have a fact of this name.
  case several([String])
}

extension ShownContent {
  /// All that `name` means: a fact such as `peel.sessions` or, where one subject alone has it,
  /// `sessions`; a page by its address or its file; a source by its id.
  public func answers(to name: String) throws(WhyRefusal) -> [WhyAnswer] {
    let source = content.source(name).map { [WhyAnswer.source(answer($0))] } ?? []
    let page = page(named: name).map { [WhyAnswer.page(answer(page: $0))] } ?? []
    let facts = facts(named: Identifier(name))
    if facts.count > 1 { throw .several(facts.map(\.name)) }
    let answers = facts.map { WhyAnswer.fact(answer($0)) } + page + source
    guard answers.isEmpty else { return answers }
    throw .unknown(nearest: NearestName.nearest(to: name, among: names))
  }

  private func facts(named name: Identifier) -> [FoundFact] {
    if let (owner, rest) = name.parts {
      if let subject = content.treatment(owner.text), let entry = Self.entry(rest, in: subject) {
        return [FoundFact(subject: subject, entry: entry, name: name.text)]
      }
      if owner == "clinic", let entry = content.facts.fact(name, in: nil) {
        return [FoundFact(subject: nil, entry: entry, name: name.text)]
      }
    }
    return content.treatments.compactMap { subject in
      Self.entry(name, in: subject).map { entry in
        FoundFact(subject: subject, entry: entry, name: "\(subject.id).\(name)")
      }
    }
  }

  /// The fact that articles can name, or else one that is more than one value.
  private static func entry(_ name: Identifier, in subject: Treatment) -> FactEntry? {
    subject.facts[name] ?? subject.facts.entries.last { $0.id == name }
  }

  private func page(named name: String) -> PagePath? {
    if let article = article(inFile: name) { return article.pagePath }
    let base = name.utf8.starts(with: baseURL.utf8) ? baseURL.utf8.count : 0
    let address = String(decoding: name.utf8.dropFirst(base), as: UTF8.self)
    guard base > 0 || address.utf8.first == UInt8(ascii: "/") else {
      return content.treatments.first { $0.id.hasSameBytes(as: name) }
        .map { .subject($0.address) }
    }
    let path = String(decoding: address.utf8.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
    return [PagePath(path), PagePath(path + "/")].first { pages[$0] != nil }
  }

  private func article(inFile name: String) -> Article? {
    let path = RelativePath(name)
    let below = RelativePath("content").appending(name)
    return content.articles.first { $0.file.path == path || $0.file.path == below }
  }

  /// Everything that can be asked for.
  private var names: [String] {
    let facts = content.treatments.flatMap { subject in
      Set(subject.facts.entries.map(\.id.text)).sorted().flatMap { ["\(subject.id).\($0)", $0] }
    }
    return facts + content.sources.map(\.id) + content.treatments.map(\.id)
      + pages.keys.map { "/\($0)" } + content.articles.map(\.file.path.text)
  }
}
