import Facts
import Foundations
import struct Essentials.Decimal

/// Values that are found by what they say, so that a number is not compared with all of them.
struct ValueIndex {
  private struct Entry {
    let end: Double
    let owner: Int
    let value: ComparedValue
  }

  /// The values by what they can be compared with, each by its ends and in their order.
  private var byKey: [ComparedValue.Key: [Entry]] = [:]

  /// How many values with one of its ends a number is compared with.
  private static let mostCompared = 256

  /// An index of `values`, each with the number of what says it.
  init(_ values: some Sequence<(owner: Int, value: ComparedValue)>) {
    for (owner, value) in values {
      for end in Set(value.ends) {
        byKey[value.key, default: []].append(Entry(end: end, owner: owner, value: value))
      }
    }
    for key in byKey.keys { byKey[key]?.sort { ($0.end, $0.owner) < ($1.end, $1.owner) } }
  }

  init(_ values: some Sequence<ComparedValue>) {
    self.init(values.lazy.map { (owner: 0, value: $0) })
  }

  /// Whether a value says the same as `typed`.
  func says(_ typed: ComparedValue) -> Bool {
    first(saying: typed) { typed.agreement(with: $0).agrees } != nil
  }

  /// Whether a value says the same as `typed` as a whole: not by an end of a range alone.
  func saysAll(of typed: ComparedValue) -> Bool {
    first(saying: typed) { value in
      let agreement = typed.agreement(with: value)
      return agreement.agrees && agreement.isWhole
    } != nil
  }

  /// Whether a value says the same time but for the days of a month: 12 weeks and three months.
  func saysNearly(_ typed: ComparedValue) -> Bool {
    guard let values = byKey[typed.key] else { return false }
    return typed.ends.contains { end in
      entries(at: end, values, margin: 0.1).contains { typed.isNearInTime($0.value) }
    }
  }

  /// The numbers of what says the same as `typed`, also by an end.
  func owners(agreeingWith typed: ComparedValue) -> Set<Int> {
    var owners: Set<Int> = []
    for end in typed.ends {
      for entry in entries(at: end, byKey[typed.key] ?? [])
      where typed.agreement(with: entry.value).agrees {
        owners.insert(entry.owner)
      }
    }
    return owners
  }

  /// The numbers of what says the same as `typed` as a whole: with the same limits, or else what
  /// agrees with it.
  func owners(saying typed: ComparedValue) -> Set<Int> {
    var (owners, exact): (Set<Int>, Set<Int>) = ([], [])
    for end in typed.ends {
      for entry in entries(at: end, byKey[typed.key] ?? []) {
        let agreement = typed.agreement(with: entry.value)
        guard agreement.agrees, agreement.isWhole else { continue }
        owners.insert(entry.owner)
        if typed.hasLimits(of: entry.value) { exact.insert(entry.owner) }
      }
    }
    return exact.isEmpty ? owners : exact
  }

  /// The number of what says the value that is nearest to `typed`, by how much of the larger of two
  /// numbers lies between them.
  func nearest(to typed: ComparedValue) -> Int? {
    guard let values = byKey[typed.key] else { return nil }
    var nearest: (owner: Int, distance: Double)?
    for end in typed.ends {
      let next = values.partitioningIndex { $0.end >= end }
      for entry in values[max(0, next - 1)..<min(values.count, next + 1)] {
        let size = max(abs(entry.end), abs(end))
        let distance = size > 0 ? abs(entry.end - end) / size : 0
        if distance < nearest?.distance ?? .infinity { nearest = (entry.owner, distance) }
      }
    }
    return nearest?.owner
  }

  /// The first number of what says a value with an end of `typed` for which `isSame` is true.
  func first(saying typed: ComparedValue, where isSame: (ComparedValue) -> Bool) -> Int? {
    guard let values = byKey[typed.key] else { return nil }
    var found: Int?
    for end in typed.ends {
      for entry in entries(at: end, values)
      where entry.owner < found ?? .max && isSame(entry.value) {
        found = entry.owner
      }
    }
    return found
  }

  /// Those of `values` that have an end there.
  private func entries(
    at end: Double, _ values: [Entry], margin share: Double = 1e-9
  ) -> some Sequence<Entry> {
    // Ends that are the same can differ in the last digits as they are computed.
    let margin = abs(end) * share
    let first = values.partitioningIndex { $0.end >= end - margin }
    return values[first...].prefix(Self.mostCompared).prefix { $0.end <= end + margin }
  }
}

extension ComparedValue {
  fileprivate func isNearInTime(_ other: ComparedValue) -> Bool {
    switch (self, other) {
    case (.quantity(let own), .quantity(let other)), (.age(let own), .age(let other)):
      own.isNearInTime(other)
    default: false
    }
  }

  /// Whether both ends are the same: under 80 is not 80 and over.
  fileprivate func hasLimits(of other: ComparedValue) -> Bool {
    switch (self, other) {
    case (.quantity(let own), .quantity(let other)), (.age(let own), .age(let other)):
      own.lies(within: other) && other.lies(within: own)
    default: true
    }
  }

  /// Numbers near the ends of what it says. Values that say the same have one in common.
  fileprivate var ends: [Double] {
    switch self {
    case .quantity(let quantity), .age(let quantity): quantity.endsNearby
    case .frequency(let frequency):
      [
        Double(frequency.times.lowerBound) / frequency.seconds(frequency.period.upperBound),
        Double(frequency.times.upperBound) / frequency.seconds(frequency.period.lowerBound),
      ]
    case .chance(let chance):
      [chance.low, chance.high].compactMap(\.self).map {
        $0.count.nearestDouble / $0.of.nearestDouble
      }
    case .pair(let pair): pair.first.endsNearby
    case .clock(let clock): [Double(clock.hour * 60 + clock.minute)]
    case .money(let low, let high): [low, high].compactMap { $0?.nearestDouble }
    case .cycleDays(let days): days.map { Double($0.lowerBound) }
    case .band: []
    }
  }
}

extension Frequency {
  fileprivate func seconds(_ period: Decimal) -> Double {
    period.nearestDouble * unit.size.nearestDouble
  }
}
