public import Facts
import Templates

/// What a block shows: a treatment.
public struct BlockContent: Sendable {
  let context: SiteContext
  let treatment: Treatment

  /// The facts of `treatment`.
  public init(context: SiteContext, treatment: Treatment) {
    self.context = context
    self.treatment = treatment
  }

  static func view(_ shared: SharedViews) -> View<BlockContent> {
    View(
      shared.fields(context: \BlockContent.context) + [
        .object("treatment", TreatmentView.view) {
          Shown(value: $0.treatment, context: $0.context)
        }
      ])
  }
}
