import Testing

/// What articles say costs nothing, held against the prices, and sums of prices that are shown.
@Suite struct FreeOfChargeTests {
  private static let facts = """
    name: MRI scan
    in_sentence: MRI scan
    summary: A scan.
    what_it_is: { text: It makes pictures., sources: [trial-a] }
    symptoms: [pain]
    prices:
      rows:
        - { id: nhs, payer: nhs, name: MRI scan, price: free, who: with a referral }
        - { id: part, name: One body part, price: 395, deposit: 40 }
        - { id: two, name: Two body parts, price: 650, for: { number: 2, of: body parts } }
        - { id: dye, name: Contrast dye, price: 150, for: addition, if: we need it }
        - { id: disc, name: Copy on a disc, price: 12 }
        - { id: eyes, name: Both knees, price: 780 }
        - { id: talk, name: First talk with plan, price: 220 }
        - { id: films, name: Films, price: 900 to 1500, for: { each: cycle } }
      includes: [the drops]
      estimate: [part]
    risks: { common: [Soreness], serious: [Infection] }
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a sore arm] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func errors(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "conditions/scan", clinic: "payers: { nhs: On the NHS }\n"
    ).filter { $0.hasPrefix("error") }
  }

  @Test(arguments: [
    ("The contrast dye is free of charge.", "free of charge"),
    ("The contrast dye is free.", "free"),
    ("The dye does not cost anything extra.", "not cost"),
    ("There is no charge for the contrast dye.", "no charge"),
    ("The contrast dye costs you nothing.", "costs you nothing"),
    ("For the contrast dye you pay nothing.", "pay nothing"),
    ("You need not pay for the contrast dye.", "not pay"),
    ("You need not pay a deposit.", "not pay"),
    ("| What | Price |\n|---|---|\n| Contrast dye | included in the price |\n", "included"),
    ("| What | Price |\n|---|---|\n| Contrast dye | no charge |\n", "no charge"),
  ])
  func findsAPriceOfWhatIsSaidToBeFree(sentence: String, words: String) async throws {
    let found = try await errors(sentence)
    #expect(found.count == 1 && found.allSatisfy { $0.contains(words) }, "\(found)")
  }

  @Test(arguments: [
    "On the NHS the scan is free with a referral.", "The drops are included in the price.",
    "Feel free to ask about the contrast dye.", "The contrast dye is not free.",
    "You do not pay more than £150 for the contrast dye.", "Is the contrast dye free?",
    "We tell you what is free, and the contrast dye.", "Your arm must be free of contrast dye.",
    "The pictures are free, and the contrast dye is £150.", "The study paid: the dye was free.",
  ])
  func leavesAloneWhatIsFree(sentence: String) async throws {
    let found = try await errors(sentence)
    #expect(found == [])
  }

  @Test(arguments: [
    "A copy on a disc is £12; three discs are £36.", "Four discs cost £48, so £12 for each disc.",
    "One body part is £395, the contrast dye £150. With the copy for £12 you are at £557.",
    "| What | Price |\n|---|---|\n| Two body parts | £650 (£325 for each) |\n",
    "Six discs at £12 each come to £72.", "The two come to twice £395, or £790.",
    "The films come on top and are £900 to £1,500. The first talk is £220.",
    "One body part and contrast dye (£395 + £150) are £545.",
  ])
  func takesSumsOfPricesThatAreShown(sentence: String) async throws {
    let found = try await errors(sentence)
    #expect(found == [])
  }

  @Test(arguments: [
    "A copy on a disc is £12; three discs are £38.",
    "One body part is £395, the contrast dye £150. With the copy for £12 you are at £575.",
    "Both knees cost £395.", "The contrast dye costs £12 at the most.",
  ])
  func findsSumsAndPricesThatAreWrong(sentence: String) async throws {
    let found = try await errors(sentence)
    #expect(!found.isEmpty)
  }

  /// A payer whom a sentence names pays what the facts say for that one.
  @Test func findsAPriceOfAnotherPayerInACondition() async throws {
    let found = try await errors("If you come on the NHS, one body part costs you £395.")
    #expect(found.count == 1)
  }
}
