public import Foundations

/// A stretch of a text file.
public struct SourceLocation: Sendable, Hashable {
  /// The file, relative to the site's folder, with `/` between components.
  public var path: RelativePath
  /// The first character of the stretch; nil when the whole file is meant.
  public var start: SourcePosition?
  /// The place after the last character; equal to `start` when only a point is known.
  public var end: SourcePosition?

  public init(path: RelativePath, start: SourcePosition? = nil, end: SourcePosition? = nil) {
    self.path = path
    self.start = start
    self.end = end ?? start
  }
}

extension SourceLocation: Comparable {
  /// Orders by path, then by start, whole files first.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    left.order(against: right) < 0
  }

  /// Negative, zero or positive, as it comes before `other`, is the same or comes after it.
  func order(against other: SourceLocation) -> Int {
    let order = path.order(against: other.path)
    guard order == 0 else { return order }
    let origin = SourcePosition(line: 0, column: 0)
    let mine = (start ?? origin, end ?? origin)
    let others = (other.start ?? origin, other.end ?? origin)
    return mine < others ? -1 : mine == others ? 0 : 1
  }
}

/// A place between two characters of a text file.
public struct SourcePosition: Sendable, Hashable, Comparable {
  // A large site has hundreds of thousands of positions, so each is kept small.
  private var storedLine: UInt32
  private var storedColumn: UInt32

  /// The line, from 1.
  public var line: Int {
    get { Int(storedLine) }
    set { storedLine = UInt32(clamping: newValue) }
  }
  /// The column, from 1, in characters as editors count them (a wide one and a tab are one each).
  public var column: Int {
    get { Int(storedColumn) }
    set { storedColumn = UInt32(clamping: newValue) }
  }

  public init(line: Int, column: Int) {
    storedLine = UInt32(clamping: line)
    storedColumn = UInt32(clamping: column)
  }

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value together with the place in the content that it was written at.
@dynamicMemberLookup
public struct Located<Value> {
  public var value: Value
  public var location: SourceLocation

  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }

  public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }

  public func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: location)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
