extension FactStatements {
  /// What says the same as prose and has all words of its name, or of its text, in the sentence, unless
  /// that is so of what says another and is as near.
  func namedInFull(
    among matches: [Match], isStrict: Bool, _ context: NumberContext
  ) -> Match? {
    var best: (match: Match, name: FullName)?
    for match in matches where match.agreement == .agrees {
      guard let name = fullName(of: match, context), best.map({ $0.name < name }) ?? true else {
        continue
      }
      best = (match, name)
    }
    guard let best else { return nil }
    let isOther = matches.contains { other in
      guard other.differs(strictly: isStrict), let name = fullName(of: other, context) else {
        return false
      }
      return best.name <= name
    }
    return isOther ? nil : best.match
  }

  /// What the sentence names in full, of which the facts say that it is done every so often: the hearing
  /// is tested again after three years.
  func namedInFull(doneEvery written: WrittenQuantity, _ context: NumberContext) -> Match? {
    guard let often = written.quantity?.asInterval else { return nil }
    return matches([.frequency(often)], context).first { match in
      match.agreement == .agrees && match.statement.column?.hasSuffix(".often") ?? false
        && fullName(of: match, context) != nil
    }
  }

  /// Whether it is a check that goes on under the same name when something has changed: TSH, and TSH when
  /// all is stable.
  func isLater(_ agreeing: Match, than best: Match) -> Bool {
    agreeing.agreement == .agrees && agreeing.statement.column == "monitoring.often"
      && best.statement.column == agreeing.statement.column
      && best.statement.title.isSubset(of: agreeing.statement.title)
  }

  /// How near all words of a name stand, and how many there are.
  private struct FullName: Comparable {
    /// In hundredths, on average.
    let nearness: Int
    let count: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.nearness, left.count) < (right.nearness, right.count)
    }
  }

  private func fullName(of match: Match, _ context: NumberContext) -> FullName? {
    let stems = match.statement.whole
    guard !stems.isEmpty else { return nil }
    var sum = 0.0
    for stem in stems {
      let weight = context.stems.lazy.filter { near in
        near.isOwn && !near.isBefore && self.index.stems[near.stem] == stem
          && (!near.isAnchor || match.statement.anchors.contains(stem))
      }.map(\.weight).max()
      guard let weight else { return nil }
      sum += weight
    }
    return FullName(nearness: Int(sum * 100) / stems.count, count: stems.count)
  }
}
