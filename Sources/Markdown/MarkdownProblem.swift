public import Diagnostics

/// What can be wrong with the text of an article.
public enum MarkdownProblem: String, DiagnosticKind {
  case blockNotAlone = "markdown/block-not-alone"
  case brokenLink = "markdown/broken-link"
  case duplicateHeadingID = "markdown/duplicate-heading-id"
  case emptyCallout = "markdown/empty-callout"
  case emptyHeading = "markdown/empty-heading"
  case emptyLink = "markdown/empty-link"
  case headingID = "markdown/heading-id"
  case levelOneHeading = "markdown/level-one-heading"
  case malformedCitation = "markdown/malformed-citation"
  case malformedReference = "markdown/malformed-reference"
  case misplacedCallout = "markdown/misplaced-callout"
  case missingAltText = "markdown/missing-alt-text"
  case rawHTML = "markdown/raw-html"
  case referenceInAddress = "markdown/reference-in-address"
  case reservedHeadingID = "markdown/reserved-heading-id"
  case strayBraces = "markdown/stray-braces"
  case tableColumns = "markdown/table-columns"
  case tableRowTooLong = "markdown/table-row-too-long"
  case tableTooLarge = "markdown/table-too-large"
  case tablesTooClose = "markdown/tables-too-close"
  case templateSyntax = "markdown/template-syntax"
  case tooDeep = "markdown/too-deep"
  case tooManyPictures = "markdown/too-many-pictures"
  case unclosedReference = "markdown/unclosed-reference"
  case unknownCallout = "markdown/unknown-callout"
  case unsafeLink = "markdown/unsafe-link"

