import Facts

/// Numbers of a cited sentence that can only be those that the facts have from the same source: the
/// share of knees that last and how long they were counted.
extension NumberJudge {
  /// How many numbers a sentence may have, for these to be looked for.
  private static let mostNumbers = 6

  /// The fact that is the only one of its kind from a source, where another number of the sentence is
  /// a fact from there too, and no fact says what prose does.
  func factOfSameSource(as quantity: WrittenQuantity, isAge: Bool) -> FactEntry? {
    guard (2...Self.mostNumbers).contains(written.count), !isAge,
      let entries = page.treatment?.facts.entries, !page.sayElsewhere(quantity, isAge: isAge)
    else { return nil }
    let others = written.filter { !$0.tokens.overlaps(quantity.tokens) }
    let sourced = entries.filter { $0.kind != .member && !$0.provenance.sources.isEmpty }
    let told = sourced.filter { entry in others.contains { entry.says($0) } }
    let sources = Set(told.flatMap(\.provenance.sources).map(\.value))
    let typed = ComparedValue.all(of: quantity)
    let open = sourced.filter { entry in
      entry.provenance.sources.contains { sources.contains($0.value) }
        && !told.contains { $0.location == entry.location }
        && ComparedValue.all(of: entry).contains { fact in typed.contains { $0.key == fact.key } }
    }
    guard open.count == 1, let fact = open.first, !fact.allows(typed) else { return nil }
    return fact
  }
}

extension FactEntry {
  /// Whether all that it says is what prose says.
  fileprivate func says(_ written: WrittenQuantity) -> Bool {
    ComparedValue.all(of: self).contains { fact in
      ComparedValue.all(of: written).contains { typed in
        guard typed.key == fact.key else { return false }
        let agreement = typed.agreement(with: fact)
        return agreement.agrees && agreement.isWhole
      }
    }
  }

  fileprivate func allows(_ typed: [ComparedValue]) -> Bool {
    ComparedValue.all(of: self).contains { fact in
      typed.contains { $0.key == fact.key && $0.agreement(with: fact).isAllowed }
    }
  }
}
