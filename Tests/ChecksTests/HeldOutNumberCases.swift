/// Sentences that the words of facts were not chosen by: they were written before them, and only
/// counted after. What is missed here stays missed until a site shows it.
enum HeldOutNumberCases {
  static let contradicting = [
    "Most people come for 25 sessions.", "Each appointment takes about 3 hours.",
    "Plan 2 hours for each session.", "We keep 5 weeks between two treatments.",
    "Your visits are 1 month apart.", "The course of treatment lasts for 10 months.",
    "It takes 9 months to finish the course.", "We invite you to a follow-up 5 months later.",
    "The follow-up appointment is in 2 weeks.", "Our needles are 2 mm long.",
    "The needle measures 10 mm.", "The bruises can last for 3 weeks.",
    "Bruising usually clears within 4 weeks.", "Any bruising fades in 10 to 14 days.",
    "It takes up to 4 weeks for the swelling to go down.",
    "Swelling can take 3 weeks to settle.", "You may be swollen for up to 3 weeks.",
    "You will recover within 2 weeks.", "The usual recovery time is 12 days.",
    "Wait for 4 days until you go swimming again.", "You can swim after 5 days.",
    "Infections can first show 30 weeks later.", "Only 20 percent are satisfied.",
    "Bruising is normal. It goes away in 3 weeks.", "Redness fades after 8 days.",
  ]

  static let honest = [
    "Do not press on the bruise for 10 days.", "Avoid the sun for 3 weeks while bruises fade.",
    "If the swelling lasts more than 3 weeks, call us.",
    "See a doctor when swelling has not gone down after 10 days.",
    "Some people travel for 3 hours to their session.",
    "Bring someone to the session if you must drive for 2 hours.",
    "Your second visit takes 20 minutes.", "Cool the swelling for 5 minutes.",
    "Do not take aspirin for 10 days before the first session, so that you bruise less.",
    "The follow-up takes 10 minutes.", "The needle is changed every 2 hours.",
    "Hair recovers over 6 months in other treatments.",
    "We answer within 2 days of your session.", "The cream has 30% water.",
    "The consultation before the course lasts 40 minutes.",
    "Wear the band for 3 weeks to keep swelling down.",
    "You should not need more than 15 sessions.",
    "Bruising lasting beyond 2 weeks is unusual.",
    "A plaster stays on for 12 hours after the session.",
    "Book your sessions 3 weeks ahead.",
  ]
}
