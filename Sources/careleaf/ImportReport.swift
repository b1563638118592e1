import Diagnostics
import Foundations
import Import

/// What an import did and did not do, for a terminal and for other programs.
struct ImportReport {
  let result: ImportResult
  let numbers: [Diagnostic]
  let isDryRun: Bool

  /// The same thing said once, with how often it comes in its file.
  private struct Row {
    let note: ImportNote
    var count = 1
  }

  private var rows: [Row] {
    struct Key: Hashable {
      let kind: ImportNote.Kind
      let path: RelativePath
      let text: String
      let reason: String
    }
    var numbers: [Key: Int] = [:]
    var rows: [Row] = []
    let notes = result.notes.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.path, first.line ?? 0, left.offset) < (
        second.path, second.line ?? 0, right.offset
      )
    }
    for (_, note) in notes {
      let key = Key(kind: note.kind, path: note.path, text: note.text, reason: note.reason)
      if let number = numbers[key] {
        rows[number].count += 1
      } else {
        numbers[key] = rows.count
        rows.append(Row(note: note))
      }
    }
    return rows
  }

  var text: String {
    let files =
      result.drafts.map { draft in
        "\(draft.path)  from \(draft.source)\(draft.line > 1 ? ":\(draft.line)" : "")"
      } + result.pictures.map { "\($0.path)  from \($0.source)" }
    let sections = [files, notes, numberLines, [summary] + (isDryRun ? [] : [Self.advice])]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private static let advice =
    "'careleaf preview' shows the drafts; remove 'draft: true' from one to publish it"

  private var summary: String {
    let verb = isDryRun ? "would be written" : "written"
    return "\(result.generator): \(Self.count(result.drafts.count, "draft")) and "
      + "\(Self.count(result.pictures.count, "picture")) \(verb), "
      + "\(Self.count(result.notes.count, "thing")) listed, "
      + "\(Self.count(numbers.count, "number")) to look at"
  }

  private var notes: [String] {
    let rows = rows
    guard !rows.isEmpty else { return [] }
    return ["Not carried over as it was:"]
      + rows.map { row in
        let note = row.note
        let place = "\(note.path)\(note.line.map { ":\($0)" } ?? "")"
        let reason = note.reason.isEmpty ? "" : "  (\(note.reason))"
        let times = row.count > 1 ? ", \(row.count) times" : ""
        return "\(place): \(note.kind.rawValue)\(times): \(Self.visible(note.text))\(reason)"
      }
  }

  private var numberLines: [String] {
    guard !numbers.isEmpty else { return [] }
    return ["Numbers:"]
      + numbers.map { number in
        let help = number.help.map { "  (\($0))" } ?? ""
        return "\(number.location.inWords): \(number.message)\(help)"
      }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A text on one line, without what a terminal would take for a command.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isControl =
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
          return isControl ? " " : scalar
        }))
  }

  var json: JSONValue {
    [
      "program": .string(result.generator), "dry_run": .bool(isDryRun),
      "drafts": .array(
        result.drafts.map { draft in
          [
            "file": .string(draft.path.text), "from": .string(draft.source.text),
            "line": .number(draft.line), "title": .string(draft.title),
          ]
        }),
      "pictures": .array(
        result.pictures.map { ["file": .string($0.path.text), "from": .string($0.source.text)] }),
      "notes": .array(
        rows.map { row in
          [
            "kind": .string(row.note.kind.rawValue), "file": .string(row.note.path.text),
            "line": row.note.line.map { .number($0) } ?? .null, "text": .string(row.note.text),
            "reason": .string(row.note.reason), "count": .number(row.count),
          ]
        }),
      "numbers": .array(
        numbers.map { number in
          [
            "id": .string(number.id), "place": number.location.json,
            "message": .string(number.message),
            "help": number.help.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }
}
