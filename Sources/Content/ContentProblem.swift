public import Diagnostics
import YAML

enum ContentProblem: String, DiagnosticKind {
  case noFrontMatter = "article/no-front-matter"
  case referenceInFrontMatter = "article/reference-in-front-matter"
  case unclosedFrontMatter = "article/unclosed-front-matter"
  case unknownBlock = "blocks/unknown"
  case unknownTreatment = "blocks/unknown-treatment"
  case badIcon = "clinic/bad-icon"
  case duplicateReviewer = "clinic/duplicate-id"
  case duplicateLocation = "clinic/duplicate-location"
  case emergencyNumber = "clinic/emergency-number"
  case reservedPayer = "clinic/reserved-payer"
  case missingClinic = "clinic/missing-file"
  case unknownNavigationPage = "clinic/unknown-page"
  case unknownFeatured = "clinic/unknown-subject"
  case unknownOfPerson = "clinic/unknown-of-person"
  case fileName = "content/file-name"
  case strayFile = "content/stray-file"
  case unknownKind = "kinds/unknown"
  case takenFolder = "kinds/taken-folder"
  case takenUnit = "kinds/taken-unit"
  case duplicateSynonym = "synonyms/duplicate"
  case emptySynonym = "synonyms/no-meaning"
  case duplicateTerm = "glossary/duplicate-term"
  case unknownTerm = "glossary/unknown-term"
  case missingImage = "images/missing"
  case remoteImage = "images/remote"
  case invalidLink = "links/invalid"
  case unknownAnchor = "links/unknown-anchor"
  case unknownPage = "links/unknown-page"
  case unpublishedPage = "links/unpublished"
  case tooManyQuotes = "sources/too-many-quotes"

