import Diagnostics

/// What is wrong with what is said of pictures.
enum PictureProblem: String, DiagnosticKind {
  case beforeAndAfter = "pictures/before-and-after"
  case consentEnds = "pictures/consent-ends-soon"
  case consentExpired = "pictures/consent-expired"
  case consentScope = "pictures/consent-scope"
  case describedDecoration = "pictures/described-decoration"
  case notForLinks = "pictures/not-for-links"
  case noConsent = "pictures/no-consent"
  case notedTwice = "pictures/noted-twice"
  case notesName = "pictures/file-name"
  case pairAmongOthers = "pictures/pair-among-others"
  case regionOfPair = "pictures/region"
  case unknownPicture = "pictures/unknown"
  case unknownRegionOfPair = "pictures/unknown-region"

  var rule: DiagnosticRule {
    switch self {
    case .beforeAndAfter:
      rule(
        "Before-and-after pictures that do not say enough",
        "Such a pair promises a result. Readers must be able to tell how much time lies between the "
          + "two and that nothing was changed in them, and whoever is shown must have agreed. Give "
          + "both pictures 'taken', 'unedited: true' and 'consent'.",
        by: "GMC, Guidance for doctors who offer cosmetic interventions (2016), on communication")
    case .consentEnds:
      rule(
        "A consent that soon ends",
        "From the day after it, no build publishes a page with the picture. Ask whoever is shown "
          + "again, or take the picture out.", .warning, by: Self.consentLaw)
    case .consentExpired:
      rule(
        "A picture of somebody whose consent has ended",
        "Whoever is shown has not agreed to be shown any longer. Take the picture out of every page, "
          + "or ask them again and write the new day under 'until'.", by: Self.consentLaw)
    case .consentScope:
      rule(
        "A picture that may not be shown on a website",
        "Whoever is shown has agreed to other uses, and this is not one of them. Ask them, and add "
          + "'website' to 'scope', or take the picture out.", by: Self.consentLaw)
    case .describedDecoration:
      rule(
        "A decoration with a description",
        "Screen readers pass over what only decorates, so nobody would hear the description. Decide "
          + "for one of the two.", by: "WCAG 2.2, success criterion 1.1.1")
    case .noConsent:
      rule(
        "A picture of people without their consent",
        "Nobody may be shown on a clinic's site who has not agreed to it: that alone tells that they "
          + "were patients. Write under 'consent' where the picture may be shown ('scope') and how "
          + "long ('until').", by: Self.consentLaw)
    case .notForLinks:
      rule(
        "A picture of people that links may not show",
        "Messengers and social networks show the picture of a page beside a link to it, and keep a copy. "
          + "Whoever is shown has agreed to a website and not to that, so the page has another picture "
          + "there, or none.", .advice, by: Self.consentLaw)
    case .notedTwice:
      rule(
        "A picture with two notes",
        "Only one of them can count. Put what they say together.")
    case .notesName:
      rule(
        "A file of notes about pictures with another name",
        "Only 'pictures.yaml' is read. What stands in a file with a similar name counts for nothing, also "
          + "not that somebody has withdrawn a consent. Rename it.")
    case .pairAmongOthers:
      rule(
        "A picture before or after that does not stand alone",
        "Below such a picture the page says when it was taken, that nothing was changed in it, and that "
          + "others have other results. There is room for that only where the picture has a paragraph of "
          + "its own; a picture for link previews has none.",
        by: "GMC, Guidance for doctors who offer cosmetic interventions (2016), on communication")
    case .regionOfPair:
      rule(
        "Before-and-after pictures against the rules of the country",
        "The region in clinic.yaml decides. Australia wants to know what was done and allows adults only, "
          + "California wants to know what was done, the United Kingdom wants signed and dated proof, and "
          + "Germany forbids the comparison for what was done for the looks.",
        by: PairPolicy.authorities)
    case .unknownRegionOfPair:
      rule(
        "Before-and-after pictures in a country whose rules are not known",
        "Many countries restrict such pictures or forbid them, and Careleaf knows the rules of few. Ask "
          + "before you publish them.", .advice)
    case .unknownPicture:
      rule(
        "A note about a picture that is not there",
        "The name may be misspelt, and then what the note says counts for no picture: not its "
          + "description, and not when a consent ends. Correct the name, or delete the note.")
    }
  }

  private static let consentLaw = "GDPR, articles 7 and 9(2)(a); HIPAA, 45 CFR 164.508"
}
