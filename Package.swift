// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "careleaf",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "careleaf", targets: ["careleaf"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Markdown", dependencies: ["CCMark", "Diagnostics"], swiftSettings: strict),
    .target(name: "TreatmentFacts", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(
      name: "ContentLoader",
      dependencies: [
        "Diagnostics", "Markdown", "TreatmentFacts", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "TemplateRenderer",
      dependencies: ["ContentLoader", "Diagnostics", "Markdown", "TreatmentFacts"],
      swiftSettings: strict),
    .target(
      name: "SiteBuilder",
      dependencies: [
        "ContentLoader", "Diagnostics", "Markdown", "TemplateRenderer", "TreatmentFacts",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "PreviewServer",
      dependencies: [
        "ContentLoader", "Diagnostics", "Markdown", "SiteBuilder", "TemplateRenderer",
        "TreatmentFacts",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [
        .embedInCode("Browser/preview.js"), .embedInCode("Browser/preview.css"),
        .embedInCode("Browser/marks.js"), .embedInCode("Browser/morph.js"),
        .embedInCode("Browser/page.css"),
        .embedInCode("Browser/review.js"), .embedInCode("Browser/review.css"),
        .embedInCode("Browser/waiting.html"), .embedInCode("Browser/words.json"),
      ],
      swiftSettings: strict),
    .target(
      name: "ContentChecks",
      dependencies: ["ContentLoader", "Diagnostics", "Markdown", "TreatmentFacts"],
      resources: [.embedInCode("Resources/claims")],
      swiftSettings: strict),
    .target(name: "Internet", dependencies: ["ContentChecks"], swiftSettings: strict),
    .executableTarget(
      name: "careleaf",
      dependencies: [
        "ContentChecks", "ContentLoader", "Diagnostics", "Internet", "PreviewServer",
        "SiteBuilder", "TreatmentFacts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "Chance", path: "Tests/Chance", swiftSettings: strict),
    .testTarget(
      name: "ContentChecksTests",
      dependencies: [
        "ContentChecks", "ContentLoader", "Diagnostics", "Markdown", "TreatmentFacts",
      ],
      exclude: ["Sentences"], swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "ContentLoaderTests",
      dependencies: ["ContentLoader", "Diagnostics", "TreatmentFacts"], swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["CCMark", "Diagnostics", "Markdown"],
      swiftSettings: strict),
    .testTarget(
      name: "TemplateRendererTests",
      dependencies: ["ContentLoader", "Diagnostics", "TemplateRenderer", "TreatmentFacts"],
      swiftSettings: strict),
    .testTarget(
      name: "StructuredDataTests",
      dependencies: [
        "ContentLoader", "Diagnostics", "SiteBuilder", "TemplateRenderer", "TreatmentFacts",
      ],
      resources: [.copy("vocabulary.json")], swiftSettings: strict),
    .testTarget(
      name: "SiteBuilderTests",
      dependencies: [
        "Chance", "ContentChecks", "ContentLoader", "Diagnostics", "SiteBuilder",
        "TemplateRenderer", "TreatmentFacts",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HardeningTests",
      dependencies: [
        "Chance", "ContentChecks", "ContentLoader", "Diagnostics", "Markdown", "PreviewServer",
        "SiteBuilder", "TemplateRenderer", "TreatmentFacts",
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      exclude: ["Fuzzing/Program"], swiftSettings: strict),
    .testTarget(
      name: "PreviewServerTests",
      dependencies: [
        "ContentLoader", "Diagnostics", "PreviewServer", "SiteBuilder", "TreatmentFacts",
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "InternetTests",
      dependencies: [
        "ContentChecks", "Internet", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["careleaf"], exclude: ["Sites", "Transcripts"],
      swiftSettings: strict),
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
