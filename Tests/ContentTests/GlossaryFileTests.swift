import Diagnostics
import Facts
import Testing

@testable import Content

@Suite struct GlossaryFileTests {
  private static let sample = """
    mesoderm: The middle layer of the skin.
    ultrasound:
      definition: Sound too high to hear.
      forms: [ultrasonic, ultrasound scan]

    """

  private static let mistakes: [Mistake] = [
    Mistake(
      "mesoderm:", "Ultrasonic:",
      """
      error: 'ultrasonic' is explained twice  [glossary/duplicate-term]
        --> glossary.yaml:4:11
         |
       4 |   forms: [ultrasonic, ultrasound scan]
         |           ^^^^^^^^^^ keep one of the two
      note: it is first explained here
        --> glossary.yaml:1:1
         |
       1 | Ultrasonic: The middle layer of the skin.
         | ^^^^^^^^^^

      """),
    Mistake(
      "  definition: Sound too high to hear.\n", "",
      """
      error: 'ultrasound' has no 'definition'  [glossary/missing-key]
        --> glossary.yaml:2:1
         |
       2 | ultrasound:
         | ^^^^^^^^^^ add 'definition': what the word means

      """),
    Mistake(
      ": The middle layer of the skin.", ":",
      """
      error: 'mesoderm' is empty  [glossary/empty]
        --> glossary.yaml:1:1
         |
       1 | mesoderm:
         | ^^^^^^^^ write something after it, or remove the line

      """),
    Mistake(
      "forms:", "form:",
      """
      error: 'form' is not a key of 'ultrasound'  [glossary/unknown-key]
        --> glossary.yaml:4:3
         |
       4 |   form: [ultrasonic, ultrasound scan]
         |   ^^^^ did you mean 'forms'?

      """),
  ]

  @Test(arguments: mistakes) func reportsMistakes(mistake: Mistake) {
    let text = mistake.applied(to: Self.sample)
    #expect(
      problems("glossary.yaml", text) { _ = GlossaryFile.read($0, &$1) } == mistake.expected)
  }

  @Test func readsBothForms() {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "glossary.yaml", text: Self.sample)
    let entries = GlossaryFile.read(file, &diagnostics)?.entries ?? []
    #expect(diagnostics == [])
    #expect(entries.map(\.term.value) == ["mesoderm", "ultrasound"])
    #expect(
      entries.map(\.definition.value) == [
        "The middle layer of the skin.", "Sound too high to hear.",
      ])
    #expect(entries.map { $0.forms.map(\.value) } == [[], ["ultrasonic", "ultrasound scan"]])
  }
}
