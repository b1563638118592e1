import Checks
import Diagnostics
import Foundation
import Foundations
import Site
import Testing

/// Every problem that the program reports is in the catalogue, with all that is said of it.
@Suite struct CatalogueTests {
  private static func catalogue() throws -> DiagnosticCatalogue {
    var problems: [Diagnostics.Diagnostic] = []
    let site = try SiteCopy(["editorial"])
    return DiagnosticCatalogue(
      claims: try ClaimRules(folder: .disk(site.url.path), &problems))
  }

  @Test func rulesAreComplete() throws {
    let rules = try Self.catalogue().rules
    #expect(rules.count > 150)
    for rule in rules {
      #expect(rule.id.wholeMatch(of: #/[a-z0-9-]+/[a-z0-9-]+/#) != nil, "\(rule.id)")
      #expect(!rule.title.isEmpty && !rule.title.hasSuffix("."), "\(rule.id)")
      #expect(rule.explanation.hasSuffix(".") && rule.explanation.count > 30, "\(rule.id)")
      #expect(!rule.authority.isEmpty, "\(rule.id)")
    }
  }

  @Test func idsAreUnique() throws {
    var problems: [Diagnostics.Diagnostic] = []
    let rules = DiagnosticCatalogue.allRules(claims: try ClaimRules(folder: nil, &problems))
    let counts = Dictionary(grouping: rules, by: \.id).filter { $1.count > 1 }
    #expect(counts.keys.sorted() == [])
  }

  /// The ids in the transcripts and in what other tests expect of whole files.
  @Test func everyIDOfTheTestsIsKnown() throws {
    let catalogue = try Self.catalogue()
    let tests = SiteCopy.tests.deletingLastPathComponent()
    var unknown: Set<String> = []
    var count = 0
    for room in ["CommandLineTests/Transcripts", "ContentTests", "SiteTests", "TemplatesTests"] {
      let folder = tests.appending(path: room)
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      where path.hasSuffix(".txt") || path.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        for match in text.matches(of: #/\S  \[([a-z]+/[a-z0-9-]+)\]\n|"id": ?"([a-z]+/[^"]+)"/#) {
          let id = String(match.output.1 ?? match.output.2 ?? "")
          count += 1
          if catalogue[id] == nil { unknown.insert(id) }
        }
      }
    }
    #expect(count > 300)
    #expect(unknown.sorted() == [])
  }
}
