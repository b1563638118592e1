// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The linker of Swift's toolchain, which leaves out of a program what the Makefile names.
let linker: [LinkerSetting] = [
  .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux], configuration: .release))
]

/// What is tested has to be fast, not the tests: to optimise them takes several times as long.
let unoptimized: [SwiftSetting] = [
  .unsafeFlags(["-Onone"], .when(configuration: .release))
]

/// A room: a target of the program, which may use only the rooms that it names. What it embeds is no
/// code, and is compiled into it.
func room(
  _ name: String, uses rooms: [Target.Dependency], embeds files: [String] = []
) -> Target {
  .target(
    name: name, dependencies: rooms, exclude: files, swiftSettings: strict,
    plugins: files.isEmpty ? [] : ["EmbedFiles"])
}

func tests(
  _ name: String, of rooms: [Target.Dependency], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: rooms + ["Fixtures"], exclude: exclude, resources: resources,
    swiftSettings: strict + unoptimized)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
/// Sockets, and HTTP on them.
let network = ["NIOCore", "NIOHTTP1", "NIOPosix"].map {
  Target.Dependency.product(name: $0, package: "swift-nio")
}
let networkTests = network + [.product(name: "NIOEmbedded", package: "swift-nio")]

// Every room may use the three at the bottom.
let base: [Target.Dependency] = ["Diagnostics", "Essentials", "Foundations"]
let content: [Target.Dependency] =
  base + ["Content", "Facts", "Markdown", "Media", "Pictures", "YAML"]

let package = Package(
  name: "careleaf",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "careleaf", targets: ["careleaf"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libjpeg",
      providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CWebP", pkgConfig: "libwebpdemux",
      providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
    .systemLibrary(
      name: "CLCMS", pkgConfig: "lcms2",
      providers: [.apt(["liblcms2-dev"]), .brew(["little-cms2"])]),
    .target(
      name: "CPictures", dependencies: ["CJPEG", "CLCMS", "CPNG", "CWebP"],
      linkerSettings: ["jpeg", "lcms2", "png", "webp", "webpdemux"].map { .linkedLibrary($0) }),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(name: "CLinux"),
    room("Essentials", uses: []),
    room("Foundations", uses: ["CLinux", "Essentials"]),
    room("Diagnostics", uses: ["Essentials", "Foundations"]),
    room("Markdown", uses: base + ["CCMark"]),
    room("YAML", uses: base + ["CYAML"]),
    room("Facts", uses: base),
    room("Media", uses: base),
    room("Pictures", uses: base + ["CPictures", crypto]),
    room("Content", uses: base + ["Facts", "Markdown", "Media", "Pictures", "YAML"]),
    room(
      "Checks", uses: content,
      embeds: [
        "Language/English/Claims",
        "Language/English/Grammar/lexicon.yaml",
        "Language/English/Grammar/weights.tsv",
        "Language/English/Words/choices.yaml",
      ]),
    room("Import", uses: base + ["CExpat", "Content", "Facts", "Markdown", "Media", "YAML"]),
    room("Templates", uses: base),
    room(
      "Search", uses: base,
      embeds: [
        "Language/English/lay-words.txt",
        "Language/English/dangers.txt",
      ]),
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed"],
      path: "Sources/BuiltIn/Plugin"),
    .executableTarget(
      name: "embed", path: "Sources/BuiltIn/Embedding", swiftSettings: strict,
      linkerSettings: linker),
    .target(
      name: "BuiltIn", dependencies: ["Foundations"], exclude: ["Embedding", "Plugin", "Starter"],
      swiftSettings: strict, plugins: ["EmbedFiles"]),
    room("Starter", uses: base + ["BuiltIn", "Content", "YAML"]),
    room("Presentation", uses: content + ["Templates"]),
    room("Site", uses: content + ["Checks", "Presentation", "Search", "Templates", crypto]),
    room(
      "Preview", uses: content + ["Checks", "Presentation", "Site"] + network,
      embeds: [
        "Browser/preview.js", "Browser/preview.css",
        "Browser/marks.js", "Browser/morph.js",
        "Browser/page.css",
        "Browser/review.js", "Browser/review.css",
        "Browser/waiting.html", "Browser/words.json",
      ]),
    .executableTarget(
      name: "careleaf",
      dependencies: content
        + [
          "BuiltIn", "Checks", "Import", "Presentation", "Preview", "Search", "Site", "Starter",
          arguments,
        ],
      swiftSettings: strict,
      linkerSettings: linker),
    .target(
      name: "Fixtures", dependencies: base, path: "Tests/Fixtures", swiftSettings: strict),
    .target(name: "Chance", path: "Tests/Chance", swiftSettings: strict),
    .executableTarget(
      name: "claims-report", dependencies: ["Checks", "Diagnostics"], path: "Tests/ClaimsReport",
      exclude: ["train.py"],
      swiftSettings: strict),
    tests("FoundationsTests", of: ["Foundations"]),
    tests(
      "StarterTests",
      of: content + ["BuiltIn", "Checks", "Presentation", "Site", "Starter"]),
    tests("BuiltInTests", of: ["BuiltIn", "Foundations"]),
    tests("DiagnosticsTests", of: base),
    tests("YAMLTests", of: base + ["CYAML", "YAML"]),
    tests("MarkdownTests", of: base + ["CCMark", "Markdown"]),
    tests("FactsTests", of: base + ["Facts"]),
    tests("MediaTests", of: base + ["Media"]),
    tests("PicturesTests", of: base + ["Pictures"]),
    tests("ContentTests", of: content + ["Chance"]),
    tests(
      "ChecksTests", of: content + ["Chance", "Checks"],
      exclude: [
        "Contradictions/everyday-numbers.tsv", "Contradictions/guides.tsv",
        "Contradictions/hospital.tsv", "Contradictions/other-numbers.tsv",
        "Contradictions/sample", "Contradictions/sample.tsv", "Sentences",
      ]),
    tests("ImportTests", of: base + ["Chance", "Import"]),
    tests("SearchTests", of: base + ["Search"]),
    tests("TemplatesTests", of: base + ["Templates"]),
    tests("PresentationTests", of: content + ["Presentation", "Templates"]),
    tests(
      "StructuredDataTests", of: content + ["Presentation", "Site", "Templates"],
      resources: [.copy("vocabulary.json")]),
    tests(
      "SiteTests", of: content + ["Chance", "Checks", "Presentation", "Site", "Templates"]),
    tests(
      "PreviewTests",
      of: content + ["Checks", "Preview", "Presentation", "Site"] + networkTests),
    tests(
      "HardeningTests",
      of: content + ["Chance", "Checks", "Presentation", "Preview", "Site", "Templates"]
        + networkTests,
      exclude: ["Fuzzing/Program"]),
    tests(
      "CommandLineTests", of: content + ["Checks", "Preview", "Site", "careleaf"] + network,
      exclude: ["Sites", "Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)

// With CARELEAF_FUZZ set, as `make fuzz` does, the parts of HardeningTests that try inputs make a
// program for libFuzzer instead, whose sanitizer brings `main`. A file belongs to one target only.
if Context.environment["CARELEAF_FUZZ"] != nil {
  let tests = package.targets.first { $0.name == "HardeningTests" }
  package.targets.removeAll { $0.name == "HardeningTests" }
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: tests?.dependencies ?? [], path: "Tests/HardeningTests",
      exclude: ["Fuzzing/FuzzTests.swift", "Fuzzing/Mutator.swift", "Injection", "Reproducible"],
      sources: ["Fuzzing", "Support"], swiftSettings: strict))
}
