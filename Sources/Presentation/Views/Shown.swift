/// A value with what it takes to show it; a class, so that it is passed on without a copy.
@dynamicMemberLookup
final class Shown<Value: Sendable>: Sendable {
  let value: Value
  let context: SiteContext

  init(value: Value, context: SiteContext) {
    self.value = value
    self.context = context
  }

  subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }

  /// `other` with the same context.
  func with<Other: Sendable>(_ other: Other) -> Shown<Other> {
    Shown<Other>(value: other, context: context)
  }

  /// Each of `others` with the same context.
  func with<Other: Sendable>(each others: [Other]) -> [Shown<Other>] { others.map(with) }
}
