import Templates
import YAML

/// The names that every template can use: the words, the assets and the clinic.
struct SharedViews: Sendable {
  let strings: Strings
  let assetNames: Set<String>

  func fields<Model: Sendable>(
    context: any KeyPath<Model, SiteContext> & Sendable
  ) -> [View<Model>.Field] {
    let assets = View<SiteContext>(
      assetNames.sorted().map { name in .text(name) { $0.assets[name] ?? "" } })
    return [
      .strings("strings", strings),
      .object("assets", assets) { $0[keyPath: context] },
      .object("site", SiteView.view) { $0[keyPath: context] },
    ]
  }
}
