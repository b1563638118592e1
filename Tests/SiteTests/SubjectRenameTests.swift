import Content
import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

@Suite struct SubjectRenameTests {
  /// A subject with every kind of thing that can name it.
  private func site() throws -> SiteFixture {
    let fixture = try SiteFixture([
      "content/treatments/peel/before.md": article(
        "Before", "aliases: [/first/]",
        text: """
          {{ sessions }} or {{ peel.sessions }}, [a](prices.md), [b](../peel/aftercare.md),
          [c](../../articles/a.md), [d](/treatments/peel/prices/).

          {{> peel.risks }}

          ![A leaf](leaf.svg)
          """),
      "content/articles/a.md": article(
        "A", "image: ../treatments/peel/leaf.svg",
        text: """
          {{peel.prices.face}} é {{ peel.sessions.low }} `{{ peel.sessions }}`
          [p](../treatments/peel/prices.md), [q](<../treatments/peel/before.md>) and [r].

          | x | y |
          |---|---|
          | {{ peel.sessions }} | [z](../treatments/peel/index.md) |

          {{> peel.prices }}

          [r]: ../treatments/peel/evidence.md "Evidence"
          """),
      "content/articles/draft.md": article("D", "draft: true", text: "{{ peel.sessions }}"),
      "content/articles/later.md": article(
        "L", "publish_on: 2027-01-01", text: "[a](../treatments/peel/before.md)"),
      "content/treatments/laser/facts.yaml": MinimalSite.facts(named: "Laser"),
      "content/treatments/laser/other.md": article("Other", text: "[a](../peel/before.md)"),
      "content/pictures.yaml": "treatments/peel/leaf.svg: { credit: Ann Elm }\n",
      "content/synonyms.yaml": "# see treatments/peel/facts.yaml\npeeling: Peel\n",
    ])
    fixture.files["content/treatments/peel/leaf.svg"] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"
    fixture.files["content/clinic.yaml"]? += "featured: [laser, 'peel']\n"
    fixture.options.includesDrafts = true
    fixture.files["templates/blocks/risks.mustache"] = "{{treatment.name}}"
    fixture.files["templates/blocks/prices.mustache"] = "{{treatment.name}}"
    return fixture
  }

  private func build(_ fixture: SiteFixture) async throws -> (SiteBuild, SiteContent) {
    let build = try await SiteBuild.prepare(fixture.folder, options: fixture.options)
    #expect(
      !build.diagnostics.hasErrors, "\(ConsoleRenderer { _ in nil }.render(build.diagnostics))")
    return (build, try #require(build.content))
  }

  private func rename(
    _ fixture: SiteFixture, _ path: RelativePath = "content/treatments/peel", to name: String
  ) async throws -> (rename: SubjectRename, build: SiteBuild) {
    let (build, content) = try await build(fixture)
    let subject = try #require(SubjectRename.subject(at: path, in: content))
    return (try SubjectRename(subject, to: name, in: content, texts: build.files.texts), build)
  }

  /// Makes the files of `fixture` what they are after `change`.
  private func apply(_ change: ContentChange, to fixture: SiteFixture) throws {
    let folder = change.applied(to: fixture.folder)
    let entries = try folder.files("content") + folder.files("templates")
    let files = try entries.map {
      ($0.path.text, String(decoding: try folder.read($0.path), as: UTF8.self))
    }
    fixture.files = Dictionary(files) { first, _ in first }
  }

