/// The path of a file or folder below another folder, with `/` between components; empty for the
/// folder itself.
///
/// It is its UTF-8 bytes: two paths are equal when their bytes are, they are cut at the byte `/`
/// and ordered byte by byte, as file systems and servers do. Swift's `String` joins what must stay
/// apart here: a composed and a decomposed é, or a `/` with the mark that follows it.
public struct RelativePath: Sendable {
  public let text: String

  @inlinable public init(_ text: some StringProtocol) {
    var text = String(text)
    text.makeContiguousUTF8()
    self.text = text
  }

  public static let empty = RelativePath("")

  private static let slash = UInt8(ascii: "/")
}

extension RelativePath {
  public var isEmpty: Bool { text.utf8.isEmpty }

  /// What stands between the slashes, empty parts left out.
  public var components: [Substring] {
    text.utf8.split(separator: Self.slash).map { Substring($0) }
  }

  /// The last component.
  public var name: Substring {
    guard let slash = text.utf8.lastIndex(of: Self.slash) else { return text[...] }
    return Substring(text.utf8[text.utf8.index(after: slash)...])
  }

  /// The folder that holds it; empty when it has only one component.
  public var parent: RelativePath {
    guard let slash = text.utf8.lastIndex(of: Self.slash) else { return .empty }
    return RelativePath(Substring(text.utf8[..<slash]))
  }

  /// Whether it stands in `folder` itself, not in a folder of that.
  public func isDirectly(in folder: RelativePath) -> Bool {
    let rest = text.utf8.count - folder.text.utf8.count
    let name = self.name.utf8.count
    return rest == (folder.isEmpty ? name : name + 1)
      && text.utf8.starts(with: folder.text.utf8)
  }

  /// The folders above it, the outermost first, without the folder that all paths begin in.
  public var ancestors: [RelativePath] {
    let bytes = text.utf8
    return bytes.indices.filter { bytes[$0] == Self.slash }.map {
      RelativePath(Substring(bytes[..<$0]))
    }
  }

  /// The extension of the name without its dot; empty when it has none.
  public var fileExtension: Substring {
    let name = self.name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return ""
    }
    return Substring(name.utf8[name.utf8.index(after: dot)...])
  }

  /// The path of `name`, a name or a path itself, in the folder at this path.
  public func appending(_ name: String) -> RelativePath {
    if name.utf8.isEmpty { return self }
    return isEmpty ? RelativePath(name) : RelativePath(text + "/" + name)
  }

  /// Whether it lies below `folder`, at whatever depth; all but the empty path lies below that.
  public func isBelow(_ folder: RelativePath) -> Bool {
    guard !folder.isEmpty else { return !isEmpty }
    let (bytes, above) = (text.utf8, folder.text.utf8)
    return bytes.count > above.count && bytes.starts(with: above)
      && bytes[bytes.index(bytes.startIndex, offsetBy: above.count)] == Self.slash
  }

  /// What follows `folder` in it; nil when it does not lie below that folder.
  public func relative(to folder: RelativePath) -> RelativePath? {
    guard isBelow(folder) else { return nil }
    let start = folder.isEmpty ? 0 : folder.text.utf8.count + 1
    return RelativePath(Substring(text.utf8.dropFirst(start)))
  }

  /// The text without `suffix`; nil when it does not end in it.
  public func text(withoutSuffix suffix: String) -> String? {
    hasSuffix(suffix) ? String(Substring(text.utf8.dropLast(suffix.utf8.count))) : nil
  }

  public func hasSuffix(_ suffix: String) -> Bool {
    text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}

extension RelativePath {
  /// The path that `reference` names when it is written in a file of this folder; nil when it
  /// leads out of the folder that all paths begin in, is absolute or empty, or has a backslash.
  public func resolving(_ reference: String) -> RelativePath? {
    let bytes = reference.utf8
    guard let first = bytes.first, first != Self.slash, !bytes.contains(UInt8(ascii: "\\")) else {
      return nil
    }
    // Most references are to a file of the same folder.
    if !bytes.contains(Self.slash), !bytes.elementsEqual(".".utf8), !bytes.elementsEqual("..".utf8)
    {
      return appending(reference)
    }
    var components = self.components
    for component in RelativePath(reference).components {
      if component.utf8.elementsEqual(".".utf8) { continue }
      if component.utf8.elementsEqual("..".utf8) {
        guard components.popLast() != nil else { return nil }
      } else {
        components.append(component)
      }
    }
    return components.isEmpty ? nil : RelativePath(components.joined(separator: "/"))
  }

  /// What a file of `folder` writes to name this path; `resolving` undoes it.
  public func reference(in folder: RelativePath) -> String {
    let (target, origin) = (components, folder.components)
    let shared = zip(target.dropLast(), origin).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let up = Array(repeating: Substring(".."), count: origin.count - shared)
    return (up + target.dropFirst(shared)).joined(separator: "/")
  }
}

extension RelativePath: Hashable, Comparable {
  /// Negative, zero or positive, as it comes before `other`, is the same or comes after it.
  public func order(against other: RelativePath) -> Int { text.orderByBytes(against: other.text) }

  public static func == (left: RelativePath, right: RelativePath) -> Bool {
    left.order(against: right) == 0
  }

  public static func < (left: RelativePath, right: RelativePath) -> Bool {
    left.order(against: right) < 0
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension RelativePath: ExpressibleByStringInterpolation, CustomStringConvertible, Decodable {
  public init(stringLiteral text: String) { self.init(text) }

  public var description: String { text }

  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }
}
