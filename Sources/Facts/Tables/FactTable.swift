import Essentials
public import Diagnostics
import Foundations

/// A fact of rows and columns, such as the steps of a dose.
public struct FactTable: Sendable {
  /// What makes something else happen: words, or what is measured with the values of it.
  public struct Condition: Sendable {
    public let name: Located<String>
    public let value: FactValue?

    public init(name: Located<String>, value: FactValue? = nil) {
      self.name = name
      self.value = value
    }
  }

  public struct Cell: Sendable {
    public enum Content: Sendable {
      case texts([Located<String>])
      /// One value, or the same in several units.
      case values([FactValue])
      /// One of the words that the column lists.
      case word(String)
      case conditions([Condition])
      /// How long after the start; 0 is at once.
      case delay(Quantity)
      /// Ages or other times, one after another.
      case times([Quantity])
      /// How long after the start, once or several times.
      case moments([Quantity])
      /// Rows of another table.
      case rows([Row])
      /// Days of a cycle, of which the first is 1.
      case days([ClosedRange<Int>])
    }

    /// What it says that is no text; none where it says none.
    public var values: [FactValue] {
      switch content {
      case .values(let values): values
      case .delay(let time): [.quantity(time)]
      case .days(let days): days.map { .quantity(Quantity(days: $0)) }
      case .times(let times), .moments(let times): times.map { .quantity($0) }
      // They are told in their own table.
      case .texts, .word, .conditions, .rows: []
      }
    }

    /// The words in it that tell of its row: also until when something is done, where that is no value.
    public var words: [Located<String>] {
      switch content {
      case .texts(let texts): texts
      case .conditions(let conditions) where column == "until":
        conditions.filter { $0.value == nil }.map(\.name)
      default: []
      }
    }

    /// Whether its values are parts of a list, of which a single one would say something else.
    public var isOneAfterAnother: Bool {
      switch content {
      case .days, .times, .moments: true
      case .texts, .values, .word, .conditions, .delay, .rows: false
      }
    }

    /// Whether they are days of a cycle, which nothing but its table shows.
    var isOfCycle: Bool {
      if case .days = content { true } else { false }
    }

    /// What a limit is, as its words tell.
    public enum Limit: Sendable {
      /// It must be kept: `at least 1.6`, `up to 200 kg`.
      case kept
      /// Something is done where it is reached: `below 92 %`, `3 mmol/l or more`.
      case reached
    }

    /// The key of its column.
    public let column: String
    public let content: Content
    /// What the value is where it is a limit; nil where its words do not tell, as of `>= 3`.
    public let limit: Limit?
    public let location: SourceLocation

    public init(
      column: String, content: Content, limit: Limit? = nil, location: SourceLocation
    ) {
      self.column = column
      self.content = content
      self.limit = limit
      self.location = location
    }
  }

  public struct Row: Sendable {
    /// The name by which articles refer to it; nil when it has none.
    public let id: String?
    /// What is given, in the order of the columns.
    public let cells: [Cell]
    /// The ids of the sources that it rests on.
    public let sources: [Located<String>]
    /// Whether its plain numbers have no unit.
    public let isUnitless: Bool
    public let location: SourceLocation

    public init(
      id: String?, cells: [Cell], sources: [Located<String>], isUnitless: Bool = false,
      location: SourceLocation
    ) {
      self.id = id
      self.cells = cells
      self.sources = sources
      self.isUnitless = isUnitless
      self.location = location
    }
  }

  public let shape: TableShape
  public let rows: [Row]
  /// What is said once, beside the rows.
  public let details: [Cell]
  public let provenance: Provenance
  public let location: SourceLocation

  public init(
    shape: TableShape, rows: [Row], details: [Cell] = [], provenance: Provenance = .init(),
    location: SourceLocation
  ) {
    self.shape = shape
    self.rows = rows
    self.details = details
    self.provenance = provenance
    self.location = location
  }
}

extension Quantity {
  fileprivate init(days: ClosedRange<Int>) {
    self.init(low: Decimal(days.lowerBound), high: Decimal(days.upperBound), unit: .day)
  }
}

extension FactTable.Row {
  /// What the row is about: the text of its first cell.
  public var title: Located<String>? {
    guard case .texts(let texts)? = cells.first?.content else { return nil }
    return texts.first
  }

  /// The texts in `column`; none where it has no such cell.
  public func texts(_ column: String) -> [Located<String>] {
    guard case .texts(let texts)? = cells.first(where: { $0.column == column })?.content else {
      return []
    }
    return texts
  }
}
