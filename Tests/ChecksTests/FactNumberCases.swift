/// Sentences with a number about each kind of fact, for facts with a value for every quantity.
enum FactNumberCases {
  /// The facts that the sentences are about.
  static let facts = """
    course_length: 3 to 4 months
    follow_up: 6 weeks
    needle_length: 4 to 6 mm
    bruising: 1 to 5 days
    swelling: 1 to 7 days
    recovery: 2 to 3 days
    other_facts:
      swimming: { label: Swimming, value: at least 2 weeks }
      late_signs: { label: When an infection can first show, value: 1 to 12 weeks }
      satisfied: { label: People who say they are satisfied, value: 60 % }
    """

  static let contradicting = [
    "You need 20 sessions.", "A session takes 2 hours.", "A visit lasts 90 minutes.",
    "Sessions are 3 weeks apart.", "Leave 4 weeks between visits.",
    "You have a session every 4 weeks.",
    "A course takes 8 months.", "The whole course lasts 2 weeks.",
    "Your follow-up is after 3 months.", "The check-up is 10 weeks later.",
    "The needle is 12 mm long.", "We use needles of 13 mm.",
    "Bruising lasts up to 3 weeks.", "Bruises fade within 3 weeks.",
    "The bruise is gone after 14 days.", "Expect bruising for 2 to 3 weeks.",
    "Swelling settles in 2 to 3 weeks.", "The area stays swollen for 2 months.",
    "Bruising lasts 1 to 5 days, and swelling lasts up to 3 weeks.",
    "Swelling is common. It lasts up to 3 weeks.",
    "Recovery takes 2 weeks.", "You need 10 days to recover.",
    "Do not go swimming for 3 days.", "Signs can appear 20 weeks later, and late ones need care.",
    "Of those asked, 90% say they are satisfied.",
    "Redness is gone after 9 days.",
  ]

  static let agreeing = [
    "You need 8 to 15 sessions.", "A session takes 30 to 45 minutes.",
    "Sessions are 1 to 2 weeks apart.", "A course takes 3 to 4 months.",
    "Your follow-up is after 6 weeks.", "The needle is 4 to 6 mm long.",
    "Bruising lasts up to 5 days.", "Swelling settles in 1 to 7 days.",
    "The bruises are gone within 5 days.",
    "Swelling lasts 1 to 7 days, and bruising up to 5 days.",
    "Recovery takes 2 to 3 days.", "Do not go swimming for at least 2 weeks.",
    "Signs of an infection can first show 1 to 12 weeks later.",
    "We asked, and 60% say they are satisfied.", "Redness lasts up to 2 days.",
  ]

  /// Numbers about something else, which the facts neither confirm nor deny.
  static let other = [
    "Call us if bruising has not settled after 2 weeks.",
    "Bruising that lasts longer than 2 weeks needs a check.",
    "Put ice on the swelling for 10 minutes.", "Wait for 2 hours before you exercise.",
    "Stop the medicine 10 days before the session to keep bruising small.",
    "The follow-up visit takes 15 minutes.", "The first visit takes 60 minutes.",
    "Sessions take place over 12 weeks in some clinics.",
    "After the course, results last 6 months in some people.",
    "The needle goes in 3 mm deep.", "Drink water every 2 hours after the session.",
    "Take a photo of the bruise every 3 days.",
    "It takes 2 hours to drive here.", "Swelling rarely lasts more than 3 weeks.",
    "Between sessions, walk for 30 minutes.",
  ]
}
