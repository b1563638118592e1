/// A value together with the place in the content that it was written at.
@dynamicMemberLookup
public struct Located<Value> {
  /// What was written.
  public var value: Value
  /// Where it was written.
  public var location: SourceLocation

  /// `value` as written at `location`.
  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }

  /// A member of the value.
  public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }

  /// The result of `transform` at the same place.
  public func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: location)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
