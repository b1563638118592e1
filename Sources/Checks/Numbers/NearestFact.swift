import Diagnostics
import Facts
import Foundations

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

  /// The one whose number is nearest, of the values that can be compared with it; nil where there
  /// is none.
  init?(to quantity: WrittenQuantity, isAge: Bool, _ page: CheckedPage) {
    guard let statement = page.factStatements?.nearest(to: quantity, isAge: isAge) else {
      return nil
    }
    self.init(statement)
  }
}
