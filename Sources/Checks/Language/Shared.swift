/// A large value that many hold and nobody changes, handed on by one reference: a copy of a value with
/// sixty lists would count a reference for each. Its parts are read as if they were its own.
@dynamicMemberLookup
final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  subscript<Part>(dynamicMember part: KeyPath<Value, Part>) -> Part {
    @inline(__always) get { value[keyPath: part] }
  }
}