  var rule: DiagnosticRule {
    switch self {
    case .noFrontMatter:
      rule(
        "An article without front matter",
        "Every page needs a title and a summary, for its readers and for search engines. Begin the "
          + "file with a line ---, then title: and summary:, then another line ---.")
    case .referenceInFrontMatter:
      rule(
        "A fact reference in a title or summary",
        "Titles and summaries are also shown in lists and by search engines, where no fact is filled "
          + "in. Say it without the fact.")
    case .unclosedFrontMatter:
      rule(
        "Front matter that does not end",
        "It is not clear where the text of the article begins, so nothing of it can be shown. Put a "
          + "line --- after the last key.")
    case .unknownBlock:
      rule(
        "A block that does not exist",
        "A block puts a part made from the facts, such as risks or prices, into the page; with a wrong "
          + "name that part would be missing. Correct the name; the message lists what there is.")
    case .unknownTreatment:
      rule(
        "A block that does not say which subject it is about",
        "Outside a subject's folder a block could mean any subject. Write the subject's id and a "
          + "dot before the name of the block.")
    case .duplicateReviewer:
      rule(
        "Two people with the same id",
        "A page would show that somebody else has reviewed it. Give each reviewer, and each of the "
          + "people of the clinic, an id of their own; those can review without being listed twice."
      )
    case .badIcon:
      rule(
        "An icon that telephones cannot show",
        "Browsers show the icon beside the title, and telephones among their programs when somebody "
          + "keeps the site there: as a square, and not sharp when it is small. Take a square SVG, or a "
          + "square PNG of at least 180 pixels.", by: "W3C, Web Application Manifest, icons")
    case .duplicateLocation:
      rule(
        "Two places with the same id",
        "People and links name a place by its id. Give each place an id of its own.")
    case .unknownOfPerson:
      rule(
        "A subject or place of a person that does not exist",
        "The page of people links to the subjects and places that an entry names, by their ids. Correct "
          + "the name, add what it names or remove it.")
    case .emergencyNumber:
      rule(
        "No emergency number for this country",
        "Pages tell patients which number to call when something is badly wrong, and a wrong one costs "
          + "time. Add emergency_number: with the number that calls an ambulance where the clinic is.",
        by: "ITU-T E.161.1, emergency numbers")
    case .reservedPayer:
      rule(
        "A payer whose id is taken",
        "Prices with payer: self or payer: insurance are those that patients and their insurers pay. "
          + "Choose another id; what patients read for these two is in the words of the theme.")
    case .missingClinic:
      rule(
        "A site without clinic.yaml",
        "Patients must be able to see who publishes the site and how to reach them. Add "
          + "content/clinic.yaml with the clinic's name, address and telephone number.")
    case .unknownNavigationPage:
      rule(
        "A page of the menu that does not exist",
        "The menu is on every page, and this entry would lead to an error on each of them. Correct the "
          + "name, publish the page or remove the entry.")
    case .unknownFeatured:
      rule(
        "A subject of the first page that does not exist",
        "The first page shows the subjects that 'featured' names, by the folder of their facts. Correct "
          + "the name, publish the subject or remove the entry.")
    case .fileName:
      rule(
        "A file name that cannot be an address",
        "The name of an article becomes the address of its page, which people type and print. Use small "
          + "letters from a to z, digits and hyphens.")
    case .strayFile:
      rule(
        "A file that nothing reads",
        "What it says is not published, which is easily overlooked. Move it to where articles or facts "
          + "belong, or out of the folder content.", .warning)
    case .unknownKind:
      rule(
        "A kind or a fact that does not exist",
        "What is declared for it would hold for nothing. Correct the name; the message lists what there "
          + "is.")
    case .takenFolder:
      rule(
        "A folder of a kind whose name is taken",
        "The folder is a part of the addresses of its subjects, and other pages already have this one. "
          + "Choose another name.")
    case .takenUnit:
      rule(
        "A unit that is known already",
        "Facts and articles would mean two different units by one word, and numbers in them could not "
          + "be compared. Remove the unit; the built-in one does the same.")
    case .duplicateSynonym:
      rule(
        "A word of patients that is there twice",
        "One of the two might be forgotten when the other changes. Put all that the word can mean in one "
          + "place.")
    case .emptySynonym:
      rule(
        "A word of patients without a meaning",
        "The search could lead nowhere with it. Write the words that pages have for it, with commas "
          + "between them, or remove it.")
    case .duplicateTerm:
      rule(
        "A word that is explained twice",
        "Patients should find one explanation of a word, the same on every page. Keep one of the two "
          + "entries.")
    case .unknownTerm:
      rule(
        "A word in brackets that the glossary lacks",
        "A word in brackets promises an explanation, and there is none. Add the word to glossary.yaml, "
          + "or write \\[ where you mean a plain bracket.")
    case .missingImage:
      rule(
        "A picture that does not exist",
        "Readers would see an empty frame. Put the picture beside the article, or correct its name; "
          + "capital letters count.")
    case .remoteImage:
      rule(
        "A picture on another server",
        "The other server would learn who reads the page, and it can change or remove the picture at any "
          + "time. Put a copy that you may publish beside the article.",
        by: "GDPR, article 5(1)(c), data minimisation")
    case .invalidLink:
      rule(
        "A link that leads out of the site's folder",
        "There is nothing at that address for readers. Link to a file of the site by its path from this "
          + "article, or to another site with https://.")
    case .unknownAnchor:
      rule(
        "A link to a part that the page does not have",
        "The link opens the page at its top, and readers have to search. Correct what stands after the "
          + "#, or leave it out; the message lists what the page has.")
    case .unknownPage:
      rule(
        "A link to a page that does not exist",
        "Readers would get an error in place of the page. Link to the Markdown file of the page by its "
          + "path from this article.", by: "WCAG 2.2, success criterion 2.4.4")
    case .unpublishedPage:
      rule(
        "A link to a page that is not published",
        "The page is a draft, not due yet or expired, so readers would get an error. Publish it, or "
          + "remove the link until then.")
    case .tooManyQuotes:
      rule(
        "A source with more quotes than are looked through",
        "Every report of a source is held against each of its quotes. Keep those that facts and "
          + "articles report.")
    }
  }
}

/// What can be wrong with the facts of a treatment beyond their schema.
enum FactsProblem: String, DiagnosticKind {
  case contradiction = "facts/contradiction"
  case currencyDiffers = "facts/currency-differs"
  case duplicateID = "facts/duplicate-id"
  case duplicateSubject = "facts/duplicate-subject"
  case emptyPhase = "facts/empty-phase"
  case emptyReport = "facts/empty-report"
  case missingFile = "facts/missing-file"
  case needlessAbsence = "facts/needless-absence"
  case noteRequired = "facts/note-required"
  case phaseOrder = "facts/phase-order"
  case reference = "facts/reference"
  case reservedKey = "facts/reserved-key"
  case twoValues = "facts/two-values"
  case unitsDiffer = "facts/units-differ"
  case unknownReference = "facts/unknown-reference"
  case unknownRow = "facts/unknown-row"

