import Essentials
import Facts
import Foundations

/// The phases of aftercare and how long side effects last, as bars over one axis of time.
struct TimelinePicture: Sendable {
  private struct Effect: Sendable {
    let name: String
    /// How long after the start it begins, and how long it lasts, in words.
    let words: String
    /// When it begins, in days, and until when it lasts.
    let start: Decimal
    let range: ReportPicture.Range
  }

  private let treatment: InContext<Treatment>
  private let phases: [Phase]
  private let effects: [Effect]
  private let scale: TimeScale
  private let isBefore: Bool

  /// The picture of the time after `treatment`; nil when there is no aftercare.
  init?(after treatment: InContext<Treatment>) {
    self.init(treatment, Phase.after(treatment), Self.effects(of: treatment), isBefore: false)
  }

  /// The picture of the time before `treatment`; nil when there is nothing to do, or only once.
  init?(before treatment: InContext<Treatment>) {
    let phases = Phase.before(treatment)
    guard phases.count > 1 else { return nil }
    self.init(treatment, phases, [], isBefore: true)
  }

  private init?(
    _ treatment: InContext<Treatment>, _ phases: [Phase], _ effects: [Effect], isBefore: Bool
  ) {
    guard !phases.isEmpty else { return nil }
    self.treatment = treatment
    self.phases = phases
    self.effects = effects
    self.isBefore = isBefore
    scale = TimeScale(
      phases: phases.map { ($0.first, $0.last) },
      longest: effects.flatMap { [$0.range.low, $0.range.high] }.compactMap(\.self).max())
  }

  var svg: String {
    let strings = treatment.context.strings
    // The phases stand beside it in words.
    guard !effects.isEmpty else { return chart.drawing().decoration }
    let lasting = effects.map { "\($0.name): \($0.words)" }
    return chart.drawing().svg(
      id: "\(treatment.id)-picture-timeline\(isBefore ? "-before" : "")",
      title: strings.text(
        isBefore ? .timelineBeforeTitle : .timelineTitle, ["treatment": treatment.name.value]),
      description: ([words.text(.lasting)] + lasting).joined(
        separator: strings.text(.pictureSeparator)))
  }

  var chart: Chart {
    let strings = treatment.context.strings
    let rows = phases.map { phase in
      ChartRow(
        label: phase.name, value: phase.when?.text,
        span: ChartSpan(
          low: scale.position(phase.first), high: phase.last.map(scale.position)), style: .phase)
    }
    let lasting = effects.map { effect in
      ChartRow(
        label: effect.name, value: effect.words,
        span: ChartSpan(
          start: scale.position(effect.start), low: effect.range.low.map(scale.position),
          high: effect.range.high.map(scale.position)),
        style: .effect)
    }
    let heading = Chart.Item.heading(words.text(.lasting))
    return Chart(
      items: rows.map(Chart.Item.row)
        + (lasting.isEmpty ? [] : [heading] + lasting.map(Chart.Item.row)),
      axis: ChartAxis(ticks: ticks, namesEnds: true),
      footnote: scale.isEven ? nil : strings.text(.timelineNotToScale))
  }

  private var words: KindWords { treatment.context.strings.words(of: treatment.kind) }

  private var ticks: [ChartAxis.Tick] {
    let boundaries = isBefore ? scale.boundaries.dropLast() : scale.boundaries.dropFirst()
    return boundaries.map { ChartAxis.Tick(position: scale.position($0), label: label(of: $0)) }
  }

  /// A moment in the largest unit that has no fraction; whole days after the subject that are no months
  /// are counted from day 1.
  private func label(of moment: Decimal) -> String {
    let strings = treatment.context.strings
    let day = moment.nearestInteger
    let span = TimeSpan(exactly: moment)
    let isOfMonths = [.month, .year].contains(span.unit)
    guard Decimal(day) == moment, !isBefore, !isOfMonths else {
      return isBefore
        ? treatment.context.formatter.text(span, at: nil, words)
        : treatment.context.formatter.text(
          Quantity(low: span.from, high: span.from, unit: span.unit))
    }
    let (week, rest) = day.quotientAndRemainder(dividingBy: 7)
    return rest == 0 && week > 1
      ? strings.text(.timelineWeek, ["week": String(week)])
      : strings.text(.aftercareDay, ["day": String(day)])
  }

  private static func effects(of treatment: InContext<Treatment>) -> [Effect] {
    let formatter = treatment.context.formatter
    return (treatment.risks.common + treatment.risks.serious).compactMap { risk in
      guard let lasts = risk.lasts, let range = ReportPicture.Range(lasts, in: .day) else {
        return nil
      }
      let onset = risk.onset?.value
      let begins = onset.flatMap { ReportPicture.Range($0, in: .day) }
      let start = begins?.low ?? 0
      let length = formatter.text(lasts)
      let words = onset.map { onset in
        treatment.context.strings.text(
          .timelineOnset, ["onset": formatter.text(delay: onset), "time": length])
      }
      return Effect(
        name: risk.name.value,
        words: words ?? length,
        start: start,
        range: ReportPicture.Range(
          low: range.low.map { start + $0 },
          high: range.high.map { (begins?.high ?? start) + $0 }))
    }
  }
}

extension TimeSpan {
  /// The moment `days` from the subject, in the largest unit of which it is a whole number.
  fileprivate init(exactly days: Decimal) {
    let units: [QuantityUnit] = [.year, .month, .week, .day, .hour]
    let whole = units.first { unit in
      let count = days * QuantityUnit.day.size / unit.size
      return Decimal(count.nearestInteger) == count
    }
    let unit = whole ?? .minute
    let count = days * QuantityUnit.day.size / unit.size
    self.init(from: count, to: count, unit: unit)
  }
}