  public var rule: DiagnosticRule {
    switch self {
    case .blockNotAlone:
      rule(
        "A block among text",
        "A block such as {{> prices }} becomes a whole part of the page, which cannot stand in the "
          + "middle of a sentence. Give it a line of its own with an empty line before and after.")
    case .brokenLink:
      rule(
        "Something like a link that is none",
        "Readers would see the brackets and the address as plain text. Write [words](address) "
          + "without spaces in the address, or \\[ where you mean a plain bracket.",
        by: "CommonMark 0.30, section 6.3, links")
    case .duplicateHeadingID:
      rule(
        "Two headings with the same anchor",
        "A link to a part of a page can lead to one heading only, and browsers silently take the "
          + "first. Give one of the two headings another name after its #.",
        by: "HTML Standard, section 3.2.6, global attributes")
    case .emptyCallout:
      rule(
        "A callout without text",
        "Readers would see a coloured box that warns them of nothing. Put the text on the lines "
          + "below [!NOTE] and begin each with the sign >, or remove the callout.")
    case .emptyHeading:
      rule(
        "A heading without words",
        "Screen readers announce the heading and then say nothing, and the list of contents has an "
          + "empty line. Write its words after the # or remove it.",
        by: "WCAG 2.2, success criterion 2.4.6")
    case .emptyLink:
      rule(
        "A link or picture without an address",
        "A link that leads nowhere is a dead end for readers. Write the address between the round "
          + "brackets, or keep the words and remove the brackets.",
        by: "WCAG 2.2, success criterion 2.4.4")
    case .headingID:
      rule(
        "An anchor with signs that it cannot have",
        "An anchor becomes part of addresses that people copy and print, where spaces and other "
          + "signs break. Use letters, digits, - and _ only, such as {#after-the-session}.")
    case .levelOneHeading:
      rule(
        "A second title",
        "The page shows the title of the front matter as its only heading of the first level, so "
          + "that people who move by headings know which page they are on. Begin the parts of the "
          + "page with ##.", by: "WCAG 2.2, success criterion 1.3.1")
    case .malformedCitation:
      rule(
        "A citation that cannot be read",
        "The number that leads readers to the source would be missing. Write the source's id from "
          + "sources.yaml after an @, and put ; between several: [@first-2020; @second-2021, p. 3]."
      )
    case .malformedReference:
      rule(
        "A name that facts cannot have",
        "What stands between {{ and }} is the name of a fact or of a block, and this cannot be one. "
          + "Use letters, digits, _ and -, with a dot between the parts of a name.")
    case .misplacedCallout:
      rule(
        "A callout that does not begin its quote",
        "Only the first line of a quote makes it a callout; here the brackets would be shown as "
          + "text and the warning lost. Put an empty line before it and begin with > [!NOTE].")
    case .missingAltText:
      rule(
        "A picture without a description",
        "People who cannot see the picture learn nothing of it. Say between the square brackets what "
          + "it shows and why it matters here; if it only decorates, write ![\"\"](picture.jpg).",
        by: "WCAG 2.2, success criterion 1.1.1")
    case .rawHTML:
      rule(
        "HTML in an article",
        "HTML of one's own can break the layout of the page, its safety and its use with a screen "
          + "reader. Use Markdown instead, or write \\< for a plain <. A clinic that needs HTML "
          + "allows it in clinic.yaml.")
    case .referenceInAddress:
      rule(
        "A fact inside an address",
        "Addresses are not filled in from the facts, so the link would lead nowhere. Write the "
          + "address itself.")
    case .reservedHeadingID:
      rule(
        "An anchor that pages use themselves",
        "Pages give anchors of this kind to callouts, citations and sources. With a second one, links "
          + "to them would lead to the wrong place. Choose another name.")
    case .strayBraces:
      rule(
        "Closing braces without opening ones",
        "Half of a fact reference is left over, and readers would see the braces. Write the whole "
          + "reference, such as {{ sessions }}, or remove the braces.")
    case .tableColumns:
      rule(
        "A table whose first two rows differ",
        "The table cannot be recognised, and readers would see bars and dashes instead. Give the row "
          + "of dashes as many cells as the row of headings has.",
        by: "GitHub Flavored Markdown, section 4.10, tables")
    case .tableRowTooLong:
      rule(
        "A table row with too many cells",
        "What stands beyond the last column is not shown, so patients would miss it. Add a column to "
          + "the first two rows, or write \\| where a bar is part of the text.",
        .warning, by: "GitHub Flavored Markdown, section 4.10, tables")
    case .tableTooLarge:
      rule(
        "A table with too many columns",
        "Nobody can read so wide a table on a phone, and it could not be made in reasonable time. "
          + "Split it into several tables.")
    case .tablesTooClose:
      rule(
        "Tables without an empty line between them",
        "It is not clear where one table ends and the next begins. Put an empty line between the "
          + "tables.")
    case .templateSyntax:
      rule(
        "Template language in an article",
        "Articles know facts and blocks only; the tags of templates have no meaning in them. Write "
          + "{{ sessions }} for a fact and {{> prices }} for a block.")
    case .tooDeep:
      rule(
        "Too many things inside one another",
        "Quotes and lists inside one another beyond this depth cannot be shown, so some text would be "
          + "missing. Such a place usually comes from repeated > or * signs; remove what is not "
          + "needed.")
    case .tooManyPictures:
      rule(
        "Too many pictures in one paragraph",
        "So many beginnings of pictures without an end would take very long to read. Put an empty "
          + "line between the pictures, and remove what is left over of unfinished ones.")
    case .unclosedReference:
      rule(
        "A fact reference that does not end",
        "Without the closing braces no fact is filled in, and readers would see {{. Close it on the "
          + "same line: {{ sessions }}.")
    case .unknownCallout:
      rule(
        "A kind of callout that does not exist",
        "Each kind has its own heading and colour, from a note to an emergency, and this is none of "
          + "them. Use one of the kinds that the message lists.")
    case .unsafeLink:
      rule(
        "An address of a kind that is not allowed",
        "Some kinds of address run programs or open files in the reader's browser. Use a path within "
          + "the site, or an address that begins with https:, http:, mailto: or tel:.")
    }
  }
}
