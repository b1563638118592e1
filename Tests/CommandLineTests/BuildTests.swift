import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct BuildTests {
  private let build = ["build", "--as-of", "2026-06-01"]

  /// The output of the sample site of this repository, built with an environment.
  private func sample(_ environment: [String: String]) async throws -> [String: Data] {
    let site = try SiteCopy(of: SiteCopy.repository)
    let result = try await Program(folder: site.url, environment: environment).run(build)
    #expect(result.status == 0, "\(result.errors)")
    return try site.files(in: "public")
  }

  @Test func buildsTheSameBytesEverywhere() async throws {
    let first = try await sample(["TZ": "Pacific/Kiritimati", "LC_ALL": "C"])
    let second = try await sample([
      "TZ": "Pacific/Pago_Pago", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar",
    ])
    #expect(first.count > 30)
    #expect(first == second)
  }

  /// The day of `expires_on` and the like, as a build with `environment` sees it.
  private func isOnline(_ environment: [String: String], _ more: [String] = []) async throws
    -> Bool
  {
    let site = try SiteCopy([])
    let text = "---\ntitle: T\nsummary: S\npublish_on: 2026-05-31\n---\nText.\n"
    try Data(text.utf8).write(to: site.url.appending(path: "content/articles/timed.md"))
    let result = try await Program(folder: site.url, environment: environment).run(
      ["build"] + more)
    #expect(result.status == 0, "\(result.errors)")
    return try site.files(in: "public")["articles/timed/index.html"] != nil
  }

  @Test func takesTheDayOfSourceDateEpochInUTC() async throws {
    // 2026-05-31 begins at 1780185600.
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"] {
      #expect(try await isOnline(["SOURCE_DATE_EPOCH": "1780185600", "TZ": zone]))
      #expect(try await !isOnline(["SOURCE_DATE_EPOCH": "1780185599", "TZ": zone]))
    }
    #expect(try await isOnline(["SOURCE_DATE_EPOCH": "0"], ["--as-of", "2026-06-01"]))
  }

  @Test(arguments: ["x", "-1", "1e9", " 1", "253402300800", "99999999999999999999"])
  func refusesASourceDateEpochThatIsNone(text: String) async throws {
    let program = Program(folder: SiteCopy.tests, environment: ["SOURCE_DATE_EPOCH": text])
    let result = try await program.run(["build", "--site", "nowhere"])
    #expect(result.status == 64)
    #expect(result.errors.contains("SOURCE_DATE_EPOCH is '\(text)', which is no number"))
  }

  @Test func writesNothingWhenAnythingIsWrong() async throws {
    let site = try SiteCopy(["mistakes"])
    #expect(try await Program(folder: site.url).run(build).status == 1)
    #expect(!FileManager.default.fileExists(atPath: site.url.appending(path: "public").path))
  }

  @Test func keepsTheSiteThatIsThereWhenAnythingIsWrong() async throws {
    let site = try SiteCopy([])
    #expect(try await Program(folder: site.url).run(build).status == 0)
    let before = try site.files(in: "public")
    try Data().write(to: site.url.appending(path: "content/articles/costs.md"))
    #expect(try await Program(folder: site.url).run(build).status == 1)
    #expect(try site.files(in: "public") == before)
  }

  /// The line that sums a build up, without its time.
  private func summary(_ site: SiteCopy, _ more: String...) async throws -> String {
    let result = try await Program(folder: site.url).run(build + more)
    #expect(result.status == 0)
    return (result.output.split(separator: ", in ").first.map(String.init) ?? "") + result.errors
  }

  @Test func saysTheSameWhenNothingHasChanged() async throws {
    let site = try SiteCopy([])
    let first = try await summary(site)
    let files = try site.files(in: "public").count - 1
    #expect(first.contains("\(files) files written, 0 unchanged, 0 removed"))
    let second = try await summary(site, "--verbose")
    #expect(!second.contains("compared with the last build"))
    let third = try await summary(site, "--verbose")
    #expect(third.contains("compared with the last build"))
    #expect(third.contains("0 files written, \(files) unchanged, 0 removed"))
    let fresh = try await summary(site, "--verbose", "--fresh")
    #expect(fresh.contains("0 files written, \(files) unchanged, 0 removed"))
    #expect(!fresh.contains("compared with the last build"))
  }

  @Test(arguments: ["console", "json", "github", "sarif"])
  func repeatsWhatItHadToSay(format: String) async throws {
    let site = try SiteCopy(of: SiteCopy.repository)
    let program = Program(folder: site.url)
    var runs: [Program.Result] = []
    for _ in 0..<2 {
      runs.append(try await program.run(build + ["--quiet", "--format", format]))
    }
    #expect(!(runs[0].output + runs[0].errors).isEmpty)
    #expect(runs[0].output == runs[1].output)
    #expect(runs[0].errors == runs[1].errors)
    #expect(runs.map(\.status) == [0, 0])
  }

  @Test func leavesForeignFilesAlone() async throws {
    let site = try SiteCopy(["foreign"])
    let before = try site.files(in: "public")
    #expect(try await Program(folder: site.url).run(build).status == 1)
    #expect(try site.files(in: "public") == before)
  }

  @Test func saysWhichFileCannotBeRead() async throws {
    let site = try SiteCopy([])
    let path = site.url.appending(path: "content/articles/pipe.md").path
    #expect(mkfifo(path, 0o600) == 0)
    let result = try await Program(folder: site.url).run(build)
    #expect(result.status == 74)
    #expect(result.errors == "error: 'content/articles/pipe.md': Not an ordinary file\n")
    #expect(result.output == "")
  }

  @Test func writesJSONThatIsWhole() async throws {
    for format in ["json", "sarif"] {
      let site = try SiteCopy(["mistakes"])
      let result = try await Program(folder: site.url).run(build + ["--format", format])
      #expect(result.errors == "")
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      }
    }
  }
}
