import Diagnostics
import Facts
import Testing

@testable import Content

/// Opening hours as data, the places of a clinic and its people.
@Suite struct ClinicPlacesTests {
  private func read(_ yaml: String) -> (clinic: Clinic?, ids: [String]) {
    let required = """
      name: Elm Clinic
      base_url: https://elm.example
      region: US
      locale: en-US
      currency: USD
      phone: +1 555 010 0199

      """
    var found: [Diagnostic] = []
    let clinic = ClinicFile.read(
      SourceFile(path: "clinic.yaml", text: required + yaml + "\n"), &found)
    return (clinic, found.map(\.id))
  }

  @Test func readsDaysAndTimes() throws {
    let (clinic, ids) = read(
      """
      opening_hours:
        - { days: [monday-wednesday, friday], hours: ["08:00-12:00", "13:30-17:00"] }
        - { days: [saturday-monday], hours: By appointment }
      """)
    #expect(ids == [])
    let hours = try #require(clinic?.openingHours)
    guard case .week(let days) = hours[0].days, case .times(let times) = hours[0].hours,
      case .week(let others) = hours[1].days, case .words = hours[1].hours
    else {
      Issue.record("\(hours)")
      return
    }
    #expect(days.flatMap(\.value.days) == [.monday, .tuesday, .wednesday, .friday])
    #expect(
      times.map(\.value.opens.hour) == [8, 13] && times.map(\.value.closes.minute) == [0, 0])
    #expect(others.flatMap(\.value.days) == [.saturday, .sunday, .monday])
  }

  @Test(arguments: [
    ("opening_hours: [{ days: [mnday], hours: [\"09:00-17:00\"] }]", "clinic/bad-days"),
    ("opening_hours: [{ days: [Monday], hours: [\"09:00-17:00\"] }]", "clinic/bad-days"),
    ("opening_hours: [{ days: [monday-], hours: [\"09:00-17:00\"] }]", "clinic/bad-days"),
    ("opening_hours: [{ days: [monday], hours: [9-17] }]", "clinic/bad-time"),
    ("opening_hours: [{ days: [monday], hours: [\"17:00-09:00\"] }]", "clinic/bad-time"),
    ("opening_hours: [{ days: [monday], hours: [\"24:00-24:30\"] }]", "clinic/bad-time"),
    ("opening_hours: [{ days: [], hours: Always }]", "clinic/empty-list"),
    ("special_hours: [{ from: 2026-12-26, until: 2026-12-24 }]", "clinic/date-order"),
    ("special_hours: [{ from: 2026-13-01 }]", "clinic/bad-date"),
    ("locations: [{ id: a, name: A }, { id: a, name: B }]", "clinic/duplicate-location"),
    (
      "locations: [{ id: a, name: A, position: { latitude: 90.1, longitude: 0 } }]",
      "clinic/bad-position"
    ),
    (
      "locations: [{ id: a, name: A, position: { latitude: 1e1, longitude: 0 } }]",
      "clinic/bad-position"
    ),
    ("locations: [{ id: a, name: A, map: maps.example }]", "clinic/bad-url"),
    ("people: [{ id: a, name: A }]", "clinic/missing-key"),
    (
      "reviewers: [{ id: a, name: A, role: B }]\npeople: [{ id: a, name: A, role: B }]",
      "clinic/duplicate-id"
    ),
  ]) func reports(yaml: String, id: String) {
    #expect(read(yaml).ids == [id])
  }

  @Test func peopleCanReview() throws {
    let (clinic, ids) = read(
      """
      reviewers: [{ id: dr-a, name: Dr A, role: Doctor }]
      people: [{ id: b, name: B, role: Nurse, languages: [English], registration: N 1 }]
      """)
    #expect(ids == [])
    #expect(clinic?.reviewers.map(\.id.value) == ["dr-a", "b"])
    #expect(clinic?.reviewers.last?.registration?.value == "N 1")
  }

  @Test func hoursThatAreOverAreLeftOut() throws {
    let (clinic, ids) = read(
      """
      special_hours:
        - { from: 2026-12-31, hours: ["09:00-12:00"] }
        - { from: 2026-12-24, until: 2026-12-26 }
        - { from: 2026-05-01 }
      """)
    #expect(ids == [])
    func days(_ day: String) throws -> [String] {
      let date = try #require(CalendarDate(iso: day))
      return clinic?.asOf(date).specialHours.map(\.from.value.description) ?? []
    }
    #expect(try days("2026-05-01") == ["2026-05-01", "2026-12-24", "2026-12-31"])
    #expect(try days("2026-05-02") == ["2026-12-24", "2026-12-31"])
    #expect(try days("2026-12-26") == ["2026-12-24", "2026-12-31"])
    #expect(try days("2026-12-27") == ["2026-12-31"])
  }
}