  var rule: DiagnosticRule {
    switch self {
    case .contradiction:
      rule(
        "Two facts that contradict each other",
        "Patients read both and cannot tell which is right. Make the two agree, or say it once.")
    case .currencyDiffers:
      rule(
        "Prices in two currencies",
        "Patients compare and add up the prices of a list, which goes wrong when currencies mix. Write "
          + "all prices in the currency of the list.")
    case .duplicateID:
      rule(
        "Two risks or rows with the same id",
        "Articles refer to them by their ids and would show either of the two. Give each an id of its "
          + "own.")
    case .duplicateSubject:
      rule(
        "Two subjects with the same folder name",
        "Articles refer to a subject by the name of its folder and would mean either of the two. Rename "
          + "one of the folders.")
    case .reference:
      rule(
        "A reference to a fact inside a facts file",
        "References belong to articles: patients would read the braces. Write the value as it is.")
    case .emptyPhase:
      rule(
        "A phase of aftercare without advice",
        "Patients look up what to do and what to leave alone on these days. Add do: or do_not:, or remove "
          + "the phase.")
    case .emptyReport:
      rule(
        "A report that says nothing",
        "The page lists what each source says, and this one would be an empty line. Add the value or the "
          + "text that the source gives, or remove the report.")
    case .missingFile:
      rule(
        "A subject without facts",
        "All pages of a subject take doses, risks and prices from one file, so that they agree. Add "
          + "facts.yaml to the subject's folder.")
    case .needlessAbsence:
      rule(
        "A fact that is said to be absent for nothing",
        "'absent' says why a required fact does not apply. Where the fact is given, or not required, the "
          + "entry only hides what is true. Remove it.")
    case .noteRequired:
      rule(
        "A source that differs without a note",
        "Patients are shown that a source says something else than the clinic, and want to know why. Add "
          + "note: and explain the clinic's choice.",
        by: "GMC, Decision making and consent (2020), paragraph 10")
    case .phaseOrder:
      rule(
        "Phases of aftercare that overlap or run backwards",
        "On some day patients would find two kinds of advice, or would read them in the wrong order. Write "
          + "the phases in the order of their days, each day in one phase.")
    case .reservedKey:
      rule(
        "A name that already means something",
        "Articles use this name for something else, so a reference to your fact would show that instead. "
          + "Choose another name for the fact.")
    case .twoValues:
      rule(
        "A fact with two values",
        "Only one of the two can be published, and nobody can tell which one is right. Keep one of them."
      )
    case .unitsDiffer:
      rule(
        "A value that is not the same in its two units",
        "Patients and clinicians read the unit that they know, and would act on different values. Make "
          + "the two agree.",
        by: "NGSP/IFCC master equation for HbA1c; molar masses of glucose and cholesterol")
    case .unknownReference:
      rule(
        "A reference to a fact that does not exist",
        "A number would be missing in the middle of a sentence. Correct the name, or add the fact to "
          + "facts.yaml.")
    case .unknownRow:
      rule(
        "A row of a table that does not exist",
        "What the row says would be missing, such as the medicine of a zone. Correct the id, or give the "
          + "row that is meant this id.")
    }
  }
}

/// What can be wrong with a single value. The ids follow the prefix of the file's schema:
/// `clinic/bad-phone`.
enum ValueProblem: String, DiagnosticKind {
  case badAlias = "bad-alias"
  case badAmount = "bad-amount"
  case badCurrency = "bad-currency"
  case badDate = "bad-date"
  case badDays = "bad-days"
  case badDOI = "bad-doi"
  case badEmail = "bad-email"
  case badID = "bad-id"
  case badLocale = "bad-locale"
  case badPage = "bad-page"
  case badPath = "bad-path"
  case badPhone = "bad-phone"
  case badPosition = "bad-position"
  case badPubMed = "bad-pmid"
  case badQuantity = "bad-quantity"
  case badRegion = "bad-region"
  case badTime = "bad-time"
  case badUnit = "bad-unit"
  case badURL = "bad-url"
  case noValue = "no-value"

