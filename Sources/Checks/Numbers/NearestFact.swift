import Diagnostics
import Facts
import Foundations
import struct Essentials.Decimal

/// The fact that a number without support is most likely meant to be.
struct NearestFact {
  /// What messages say of it.
  let text: String
  let reference: Identifier?
  let location: Diagnostics.SourceLocation

  init(_ statement: FactStatement) {
    text =
      statement.name.isEmpty ? "in \(statement.text)" : "\(statement.name), \(statement.text)"
    reference = statement.reference
    location = statement.location
  }

  init(_ match: FactMatch) {
    let name = match.name == nil ? match.entry.label?.value.quoted : nil
    text = "\(name ?? match.entry.id.text), \(match.entry.text)"
    reference = match.name
    location = match.entry.location
  }
}

extension WrittenQuantity {
  /// Whether it is nearly a number of a statement: a tenth more or less.
  func isNear(_ statement: FactStatement) -> Bool {
    let own = ends
    return statement.values.contains { value in
      guard case .quantity(let fact) = value else { return false }
      let ends = [fact.lowInSmallest, fact.highInSmallest].compactMap(\.self)
      return ends.contains { end in own.contains { abs($0 - end) * 10 <= end } }
    }
  }

  private var ends: [Decimal] {
    [quantity?.lowInSmallest, quantity?.highInSmallest].compactMap(\.self)
  }
}
