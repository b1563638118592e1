import Content

extension SiteChange {
  /// Whether nothing but style sheets has changed.
  var isStyleOnly: Bool {
    !isEmpty && !isIncomplete
      && paths.allSatisfy { $0.hasPrefix("templates/assets/") && $0.hasSuffix(".css") }
  }

  /// Whether nothing but what `content` says has changed: no template, and no picture, whose
  /// address stays the same.
  func isTextOnly(in content: SiteContent) -> Bool {
    !isIncomplete
      && paths.allSatisfy { $0.hasPrefix("content/") && content.media[$0] == nil }
  }

  /// The article that was saved, when it was one.
  var onlyArticle: String? {
    let articles = paths.filter { $0.hasPrefix("content/") && $0.hasSuffix(".md") }
    return articles.count == 1 && !isIncomplete ? articles.first : nil
  }
}