  @Test func everythingThatNamesItFollows() async throws {
    let fixture = try site()
    let (rename, build) = try await rename(fixture, to: "light-peel")
    #expect(rename.placesToChange == [])
    let errors = try await rename.change.newErrors(in: fixture.folder, build, fixture.options)
    #expect(errors.isEmpty, "\(ConsoleRenderer { _ in nil }.render(errors))")
    try apply(rename.change, to: fixture)
    let own = try #require(fixture.files["content/treatments/light-peel/before.md"])
    #expect(own.contains("{{ sessions }} or {{ light-peel.sessions }}, [a](prices.md)"))
    #expect(own.contains("[b](aftercare.md)"))
    #expect(own.contains("[c](../../articles/a.md), [d](/treatments/light-peel/prices/)."))
    #expect(own.contains("{{> light-peel.risks }}") && own.contains("![A leaf](leaf.svg)"))
    let other = try #require(fixture.files["content/articles/a.md"])
    #expect(other.contains("image: ../treatments/light-peel/leaf.svg"))
    #expect(
      other.contains(
        "{{light-peel.prices.face}} é {{ light-peel.sessions.low }} `{{ peel.sessions }}`"))
    #expect(other.contains("[q](<../treatments/light-peel/before.md>) and [r]."))
    #expect(
      other.contains("| {{ light-peel.sessions }} | [z](../treatments/light-peel/index.md) |"))
    #expect(other.contains("[r]: ../treatments/light-peel/evidence.md \"Evidence\""))
    #expect(
      fixture.files["content/clinic.yaml"]?.hasSuffix("featured: [laser, light-peel]\n") == true)
    #expect(
      fixture.files["content/pictures.yaml"]
        == "treatments/light-peel/leaf.svg: { credit: Ann Elm }\n")
    #expect(
      fixture.files["content/treatments/light-peel/facts.yaml"]?.hasPrefix(
        "name: Peel\naliases: [/treatments/peel/]\nsummary:") == true)
    #expect(!fixture.files.keys.contains { $0.contains("treatments/peel/") })
  }

  @Test func oldAddressesOfTheWholeGuideLeadOn() async throws {
    let fixture = try site()
    let before = try await fixture.plan().stages[1].map(\.path)
    try apply(try await rename(fixture, to: "light-peel").rename.change, to: fixture)
    let plan = try await fixture.plan()
    let guide = before.filter { $0.isBelow("treatments/peel") }
    #expect(guide.count == 6)
    for path in guide {
      let file = try #require(plan.file(at: path), "\(path)")
      let page = path.parent == "treatments/peel" ? "" : "\(path.parent.name)/"
      #expect(
        String(decoding: try file.make(), as: UTF8.self)
          == "Moved to /treatments/light-peel/\(page)")
    }
    #expect(plan.file(at: "first/index.html") != nil)
  }

  @Test func aSecondRenameAndTheWayBackKeepEveryAddress() async throws {
    let fixture = try site()
    try apply(try await rename(fixture, to: "b").rename.change, to: fixture)
    try apply(
      try await rename(fixture, "content/treatments/b/facts.yaml", to: "c").rename.change,
      to: fixture)
    #expect(
      fixture.files["content/treatments/c/facts.yaml"]?.contains(
        "\naliases: [/treatments/b/, /treatments/peel/]\n") == true)
    try apply(
      try await rename(fixture, "content/treatments/c", to: "peel").rename.change, to: fixture)
    #expect(
      fixture.files["content/treatments/peel/facts.yaml"]?.contains(
        "\naliases: [/treatments/b/, /treatments/c/]\n") == true)
    let plan = try await fixture.plan()
    for path: RelativePath in ["treatments/b/before/index.html", "treatments/c/prices/index.html"]
    {
      #expect(plan.file(at: path) != nil)
    }
  }

  @Test func aPageOfTheGuideThatIsRenamedKeepsTheAddressesOfTheGuide() async throws {
    let fixture = try site()
    try apply(try await rename(fixture, to: "b").rename.change, to: fixture)
    let (build, content) = try await build(fixture)
    let page = try PageRename(
      "content/treatments/b/before.md", to: "first-steps", in: content,
      clinic: build.files.texts("content/clinic.yaml"))
    try apply(page.change, to: fixture)
    let text = try #require(fixture.files["content/treatments/b/first-steps.md"])
    #expect(text.contains("aliases: [/treatments/b/before/, /treatments/peel/before/, /first/]"))
    #expect(try await fixture.plan().file(at: "treatments/peel/before/index.html") != nil)
  }

  @Test func whatOnlyMentionsItIsListed() async throws {
    let fixture = try site()
    fixture.files["templates/home.mustache"]? += "<!-- treatments/peel/ -->"
    let (rename, build) = try await rename(fixture, to: "light-peel")
    let paths = fixture.files.keys.map { RelativePath($0) }.sorted()
    let places = rename.mentions(in: paths, texts: build.files.texts)
    #expect(
      places.map { "\($0.path):\($0.start?.line ?? 0)" } == [
        "content/synonyms.yaml:1", "templates/home.mustache:1",
      ])
  }

  @Test(
    arguments: [
      ("Peel", .badName), ("clinic", .badName), ("../x", .badName),
      ("laser", .taken("content/treatments/laser/facts.yaml")),
      ("peel", .taken("content/treatments/peel/facts.yaml")),
    ] as [(String, SubjectRename.Refusal)])
  func refusesWhatWouldBreakTheSite(name: String, refusal: SubjectRename.Refusal) async throws {
    let fixture = try site()
    await #expect(throws: refusal) { _ = try await rename(fixture, to: name) }
  }

  @Test func refusesANameByWhichAReferenceWouldMeanAnotherFact() async throws {
    let fixture = try site()
    fixture.files["content/treatments/peel/facts.yaml"]? +=
      "other_facts: { face: { label: Face, value: 1 day } }\n"
    fixture.files["content/treatments/laser/other.md"] = article("Other", text: "{{ peel.face }}")
    let refusal = await #expect(throws: SubjectRename.Refusal.self) {
      _ = try await rename(fixture, to: "prices")
    }
    guard case .ambiguous(let place) = refusal else {
      Issue.record("it was renamed")
      return
    }
    #expect(place.path == "content/treatments/laser/other.md" && place.start?.line == 5)
  }
}
