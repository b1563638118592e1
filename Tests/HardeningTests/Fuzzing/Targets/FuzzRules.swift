import Diagnostics

@testable import Checks

/// Inputs as rules about claims.
enum FuzzRules {
  /// The rules that come with Careleaf.
  static func seeds() throws -> [String] {
    CheckLanguage.english.claimRules.map { String(decoding: $0.1, as: UTF8.self) }
  }

  /// The promises that `input` breaks.
  static func problems(_ input: [UInt8]) -> [String] {
    let file = SourceFile(path: "content/rules/a", text: String(decoding: input, as: UTF8.self))
    var diagnostics: [Diagnostic] = []
    if let rule = ClaimRuleFile.read(file, &diagnostics) {
      diagnostics += RuleExamples([rule], language: .english).problems()
    }
    return file.broken(by: diagnostics)
  }
}
