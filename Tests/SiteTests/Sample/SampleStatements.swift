/// What the five articles say with which the sample began, and where the sample has it.
///
/// Each line has the number of a statement (the letter is the article's), a place, and words or a
/// value that must stand there. A place is a treatment and a fact, and after them the source that
/// reports it; or a source, whose note is meant; or a file below `content`. Statements that only
/// praise the treatment have no line.
enum SampleStatements {
  static let table = #"""
    A1  | mesotherapy origin consumer-a | about 55 years before
    A2  | mesotherapy recognition consumer-a | Widely used in France and in Europe
    A3  | mesotherapy recognition consumer-a | not popular in the United States
    A4  | mesotherapy regulation | has put no seal on safety and effect
    A5  | mesotherapy regulation | an "alternate" method
    A7  | mesotherapy insurance | insurance does not pay
    A8  | mesotherapy prices consumer-a | Costly
    A10 | mesotherapy used_for consumer-a | Extensively used in France to remove bulges of fat
    A10 | mesotherapy used_for | bans such mixtures to destroy fat in France
    A11 | mesotherapy who_should_not_have_it consumer-a | any person who wants reduction
    A11 | mesotherapy who_should_not_have_it | says that anyone can have it, and that is not true
    A12 | mesotherapy used_for consumer-a | Trunk, buttocks, arms, abdomen and legs
    A13 | mesotherapy used_for consumer-a | pockets of fat in thin people
    A14 | mesotherapy what_it_is consumer-a | "non-invasive" and "non-surgical"
    A14 | mesotherapy what_it_is | which is not right: a needle goes into the body each time
    A15 | mesotherapy safety | Claims that the treatment has no risk are not true
    A16 | mesotherapy beside_liposuction consumer-a | easiest way to melt away pounds of fat
    A18 | mesotherapy reported_benefit consumer-a | In some cases 7 to 8 pounds
    A18 | mesotherapy reported_benefit | No study that we cite shows weight loss
    A19 | mesotherapy how_it_is_said_to_work consumer-a | point specific
    A21 | mesotherapy before consumer-a | history and other problems are recorded
    A22 | mesotherapy what_is_injected consumer-a | cocktail of medicines by the patient's history
    A23 | mesotherapy where_it_is_injected consumer-a | "mesoderm or top layer of the skin", in small
    A24 | mesotherapy how_it_is_said_to_work consumer-a | makes fat cells release fat
    A25 | mesotherapy how_it_is_said_to_work consumer-a | "the cellulite bond"
    A26 | mesotherapy what_is_injected consumer-a | approved by the FDA
    A27 | mesotherapy what_is_injected consumer-a | considered safe for humans
    A27 | mesotherapy what_is_injected | does not mean that it can be injected here without harm
    A28 | mesotherapy what_is_injected consumer-a | None is certified for this use
    A29 | mesotherapy what_is_injected consumer-a | and how much, depends on the patient
    A30 | mesotherapy reported_benefit consumer-a | no scientific proof of weight loss
    A31 | mesotherapy reported_benefit consumer-a | Patients report benefit
    A33 | mesotherapy sessions consumer-a | about 15 sessions
    A34 | mesotherapy lasting consumer-a | control of the diet
    A35 | mesotherapy aftercare consumer-a | the diet of the doctor
    A36 | mesotherapy safety consumer-a | "totally safe of the side effects"
    A36 | articles/choosing-a-provider.md | "totally safe of the side effects"
    A37 | mesotherapy risks consumer-a | Redness
    A38 | mesotherapy risks.swelling consumer-a | Temporary. It goes by itself.
    B1  | mesotherapy origin consumer-b | in the 1950s
    B3  | mesotherapy recognition consumer-b | most debated techniques
    B4  | mesotherapy where_it_is_injected consumer-b | Into the layers of body fat
    B5  | mesotherapy used_for consumer-b | Love handles, inner thigh, buttocks, chin, neck
    B6  | mesotherapy reported_benefit consumer-b | Many practitioners believe
    B7  | mesotherapy name | MesoSculpting
    B8  | mesotherapy used_for consumer-b | had liposuction a short time ago
    B9  | mesotherapy how_it_is_said_to_work consumer-b | heals cellulite directly
    B9  | mesotherapy how_it_is_said_to_work | No study that we cite shows that injections remove toxins, heal cellulite or smooth dimples
    B10 | mesotherapy how_it_is_said_to_work consumer-b | improves blood flow
    B10 | mesotherapy how_it_is_said_to_work | None shows that blood or lymph flows better
    B11 | mesotherapy how_it_is_said_to_work consumer-b | dissolves fat
    B12 | mesotherapy how_it_is_said_to_work consumer-b | removes hardened connective tissue
    B13 | mesotherapy how_it_is_said_to_work consumer-b | drainage of lymph
    B14 | mesotherapy lasting consumer-b | flushed out and "does not come back"
    B15 | mesotherapy what_it_is consumer-b | "non-surgical"
    B16 | mesotherapy anaesthesia | no general anesthetic, no hospital stay
    B17 | mesotherapy prices consumer-b | said to save money
    B18 | mesotherapy used_for consumer-b | fibromyalgia and headaches
    B18 | meso-pain-management used_for | fibromyalgia
    B19 | mesotherapy before consumer-b | No preparation
    B19 | mesotherapy before | We do not agree
    B20 | mesotherapy session_length consumer-b | up to 30 minutes
    B20 | mesotherapy session_length consumer-b | For each area
    B21 | mesotherapy pain consumer-b | very small needle
    B22 | mesotherapy pain consumer-b | "painlessly"
    B22 | mesotherapy pain | not right for a treatment with needles
    B23 | mesotherapy where_it_is_injected consumer-b | the mesoderm
    B24 | mesotherapy how_it_is_said_to_work consumer-b | shrinks fat cells
    B25 | mesotherapy how_it_is_said_to_work consumer-b | by the blood, the kidneys and the bowel
    B26 | mesotherapy how_it_is_said_to_work consumer-b | dimple-free
    B27 | mesotherapy recovery consumer-b | None needed
    B28 | mesotherapy recovery consumer-b | no special garments or bandages
    B29 | mesotherapy risks.swelling consumer-b | The same sentence also says a few days
    B30 | mesotherapy aftercare consumer-b | Drink ample water, because it dissolves fat and toxins
    B30 | mesotherapy aftercare | does not dissolve fat or wash out toxins
    B31 | mesotherapy aftercare consumer-b | a healthy diet
    B32 | mesotherapy aftercare consumer-b | at least 3 times a week, to circulate the medication
    B32 | mesotherapy aftercare | That exercise spreads the mixture is not shown
    B33 | mesotherapy sessions consumer-b | at least 8 to 10, by your goals
    B34 | mesotherapy sessions consumer-b | Fewer for thin patients
    B35 | mesotherapy sessions consumer-b | more than 10 for people who are overweight or obese
    B36 | mesotherapy lasting consumer-b | With diet and exercise the result is "permanent"
    B37 | mesotherapy lasting consumer-b | Follow-up treatments may be required every 6 to 12 months
    B37 | mesotherapy follow_up | follow-up treatments may be required
    B37 | mesotherapy follow_up_treatments | 6 to 12 months
    B38 | mesotherapy who_gives_it consumer-b | beauty spas and plastic surgery clinics
    B39 | mesotherapy anaesthesia | no admission
    B40 | mesotherapy prices consumer-b | USD 250 to 400
    B40 | mesotherapy prices consumer-b | On average, for every treated area
    B40 | mesotherapy prices | does not say if they buy one session or a course
    B41 | mesotherapy prices consumer-b | arms, thighs, abdomen, love handles or buttocks
    B42 | mesotherapy prices consumer-b | Face, chin and neck cost less
    B42 | meso-facelift prices | the face, chin and neck cost less
    B43 | mesotherapy risks consumer-b | bruising, redness, itching, burning, heightened sensitivity
    B44 | mesotherapy risks consumer-b | liver damage
    B45 | mesotherapy risks consumer-b | All of these normally fade within a week
    B45 | mesotherapy risks.liver_damage | No source shows that for the liver
    C1  | mesotherapy where_it_is_injected consumer-c | directly below the epidermis
    C2  | mesotherapy how_it_is_said_to_work consumer-c | It is thought to dissolve fat, or to heal
    C3  | mesotherapy origin consumer-c | Found in Portugal and other European countries since
    C3  | articles/history-and-regulation.md | Article C does not say where it began
    C4  | mesotherapy used_for consumer-c | hair loss, sports accidents and some circulation disorders
    C5  | mesotherapy recognition consumer-c | only lately taken up there
    C6  | mesotherapy what_is_injected consumer-c | depends on the condition
    C7  | mesotherapy what_is_injected consumer-c | natural substances, synthetic drugs, local anesthetics
    C8  | mesotherapy reported_benefit consumer-c | thought to cause weight loss
    C9  | mesotherapy pain consumer-c | Less pain than with ordinary injections
    C9  | mesotherapy needle_length | article C says "tiny"
    C10 | mesotherapy sessions consumer-c | Multiple sessions
    C11 | mesotherapy prices consumer-c | up to USD 600
    C11 | mesotherapy prices consumer-c | Or more
    C12 | mesotherapy prices consumer-c | may include plans for diet and exercise
    C13 | mesotherapy recognition consumer-c | Nonconventional medicine in the United States
    C14 | mesotherapy recognition consumer-c | relatively controversial
    C15 | mesotherapy reported_benefit consumer-c | excellent weight loss in few sessions
    C16 | mesotherapy reported_benefit consumer-c | concrete evidence of how it works is lacking
    C17 | mesotherapy reported_benefit consumer-c | a change of lifestyle
    C17 | articles/alternatives.md | may come from a change of lifestyle
    C18 | mesotherapy who_gives_it consumer-c | Largely trained physicians in the United States
    C19 | mesotherapy who_gives_it consumer-c | no permit is needed to be a mesotherapist
    C19 | articles/history-and-regulation.md | a mesotherapist needs no permit
    C20 | mesotherapy before consumer-c | which compound
    C21 | mesotherapy before consumer-c | how many treatments
    C22 | mesotherapy before consumer-c | the side effects
    D1  | mesotherapy what_it_is consumer-d | "non-invasive" and "non-surgical"
    D2  | mesotherapy what_is_injected consumer-d | vitamins, minerals, agents and extracts
    D3  | mesotherapy where_it_is_injected consumer-d | middle layer of the skin, where fat
    D4  | mesotherapy how_it_is_said_to_work consumer-d | rupture and die
    D4  | treatments/mesotherapy/how-it-works.md | Only article D says that they die
    D5  | mesotherapy reported_benefit consumer-d | "found to be helpful" for cellulite, weight loss and
    D5  | meso-facelift evidence | "found to be helpful" for treating the skin
    D6  | mesotherapy pain consumer-d | Very minimal pain
    D7  | mesotherapy used_for consumer-d | facial rejuvenation, face lifting and body sculpting
    D8  | mesotherapy origin consumer-d | Dr. Michel Pistor in 1952
    D9  | mesotherapy origin consumer-d | first to do clinical research
    D10 | mesotherapy recognition consumer-d | Widely used in Europe, and new in Asia and the United
    D12 | mesotherapy beside_liposuction consumer-d | preferred to invasive procedures such as liposuction
    D13 | mesotherapy how_it_is_said_to_work consumer-d | also says that fat cells shed their fat
    D15 | mesotherapy used_for consumer-d | Cellulite on the buttocks, abdomen and legs
    D17 | mesotherapy sessions consumer-d | Until the desired effect is achieved
    D18 | mesotherapy sessions consumer-d | 10 to 25 sessions
    D18 | mesotherapy sessions | This is our own choice, and no source gives it
    D19 | mesotherapy sessions consumer-d | Fewer than 10 in milder cases
    D20 | mesotherapy before consumer-d | tailored. Allergies
    D21 | mesotherapy before consumer-d | age, weight and the extent of the cellulite
    D22 | mesotherapy session_length consumer-d | about 45 minutes
    D23 | mesotherapy interval | weekly or twice a month
    D24 | mesotherapy safety consumer-d | "guaranteed safe"
    D25 | mesotherapy who_gives_it consumer-d | Only a reputable, well-trained physician
    D26 | mesotherapy safety consumer-d | "no serious side effects have ever been recorded"
    D26 | mesotherapy risks | That is wrong
    D27 | mesotherapy beside_liposuction consumer-d | which cannot be said for liposuction
    D27 | treatments/mesotherapy/risks.md | no serious side effects were ever recorded, which cannot
    D28 | mesotherapy risks.bruising consumer-d | In the most serious cases
    D28 | mesotherapy risks.soreness consumer-d | 1 to 5 days
    D28 | mesotherapy risks.soreness | for the most serious cases
    D29 | mesotherapy back_to_work consumer-d | Back to work right after
    D30 | mesotherapy recovery consumer-d | No recovery in a hospital
    D31 | mesotherapy prices consumer-d | calls the treatment expensive
    D31 | articles/what-it-costs.md | Article D calls it expensive, and also cost-effective
    D32 | mesotherapy prices consumer-d | USD 300 to 450
    D33 | mesotherapy prices consumer-d | By size, position and complexity
    D34 | mesotherapy prices consumer-d | Several areas cost more
    D35 | mesotherapy beside_liposuction consumer-d | one of the more cost-effective methods
    D35 | mesotherapy beside_liposuction | comparisons that nothing supports
    E2  | mesotherapy what_is_injected consumer-e | Vitamins or medications or both
    E3  | mesotherapy how_it_is_said_to_work consumer-e | Supplements and herbs take fat and cellulite out
    E4  | mesotherapy where_it_is_injected consumer-e | gives the treatment its name
    E5  | meso-facelift used_for | it rejuvenates the face
    E6  | mesotherapy reported_benefit consumer-e | can enhance weight loss
    E7  | mesotherapy used_for consumer-e | Fat under the chin and under the eyelids
    E8  | mesotherapy-hair used_for | hair loss
    E9  | meso-pain-management used_for | neck pain and back pain
    E10 | mesotherapy used_for consumer-e | Almost every spot with cellulite: waist, arms, back, hips
    E11 | mesotherapy areas_at_once | all areas can be treated in one session
    E12 | mesotherapy origin consumer-e | Started in France by Michel Pistor
    E13 | mesotherapy origin consumer-e | in use for more than 50 years
    E14 | mesotherapy recognition consumer-e | French Academy of Medicine in 1987
    E15 | mesotherapy recognition consumer-e | "touching" 14 countries
    E16 | mesotherapy doctors | More than 15,000
    E17 | mesotherapy safety consumer-e | showed both sides
    E18 | consumer-e | from about 2004
    E20 | mesotherapy reported_benefit consumer-e | at two seminars, and his office sells it
    E21 | mesotherapy reported_benefit consumer-e | together with a healthy diet and regular exercise
    E22 | mesotherapy who_should_not_have_it consumer-e | people of 16 and over, not for children
    E23 | mesotherapy who_should_not_have_it consumer-e | Pregnancy
    E24 | mesotherapy who_should_not_have_it consumer-e | a history of blood clots or stroke
    E25 | mesotherapy who_should_not_have_it consumer-e | certain cancers
    E26 | mesotherapy beside_liposuction consumer-e | good alternative to liposuction
    E27 | meso-facelift what_it_is | a great alternative to a face lift
    E28 | mesotherapy prices consumer-e | comparable to liposuction
    E29 | mesotherapy prices consumer-e | "hundreds of dollars" a session
    E30 | mesotherapy prices consumer-e | how often you go, your condition, your goals and the doctor
    E31 | mesotherapy anaesthesia | go home the same day
    E32 | mesotherapy session_length consumer-e | A matter of minutes
    E33 | mesotherapy anaesthesia | you are awake, without any anesthetic
    E34 | mesotherapy needle_length | about 4 to 6 mm
    E36 | mesotherapy back_to_work consumer-e | to work the day after
    E37 | mesotherapy recovery consumer-e | up to 24 hours
    E38 | mesotherapy risks consumer-e | For the majority, little or no bruising and minimal pain
    """#
}
