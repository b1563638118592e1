public import Diagnostics

/// What can keep a YAML file from being read.
public enum YAMLProblem: String, DiagnosticKind {
  case alias = "yaml/alias"
  case comment = "yaml/comment"
  case complexKey = "yaml/complex-key"
  case duplicateKey = "yaml/duplicate-key"
  case invisibleCharacter = "yaml/invisible-character"
  case outOfMemory = "yaml/out-of-memory"
  case severalDocuments = "yaml/several-documents"
  case syntax = "yaml/syntax"
  case tab = "yaml/tab"
  case tag = "yaml/tag"
  case tooDeep = "yaml/too-deep"

  public var rule: DiagnosticRule {
    switch self {
    case .alias:
      rule(
        "A shorthand for a value elsewhere",
        "YAML takes & and * at the start of a value for a shorthand, which makes it hard to see what "
          + "a file says. Write the value out, or put text that begins with such a sign in double "
          + "quotes.")
    case .comment:
      rule(
        "Text that is taken for a comment",
        "In YAML everything after a space and # is a comment and is not published, so a part of the "
          + "sentence is lost. Put the whole text in double quotes; a comment that is meant has a "
          + "space after the #.", .warning, by: Self.yaml + "6.6, comments")
    case .complexKey:
      rule(
        "Brackets or braces at the start of a line",
        "YAML takes [ and { at the start of a value for a list or a group of keys. Put text that "
          + "begins so, such as \"{{ sessions }}\", in double quotes.",
        by: Self.yaml + "7.4, flow collections")
    case .duplicateKey:
      rule(
        "A key that is written twice",
        "Only one of the two values could be published, and nobody can tell which one is right. Keep "
          + "one of them.", by: Self.yaml + "3.2.1.1, nodes")
    case .invisibleCharacter:
      rule(
        "A character that cannot be seen",
        "It often comes along when text is copied from a web page or a PDF, and it makes a name differ "
          + "from one that looks the same. Delete it, and type a space if one is needed.",
        by: Self.yaml + "5.1, character set")
    case .outOfMemory:
      rule(
        "A file that needs more memory than there is",
        "Nothing is wrong with what the file says. Close other programs and try again, or split the "
          + "file.")
    case .severalDocuments:
      rule(
        "Two documents in one file",
        "A line of three dashes begins a new document, and only one can be read. Remove the line, or "
          + "put the rest into a file of its own.", by: Self.yaml + "9, document stream")
    case .syntax:
      rule(
        "A line that is not valid YAML",
        "The file cannot be read from here on, so nothing of it can be published. The usual causes are "
          + "text with a colon that needs quotes, a quote that is not closed, and lines that are not "
          + "indented alike.", by: "YAML 1.2.2")
    case .tab:
      rule(
        "A tab at the start of a line",
        "Tabs are shown differently by every editor, so YAML allows only spaces for indentation. "
          + "Replace the tab by spaces; most editors can be told to type spaces for the tab key.",
        by: Self.yaml + "6.1, indentation spaces")
    case .tag:
      rule(
        "A value that begins with an exclamation mark",
        "YAML takes a word that begins with ! for an instruction on how to read the value. Put the "
          + "text in double quotes.", by: Self.yaml + "6.9.1, node tags")
    case .tooDeep:
      rule(
        "Too many lists and keys inside one another",
        "No file of a site needs so many levels; often a line is indented by mistake. Bring the "
          + "lines to the level that they belong to.")
    }
  }

  private static let yaml = "YAML 1.2.2, section "
}

/// What can be wrong with a file that a schema describes. The ids follow the schema's prefix:
/// `facts/unknown-key`.
public enum SchemaProblem: String, DiagnosticKind {
  case badBoolean = "bad-boolean"
  case badChoice = "bad-choice"
  case badNumber = "bad-number"
  case empty
  case emptyList = "empty-list"
  case missingKey = "missing-key"
  case tooMany = "too-many"
  case unknownKey = "unknown-key"
  case wrongType = "wrong-type"

  public var rule: DiagnosticRule {
    switch self {
    case .badBoolean:
      rule(
        "Neither true nor false",
        "The key is a switch that is on or off, and another word could be taken either way. Write true "
          + "or false.")
    case .badChoice:
      rule(
        "A word that cannot be chosen",
        "The key takes one of a few words, and pages are made differently for each. Write one of those "
          + "that the message lists.")
    case .badNumber:
      rule(
        "A number that cannot be read",
        "A number that is read wrongly could become a wrong dose or price. Write it in digits, with a "
          + "point before decimals and without commas, in the range that the message names.")
    case .empty:
      rule(
        "A key or a file without a value",
        "An empty value looks as if something was forgotten, and pages would have a gap. Write the value "
          + "after the key, or remove the line.")
    case .emptyList:
      rule(
        "A list without entries",
        "A heading above nothing tells patients that there is nothing to say, which is rarely true. Write "
          + "at least one entry, each on a line of its own after a dash.")
    case .missingKey:
      rule(
        "A key that must be there",
        "Pages need what this key says and cannot be made without it. Add the key; the message says what "
          + "belongs after it.")
    case .tooMany:
      rule(
        "More entries than a page can show",
        "What stands in such a list is shown on several pages, in tables and in pictures, which nobody "
          + "could read and which would take ever longer to make. Keep what patients need.")
    case .unknownKey:
      rule(
        "A key that does not exist",
        "What stands after a misspelt key is never published, and nobody would notice. Correct the name, "
          + "or remove the line.")
    case .wrongType:
      rule(
        "A value of the wrong form",
        "A text, a list and a group of keys are written differently, and this key takes another of them. "
          + "Write it as the message says.")
    }
  }
}
