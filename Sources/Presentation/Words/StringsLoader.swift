import Content
public import Diagnostics
import Foundations
import YAML

extension Strings {
  /// Reads the words of the interface from `file`, reporting those that the program needs and
  /// the file lacks.
  public init(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    var problems: [Diagnostic] = []
    let table = TextTable.read(file, &problems)
    if !problems.hasErrors {
      var names = NearestNames()
      for key in StringKeys.required where table[key] == nil {
        let nearest = names.nearest(to: key, in: "words", among: Array(table.keys))
        problems.append(
          Diagnostic(
            "words/missing", "the text '\(key)' is missing",
            at: nearest.flatMap { table[$0]?.location } ?? SourceLocation(path: file.path),
            help: nearest.map { "'\($0)' is there; add '\(key)' beside it" } ?? "add '\(key)'"))
      }
    }
    diagnostics += problems
    self.init(texts: table.mapValues(\.value))
  }
}
