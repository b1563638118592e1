/// Facts of several kinds of care, one a line: name | label | words that mark it in prose | shape |
/// value. The prose that speaks of them is in `SeededContradictions`.
enum SubjectFacts {
  static let methotrexate = """
    start_dose | Starting dose of methotrexate | methotrexate, dose | dose | 7.5 to 10 mg once a week
    max_dose | Highest dose of methotrexate | most, highest, maximum | quantity | 25 mg
    folic_acid | Folic acid | folic acid | dose | 5 mg once a week
    blood_tests_start | Blood tests until the dose is stable | blood test | frequency | every 2 weeks
    blood_tests | Blood tests when the dose is stable | stable | frequency | every 12 weeks
    neutrophils | Neutrophils at which to stop | neutrophil | quantity | less than 1.6 ×10⁹/l
    alt | ALT at which to stop | alt, liver enzyme | quantity | more than 100 U/l
    missed | Time within which to take a missed dose | missed, forget, late | quantity | up to 2 days
    contraception | Contraception after stopping | contraception, pregnant, father | quantity | at least 6 months
    alcohol | Alcohol | alcohol, drink | quantity | up to 14 units
    effect | Until it works | work | quantity | 6 to 12 weeks
    nausea.chance | Feeling sick | | chance | more than 1 in 10
    lungs.chance | Inflammation of the lungs | lung | chance | 1 in 1000 to 1 in 100
    tablet | Strength of one tablet | tablet, strength | quantity | 2.5 mg
    """

  static let colonoscopy = """
    length | Length of the test | colonoscopy takes, test takes | quantity | 30 to 45 minutes
    iron | Stopping iron tablets before | iron | quantity | 7 days
    fibre | Low-fibre food before | fibre, low-fibre | quantity | 2 days
    fluids | Last clear fluids before | clear fluids, drink, drinking | quantity | 2 hours
    prep | Bowel preparation | litre, laxative, preparation | quantity | 2 l
    driving | Driving after sedation | drive, driving | quantity | at least 24 hours
    results | Results of samples | result, biopsy | quantity | 2 to 3 weeks
    hole.chance | A hole in the bowel | hole, perforation | chance | 1 in 1700
    bleeding.chance | Heavy bleeding after a polyp is taken out | bleed | chance | 1 in 150
    bloating.chance | Wind and bloating | bloat | chance | more than 1 in 10
    fever | Temperature at which to get help | temperature, fever | quantity | 38 °C or higher
    scope | Width of the tube | tube, scope | quantity | 13 mm
    visit | Length of the visit | visit | quantity | 2 to 4 hours
    """

  static let diabetes = """
    hba1c | HbA1c at which it is diabetes | hba1c, diagnos | quantity | 48 mmol/mol or higher
    hba1c_target | HbA1c target | target, goal | quantity | below 53 mmol/mol
    glucose | Fasting glucose at which it is diabetes | fasting, glucose | quantity | 7.0 mmol/l or higher
    pressure | Blood pressure target | blood pressure | pair | below 140/90 mmHg
    hba1c_tests | HbA1c tests | hba1c test, measured, checked | frequency | every 3 to 6 months
    eyes | Eye screening | eye, eyes, retina | frequency | every 2 years
    feet | Foot check | foot, feet | frequency | once a year
    exercise | Exercise each week | exercise, active, activity | quantity | at least 150 minutes
    weight | Loss of weight that helps | weight, lose | quantity | 5 to 10 %
    metformin | Starting dose of metformin | metformin | dose | 500 mg once a day
    hypo | Blood sugar that is too low | low, hypo | quantity | below 4 mmol/l
    bmi | Body mass index of obesity | bmi, body mass index | quantity | 30 kg/m2 or higher
    """

  static let vaccine = """
    doses | Number of doses | dose, doses, jabs | quantity | 2 doses
    gap | Time between doses | between, apart, gap, second | quantity | 6 to 12 months
    minimum_gap | Shortest time between doses | shortest, least, minimum | quantity | 5 months
    age | Age | age, aged, child, children | quantity | 9 to 14 years
    wait | Waiting after the vaccine | wait, stay, seated | quantity | 15 minutes
    amount | Amount of one dose | amount, contains | quantity | 0.5 ml
    soreness.chance | Sore arm | sore, arm | chance | more than 1 in 10
    fever.chance | Raised temperature | fever | chance | 1 in 100 to 1 in 10
    allergy.chance | Severe allergic reaction | anaphylaxis, allergic | chance | 1 in 1000000
    fridge | Storage temperature | store, stored, fridge | quantity | 2 to 8 °C
    sore_lasts | Sore arm lasts | sore | quantity | 1 to 2 days
    """

  static let knee = """
    operation | Length of the operation | operation | quantity | 1 to 2 hours
    hospital | Stay in hospital | hospital, stay | quantity | 1 to 3 days
    bend | Bending at six weeks | bend, degree | quantity | 90 degrees
    exercises | Exercises | exercise, exercises | frequency | 3 times a day
    driving | Driving | drive, driving | quantity | 6 weeks
    flying | Long flights | fly, flight, flights | quantity | at least 3 months
    work | Back to work | work | quantity | 6 weeks to 3 months
    sticks | Walking with sticks | stick, sticks, crutches | quantity | 4 to 6 weeks
    blood_clot.chance | A blood clot | clot, clots, thrombosis | chance | 1 in 100
    infection.chance | Infection of the joint | infect | chance | less than 1 in 100
    lasts | Joints that last 25 years | last, lasting | chance | 82 in 100
    paracetamol | Paracetamol | paracetamol | dose | 1 g up to 4 times a day
    """

  static let scan = """
    length | Length of the scan | scan takes, scan lasts | quantity | 15 to 90 minutes
    egfr | Kidney function needed | egfr, kidney | quantity | 30 ml/min/1.73 m² or higher
    table | Most that the table carries | table, weigh, weight | quantity | 200 kg
    noise | Noise of the scanner | noise, loud | quantity | 110 dB
    field | Strength of the magnet | magnet, field | quantity | 1.5 to 3 T
    contrast | Amount of contrast | contrast, dye | quantity | 0.1 mmol
    results | Results | result, results, report | quantity | 1 to 2 weeks
    nausea.chance | Feeling sick after contrast | sick, nausea | chance | 1 in 100
    allergy.chance | Allergic reaction to contrast | allergic, allergy | chance | 1 in 1000
    breastfeeding | Breastfeeding | breastfeed | quantity | 24 hours
    """

  /// Facts that their labels alone mark.
  static let warfarin = """
    dose | Usual dose of warfarin | | dose | 3 to 9 mg once a day
    inr | INR target | | number | 2.0 to 3.0
    first_tests | INR tests at the start | | frequency | twice a week
    tests | INR tests later | | frequency | every 12 weeks
    bleeding.chance | Serious bleeding | | chance | 1 in 100 to 1 in 10
    rash.chance | Rash | | chance | 1 in 1000 to 1 in 100
    surgery | Stopping before an operation | | quantity | 5 days
    alcohol | Alcohol a day | | quantity | up to 2 units
    temperature | Storage temperature | | quantity | below 25 °C
    """
}
