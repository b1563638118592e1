import Testing

@testable import Checks

/// Honest sentences of all kinds of care that look like claims to a list of words.
@Suite struct FalseAlarmTests {
  static let honest = [
    // A test hurts nobody and leaves nothing behind; pain is spoken of as it is.
    "You should feel no pain during the operation, but you may feel pressure.",
    "The scan itself is painless. The needle can sting.",
    "You can go back to work straight away after the scan.",
    "You will be asleep and will not feel anything.",
    // Harm, conditions and things can be permanent.
    "It can cause permanent loss of sight.", "It is a lifelong condition for most people.",
    "The drain is removed permanently.", "Adult teeth have to last for life.",
    "The virus stays in the body for life.",
    // Who may have it depends on what it is.
    "Teenagers can have the vaccine.", "Most children can have the vaccine.",
    "Quitting smoking lowers your risk at any age.",
    // Plain alternatives, packages and ways.
    "Physiotherapy is an alternative to surgery.", "Package: stages 1 to 4 for one tooth",
    "Alternatives to an operation are painkillers and exercise.",
    "For most people this is done by minimally invasive surgery.",
    // Approvals with their date or their limit.
    "The FDA approved the filler in 2013 for cheeks in adults over 21.",
    "The vaccine was licensed in 2006 and has been offered in schools since 2008.",
    "It is licensed only for people aged 18 or over who have tried two other medicines.",
    "The MHRA has licensed the patch for women after the menopause.",
    // What harms, and how bodies work.
    "Sleep deprivation reduces circulation.", "Smoking reduces the flow of blood to the skin.",
    "A healthy weight reduces stress on joints.", "Cartilage cushions the ends of the bones.",
    "The vaccine trains the immune system to fight the virus.",
    "White blood cells fight infection.",
    // Diagnosis and decisions.
    "The best way to decide is to talk to your doctor.",
    "A biopsy is the best way to find out what the lump is.",
    "The best treatment for you depends on your symptoms.",
    "The years ahead", "The tablets protect you in the years ahead.",
    "Your best peak flow is measured in two weeks when you are well.",
    "Call us if you blow less than half of your best.",
    "For the best results, keep the area clean and dry for 24 hours.",
    // Populations and symptoms.
    "Most types are harmless.", "Most lumps are harmless and do not need treatment.",
    "Painless swelling of a gland should be checked.", "Many tumours of the skin do not hurt.",
    // Research, questions and denials.
    "Trials are done to find out if a new treatment is better than the old one.",
    "The combination was more effective than either drug alone in one trial of 212 people.",
    "More research is needed to find safe and effective vaccines.",
    "Can acupuncture help with my migraines?", "Is it better than surgery?",
    "Energy drinks boost your energy for an hour, but they do not treat tiredness.",
    "The claim that it slows ageing rests on studies in mice.",
    // What is aimed at, what is needed and what others say.
    "The aim of the exercises is to restore movement and to strengthen the shoulder.",
    "Enough protein is essential for the healing of wounds.",
    "Supporters of the diet say that it gives people more energy and better sleep.",
    "Some people feel relief at once, while others notice no change.",
    "The chances are better for some couples than for others.",
    // How all bodies work, and what goes wrong in them.
    "As we age, the skin becomes thinner and loses its elasticity.",
    "When there is not enough oil in the tears, the eyes sting and feel tired.",
    "Women with the gene more often experience low mood after a birth.",
    "Tight shoulders are common in people who work at a screen.",
    // What a clinic does and how it is paid.
    "We will make you as comfortable as possible before the test.",
    "If you cancel more than two days before your visit, we will return your deposit.",
    "Radio waves add heat energy at a set depth in the skin.",
  ]

  @Test(arguments: honest) func staysSilent(_ sentence: String) async throws {
    #expect(try await Samples.claims(in: [sentence]) == [[]])
  }

  /// What the same words claim elsewhere.
  static let claims = [
    "Our scanner-guided injections are painless.", "Enjoy permanent freedom from pain.",
    "Teens welcome.", "A gentle alternative to liposuction.", "Our formula is FDA approved.",
    "Reduces stress and lifts your mood.", "The best treatment in town.",
    "Boost your energy levels in just one session.", "Reset your sleep and feel like new.",
    "My pain was completely gone after two visits.", "At the forefront of eye care.",
    // Explained at length, as clinics do.
    "It unblocks the glands, calms the redness and brings lasting relief to tired eyes.",
    "Because the cuts are so small, there is less pain, less scarring and a faster recovery.",
    "The therapy is useful for a wide range of problems, from headaches to arthritis.",
    "There are very few risks, and side effects are minimal.",
    "Compared with creams, it works faster and gives far better results.",
    // With words that make other sentences honest: an exception holds for a whole sentence.
    "Our laser is completely safe when used properly.",
    "You walk out the same day with no downtime at all.",
    "Without surgery, you get the results of a facelift.",
    "Our clinic has the best doctors, trained to perform every treatment.",
  ]

  @Test(arguments: claims) func speaksUp(_ sentence: String) async throws {
    #expect(try await Samples.claims(in: [sentence]) != [[]])
  }
}
