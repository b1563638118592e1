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
  /// Pictures and documents.
  case media
  /// Photographs, as they are decoded.
  case pictures
  /// Requests to the preview.
  case requests
  /// Names of files and addresses.
  case paths
  /// Manifests of output folders.
  case manifests
  /// Records of last builds.
  case records
  /// What builds keep for the next one.
  case memories

  /// What people write, to make variants of.
  func seeds() async throws -> [[UInt8]] {
    switch self {
    case .media: FuzzMedia.seeds()
    case .pictures: FuzzPictures.seeds()
    case .requests: try Self.bytes(FuzzRequests.seeds())
    case .rules: try Self.bytes(FuzzRules.seeds())
    case .paths: Self.bytes(FuzzPaths.seeds)
    case .manifests: Self.bytes(FuzzManifests.seeds)
    case .records: try await Self.bytes(FuzzRecords.seeds())
    case .memories: try await FuzzMemories.seeds()
    case .article, .facts, .otherFiles, .templates, .site: try Self.bytes(filesOfTheSample())
    }
  }

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private func filesOfTheSample() throws -> [String] {
    let site = try InjectionSite()
    return site.files.keys.sorted().filter { path in
      switch self {
      case .article: path.hasSuffix(".md") && !path.hasSuffix("README.md")
      case .site: path.hasPrefix("content/treatments/mesotherapy/") && path.hasSuffix(".md")
      case .facts: path.hasSuffix("facts.yaml")
      case .otherFiles: path.hasSuffix(".yaml") && !path.hasSuffix("facts.yaml")
      case .templates: path.hasSuffix(".mustache")
      case .rules, .media, .pictures, .requests, .paths, .manifests, .records, .memories: false
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
    case .media: return { FuzzMedia.problems($0) }
    case .pictures: return { FuzzPictures.problems($0) }
    case .site:
      let site = try FuzzSite()
      return { try await site.problems($0) }
    case .requests:
      let requests = try await FuzzRequests()
      return { try await requests.problems($0) }
    case .paths: return { FuzzPaths.problems($0) }
    case .manifests: return { FuzzManifests.problems($0) }
    case .records:
      let records = try await FuzzRecords()
      return { try await records.problems($0) }
    case .memories: return { FuzzMemories.problems($0) }
    }
  }
}
