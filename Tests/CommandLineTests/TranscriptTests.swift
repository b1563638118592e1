import Foundation
import Testing

/// What the program prints, word for word. To write the transcripts anew after a change, run
///
///     CARELEAF_UPDATE_TRANSCRIPTS=1 swift test --filter CommandLineTests
///
/// and read what changed before committing it.
@Suite struct TranscriptTests {
  private static let build = "build --as-of 2026-06-01"
  private static let check = "check --as-of 2026-06-01"

  private static let transcripts = [
    Transcript("unknown-command", "biuld", "Check", "publish", "biuld --help"),
    Transcript("build", build, build, build + " --quiet", build + " --verbose"),
    Transcript(
      "search", "search peel --as-of 2026-06-01 --limit 2",
      "search wintr skin --as-of 2026-06-01 --json --limit 1",
      "search wintr --as-of 2026-06-01 --exact", "search can't breathe --as-of 2026-06-01",
      "search peel --limit 0"),
    Transcript(
      "why", sites: ["uses"], "why peel.sessions --as-of 2026-06-01",
      "why sessions --json --as-of 2026-06-01", "why peel.prices.face --as-of 2026-06-01",
      "why /treatments/peel/what-to-expect/ --as-of 2026-06-01",
      "why articles/costs.md --json --as-of 2026-06-01", "why trial --as-of 2026-06-01",
      "why trial --json --as-of 2026-06-01", "why peel.sesions", "why xyzzy",
      "why peel --site nowhere"),
    Transcript("why-mistakes", sites: ["mistakes"], "why peel.sessions --as-of 2026-06-01"),
    Transcript(
      "facts", sites: ["uses"], "facts --as-of 2026-06-01",
      "facts peel --format csv --as-of 2026-06-01",
      "facts peel --format json --as-of 2026-06-01", "facts pel", "facts --format xml"),
    Transcript(
      "import", sites: ["uses", "elsewhere"],
      "import old/hugo --dry-run --as-of 2026-06-01", "import old/hugo --as-of 2026-06-01",
      "check --drafts --quiet --as-of 2026-06-01", "import old/zola --as-of 2026-06-01",
      "import old/jekyll --as-of 2026-06-01", "import old/astro --as-of 2026-06-01",
      "import old/wordpress/export.xml --as-of 2026-06-01",
      "import old/wordpress/export.xml --pictures old/wordpress --json --as-of 2026-06-01",
      build),
    Transcript(
      "import-usage", sites: ["elsewhere"], "import nowhere", "import nowhere.xml", "import .",
      "import content", "import templates", "import content/clinic.yaml",
      "import old/wordpress/bomb.xml", "import old/hugo --from wix", "import",
      "import old/hugo --site nowhere"),
    Transcript("build-options", build + " --drafts", "build --as-of 2026-12-01", build),
    Transcript(
      "build-elsewhere", build + " --output out/site --base-url https://host.example/clinic",
      "build --site . --output ./out/site --as-of 2026-06-01"),
    Transcript("build-for-tools", build + " --format json", build + " --format github"),
    Transcript("mistakes", sites: ["mistakes"], build + " --quiet"),
    Transcript("mistakes-json", sites: ["mistakes"], build + " --format json"),
    Transcript("mistakes-github", sites: ["mistakes"], build + " --format github"),
    Transcript("mistakes-sarif", sites: ["mistakes"], build + " --format sarif"),
    Transcript("warning", sites: ["warning"], build, build + " --strict", build + " --quiet"),
    Transcript("foreign-file", sites: ["foreign"], build),
    Transcript(
      "usage", "build --outputs public", "build --as-of 2026-02-30", "build --base-url clinic",
      "build --format yaml", "publish", "build content",
      "preview --host clinic.example", "preview --port 70000", "preview --site nowhere"),
    Transcript(
      "usage-folders", "build --site nowhere", "build --output content/public",
      "build --output templates", "build --output .", "build --output .."),
    Transcript(
      "unwritable", sites: ["foreign"], build + " --output public/index.html",
      build + " --output public/index.html/below"),
    Transcript("check", sites: ["editorial"], check, check + " --quiet --strict"),
    Transcript(
      "check-clean", sites: ["reviewed"], check, check + " --strict", check + " --format json",
      check + " --format github", check + " --format sarif", "check --as-of 2028-06-01"),
    Transcript(
      "check-for-tools", sites: ["editorial"], check + " --format json",
      check + " --format github", check + " --format sarif"),
    Transcript("check-html", sites: ["editorial"], check + " --format html"),
    Transcript(
      "check-list", sites: ["editorial"], "check --list", "check --explain claims/permanence",
      "check --explain claims/miracle", "check --explain external/gone",
      "check --explain facts/bad-date", "check --explain markdown/missing-alt-text",
      "check --explain template/unknown-name", "check --explain claims/permanense",
      "check --explain facts/unknown-referense", "check --explain x"),
    Transcript("check-rules", sites: ["bad-rules"], check, "rules --vale styles", "rules"),
    Transcript("check-mistakes", sites: ["mistakes"], check),
    Transcript(
      "check-template", sites: ["template"], check, build, check + " --format json",
      build + " --format json"),
    Transcript(
      "check-usage", "check --site nowhere", "check --format yaml", "check --as-of 2026-02-30",
      "check content"),
    Transcript(
      "schema", "schema", "schema glossary", "schema fact", "schema x",
      "schema --output out/schemas",
      "schema facts --output out"),
    Transcript(
      "init",
      "init own --name Elm --region US --phone +15415550100 --kind skin",
      "build --site own --as-of 2026-06-01",
      "new treatment Laser --site own", "new article Costs --site own", "new page Team --site own",
      "build --site own --as-of 2026-06-01", "check --site own --as-of 2026-06-01",
      "init own --name Elm --region US --phone +15415550100 --kind skin"),
    Transcript(
      "init-usage", "init", "init own", "init own --region UK", "init own --kind skni",
      "init own --name Elm --region VA --phone +15415550100 --kind skin",
      "init content/clinic.yaml --name Elm --region US --phone +15415550100 --kind skin",
      "new treatment Laser --site own", "new treatmnt Laser", "new x Laser", "new treatment Peel",
      "new article Costs", "new treatment ...", "new article x --id A", "new article"),
    Transcript(
      "rename", "rename articles/costs.md what-it-costs", build, "rename articles/cost.md x",
      "rename content/articles/winter.md what-it-costs", "rename content/pages/about.md A"),
    Transcript(
      "rename-subject", sites: ["uses"], "rename treatments/peel light-peel --as-of 2026-06-01",
      build + " --quiet", "why /treatments/light-peel/prices/ --as-of 2026-06-01",
      "rename treatments/peel x --as-of 2026-06-01",
      "rename treatments/light-peel clinic --as-of 2026-06-01",
      "rename content/treatments/light-peel/facts.yaml peel --as-of 2026-06-01",
      build + " --quiet"),
    Transcript(
      "remove", sites: ["uses"], "remove articles/winter.md --as-of 2026-06-01",
      "remove treatments/peel --as-of 2026-06-01",
      "remove articles/costs.md --to pages/about.md --force --as-of 2026-06-01",
      build + " --quiet", "remove articles/cost.md --as-of 2026-06-01",
      "remove treatments/peel/facts.yaml", "remove articles/winter.md --to articles/wintr.md",
      "remove articles/winter.md --to /treatments/peel/prices/ --as-of 2026-06-01",
      "remove articles/winter.md --force --as-of 2026-06-01", "remove"),
    Transcript("rename-mistakes", sites: ["mistakes"], "rename articles/costs.md x"),
    Transcript(
      "theme", "theme list", "theme eject fragments/footer", "theme diff fragments/footer",
      "theme eject partials/risk templates/assets/logo.svg", "theme eject partials/risk",
      "theme list", "theme diff partials/risk", "theme diff partials/phases",
      "theme eject partials/rsk", "theme eject", "theme accept partials/phases",
      build + " --quiet"),
    Transcript(
      "theme-older", sites: ["older"], build, "theme diff partials/risk",
      "theme accept partials/risk gone", build),
    Transcript("theme-own", sites: ["own-words"], build),
    Transcript(
      "help", "", "--help", "init --help", "new --help", "import --help", "rename --help",
      "remove --help",
      "build --help",
      "help build",
      "preview --help", "check --help", "why --help", "facts --help",
      "rules --help", "schema --help", "theme --help", "theme list --help", "theme eject --help",
      "theme diff --help", "theme accept --help", "--version"),
  ]

  private static let isUpdating =
    ProcessInfo.processInfo.environment["CARELEAF_UPDATE_TRANSCRIPTS"] == "1"

  @Test(arguments: transcripts) func printsWhatTheTranscriptSays(transcript: Transcript)
    async throws
  {
    let found = try await transcript.record()
    if Self.isUpdating { return try Data(found.utf8).write(to: transcript.url) }
    let kept = String(decoding: try Data(contentsOf: transcript.url), as: UTF8.self)
    #expect(found == kept)
  }

  @Test func everyTranscriptIsUsed() throws {
    let kept = try FileManager.default.contentsOfDirectory(atPath: Transcript.folder.path)
    #expect(kept.sorted() == Self.transcripts.map { "\($0.name).txt" }.sorted())
  }

  @Test func everySiteIsUsed() throws {
    let sites = try FileManager.default.contentsOfDirectory(
      atPath: SiteCopy.tests.appending(path: "Sites").path)
    #expect(sites.sorted() == Set(Self.transcripts.flatMap(\.sites) + ["good"]).sorted())
  }
}
