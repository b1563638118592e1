import Facts
import Foundation

/// The phases of aftercare and how long side effects last, as bars over one axis of time.
struct TimelinePicture: Sendable {
  private struct Effect: Sendable {
    let name: String
    let lasts: Quantity
    let range: ReportPicture.Range
  }

  private let treatment: InContext<Treatment>
  private let effects: [Effect]
  private let scale: TimeScale

  /// The picture of the time after `treatment`; nil when there is no aftercare.
  init?(_ treatment: InContext<Treatment>) {
    let phases = treatment.aftercare.phases.map(\.days)
    guard !phases.isEmpty else { return nil }
    self.treatment = treatment
    effects = Self.effects(of: treatment)
    scale = TimeScale(
      phases: phases,
      longest: effects.flatMap { [$0.range.low, $0.range.high] }.compactMap(\.self).max())
  }

  var svg: String {
    let strings = treatment.context.strings
    let phases = treatment.aftercare.phases.map { phase in
      [phase.name.value, days(phase)].compactMap(\.self).joined(separator: ": ")
    }
    let lasting = effects.map { "\($0.name): \(treatment.context.formatter.text($0.lasts))" }
    let heading = lasting.isEmpty ? [] : [strings.text(.timelineEffects)]
    return chart.drawing().svg(
      id: "\(treatment.id)-picture-timeline",
      title: strings.text(.timelineTitle, ["treatment": treatment.name.value]),
      description: (phases + heading + lasting).joined(
        separator: strings.text(.pictureSeparator)))
  }

  var chart: Chart {
    let strings = treatment.context.strings
    let phases = treatment.aftercare.phases.map { phase in
      ChartRow(
        label: phase.name.value, value: days(phase),
        span: ChartSpan(
          low: scale.position(Decimal(phase.days.lowerBound - 1)),
          high: scale.position(Decimal(phase.days.upperBound))), style: .phase)
    }
    let lasting = effects.map { effect in
      ChartRow(
        label: effect.name, value: treatment.context.formatter.text(effect.lasts),
        span: ChartSpan(
          low: effect.range.low.map(scale.position), high: effect.range.high.map(scale.position)),
        style: .effect)
    }
    let heading = Chart.Item.heading(strings.text(.timelineEffects))
    return Chart(
      items: phases.map(Chart.Item.row)
        + (lasting.isEmpty ? [] : [heading] + lasting.map(Chart.Item.row)),
      axis: ChartAxis(ticks: ticks, namesEnds: true),
      footnote: scale.isEven ? nil : strings.text(.timelineNotToScale))
  }

  private var ticks: [ChartAxis.Tick] {
    scale.boundaries.dropFirst().map { boundary in
      let day = Rounding.integer(boundary)
      let (week, rest) = day.quotientAndRemainder(dividingBy: 7)
      let strings = treatment.context.strings
      return ChartAxis.Tick(
        position: scale.position(boundary),
        label: rest == 0 && week > 1
          ? strings.text(.timelineWeek, ["week": String(week)])
          : strings.text(.aftercareDay, ["day": String(day)]))
    }
  }

  /// The days of a phase in words; nil when its name says the same.
  private func days(_ phase: AftercarePhase) -> String? {
    let days = AftercareView.days(treatment.with(phase))
    return days.lowercased() == phase.name.value.lowercased() ? nil : days
  }

  private static func effects(of treatment: InContext<Treatment>) -> [Effect] {
    (treatment.risks.common + treatment.risks.serious).compactMap { risk in
      guard let lasts = risk.lasts, let range = ReportPicture.Range(lasts, in: .day) else {
        return nil
      }
      return Effect(name: risk.name.value, lasts: lasts, range: range)
    }
  }
}
