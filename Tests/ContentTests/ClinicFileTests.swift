import Diagnostics
import Facts
import Testing

@testable import Content

@Suite struct ClinicFileTests {
  private static let sample = """
    name: Alder Lane Clinic
    base_url: https://clinic.example
    region: US
    locale: en-US
    currency: USD
    phone: +1 555 010 0199
    emergency_number: "911"
    email: hello@clinic.example
    address: { street: 12 Alder Lane, city: Springfield, area: OR, postcode: "97477", country: United States }
    opening_hours:
      - { days: Monday to Friday, hours: 9:00 to 17:30 }
    sample_content: true
    raw_html: false
    navigation: [treatments, about.md]
    topics:
      costs: { title: Costs, summary: What treatments cost. }
      body: { title: Body }
    reviewers:
      - { id: dr-lee, name: Dr Kim Lee, role: Dermatologist, registration: GMC 0000000 }
    review_policy: { interval_months: 12 }

    """

  private static let mistakes: [Mistake] = [
    Mistake(
      "name: Alder Lane Clinic\nbase_url: https://clinic.example\n", "",
      """
      error: the clinic file has no 'base_url'  [clinic/missing-key]
        --> clinic.yaml:1:1
         |
       1 | region: US
         | ^ add 'base_url': the address of the site

      error: the clinic file has no 'name'  [clinic/missing-key]
        --> clinic.yaml:1:1
         |
       1 | region: US
         | ^ add 'name': what the clinic is called

      """),
    Mistake(
      "https://clinic.example", "clinic.example",
      """
      error: 'clinic.example' is not the address of a site  [clinic/bad-url]
        --> clinic.yaml:2:11
         |
       2 | base_url: clinic.example
         |           ^^^^^^^^^^^^^^ write it as https://www.example.com/

      """),
    Mistake(
      [("region: US", "region: AQ"), ("emergency_number: \"911\"\n", "")],
      """
      error: the emergency number of 'AQ' is not known here  [clinic/emergency-number]
        --> clinic.yaml:3:9
         |
       3 | region: AQ
         |         ^^ add 'emergency_number:' with the number that calls an ambulance

      """),
    Mistake(
      "region: US", "region: UK",
      """
      error: 'UK' is not the code of a country  [clinic/bad-region]
        --> clinic.yaml:3:9
         |
       3 | region: UK
         |         ^^ write 'GB'

      """),
    Mistake(
      "+1 555 010 0199", "ask reception",
      """
      error: 'ask reception' is not a telephone number  [clinic/bad-phone]
        --> clinic.yaml:6:8
         |
       6 | phone: ask reception
         |        ^^^^^^^^^^^^^ write it as '+1 555 010 0199'

      """),
    Mistake(
      "raw_html: false", "payers: { nhs: On the NHS, self: You pay }",
      """
      error: 'self' already means a payer  [clinic/reserved-payer]
        --> clinic.yaml:13:28
         |
      13 | payers: { nhs: On the NHS, self: You pay }
         |                            ^^^^ choose another id

      """),
    Mistake(
      "raw_html: false", "raw_html: no",
      """
      error: 'no' is neither true nor false  [clinic/bad-boolean]
        --> clinic.yaml:13:11
         |
      13 | raw_html: no
         |           ^^ write true or false

      """),
    Mistake(
      "interval_months: 12", "interval_months: 60",
      """
      error: '60' is out of range  [clinic/bad-number]
        --> clinic.yaml:20:35
         |
      20 | review_policy: { interval_months: 60 }
         |                                   ^^ write a number from 1 to 36

      """),
    Mistake(
      "about.md", "../about.md",
      """
      error: '../about.md' is not a page  [clinic/bad-page]
        --> clinic.yaml:14:26
         |
      14 | navigation: [treatments, ../about.md]
         |                          ^^^^^^^^^^^ write a page's name such as 'prices', or a file such as 'about.md'

      """),
    Mistake(
      "review_policy", "  - { id: dr-lee, name: Dr Ann Lee, role: Surgeon }\nreview_policy",
      """
      error: two people have the id 'dr-lee'  [clinic/duplicate-id]
        --> clinic.yaml:20:11
         |
      20 |   - { id: dr-lee, name: Dr Ann Lee, role: Surgeon }
         |           ^^^^^^ give each an id of its own
      note: it is first used here
        --> clinic.yaml:19:11
         |
      19 |   - { id: dr-lee, name: Dr Kim Lee, role: Dermatologist, registration: GMC 0000000 }
         |           ^^^^^^

      """),
    Mistake(
      "city: Springfield", "town: Springfield",
      """
      error: 'town' is not a key of 'address'  [clinic/unknown-key]
        --> clinic.yaml:9:35
         |
       9 | …ddress: { street: 12 Alder Lane, town: Springfield, area: OR, postcode: "97477", country: United Sta…
         |                                   ^^^^
         = The keys that can stand here are street, city, area, postcode, country.

      """),
    Mistake(
      "en-US", "en_US",
      """
      error: 'en_US' is not a locale  [clinic/bad-locale]
        --> clinic.yaml:4:9
         |
       4 | locale: en_US
         |         ^^^^^ write it as 'en-US': language, hyphen, country

      """),
    Mistake(
      "{ title: Body }", "{ titel: Body }",
      """
      error: 'titel' is not a key of 'body'  [clinic/unknown-key]
        --> clinic.yaml:17:11
         |
      17 |   body: { titel: Body }
         |           ^^^^^ did you mean 'title'?

      """),
  ]

