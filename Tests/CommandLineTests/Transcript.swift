import Foundation
import Testing

/// A session on the command line, with what it prints kept in `Transcripts/<name>.txt`.
struct Transcript: Sendable, CustomTestStringConvertible {
  let name: String
  /// The sites whose files are put over those of `good`.
  let sites: [String]
  /// The command lines, without the program's name.
  let commands: [String]

  init(_ name: String, sites: [String] = [], _ commands: String...) {
    self.name = name
    self.sites = sites
    self.commands = commands
  }

  var testDescription: String { name }

  /// Where it is kept.
  var url: URL { Self.folder.appending(path: "\(name).txt") }

  /// Where all are kept.
  static let folder = SiteCopy.tests.appending(path: "Transcripts")

  /// Runs the commands one after the other, and tells all that they print.
  func record() async throws -> String {
    let site = try SiteCopy(sites)
    let program = Program(folder: site.url)
    var texts: [String] = []
    for command in commands {
      let arguments = command.split(separator: " ").map(String.init)
      texts.append(Self.text(command, try await program.run(arguments), site: site.url.path))
    }
    return texts.joined(separator: "\n")
  }

  private static func text(_ command: String, _ result: Program.Result, site: String) -> String {
    let line = command.isEmpty ? "$ careleaf" : "$ careleaf \(command)"
    return [
      line, section("output", result.output), section("errors", result.errors),
      "[status \(result.status)]",
    ].filter { !$0.isEmpty }.joined(separator: "\n").replacing(site, with: "[SITE]")
      .replacing(#/(in|after) [0-9]+\.[0-9]{2} s\b/#) { "\($0.output.1) [TIME] s" }
      .replacing(#/ \(commit [0-9a-f]+\+?\)/#, with: " (commit [COMMIT])")
      .replacing(#/(?m)^(swift-[a-z0-9-]+|lib[a-z0-9-]+) [0-9.]+$/#) { "\($0.output.1) [VERSION]" }
      + "\n"
  }

  private static func section(_ name: String, _ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let text = text.hasPrefix("{") ? pretty(text) : text
    return "[\(name)]\n"
      + (text.hasSuffix("\n") ? String(text.dropLast()) : text + "[no line end]")
  }

  /// JSON with each member on a line of its own, so that a change can be read.
  private static func pretty(_ json: String) -> String {
    var (text, indent, isInString, isEscaped) = ("", "\n", false, false)
    for character in json {
      if isInString {
        text.append(character)
        if character == "\"", !isEscaped { isInString = false }
        isEscaped = character == "\\" && !isEscaped
        continue
      }
      if "]}".contains(character) {
        let wasEmpty =
          text.hasSuffix(indent) && "[{".contains(text.dropLast(indent.count).last ?? " ")
        if wasEmpty { text.removeLast(indent.count) }
        indent.removeLast(2)
        if !wasEmpty { text += indent }
      }
      text.append(character)
      if "[{".contains(character) { indent += "  " }
      if "[{,".contains(character) { text += indent }
      if character == ":" { text += " " }
      isInString = character == "\""
    }
    return text
  }
}
