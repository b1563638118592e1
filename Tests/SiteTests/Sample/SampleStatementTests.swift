import Content
import Diagnostics
import Foundation
import Testing

@testable import Facts
@testable import Foundations

/// That an edit of the sample loses nothing of what its articles say, and none of its warnings.
@Suite struct SampleStatementTests {
  private static let folder = SiteFolder.disk(
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path)

  private func content() async throws -> SiteContent {
    let asOf = try #require(CalendarDate(iso: "2026-06-01"))
    var problems: [Diagnostic] = []
    // Which blocks there are is for other tests.
    let blocks: Set<String> = [
      "aftercare", "alternatives", "before", "causes", "course-estimate", "dose", "eligibility",
      "emergency", "evidence", "get-help", "interactions", "key-facts", "missed-dose",
      "monitoring", "prices", "risks", "schedule", "skin-picture", "sources-differ", "statements",
      "symptoms", "used-for", "visit", "waits", "who-should-not",
    ]
    let loader = ContentLoader(
      folder: Self.folder, options: LoadOptions(asOf: asOf, blockNames: blocks))
    return try #require(try await loader.load(&problems), "\(problems)")
  }

  @Test func everyStatementStandsWhereTheTableSays() async throws {
    let content = try await content()
    var lost: [String] = []
    for line in SampleStatements.table.split(separator: "\n") {
      let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      try #require(parts.count == 3, "\(line)")
      let text = try text(at: parts[1], content)
      if !text.contains(parts[2]) { lost.append("\(line)\n  but there stands: \(text)") }
    }
    #expect(lost == [])
  }

  /// What stands at a place of the table.
  private func text(at place: String, _ content: SiteContent) throws -> String {
    if place.hasSuffix(".md") {
      let bytes = try Self.folder.read(RelativePath("content/\(place)"))
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    let names = place.split(separator: " ").map(String.init)
    if names.count == 1 { return try #require(content.source(place)?.note?.value, "\(place)") }
    let treatment = try #require(content.treatments.first { $0.id == names[0] }, "\(place)")
    let entries = treatment.facts.entries.filter {
      $0.owner == nil && $0.id == Identifier(names[1])
    }
    try #require(!entries.isEmpty, "\(place)")
    guard names.count == 3 else {
      return entries.flatMap { entry in
        [entry.text] + entry.texts.map(\.text.value) + [entry.provenance.note?.value]
      }
      .compactMap(\.self).joined(separator: "\n")
    }
    return entries.flatMap(\.provenance.reported).filter { $0.source.value == names[2] }
      .flatMap { [$0.value?.plainText, $0.text?.value] }.compactMap(\.self)
      .joined(separator: "\n")
  }

  @Test func everyTreatmentHasTheSameSignsOfAnEmergency() async throws {
    // What goes wrong after an injection is nothing that a medicine or a test has in common with it.
    let treatments = try await content().treatments.filter { $0.kind.folder == "treatments" }
    let common = try #require(treatments.first { $0.id == "mesotherapy" }).getHelp
    #expect(common.emergency.count == 9)
    for treatment in treatments {
      let help = treatment.getHelp
      let first = help.emergency.prefix(common.emergency.count).map(\.text.value)
      #expect(first == common.emergency.map(\.text.value), "\(treatment.id)")
      let urgent = help.urgent.prefix(common.urgent.count).map(\.text.value)
      #expect(urgent == common.urgent.map(\.text.value), "\(treatment.id)")
    }
  }
}