  @Test(arguments: mistakes) func reportsMistakes(mistake: Mistake) {
    let text = mistake.applied(to: Self.sample)
    #expect(
      problems("clinic.yaml", text) { _ = ClinicFile.read($0, &$1) } == mistake.expected)
  }

  private func decode(_ text: String) throws -> Clinic {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "clinic.yaml", text: text)
    let clinic = ClinicFile.read(file, &diagnostics)
    #expect(rendered(diagnostics, text) == "")
    return try #require(clinic)
  }

  @Test func readsEveryKey() throws {
    let clinic = try decode(Self.sample)
    #expect(clinic.name == Located("Alder Lane Clinic", at: span("clinic.yaml", 1, 7, 24)))
    #expect(clinic.baseURL.value == "https://clinic.example/")
    #expect(
      [clinic.region.value, clinic.locale.value, clinic.currency.code] == ["US", "en-US", "USD"])
    #expect(clinic.phone.value == "+1 555 010 0199")
    #expect(clinic.emergencyNumber.value == "911")
    #expect(clinic.email?.value == "hello@clinic.example")
    let address = [
      clinic.address?.street, clinic.address?.city, clinic.address?.area, clinic.address?.postcode,
      clinic.address?.country,
    ]
    #expect(
      address.map { $0?.value } == [
        "12 Alder Lane", "Springfield", "OR", "97477", "United States",
      ])
    #expect(
      clinic.openingHours.map { hours in
        guard case .words(let days) = hours.days, case .words(let times) = hours.hours else {
          return []
        }
        return [days.value, times.value]
      } == [["Monday to Friday", "9:00 to 17:30"]])
    #expect(clinic.isSampleContent && !clinic.allowsRawHTML)
    #expect(clinic.navigation.map(\.page?.value) == ["treatments", "about.md"])
    #expect(clinic.booking == nil && clinic.featured.isEmpty)
    #expect(clinic.topics.map(\.id.value) == ["costs", "body"])
    #expect(clinic.topics.map(\.summary?.value) == ["What treatments cost.", nil])
    #expect(clinic.reviewers.map(\.id.value) == ["dr-lee"])
    #expect(clinic.reviewers.map(\.registration?.value) == ["GMC 0000000"])
    #expect(clinic.reviewPolicy.intervalMonths == 12)
  }

  @Test func leadsToOtherSites() throws {
    let clinic = try decode(
      Self.sample.replacing("about.md]", with: "{ title: Jobs, url: \"https://jobs.example/\" }]")
        + """
        booking: { label: Book a visit, url: "https://book.example/" }
        featured: [peel, wax]

        """)
    guard case .link(let title, let url) = clinic.navigation.last else {
      Issue.record("\(clinic.navigation)")
      return
    }
    #expect(title.value == "Jobs" && url.value == "https://jobs.example/")
    #expect(clinic.booking?.label.value == "Book a visit")
    #expect(clinic.booking?.url.value == "https://book.example/")
    #expect(clinic.featured.map(\.value) == ["peel", "wax"])
  }

  @Test(arguments: ["javascript:alert(1)", "//book.example", "book.example", "https://a@b/"])
  func booksOnlyOnTheWeb(address: String) throws {
    let text = Self.sample + "booking: { label: Book, url: \"\(address)\" }\n"
    var found: [Diagnostic] = []
    _ = ClinicFile.read(SourceFile(path: "clinic.yaml", text: text), &found)
    #expect(found.map(\.id) == ["clinic/bad-url"])
  }

  @Test func takesWhatIsUsualForTheRest() throws {
    let required = Self.sample.split(separator: "\n").prefix(6).joined(separator: "\n")
    let clinic = try decode(required)
    #expect(clinic.reviewPolicy.intervalMonths == 24)
    #expect(!clinic.isSampleContent && !clinic.allowsRawHTML)
    #expect(clinic.address == nil && clinic.topics.isEmpty && clinic.navigation.isEmpty)
  }

  @Test(arguments: [
    ("US", "911"), ("CA", "911"), ("GB", "999"), ("IE", "112"), ("FR", "112"), ("AU", "000"),
    ("NZ", "111"), ("IN", "112"), ("ZA", "112"),
  ])
  func knowsTheEmergencyNumber(region: String, number: String) throws {
    let text = Self.sample.replacing("region: US", with: "region: \(region)")
      .replacing("emergency_number: \"911\"\n", with: "")
    #expect(try decode(text).emergencyNumber.value == number)
  }

  @Test func keepsWhatItCanRead() {
    var diagnostics: [Diagnostic] = []
    let text = Self.sample.replacing("phone: +1 555 010 0199", with: "phone: none")
    let clinic = ClinicFile.read(SourceFile(path: "clinic.yaml", text: text), &diagnostics)
    #expect(diagnostics.map(\.id) == ["clinic/bad-phone"])
    #expect(clinic?.reviewers.map(\.id.value) == ["dr-lee"])
  }
}
