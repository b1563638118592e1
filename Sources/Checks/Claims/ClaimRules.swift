import Content
public import Diagnostics
public import Foundations

/// The rules about claims that a site is checked by: those that come with Careleaf and those of
/// the site.
public struct ClaimRules: Sendable {
  /// The rules by the order of their ids.
  let rules: [ClaimRule]

  /// The rules that come with Careleaf and those in `folder`'s `content/rules`; a rule of the
  /// site takes the place of one with the same id. Problems of the site's go to `diagnostics`.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public init(
    folder: SiteFolder?, _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    var byID = Dictionary(Self.builtIn().map { ($0.info.id, $0) }) { first, _ in first }
    var own: [String: ClaimRule] = [:]
    for entry in try folder?.files("content/rules") ?? [] where entry.path.hasSuffix(".yaml") {
      guard let folder, !entry.isSymbolicLink else { continue }
      let text = String(decoding: try folder.read(entry.path), as: UTF8.self)
      let file = SourceFile(path: entry.path, text: text)
      guard let rule = ClaimRuleFile.read(file, &diagnostics) else { continue }
      if let first = own[rule.info.id] {
        diagnostics.append(
          Diagnostic(
            "rules/duplicate-id", "two rules have the id '\(rule.info.id)'",
            at: SourceLocation(path: entry.path), help: "give one of them another id",
            notes: [.init("the other one", at: SourceLocation(path: first.path))]))
      }
      own[rule.info.id] = rule
      byID[rule.info.id] = rule
    }
    diagnostics += RuleExamples(own.values.sorted { $0.info.id < $1.info.id }).problems()
    rules = byID.values.sorted { $0.info.id < $1.info.id }
  }

  /// The rules that come with Careleaf.
  static func builtIn() -> [ClaimRule] {
    BuiltInRules.files.compactMap { name, bytes in
      var problems: [Diagnostic] = []
      let file = SourceFile(path: name, text: String(decoding: bytes, as: UTF8.self))
      return ClaimRuleFile.read(file, &problems)
    }
  }
}
