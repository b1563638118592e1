public import Diagnostics

/// What can be wrong with a template.
public enum TemplateProblem: String, DiagnosticKind {
  case escaping = "template/escaping"
  case missing = "template/missing"
  case notAText = "template/not-a-text"
  case outsideBlock = "template/outside-block"
  case recursion = "template/recursion"
  case repetition = "template/repetition"
  case strayEnd = "template/stray-end"
  case tooDeep = "template/too-deep"
  case tooManyUses = "template/too-many-uses"
  case unclosedSection = "template/unclosed-section"
  case unclosedTag = "template/unclosed-tag"
  case unknownName = "template/unknown-name"
  case unsupportedTag = "template/unsupported-tag"
  case unused = "template/unused"
  case wrongEnd = "template/wrong-end"

  public var rule: DiagnosticRule {
    switch self {
    case .escaping:
      rule(
        "Text taken for markup, or markup for text",
        "Text that is not escaped can break a page or run a script on it; markup that is escaped is "
          + "shown to readers as code. Write {{name}} for text and {{{name}}} for markup.",
        by: Self.mustache)
    case .missing:
      rule(
        "A template that the site needs",
        "Some pages cannot be made without this file. Remove your own changes to its name, or take the "
          + "file from the original theme.")
    case .notAText:
      rule(
        "A name that stands for no text",
        "A list or a group of values cannot be printed as it is. Open it with {{#name}}, use the names "
          + "inside, and close it with {{/name}}.", by: Self.mustache)
    case .outsideBlock:
      rule(
        "Something beside the blocks of a layout",
        "Where a template fills in a layout, only its blocks have a place in the page; all else would be "
          + "lost. Move it between {{$name}} and {{/name}}.", by: Self.mustache)
    case .recursion:
      rule(
        "A template that uses itself",
        "The page would never end. Remove one of the uses in the circle that the message names.")
    case .repetition:
      rule(
        "Lists inside lists that they are no part of",
        "Of a list of articles in a list of articles in a list of treatments, a page would hold each "
          + "combination: a million lines for a hundred of each. A list can stand in one other that it is "
          + "no part of, and in any that it belongs to.")
    case .strayEnd:
      rule(
        "A closing tag without an opening one",
        "Nothing is open that this tag could close. Remove it, or add the opening tag before it.",
        by: Self.mustache)
    case .tooDeep:
      rule(
        "Too many sections inside one another",
        "Nobody can follow a template of so many levels. Move the inner ones into partials of their "
          + "own.")
    case .tooManyUses:
      rule(
        "Partials that use one another too often",
        "Each use multiplies the size of the page until it cannot be made any more. Let partials use "
          + "fewer others.")
    case .unclosedSection:
      rule(
        "A section that does not end",
        "It is not clear which part of the page the section covers. Add {{/name}} where it ends.",
        by: Self.mustache)
    case .unclosedTag:
      rule(
        "A tag that does not end",
        "Everything after {{ would be taken for a name. Close the tag with }}.", by: Self.mustache)
    case .unknownName:
      rule(
        "A name that the page does not have",
        "The place would stay empty on every page without a word about it, which is how a part with "
          + "risks gets lost. Correct the name; the message lists what there is.")
    case .unsupportedTag:
      rule(
        "A tag that templates cannot use",
        "Templates know a part of Mustache, so that each of them can be checked before a page is made. "
          + "Use one of the tags that the message lists.", by: Self.mustache)
    case .unused:
      rule(
        "A template that nothing uses",
        "Changes in this file have no effect, which is surprising when its name is misspelt. Rename it "
          + "to what was meant, or remove it.", .warning)
    case .wrongEnd:
      rule(
        "A closing tag of another name",
        "Sections must be closed in the reverse order in which they are opened. Close the inner one "
          + "first.", by: Self.mustache)
    }
  }

  private static let mustache = "mustache(5)"
}
