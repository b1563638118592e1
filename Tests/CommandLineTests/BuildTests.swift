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
  private func sample(_ environment: [String: String]) throws -> [String: Data] {
    let site = try SiteCopy(of: SiteCopy.repository)
    let result = try Program(folder: site.url, environment: environment).run(build)
    #expect(result.status == 0, "\(result.errors)")
    return try site.files(in: "public")
  }

  @Test func buildsTheSameBytesEverywhere() throws {
    let first = try sample(["TZ": "Pacific/Kiritimati", "LC_ALL": "C"])
    let second = try sample(["TZ": "Pacific/Pago_Pago", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar"])
    #expect(first.count > 30)
    #expect(first == second)
  }

  @Test func writesNothingWhenAnythingIsWrong() throws {
    let site = try SiteCopy(["mistakes"])
    #expect(try Program(folder: site.url).run(build).status == 1)
    #expect(!FileManager.default.fileExists(atPath: site.url.appending(path: "public").path))
  }

  @Test func keepsTheSiteThatIsThereWhenAnythingIsWrong() throws {
    let site = try SiteCopy([])
    #expect(try Program(folder: site.url).run(build).status == 0)
    let before = try site.files(in: "public")
    try Data().write(to: site.url.appending(path: "content/articles/costs.md"))
    #expect(try Program(folder: site.url).run(build).status == 1)
    #expect(try site.files(in: "public") == before)
  }

  @Test func leavesForeignFilesAlone() throws {
    let site = try SiteCopy(["foreign"])
    let before = try site.files(in: "public")
    #expect(try Program(folder: site.url).run(build).status == 1)
    #expect(try site.files(in: "public") == before)
  }

  @Test func saysWhichFileCannotBeRead() throws {
    let site = try SiteCopy([])
    let path = site.url.appending(path: "content/articles/pipe.md").path
    #expect(mkfifo(path, 0o600) == 0)
    let result = try Program(folder: site.url).run(build)
    #expect(result.status == 74)
    #expect(result.errors == "error: 'content/articles/pipe.md': Not an ordinary file\n")
    #expect(result.output == "")
  }

  @Test func writesJSONThatIsWhole() throws {
    for format in ["json", "sarif"] {
      let site = try SiteCopy(["mistakes"])
      let result = try Program(folder: site.url).run(build + ["--format", format])
      #expect(result.errors == "")
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      }
    }
  }
}
