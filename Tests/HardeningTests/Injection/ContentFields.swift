import Diagnostics
import Foundation

@testable import Content
@testable import YAML

/// A YAML file of the content taken apart, so that every key and every value in it can be
/// replaced. Written again, each stands on a line of its own.
struct ContentFields {
  /// A key or a value.
  private enum Piece {
    case key(String)
    case value(String)
    case other(String)
  }

  private var pieces: [Piece] = []
  /// The line of the first piece, from 1.
  private let firstLine: Int

  /// The fields of the YAML in the given `lines` (from 1) of a file, or of all; they are written
  /// from line `firstLine` on.
  init?(_ file: SourceFile, lines: Range<Int>? = nil, firstLine: Int = 1) {
    self.firstLine = firstLine
    var diagnostics: [Diagnostic] = []
    guard let root = YAMLReader(file, lines: lines).read(&diagnostics) else { return nil }
    add(root)
  }

  /// The lines that hold a field.
  var lines: [Int] {
    pieces.enumerated().compactMap { index, piece in
      if case .other = piece { nil } else { firstLine + index }
    }
  }

  /// The file with each field as `replace` gives it for its line.
  func text(_ replace: (_ line: Int, _ text: String) -> String) -> String {
    pieces.enumerated().map { index, piece in
      switch piece {
      case .key(let text): " " + Self.quote(replace(firstLine + index, text)) + ":"
      case .value(let text): " " + Self.quote(replace(firstLine + index, text))
      case .other(let text): " " + text
      }
    }.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, _): pieces.append(node.isMissing ? .other("") : .value(text))
    case .list(let items):
      pieces.append(.other("["))
      for item in items {
        add(item)
        pieces.append(.other(","))
      }
      pieces.append(.other("]"))
    case .mapping(let entries):
      pieces.append(.other("{"))
      for entry in entries {
        pieces.append(.key(entry.key.value))
        add(entry.value)
        pieces.append(.other(","))
      }
      pieces.append(.other("}"))
    }
  }

  /// A double-quoted scalar (YAML 1.2, section 5.7) that holds any text.
  private static func quote(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar.value {
      case 0x22, 0x5C: return "\\\(scalar)"
      case 0x20..<0x7F: return String(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return "\"\(escaped.joined())\""
  }
}
