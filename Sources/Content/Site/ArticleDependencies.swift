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
