/// Honest sentences about `SubjectFacts`, each with what must not be written in its place: a dose
/// ten times too high, another unit, frequency, chance, temperature, wait or threshold. `known`
/// may be looked at while the matcher is made; `heldOut` was written with it and only counted.
enum SeededContradictions {
  typealias Pair = (honest: String, wrong: [String])

  static let known: [(facts: String, pairs: [Pair])] = [
    (
      SubjectFacts.methotrexate,
      [
        (
          "The usual starting dose is 7.5 to 10 mg once a week.",
          [
            "The usual starting dose is 75 mg once a week.",
            "The usual starting dose is 7.5 to 10 mg once a day.",
            "The usual starting dose is 7.5 to 10 micrograms once a week.",
          ]
        ),
        ("Take folic acid 5 mg once a week.", ["Take folic acid 50 mg once a week."]),
        ("Take methotrexate once a week.", ["Take methotrexate every day."]),
        ("The highest dose is 25 mg.", ["The highest dose is 250 mg."]),
        (
          "Until then you have a blood test every two weeks.",
          ["Until then you have a blood test every two months."]
        ),
        (
          "We stop it when neutrophils fall below 1.6 × 10⁹/L.",
          ["We stop it when neutrophils fall below 16 × 10⁹/L."]
        ),
        ("More than one in ten people feel sick.", ["One in a hundred people feel sick."]),
        ("Feeling sick is very common.", ["Feeling sick is very rare."]),
      ]
    ),
    (
      SubjectFacts.colonoscopy,
      [
        (
          "A hole in the bowel happens to 1 in 1,700 people.",
          ["A hole in the bowel happens to 1 in 17 people."]
        ),
        (
          "Call us if your temperature is 38 °C or higher.",
          ["Call us if your temperature is 48 °C or higher."]
        ),
        ("Do not drive for at least 24 hours.", ["Do not drive for 12 hours."]),
        (
          "Stop iron tablets 7 days before the test.",
          ["Stop iron tablets 3 days before the test."]
        ),
        ("Drink 2 litres of the laxative.", ["Drink 5 litres of the laxative."]),
        (
          "The results of samples come after 2 to 3 weeks.",
          ["The results of samples come after 2 to 3 days."]
        ),
      ]
    ),
    (
      SubjectFacts.diabetes,
      [
        (
          "You have diabetes when your HbA1c is 48 mmol/mol or higher.",
          [
            "You have diabetes when your HbA1c is 84 mmol/mol or higher.",
            "You have diabetes when your HbA1c is 7.5% or higher.",
          ]
        ),
        (
          "Your blood pressure should be below 140/90 mmHg.",
          ["Your blood pressure should be below 240/90 mmHg."]
        ),
        ("Your eyes are looked at every 2 years.", ["Your eyes are looked at every 5 years."]),
        (
          "A fasting glucose of 7 mmol/l or more means diabetes.",
          ["A fasting glucose of 70 mmol/l or more means diabetes."]
        ),
        (
          "You start with metformin 500 mg once a day.",
          ["You start with metformin 500 mg three times a day."]
        ),
      ]
    ),
    (
      SubjectFacts.vaccine,
      [
        ("The doses are 6 to 12 months apart.", ["The doses are 6 to 12 weeks apart."]),
        (
          "It is given to children aged 9 to 14 years.",
          ["It is given to children aged 5 to 8 years."]
        ),
        ("Stay seated for 15 minutes.", ["Stay seated for 5 minutes."]),
        (
          "A severe allergic reaction happens to 1 in 1,000,000 people.",
          ["A severe allergic reaction happens to 1 in 1,000 people."]
        ),
        ("It is stored in a fridge at 2 to 8 °C.", ["It is stored in a fridge at 20 to 25 °C."]),
      ]
    ),
    (
      SubjectFacts.knee,
      [
        ("Do the exercises three times a day.", ["Do the exercises once a week."]),
        ("You can drive after 6 weeks.", ["You can drive after 6 days."]),
        (
          "A blood clot happens to one in a hundred people.",
          ["A blood clot happens to one in a thousand people."]
        ),
        ("The knee should bend to 90 degrees.", ["The knee should bend to 30 degrees."]),
        (
          "Take paracetamol 1 g up to four times a day.",
          [
            "Take paracetamol 10 g up to four times a day.",
            "Take paracetamol 1 g up to eight times a day.",
          ]
        ),
      ]
    ),
    (
      SubjectFacts.scan,
      [
        ("The scan takes 15 to 90 minutes.", ["The scan takes 5 hours."]),
        ("The table carries up to 200 kg.", ["The table carries up to 300 kg."]),
        ("The noise reaches 110 dB.", ["The noise reaches 85 dB."]),
        ("Your results come within 1 to 2 weeks.", ["Your results come within 1 to 2 months."]),
      ]
    ),
    (
      SubjectFacts.warfarin,
      [
        ("Your INR should be between 2 and 3.", ["Your INR should be between 3 and 4."]),
        ("An INR of 2.5 is in the target.", ["An INR of 5 is in the target."]),
        ("The usual dose is 3 to 9 mg.", ["The usual dose is 30 to 90 mg."]),
        ("Take one dose every evening.", ["Take one dose every week."]),
        (
          "Up to 1 in 10 people have serious bleeding.",
          ["Up to 1 in 1,000 people have serious bleeding."]
        ),
        (
          "1 to 10 in every 100 people have serious bleeding.",
          ["1 to 10 in every 10,000 people have serious bleeding."]
        ),
        ("Stop it 5 days before an operation.", ["Stop it 5 hours before an operation."]),
        ("Keep it at a temperature below 25 °C.", ["Keep it at a temperature below 35 °C."]),
        ("A rash is uncommon.", ["A rash is very common."]),
      ]
    ),
    (
      SubjectFacts.methotrexate,
      [
        ("Stop it if your ALT is above 100 U/L.", ["Stop it if your ALT is above 1,000 U/L."]),
        (
          "Feeling sick happens to more than 10% of people.",
          ["Feeling sick happens to 1% of people."]
        ),
        ("It starts to work after 6 to 12 weeks.", ["It starts to work after 6 to 12 days."]),
        ("Drink no more than 14 units of alcohol.", ["Drink no more than 40 units of alcohol."]),
        ("The most that you can have is 25 mg.", ["The most that you can have is 2.5 g."]),
      ]
    ),
    (
      SubjectFacts.diabetes,
      [
        ("A BMI of 30 or more is obesity.", ["A BMI of 40 or more is obesity."]),
        ("Your goal is an HbA1c below 53 mmol/mol.", ["Your goal is an HbA1c below 35 mmol/mol."]),
        ("Your HbA1c is measured every 3 to 6 months.", ["Your HbA1c is measured twice a day."]),
      ]
    ),
    (
      SubjectFacts.knee,
      [
        (
          "Fewer than 1 in 100 people get an infection of the joint.",
          ["About 1 in 5 people get an infection of the joint."]
        ),
        ("You can fly after three months.", ["You can fly after three days."]),
        ("You need crutches for 4 to 6 weeks.", ["You need crutches for 14 to 16 weeks."]),
      ]
    ),
    (
      SubjectFacts.scan,
      [
        ("Your eGFR must not be below 30.", ["Your eGFR must not be below 60."]),
        (
          "About 1 in 100 people feel sick after the contrast.",
          ["About 1 in 4 people feel sick after the contrast."]
        ),
      ]
    ),
  ]

