public import Content
public import Diagnostics
import Facts
public import Presentation

/// A fact as a row of a table: all that its file says of it.
public struct FactRow: Sendable {
  public struct Reported: Sendable {
    public let source: String
    public let value: String?
    public let text: String?
  }

  /// The id of its subject.
  public let subject: String
  /// Its name within the subject.
  public let name: String
  public let label: String?
  /// Its value as pages show it; nil for what is more than one value.
  public let value: String?
  /// Its texts, where it is no single value.
  public let texts: [String]
  public let location: SourceLocation
  public let sources: [String]
  public let note: String?
  public let reported: [Reported]

  /// The facts of every subject of `content`, or of the one with the id `subject`, in their order.
  public static func all(
    of content: SiteContent, subject: String? = nil, formatter: FactFormatter
  ) -> [FactRow] {
    let subjects = content.treatments.filter { item in
      subject.map(item.id.hasSameBytes) ?? true
    }
    return subjects.flatMap { subject in
      subject.facts.entries.filter { $0.kind != .member && !$0.isEmpty }
        .map { FactRow($0, of: subject.id, formatter) }
    }
  }

  private init(_ entry: FactEntry, of subject: String, _ formatter: FactFormatter) {
    self.subject = subject
    name = entry.id.text
    label = entry.label?.value
    value = entry.value.map(formatter.text)
    texts = entry.value == nil ? entry.texts.map(\.text.value) : []
    location = entry.location
    sources = entry.provenance.sources.map(\.value)
    note = entry.provenance.note?.value
    reported = entry.provenance.reported.map { report in
      Reported(
        source: report.source.value, value: report.value.map(formatter.text),
        text: report.text?.value)
    }
  }
}

extension FactEntry {
  /// Whether it only holds others together.
  fileprivate var isEmpty: Bool {
    value == nil && texts.isEmpty && provenance.sources.isEmpty && provenance.note == nil
      && provenance.reported.isEmpty
  }
}
