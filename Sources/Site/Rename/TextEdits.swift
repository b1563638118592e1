import Content
public import Diagnostics
public import Foundations

/// Changes of single places in the text files of a site.
public struct TextEdits: Sendable {
  private var edits: [RelativePath: [SourceLocation: String]] = [:]

  public init() {}

  /// Puts `text` in the place of what stands at `location`, as the file is now.
  public mutating func put(_ text: String, at location: SourceLocation) {
    edits[location.path, default: [:]][location] = text
  }

  /// The files that change.
  public var paths: [RelativePath] { edits.keys.sorted() }

  /// Where they are made.
  var locations: [SourceLocation] { edits.values.flatMap(\.keys) }

  /// The text of `file` with its edits, which do not overlap; nil when it has none.
  public func text(of file: SourceFile) -> String? {
    guard let changes = edits[file.path] else { return nil }
    var result = Array(file.text.utf8)
    for (location, text) in changes.sorted(by: { $0.key > $1.key }) {
      guard let range = file.range(of: location) else { continue }
      result.replaceSubrange(range, with: text.utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension TextEdits {
  /// Notes `addresses` among the aliases of `article`. If it has `dropped` among them, which is its
  /// own address from now on, that one goes.
  mutating func addAliases(
    _ addresses: [String], to article: Article, dropping dropped: PagePath? = nil
  ) {
    let end = SourcePosition(line: article.bodyLine - 1, column: 1)
    addAliases(
      addresses, to: article.frontMatter.aliases, dropping: dropped, in: article.file,
      lines: 2..<article.bodyLine, at: end)
  }

  /// Notes `addresses` in the list `aliases` of `file`, whose key is in `lines`, or in a new line
  /// at `place`.
  mutating func addAliases(
    _ addresses: [String], to aliases: [Located<String>], dropping dropped: PagePath?,
    in file: SourceFile, lines: Range<Int>, at place: SourcePosition
  ) {
    guard !addresses.isEmpty else { return }
    let old = aliases.first { alias in dropped.map { PagePath(alias: alias.value) == $0 } ?? false
    }
    if var location = (old ?? aliases.first)?.location, let start = location.start {
      let separator = Self.separator(of: file.line(start.line))
      if old == nil { location.end = start }
      put(
        addresses.joined(separator: separator) + (old == nil ? separator : ""), at: location)
    } else if let brackets = Self.emptyList(in: file, lines) {
      put("[\(addresses.joined(separator: ", "))]", at: brackets)
    } else {
      put(
        "aliases: [\(addresses.joined(separator: ", "))]\n",
        at: SourceLocation(path: file.path, start: place, end: place))
    }
  }

  /// What stands between two entries of a list: it is written in brackets, or each entry on a line
  /// of its own.
  private static func separator(of line: Substring) -> String {
    let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    guard line.utf8.dropFirst(indent).first == UInt8(ascii: "-") else { return ", " }
    return "\n\(String(repeating: " ", count: indent))- "
  }

  /// Where the brackets of a list of aliases stand that has none.
  private static func emptyList(in file: SourceFile, _ lines: Range<Int>) -> SourceLocation? {
    for number in lines where file.line(number).utf8.starts(with: "aliases:".utf8) {
      let line = Array(file.line(number).utf8)
      guard let brackets = line.firstRange(ofBytes: "[]", from: 0) else { continue }
      let start = file.lineRange(number).lowerBound
      return file.location(
        utf8Offsets: start + brackets.lowerBound..<start + brackets.upperBound)
    }
    return nil
  }
}

extension SourceFile {
  /// The bytes at `location`; nil for the file as a whole.
  func range(of location: SourceLocation) -> Range<Int>? {
    guard let start = location.start.map(offset), let end = location.end.map(offset) else {
      return nil
    }
    return start..<end
  }

  /// What stands at `location`.
  func text(at location: SourceLocation) -> Substring? {
    guard let range = range(of: location) else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    return Substring(text.utf8[start..<text.utf8.index(start, offsetBy: range.count)])
  }

  private func offset(_ position: SourcePosition) -> Int {
    guard position.line <= lineCount else { return text.utf8.count }
    let line = line(position.line)
    let rest = line.dropFirst(position.column - 1)
    return lineRange(position.line).lowerBound + line.utf8.count - rest.utf8.count
  }

  /// Where the file, from the line `first` on, defines names of `address`, as `[name]: address`.
  func definitions(of address: String, from first: Int) -> [SourceLocation] {
    guard first <= lineCount else { return [] }
    return (first...lineCount).compactMap { number in
      let line = Array(line(number).utf8)
      guard line.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "["),
        let colon = line.firstRange(ofBytes: "]:", from: 0)?.upperBound
      else { return nil }
      let rest = line[colon...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "<") }
      let after = rest.dropFirst(address.utf8.count).first
      let isWhole = after.map { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? true
      guard rest.starts(with: address.utf8), isWhole else { return nil }
      let start = lineRange(number).lowerBound + rest.startIndex
      return location(utf8Offsets: start..<start + address.utf8.count)
    }
  }
}
