public import Foundations

/// Something of the old site that is not carried over as it was, with where it stands.
public struct ImportNote: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case frontMatter = "front matter"
    case shortcode, html = "HTML", comment, link, picture, address, file, item, text, problem
  }

  public let kind: Kind
  /// The file, in the folder that is imported.
  public let path: RelativePath
  /// The line, from 1; nil when the whole file is meant.
  public let line: Int?
  /// What it is, as it is written.
  public let text: String
  /// What became of it, where that is not plain.
  public let reason: String

  public init(
    _ kind: Kind, _ text: String, _ reason: String = "", in path: RelativePath, line: Int? = nil
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.text = text
    self.reason = reason
  }
}

/// A page of the old site as a draft of the new one.
public struct ImportedDraft: Sendable {
  /// Where it goes, in the site's folder.
  public let path: RelativePath
  public let text: String
  /// The file that it comes from, and the line in it.
  public let source: RelativePath
  public let line: Int
  public let title: String
}

/// A picture or document that a draft shows or leads to.
public struct ImportedPicture: Sendable, Hashable {
  /// Where it goes, in the site's folder.
  public let path: RelativePath
  /// Where it is, in the folder of pictures.
  public let source: RelativePath
}

/// All that is made of an old site.
public struct ImportResult: Sendable {
  /// What made the old site, as people call it.
  public let generator: String
  public let drafts: [ImportedDraft]
  public let pictures: [ImportedPicture]
  public let notes: [ImportNote]
}

/// Why a site cannot be imported at all.
public struct ImportRefusal: Error, Sendable, Hashable {
  public let path: RelativePath
  public let line: Int?
  public let message: String
  public let help: String

  init(_ message: String, help: String, in path: RelativePath, line: Int? = nil) {
    self.path = path
    self.line = line
    self.message = message
    self.help = help
  }
}

/// What the new site has already.
public struct ImportTarget: Sendable {
  /// The files below `content`, as paths in the site's folder.
  public let files: Set<RelativePath>
  /// The ids of the topics and their titles.
  public let topics: [(id: String, title: String)]

  /// The addresses that it has pages at, with a leading `/`.
  public let addresses: Set<String>

  public init(
    files: Set<RelativePath>, topics: [(id: String, title: String)], addresses: Set<String>
  ) {
    self.files = files
    self.addresses = addresses
    self.topics = topics
  }
}
