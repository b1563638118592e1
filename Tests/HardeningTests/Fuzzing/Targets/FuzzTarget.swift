import Content

/// What tries an input and tells which promises the program broke with it.
typealias FuzzTrial = @Sendable (_ input: [UInt8]) async throws -> [String]

/// A part of the program that reads what people write, or what browsers ask for.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// Front matter and Markdown, and what is rendered of them.
  case article
  /// A treatment's facts.
  case facts
  /// The clinic, the bibliography, the glossary and words.
  case otherFiles
  /// Rules about claims.
  case rules
  case templates
  /// A whole site with an article in it: names, links, addresses, pages and checks.
  case site
  /// Requests to the preview.
  case requests

  /// What people write, to make variants of.
  func seeds() throws -> [String] {
    let site = try InjectionSite()
    if self == .requests { return try FuzzRequests.seeds() }
    if self == .rules { return try FuzzRules.seeds() }
    return site.files.keys.sorted().filter { path in
      switch self {
      case .article: path.hasSuffix(".md") && !path.hasSuffix("README.md")
      case .site: path.hasPrefix("content/treatments/mesotherapy/") && path.hasSuffix(".md")
      case .facts: path.hasSuffix("facts.yaml")
      case .otherFiles: path.hasSuffix(".yaml") && !path.hasSuffix("facts.yaml")
      case .templates: path.hasSuffix(".mustache")
      case .rules, .requests: false
      }
    }.map(site.text)
  }

  /// Makes ready to try inputs, one at a time.
  func trial() async throws -> FuzzTrial {
    switch self {
    case .article: return { FuzzedText($0)?.article() ?? [] }
    case .facts: return { FuzzedText($0)?.facts() ?? [] }
    case .otherFiles: return { FuzzedText($0)?.otherFiles() ?? [] }
    case .rules: return { FuzzRules.problems($0) }
    case .templates: return { FuzzedText($0)?.template() ?? [] }
    case .site:
      let site = try FuzzSite()
      return { try await site.problems($0) }
    case .requests:
      let requests = try await FuzzRequests()
      return { try await requests.problems($0) }
    }
  }
}
