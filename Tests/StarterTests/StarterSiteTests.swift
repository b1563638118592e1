import BuiltIn
import Content
import Diagnostics
import Facts
import Fixtures
import Foundations
import Presentation
import Site
import Testing

@testable import Starter

@Suite struct StarterSiteTests {
  private func site(_ kind: String, region: String = "US", name: String = "Elm Clinic") throws
    -> [RelativePath: [UInt8]]
  {
    let given: [Question: String] = [
      .name: name, .region: region, .phone: "+1 541 555 0100", .kind: kind,
    ]
    let files = StarterSite.files(try Interview(given: given).answers(ask: nil))
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, Array($0.text.utf8)) })
  }

  /// What is found in a site, as `careleaf build` finds it.
  private func check(_ files: [RelativePath: [UInt8]]) async throws -> CheckedSource {
    let options = BuildOptions(
      asOf: try #require(CalendarDate(iso: "2026-06-01")), theme: BaseTheme(BuiltIn.theme))
    return try await SitePipeline(folder: .memory(files), options: options).check()
  }

  private func shown(_ source: CheckedSource, _ severities: Set<Severity>) -> String {
    let found = source.findings.filter { severities.contains($0.severity) }
    return ConsoleRenderer(texts: source.files.texts).render(DiagnosticList(found))
  }

  /// Nobody has reviewed what the site begins with, and it rests on no source: a sample may.
  @Test(arguments: ClinicKind.all.map(\.id)) func buildsAtOnce(kind: String) async throws {
    let source = try await check(try site(kind))
    #expect(shown(source, [.error]) == "")
    let others = source.findings.filter {
      !["review/sample", "sources/uncited-care"].contains($0.id)
    }
    #expect(
      ConsoleRenderer(texts: source.files.texts).render(DiagnosticList(others)) == "")
  }

  @Test func hasAnExampleForEachKindOfClinic() {
    #expect(ClinicKind.all.map(\.id) == ["dental", "general", "physiotherapy", "skin"])
    #expect(ClinicKind.all.allSatisfy { !$0.about.isEmpty })
  }

  @Test(arguments: [
    "Müller & Söhne: \"Zähne\" # 1", "@phone@", "yes", "- x", "{Elm}", "漢字 'x'",
  ])
  func takesEveryName(name: String) async throws {
    let source = try await check(try site("general", name: name))
    #expect(shown(source, [.error]) == "")
    #expect(source.clinicName == name)
  }

  @Test func hidesTheFilesOfTools() throws {
    let paths = try site("skin").keys.filter { $0.text.hasPrefix(".") }.sorted()
    #expect(paths == [".gitignore", ".vscode/extensions.json", ".vscode/settings.json"])
  }

  @Test func leavesNoSlotOpen() throws {
    for (path, bytes) in try site("skin") where path.name != "README.md" {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.firstMatch(of: #/@[a-z]+@/#) == nil, "\(path)")
    }
  }

  @Test func writesANumberThatIsNotTheCountrys() throws {
    var given: [Question: String] = [
      .name: "Elm", .region: "US", .phone: "020 7946 0000", .kind: "skin",
    ]
    let clinic = { (given: [Question: String]) throws -> String in
      let files = StarterSite.files(try Interview(given: given).answers(ask: nil))
      return try #require(files.first { $0.path == "content/clinic.yaml" }?.text)
    }
    #expect(try clinic(given).contains("\n# The number of the ambulance is known"))
    given[.emergencyNumber] = "999"
    #expect(try clinic(given).contains("\nemergency_number: \"999\"\n"))
  }
}
