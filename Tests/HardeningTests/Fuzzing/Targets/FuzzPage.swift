@testable import Presentation
@testable import Templates

/// A page with a name of every shape.
struct FuzzPage: Sendable {
  struct Part: Sendable {
    static let view = View<Part>([.text("name") { _ in "n" }, .texts("lines") { _ in ["l"] }])
  }

  static let view = View<FuzzPage>([
    .text("title") { _ in "t" }, .optionalText("note") { _ in nil }, .html("body") { _ in "<p>" },
    .flag("is_open") { _ in true }, .list("parts", Part.view) { _ in [Part(), Part()] },
    .object("first", Part.view) { _ in Part() }, .texts("lines") { _ in ["a", "b"] },
  ])
}
