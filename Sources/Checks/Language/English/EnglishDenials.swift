/// English wordings that tell whether a sentence makes a claim or speaks about one.
enum EnglishDenials {
  static let cues: [(ClaimCue, [String])] = [
    (
      .denial,
      [
        "(not|isn't|aren't) (known|clear|certain|proven|shown|true|right|correct|accurate|fair)",
        "(unknown|unclear|unproven|untrue|false|misleading|misled|mislead|misleads|myth|myths)",
        "(exaggerated|overstated|unsupported|unrealistic|nonsense|banned|breach*|dishonest)",
        "(is|are|was|were|would be|also|plain|simply) wrong|not (being |very )?(honest|truthful)",
        "not (_ )?(_ )?(just|simply|only) because",
        "(illegal|unlawful|wary|beware|suspicious|sceptical|skeptical|cautious|doubtful|we doubt)",
        "walk away|warning sign*|red flag*|turn (it|them) down|(look|go) elsewhere|be careful",
        "(no|little|not enough|too little|without|lack of|lacks) (_)? (evidence|proof|basis|data)",
        "(evidence|proof|research|studies|study|data) (is|are) (weak|thin|poor|lacking|limited)",
        "(do|does|did) not (support|show|prove|confirm|mean|believe|trust|allow)",
        "(don't|doesn't|didn't) (support|show|prove|confirm|mean|believe|trust|allow)",
        "(cannot|can't|could not|may not|must not|should not) (be)? (true|right|support*|say)",
        "nobody (knows|can)|no one (knows|can)|no (study|studies|trial|trials|research) (_)?",
        "bans?|forbids?|forbidden|mak* it hard(er)? (to|for)|(leave|go|stop) if",
        "not allowed|not permitted|against the (rules|law)|has not been (shown|proven|tested)",
        "have not (been)? (shown|proven|confirmed|found)|failed to show|remains (open|uncertain)",
        "too good to be true|question (any|every|such) (claim*|promise*)|ask (why|for (the )?proof)",
        "should (worry|concern|alarm) you|good reason to (leave|worry|ask)|do not (sign|book|rely)",
        "(disagree|disagrees|dispute*|contradict*|debunk*|not so|no more than an advert*)",
        "but (it|they|this|these|that) (do|does|can|could|will|has|have) not (treat|cure|replace|"
          + "prevent|change|mean|show|stop|last|been|remove|reduce|improve|make)",
        "but (it|they|this|these|that) cannot (treat|cure|replace|prevent|change|stop|remove)",
        "avoid (any|every|clinics|providers|anyone|people|places|sellers|words)",
        "(treat|read|take) (_ )?(_ )?with (care|caution|a pinch of salt)",
        "(while|whereas|but) others (may|might|need|notice|find|do|see|have|feel|are)",
        "(some|certain) (_ )?than (in |for |with )?others|pros and cons",
        "(were|was|are|is) (about |much )?the same|no (_ )?difference",
      ]
    ),
    (
      .distance,
      [
        "(is|are|was|were) (_)? (said|claimed|alleged|believed|thought|supposed) to",
        "(so called|supposedly|allegedly|purported*|claimed|claims|claim that|claim to|claiming)",
        "(advertised|marketed|sold|promoted|described|billed|presented|touted) (as|with)",
        "(is|are|was|were) (meant|intended) to|(injections|drugs|products|mixtures) meant to",
        "(is|are) (_ )?(necessary|needed|required|essential|vital|important|crucial) (for|to)",
        "(aim|aims|goal|goals|purpose|purposes|intention) (of|is|are|was)",
        "(proponents|supporters|advocates|enthusiasts|fans|believers|makers|manufacturers|sellers) "
          + "(_ )?(_ )?(_ )?(_ )?(claim|say|believe|argue|suggest)",
        "the (word|words|phrase|term|label|claim|slogan|promise) _?",
        "(whether|if) (it|they|this|these|any|a|the|an|results|changes)",
        "how (far|well|much|strongly)|to what extent|(might|would) be called|the idea (that|of)|the question (of|whether)|aim* to|hope* to",
      ]
    ),
    (
      .attribution,
      [
        "(one|another|some|many|several|other|others|most|two|three|four|five|these|certain) "
          + "(_ )?(_ )?(say|says|said|promise|promises|advertise|advertises|call|calls|state|states|show|shows)",
        "(article|articles|advert|adverts|ads|website|websites|leaflet|leaflets|sellers|brochure) "
          + "(_ )?(say|says|said|promise|promises|advertise|advertises|call|calls|state|states|show|shows)",
        "(people|providers|clinics|companies) (who _ _|that _ _)? "
          + "(say|promise|advertise|call|state|tell)",
        "(names|lists|mentions|uses|asks|adds|calls|counts|expect|expects) ",
        "you (may|might|will) (read|hear|see|be told)",
      ]
    ),
    (
      .falseNegation,
      [
        "not (only|just|merely|simply|to mention|quite)", "(isn't|aren't) (only|just|merely)",
        "(doesn't|don't|won't) (only|just)",
        "no (doubt|wonder|question|other|need|matter|worries|problem|obligation|strings|mystery)",
        "(never|not) been (so|such|easier|safer|better|simpler|a better)",
        "(don't|do not|never) (miss|wait|worry|delay|hesitate|settle|forget|suffer|put)",
        "(don't|do not|never) let (_ )?(stop|hold|ruin|spoil)",
        "(won't|will not|wouldn't|you'll never|will never|never) (believe|regret|look|have|need|see)",
        "(can't|cannot|couldn't) (wait|fail|go wrong|be beaten|beat|recommend|get enough)",
        "(why not|nothing but|nothing beats|nothing like|never before|without (a )?doubt)",
        "(couldn't|could not|can't) be (safer|easier|simpler|better|quicker)",
        "(nobody|no one) (likes|wants|loves|needs|wishes)",
        "(no need|never have|never need|not one|not the slightest)",
        "without (surgery|needles|the|knives|scalpel*|downtime|pain|any|having|going|a|risk)",
        "(rarely|seldom) (seen|found)|few (treatments|clinics) (can )?(match|rival|offer)",
      ]
    ),
    (
      .sellingQuestion,
      [
        "(who needs|why (have|pay|risk|go|undergo|choose))|want (to|a|an|your|smoother|permanent)|ready (for|to)|tired of|fed up|looking (for|to)",
        "(dreaming|dream|dreamt) of|why (not|wait|suffer|settle|live|put|spend)|who (doesn't|else)",
        "(don't|wouldn't|haven't|isn't|won't) (you|it)|would you like|do you want|are you ready",
        "how about|what if you|what are you waiting|need (a|to)|struggling with|thinking of|love a",
        "did you know|have you always|sick of|what could be|longing|hate your|embarrassed",
      ]
    ),
    (
      .condition,
      [
        "(if|when|where|whenever|anyone|anybody|someone|somebody|whoever|any|a|every) (_ )?(_ )?"
          + "(_ )?(promises|promise|promised|claims|claim|tells|told|says|say|guarantees|offers|"
          + "advertises|insists|swears) ",
        "if (someone|anyone|anybody|somebody|they|a clinic|the clinic|a provider)",
        "if you (read|hear|see|are told|come across)",
      ]
    ),
    (
      .subjectDenial,
      [
        "(is|are|was|were|would be|would|can|could|has|have|does|do|may|should|must|will) "
          + "(not|never|rarely|seldom) (be|been|promised|possible|exist|something|true|known|"
          + "realistic|shown|proven|supported|expected|what|a|an|appear|belong|happen|mean|the|"
          + "available|legal|allowed|enough|proof|evidence|make|apply)",
        "cannot (be|exist|happen)|(isn't|aren't|can't|doesn't|don't) (be|exist|possible|true|a|"
          + "something|what|real|realistic|mean|an|promised|known|shown)",
        "(is|are) (a myth|myths|impossible|unlikely|rare|banned|illegal|unproven|unknown|a sign)",
        "(has|have|had) no (place|basis|proof|evidence|meaning|value|effect|support)",
        "(is|are) (no|not a|hard to|a sales|sales|advertising|marketing)",
      ]
    ),
  ]
}