  static let heldOut: [(facts: String, pairs: [Pair])] = [
    (
      SubjectFacts.methotrexate,
      [
        (
          "Most people begin with methotrexate 10 mg a week.",
          ["Most people begin with methotrexate 100 mg a week."]
        ),
        (
          "Nobody takes more than 25 mg of it, which is the maximum.",
          ["Nobody takes more than 40 mg of it, which is the maximum."]
        ),
        ("Methotrexate is taken once a week.", ["Methotrexate is taken twice a day."]),
        (
          "Folic acid is taken once a week, 5 mg at a time.",
          ["Folic acid is taken once a week, 5 g at a time."]
        ),
        (
          "Once you are stable, a test every 12 weeks is enough.",
          ["Once you are stable, a test every 12 months is enough."]
        ),
        ("One tablet has a strength of 2.5 mg.", ["One tablet has a strength of 10 mg."]),
        (
          "Use contraception for at least 6 months after you stop.",
          ["Use contraception for 6 weeks after you stop."]
        ),
        (
          "A missed dose can be taken within 2 days.",
          ["A missed dose can be taken within 5 days."]
        ),
        (
          "Up to 1 in 100 people get an inflammation of the lungs.",
          ["Up to 1 in 10 people get an inflammation of the lungs."]
        ),
      ]
    ),
    (
      SubjectFacts.colonoscopy,
      [
        ("The colonoscopy takes 30 to 45 minutes.", ["The colonoscopy takes 3 to 4 hours."]),
        (
          "You can drink clear fluids until 2 hours before.",
          ["You can drink clear fluids until 20 minutes before."]
        ),
        (
          "Heavy bleeding follows in one in 150 people.",
          ["Heavy bleeding follows in one in 15 people."]
        ),
        (
          "A fever of 38 °C or more is a reason to call.",
          ["A fever of 39.5 °C or more is a reason to call."]
        ),
        ("You should not be driving for 24 hours.", ["You should not be driving for 4 hours."]),
        ("Wind and bloating are very common.", ["Wind and bloating are rare."]),
        ("The tube is 13 mm wide.", ["The tube is 13 cm wide."]),
      ]
    ),
    (
      SubjectFacts.diabetes,
      [
        (
          "The target for your HbA1c is below 53 mmol/mol.",
          ["The target for your HbA1c is below 73 mmol/mol."]
        ),
        (
          "Aim for a blood pressure under 140/90 mmHg.",
          ["Aim for a blood pressure under 160/110 mmHg."]
        ),
        ("Your feet are checked once a year.", ["Your feet are checked every five years."]),
        ("Be active for at least 150 minutes.", ["Be active for at least 15 minutes."]),
        ("A blood sugar below 4 mmol/l is too low.", ["A blood sugar below 8 mmol/l is too low."]),
        ("Losing 5 to 10% of your weight helps.", ["Losing 50% of your weight helps."]),
        ("The first dose of metformin is 500 mg.", ["The first dose of metformin is 5 g."]),
      ]
    ),
    (
      SubjectFacts.vaccine,
      [
        (
          "The second dose comes six to twelve months later.",
          ["The second dose comes two to three years later."]
        ),
        ("One dose contains 0.5 ml.", ["One dose contains 5 ml."]),
        (
          "More than 1 in 10 people have a sore arm.",
          ["Fewer than 1 in 1,000 people have a sore arm."]
        ),
        ("A sore arm lasts 1 to 2 days.", ["A sore arm lasts 1 to 2 weeks."]),
        ("Wait for a quarter of an hour or 15 minutes.", ["Wait for half an hour or 30 minutes."]),
        ("You need two doses.", ["You need five doses."]),
      ]
    ),
    (
      SubjectFacts.knee,
      [
        (
          "The operation lasts for one to two hours.",
          ["The operation lasts for six to eight hours."]
        ),
        ("You stay in hospital for 1 to 3 days.", ["You stay in hospital for 1 to 3 weeks."]),
        (
          "Do not fly long distances for at least 3 months.",
          ["Do not fly long distances for at least 3 weeks."]
        ),
        (
          "Most people go back to work after 6 weeks to 3 months.",
          ["Most people go back to work after 6 to 12 months."]
        ),
        ("You walk with sticks for 4 to 6 weeks.", ["You walk with sticks for 4 to 6 months."]),
        (
          "Eighty-two in 100 joints last that long.",
          ["Twenty-eight in 100 joints last that long."]
        ),
      ]
    ),
    (
      SubjectFacts.scan,
      [
        (
          "Your eGFR must be 30 ml/min/1.73 m² or higher.",
          ["Your eGFR must be 60 ml/min/1.73 m² or higher."]
        ),
        ("The magnet has a field of 1.5 to 3 tesla.", ["The magnet has a field of 15 tesla."]),
        (
          "An allergic reaction to the contrast happens to one in 1,000 people.",
          ["An allergic reaction to the contrast happens to one in ten people."]
        ),
        (
          "You can go on breastfeeding after 24 hours.",
          ["You can go on breastfeeding after 24 days."]
        ),
        ("You can weigh up to 200 kg.", ["You can weigh up to 120 kg."]),
      ]
    ),
  ]

