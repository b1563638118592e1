import Checks
import Content
import Fixtures
import Foundation

@testable import Foundations
@testable import Site

/// Inputs as what a build keeps for the next one: whatever it holds, nothing ends the program, and what
/// is understood is written again so that it is understood once more.
enum FuzzMemories {
  private static let content = [
    "content/clinic.yaml": """
    name: Elm Clinic
    base_url: https://elm.example/
    region: US
    locale: en-US
    currency: USD
    phone: +1 541 555 0100

    """,
    "content/sources.yaml": "trial: { title: A trial, kind: trial, publisher: P, year: 2020 }\n",
    "content/glossary.yaml": "dermis: The inner layer of the skin.\n",
    "content/articles/a.md": """
    ---
    title: A
    summary: About A
    ---
    <!-- careleaf: allow plain/uncommon-word because it is so until 2027-01-01 -->

    We utilize the [dermis].

    """,
  ]

  /// What a build of a small site keeps.
  static func seeds() async throws -> [[UInt8]] {
    let (kept, output) = (TemporaryFolder(), TemporaryFolder())
    let files = try InjectionSite().files.filter { $0.key.hasPrefix("templates/") }
      .merging(content.mapValues { Array($0.utf8) }) { $1 }
    let last = LastBuild(site: kept.path, output: output.path, circumstances: ["fuzz"])
    let paths = files.map { (RelativePath($0.key), $0.value) }
    let folder = SiteFolder.memory(Dictionary(uniqueKeysWithValues: paths))
    let pipeline = SitePipeline(folder: folder, options: try InjectionSite.options())
    _ = try await pipeline.build(SiteWriter(root: output.path, isSynced: false), last: last) {
      _, _ in ("", "")
    }
    let seeds = try kept.files().filter { $0.key.hasSuffix(".memory") }.map(\.value)
    guard !seeds.isEmpty else { throw CocoaError(.fileNoSuchFile) }
    return seeds
  }

  /// The promises that `input` breaks.
  static func problems(_ input: [UInt8]) -> [String] {
    let none = FileDigest(of: [])
    guard let memory = (BuildMemory(input, manifest: none) { _ in true }) else { return [] }
    let again = BuildMemory(Array(memory.packed.joined()), manifest: none) { _ in true }
    return again?.packed == memory.packed ? [] : ["written otherwise than read"]
  }
}
