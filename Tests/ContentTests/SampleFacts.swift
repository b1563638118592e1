/// A facts file that uses every key.
let sampleFacts = """
  # Sample
  name: Mesotherapy
  other_names: [MesoSculpting, "Meso: the short name"]
  summary: Small injections under the skin.
  topics: [body]
  order: 1
  review: { by: dr-lee, on: 2026-05-01, due: 2028-05-01 }

  sessions:
    value: 8 to 15
    sources: [consumer-b, consumer-d]
    note: Most sources say so.
    reported:
      - source: consumer-b
        value: 8 to 10
      - source: consumer-d
        value: 10 to 25
        text: fewer than 10 in mild cases
      - source: consumer-c
        text: several
  session_length: up to 30 minutes
  interval: { low: 1, high: 2, unit: weeks }
  course_length: about 12 weeks
  follow_up: at least 6 months
  needle_length: 4–6 mm
  bruising: 1-5 days
  swelling: ask_clinic
  recovery:
    low: 0.5
    unit: days

  what_it_is: no
  how_it_is_said_to_work:
    text: By dissolving fat.
    sources: [park-2008]
    note: Not shown.
    reported: [{ source: consumer-a, text: it melts fat }]
  what_is_injected: ask_clinic
  where_it_is_injected: Into the skin.
  anaesthesia: None.
  pain: Some.
  back_to_work: 2026-05-01
  lasting: "Unknown"
  safety: 'It''s not known.'
  who_gives_it: A doctor.
  origin: >
    France,
    in 1952.
  recognition: |
    None.
  regulation: Off label.

  used_for: [cellulite]
  who_should_not_have_it:
    items:
      - pregnant people
      - text: people with diabetes
        sources: [park-2008]
    sources: [consumer-b]
    note: Ask.
    reported: [{ source: consumer-c, text: nobody }]
  ask_first: [people who take aspirin]
  before: [eat something]

  prices:
    per: session
    currency: GBP
    valid_from: 2026-01-01
    valid_until: 2026-12-31
    areas:
      inner_thighs: 250 to 400
      arms: { name: Upper arms, price: from GBP 99.50, note: Both arms. }
      chin: up to 600
      back: 120
      face: on_request
    includes: [the consultation]
    not_included: [blood tests]
    sources: [consumer-b]
    note: Usual here.
    reported:
      - source: consumer-c
        price: up to USD 600
        per: area
      - source: consumer-d
        text: it depends

  risks:
    common:
      - Redness
      - id: bruising
        name: Bruising
        text: It can be sore.
        lasts: 1 to 5 days
        note: As reported.
        sources: [consumer-b]
        reported: [{ source: consumer-d, value: 1 to 2 weeks }]
    serious:
      - name: Infection
        text: It needs treatment.
    sources: [plachouri-2020]
    note: Rare.
    reported: [{ source: consumer-d, text: no serious side effects }]

  evidence:
    known:
      - text: It hurts.
        sources: [park-2008]
    not_known: [Whether it works.]
    sources: []
    note: Little.
    reported: [{ source: consumer-a, text: it works }]

  aftercare:
    version: "1"
    phases:
      - name: First 24 hours
        days: 1
        do: [keep it clean]
        do_not: [touch it, "rub: it"]
      - name: Days 2 to 7
        days: 2 to 7
        do: [drink water]
    sources: [sculpt]
    note: Ours.
    reported: [{ source: sculpt, text: massage it }]

  get_help:
    emergency: [your face swells]
    urgent: [{ text: the skin is hot, sources: [plachouri-2020] }]
    routine: [it has not settled]

  alternatives:
    doing_nothing: Nothing happens.
    others:
      - name: Exercise
        text: It helps.
        sources: [nhs]

  other_facts:
    doctors:
      label: Doctors
      text: 18,000
      reported: [{ source: consumer-a, text: many }]
    pack:
      label: Pack
      value: 6 to 12 months
    depth:
      label: Depth
      low: 2
      high: 4
      unit: mm

  """
