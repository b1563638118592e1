import BuiltIn
import Content
public import Foundations
import YAML

/// The files of a site that begins.
public enum StarterSite {
  private static let siteFolder: RelativePath = "site"

  /// Every file with its text, ordered by path. The site builds as it is; its one guide is an
  /// example that fits the kind of clinic.
  public static func files(_ answers: Answers) -> [(path: RelativePath, text: String)] {
    let example = ClinicKind.folder.appending(answers[.kind])
    var files: [RelativePath: String] = [:]
    for (path, bytes) in BuiltIn.starter {
      let text = String(decoding: bytes, as: UTF8.self)
      if let name = path.relative(to: siteFolder) {
        files[published(name)] = filled(text, answers)
      } else if let name = path.relative(to: example), name != "about.txt" {
        files[name] = text
      }
    }
    for (path, bytes) in BuiltIn.guides { files[path] = String(decoding: bytes, as: UTF8.self) }
    return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// In the repository the names of these would begin with a dot, which hides files.
  private static func published(_ path: RelativePath) -> RelativePath {
    let isHidden = path.text == "gitignore" || path.isBelow("vscode")
    return isHidden ? RelativePath("." + path.text) : path
  }

  /// `text` with the answers in its slots.
  private static func filled(_ text: String, _ answers: Answers) -> String {
    let isKnown = EmergencyNumbers.number(region: answers[.region]) == answers[.emergencyNumber]
    let number = "emergency_number: \"\(answers[.emergencyNumber])\""
    let slots = [
      "@name@": YAMLScalar.written(answers[.name]), "@region@": answers[.region],
      "@locale@": answers.locale, "@currency@": answers[.currency],
      "@phone@": YAMLScalar.written(answers[.phone]),
      "@address@": YAMLScalar.written(answers[.address]),
      "@emergency@": isKnown
        ? "# The number of the ambulance is known; another goes here: \(number)" : number,
    ]
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let (slot, value) = slots.first(where: { String(line).containsBytes(of: $0.key) })
      else { return String(line) }
      return String(line.replacing(slot, with: value))
    }.joined(separator: "\n")
  }
}