  var rule: DiagnosticRule {
    switch self {
    case .badAlias:
      rule(
        "An old address of another form",
        "People who saved the old address are led to the new page, which works for addresses of this site "
          + "only. Write the old address from the first slash on, such as /old-page/.")
    case .badAmount:
      rule(
        "A price that cannot be read",
        "A price that is read wrongly is published wrongly. Write digits with a point before the cents and "
          + "no currency sign, such as 250 or 250 to 400.")
    case .badCurrency:
      rule(
        "A currency that cannot be read",
        "A sign such as $ is used by many countries, so currencies are named by their code. Write three "
          + "capital letters, such as USD or EUR.", by: "ISO 4217")
    case .badDate:
      rule(
        "A date that cannot be read",
        "Days and months are written in different orders around the world. Write the year, the month and "
          + "the day in digits, such as 2026-05-01.", by: "ISO 8601-1:2019")
    case .badDays:
      rule(
        "Days that cannot be read",
        "The aftercare of the wrong day can do harm. Write days as the message shows, the earlier one "
          + "first.")
    case .badDOI:
      rule(
        "A DOI that cannot be read",
        "Readers use the DOI to find the study. Copy it from the study's first page; it begins with 10. "
          + "and has a slash in it.", by: "ISO 26324, digital object identifier")
    case .badEmail:
      rule(
        "A mail address that cannot be read",
        "Patients could not write to the clinic. Write the address like name@example.com.",
        by: "RFC 5322")
    case .badID:
      rule(
        "An id with signs that it cannot have",
        "Ids become parts of addresses and of references in articles. Use small letters from a to z, "
          + "digits and hyphens.")
    case .badLocale:
      rule(
        "A language that cannot be read",
        "It decides the words of the pages and how numbers and dates are written. Write the language, a "
          + "hyphen and the country, such as en-US.", by: "BCP 47")
    case .badPage:
      rule(
        "A page of the menu that cannot be read",
        "The menu leads to pages of this site by their names. Write the name as the message shows."
      )
    case .badPath:
      rule(
        "A file name that cannot be read",
        "The file must lie beside this one, so that the folder can be moved and copied as a whole. Write "
          + "its name alone, such as picture.jpg.")
    case .badPosition:
      rule(
        "Degrees that cannot be read",
        "Maps of search engines would show another place. Write degrees with a point before the "
          + "decimals: north and east are positive, south and west are negative.", by: "WGS 84")
    case .badPhone:
      rule(
        "A telephone number that cannot be read",
        "Patients call this number by touching it, also from abroad. Write it with + and the code of the "
          + "country, such as +1 555 010 0199; an emergency number has digits only.",
        by: "ITU-T E.123")
    case .badPubMed:
      rule(
        "A PubMed number that cannot be read",
        "Readers use the number to find the study. Write its digits only; they stand at the end of the "
          + "address of the study on PubMed.")
    case .badQuantity:
      rule(
        "A quantity that cannot be read",
        "A number that is read wrongly is published wrongly. Write a number or a "
          + "range from the smaller to the greater number, and its unit, as the message shows.")
    case .badRegion:
      rule(
        "A country that cannot be read",
        "The country decides which rules hold for what you may claim, and which emergency number is "
          + "shown. Write its code of two capital letters, such as US.", by: "ISO 3166-1")
    case .badTime:
      rule(
        "A time that cannot be read",
        "Advice at the wrong time can do harm. Write times as the message shows, the earlier one first.",
        by: "ISO 8601-1:2019")
    case .badUnit:
      rule(
        "A unit that does not fit",
        "A number with a wrong unit can be a tenfold dose. Use one of the units that the message lists."
      )
    case .badURL:
      rule(
        "A web address that cannot be read",
        "A link to it would lead nowhere. Copy the whole address from the browser, from https:// on.",
        by: "RFC 3986")
    case .noValue:
      rule(
        "A fact without a value",
        "Articles that refer to it would have a gap in the middle of a sentence. Add the value; where the "
          + "clinic publishes none, and the key allows it, write ask_clinic.")
    }
  }
}

/// What can be wrong with what facts and articles alike refer to. The ids follow the kind of file:
/// `article/unknown-topic`.
enum ReferenceProblem: String, DiagnosticKind {
  case dateOrder = "date-order"
  case unknownReviewer = "unknown-reviewer"
  case unknownSource = "unknown-source"
  case unknownTopic = "unknown-topic"

  var rule: DiagnosticRule {
    switch self {
    case .dateOrder:
      rule(
        "Two dates in the wrong order",
        "Something would end before it begins, so it would never be shown. Correct one of the two "
          + "dates.")
    case .unknownReviewer:
      rule(
        "A reviewer that the clinic does not name",
        "The page says who has reviewed it, and this person is not listed. Correct the id, or add the "
          + "person to the reviewers in clinic.yaml.",
        by: "PIF TICK (2022): who was involved is stated")
    case .unknownSource:
      rule(
        "A citation of a source that does not exist",
        "Readers could not check what the sentence says. Correct the id, or add the source to "
          + "sources.yaml.", by: "PIF TICK (2022): evidence that readers can check")
    case .unknownTopic:
      rule(
        "A topic that the clinic does not have",
        "The page would be missing from the list of the topic that was meant. Correct the id, or add the "
          + "topic to clinic.yaml.")
    }
  }
}

public enum ContentRules {
  /// The rules of everything that reading content reports.
  public static var all: [DiagnosticRule] {
    let values = SchemaProblem.rules + ValueProblem.rules
    var rules = ContentProblem.rules + FactsProblem.rules + PriceProblem.rules + GapProblem.rules
    rules += PictureProblem.rules
    for family in Set(ContentSchemas.all.map(\.schema.prefix)).sorted() {
      rules += values.map { $0.inFamily(family) }
    }
    for family in ["facts", "article"] {
      rules += ReferenceProblem.rules.map { $0.inFamily(family) }
    }
    return rules
  }
}
