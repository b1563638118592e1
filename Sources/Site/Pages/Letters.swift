import Content
import Presentation

/// The glossary as an alphabetical list.
struct GlossaryLetters {
  let groups: [LetterGroup]

  init(_ glossary: Glossary) {
    groups = LetterGroup.groups(
      of: glossary.entries.map { entry in
        LetterGroup.Entry(
          name: entry.term.value, id: entry.anchor, definition: entry.definition.value,
          forms: entry.forms.isEmpty ? nil : entry.forms.map(\.value).joined(separator: ", "))
      })
  }
}

/// The treatments and what else they are called as an alphabetical list.
struct TreatmentLetters {
  let groups: [LetterGroup]

  init(context: SiteContext) {
    let entries = context.content.treatments.flatMap { treatment in
      let url = context.url(.treatment(treatment.id))
      let own = LetterGroup.Entry(name: treatment.name.value, id: treatment.id, url: url)
      let others = treatment.otherNames.enumerated().map { index, name in
        LetterGroup.Entry(
          name: name.value, id: "\(treatment.id)-\(index + 1)", target: treatment.name.value,
          url: url)
      }
      return [own] + others
    }
    groups = LetterGroup.groups(of: entries)
  }
}

extension LetterGroup {
  /// The entries under their first letters, all in alphabetical order whatever the capitals.
  static func groups(of entries: [Entry]) -> [LetterGroup] {
    let sorted = entries.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    var groups: [LetterGroup] = []
    for entry in sorted {
      let letter = entry.name.first.map { $0.isLetter ? $0.uppercased() : "#" } ?? "#"
      if groups.last?.letter == letter {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append(LetterGroup(letter: letter, entries: [entry]))
      }
    }
    return groups
  }
}
