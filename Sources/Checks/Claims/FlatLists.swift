/// Many short lists in one array, which costs no reference counting to walk.
struct FlatLists<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  private var ends: [Int32] = []

  /// How many lists there are.
  var count: Int { ends.count }

  /// Adds a list; its number is how many there were before.
  mutating func append(_ list: some Sequence<Element>) {
    elements += list
    ends.append(Int32(elements.count))
  }

  /// Calls `body` with each element of list number `list`.
  func forEach(in list: Int, _ body: (Element) -> Void) {
    let start = list > 0 ? Int(ends[list - 1]) : 0
    for index in start..<Int(ends[list]) { body(elements[index]) }
  }
}