  /// Numbers that the facts say of something else, which may be meant: no more than warnings.
  static let saidElsewhere: [(facts: String, sentences: [String])] = [
    (SubjectFacts.colonoscopy, ["Stop iron tablets 2 days before the test."]),
    (SubjectFacts.diabetes, ["Your HbA1c is measured once a day."]),
  ]

  /// Numbers about something else: nothing of them is an error.
  static let other: [(facts: String, sentences: [String])] = [
    (
      SubjectFacts.methotrexate,
      [
        "Bring a list of your medicines to every visit.",
        "In one study people were followed for 10 years.",
        "Call us within 24 hours if you have a fever.", "Tell us 2 weeks before a holiday.",
        "A pack holds 24 tablets.", "The nurse calls you after 3 days.",
        "One in three people with arthritis has it in both hands.",
        "Keep it at less than 25 °C.", "It came into use 40 years ago.",
      ]
    ),
    (
      SubjectFacts.colonoscopy,
      [
        "The bowel is about 1.5 metres long.", "Arrive 30 minutes early.",
        "Polyps are found in 1 in 4 people over 60.", "Bring someone who stays for 24 hours.",
        "The prep tastes better when it is cold.", "Eat a light breakfast 2 days before.",
      ]
    ),
    (
      SubjectFacts.diabetes,
      [
        "About 1 in 12 people have diabetes.", "Walk for 10 minutes after each meal.",
        "Stop smoking: it halves your risk within 5 years.",
        "Children can have another type from 6 months on.",
      ]
    ),
    (
      SubjectFacts.vaccine,
      [
        "Most people get the virus once in 10 years.", "Keep the plaster on for 2 hours.",
        "The virus was found in 1983.", "A cold pack for 10 minutes helps.",
      ]
    ),
    (
      SubjectFacts.knee,
      [
        "Ice the knee for 20 minutes every 3 hours.", "A stay costs more than a day visit.",
        "Your surgeon sees you after 6 weeks.", "The scar is about 15 cm long.",
        "About 3 in 10 people have had pain for 5 years before.",
      ]
    ),
    (
      SubjectFacts.scan,
      [
        "You lie still for 5 minutes at a time.", "Come 20 minutes early.",
        "Take off metal within 2 metres of the door.", "One in ten people feel shut in.",
      ]
    ),
    (
      SubjectFacts.warfarin,
      [
        "Never take two doses every day.", "Do not take warfarin every week.",
        "Can you take it every week?", "It should not change your daily life.",
        "Take a photo of each bruise every week.", "Bruising is more common in older people.",
        "Bleeding from the nose is common.", "Rarely, a rash turns into an ulcer.",
        "Warfarin was made in 1948, and 3 in 100 people over 60 take it.",
        "The INR was invented 40 years ago.",
      ]
    ),
  ]
}
