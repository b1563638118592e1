/// The frames in which English words make a claim.
extension ClassFrame {
  static let all: [ClassFrame] = [
    ClassFrame(
      name: "rankedProvider", sort: .superiority, first: Lexemes(.rank, .superlative), within: 4,
      second: Lexemes(.provider), reason: "ranks who treats"),
    ClassFrame(
      name: "rankedMethod", sort: .superiority, first: Lexemes(.rank, .superlative), within: 4,
      second: Lexemes(.method), reason: "ranks how it is done"),
    ClassFrame(
      name: "rankedResult", sort: .superiority, first: Lexemes(.rank, .superlative), within: 3,
      second: Lexemes(.result, .good), reason: "ranks what comes of it"),
    ClassFrame(
      name: "peerless", sort: .superiority, first: Lexemes(.peerless),
      reason: "says that nothing is better"),
    ClassFrame(
      name: "betterOutcome", sort: .effect, first: Lexemes(.more, .comparative), within: 2,
      second: Lexemes(.good, .body), reason: "promises more of something good"),
    ClassFrame(
      name: "betterResult", sort: .effect, first: Lexemes(.more, .comparative), within: 2,
      second: Lexemes(.result, .benefit), reason: "promises a better result"),
    ClassFrame(
      name: "lovelyOutcome", sort: .effect, first: Lexemes(.lovely, .better), within: 2,
      second: Lexemes(.good, .body), reason: "praises what comes of it"),
    ClassFrame(
      name: "lovelyResult", sort: .effect, first: Lexemes(.lovely), within: 2,
      second: Lexemes(.benefit, .result), reason: "praises the result"),
    ClassFrame(
      name: "benefitFor", sort: .effect, first: Lexemes(.benefit), within: 4,
      second: Lexemes(.bad), reason: "promises relief"),
    ClassFrame(
      name: "compound", sort: .effect, first: Lexemes(.bad, .body, .good), within: 1,
      second: Lexemes(.benefit), reason: "names a benefit as a fact"),
    ClassFrame(
      name: "giveGood", sort: .effect, first: Lexemes(.give), within: 5,
      second: Lexemes(.good, .benefit), reason: "promises something good"),
    ClassFrame(
      name: "giveLovely", sort: .effect, first: Lexemes(.give), within: 4,
      second: Lexemes(.lovely), reason: "promises something good"),
    ClassFrame(
      name: "quickOutcome", sort: .effect, first: Lexemes(.quickly), within: 4,
      second: Lexemes(.good, .bad, .benefit), reason: "promises a result at once"),
    ClassFrame(
      name: "outcomeQuick", sort: .effect, first: Lexemes(.good, .bad, .benefit, .body), within: 4,
      second: Lexemes(.quickly), reason: "promises a result at once"),
    ClassFrame(
      name: "lastingOutcome", sort: .permanence, first: Lexemes(.lasting), within: 3,
      second: Lexemes(.good, .benefit, .result, .body), reason: "promises that it lasts"),
    ClassFrame(
      name: "outcomeLasting", sort: .permanence,
      first: Lexemes(.good, .benefit, .result, .body, .relieved), within: 5,
      second: Lexemes(.lasting), reason: "promises that it lasts"),
    ClassFrame(
      name: "crowdReport", sort: .endorsement, first: Lexemes(.crowd), within: 3,
      second: Lexemes(.report, .praise),
      beside: Lexemes(.good, .benefit, .lovely, .more, .comparative, .relieved, .social),
      reason: "lets others praise it"),
    ClassFrame(
      name: "firstPraise", sort: .endorsement, first: Lexemes(.first), within: 12,
      second: Lexemes(.praising), reason: "is praise by somebody who was treated"),
    ClassFrame(
      name: "firstRelieved", sort: .endorsement, first: Lexemes(.first), within: 12,
      second: Lexemes(.relieved), reason: "is the story of somebody who was treated"),
    ClassFrame(
      name: "providerPraise", sort: .endorsement, first: Lexemes(.provider), within: 8,
      second: Lexemes(.praising), reason: "praises who treats"),
    ClassFrame(
      name: "praiseProvider", sort: .endorsement, first: Lexemes(.praising), within: 3,
      second: Lexemes(.provider, .result), reason: "praises who treats"),
    ClassFrame(
      name: "liveBetter", sort: .effect, first: Lexemes(.live), within: 3,
      second: Lexemes(.more, .better, .relieved, .lovely, .bliss, .superlative),
      reason: "promises how you will feel"),
    ClassFrame(
      name: "bliss", sort: .effect, first: Lexemes(.bliss), reason: "promises a better life"),
    ClassFrame(
      name: "pressure", sort: .urgency, first: Lexemes(.pressure),
      reason: "hurries the reader"),
    ClassFrame(
      name: "studied", sort: .studied, first: Lexemes(.studied),
      reason: "names research without saying which"),
    ClassFrame(
      name: "social", sort: .endorsement, first: Lexemes(.social),
      reason: "counts others who chose it"),
    ClassFrame(
      name: "tricks", sort: .trivialising, first: Lexemes(.tricks),
      reason: "makes a treatment sound like nothing"),
    ClassFrame(
      name: "natural", sort: .natural, first: Lexemes(.natural),
      reason: "takes natural for safe or for effective"),
    ClassFrame(
      name: "approved", sort: .approval, first: Lexemes(.approved),
      reason: "uses an approval as praise"),
    ClassFrame(
      name: "certain", sort: .guarantee, first: Lexemes(.certain),
      reason: "promises what nobody can promise"),
    ClassFrame(
      name: "downtime", sort: .downtime, first: Lexemes(.downtime),
      reason: "says that there is nothing to recover from"),
    ClassFrame(
      name: "gentle", sort: .painless, first: Lexemes(.gentle), within: 5,
      second: Lexemes(.method, .provider, .good, .kind, .quickly, .you, .your, .body),
      reason: "plays down how it feels"),
    ClassFrame(
      name: "safe", sort: .safety, first: Lexemes(.safe), within: 4,
      second: Lexemes(.lovely, .method, .gentle, .natural, .person, .kind, .manner),
      reason: "says that it is safe without limits"),
    ClassFrame(
      name: "treatsMany", sort: .effect, first: Lexemes(.treat, .reduce, .improve), within: 4,
      second: Lexemes(.broad), reason: "says that it works for everything"),
    ClassFrame(
      name: "thriving", sort: .effect, first: Lexemes(.good, .body, .benefit), within: 3,
      second: Lexemes(.thrive), reason: "says what it does as if that were known"),
    ClassFrame(
      name: "vanishing", sort: .effect, first: Lexemes(.bad), within: 3,
      second: Lexemes(.vanish, .relieved), reason: "says what it does as if that were known"),
    ClassFrame(
      name: "within", sort: .effect, first: Lexemes(.prep, .from, .manner), within: 4,
      second: Lexemes(.span),
      beside: Lexemes(.good, .bad, .benefit, .result, .relieved, .body, .boost, .improve, .banish),
      without: Lexemes(.ahead), reason: "promises when it works"),
    ClassFrame(
      name: "renders", sort: .effect, first: Lexemes(.render), within: 4,
      second: Lexemes(.better, .lovely, .relieved), reason: "promises how something will be"),
    ClassFrame(
      name: "lookBetter", sort: .effect, first: Lexemes(.good, .body, .benefit), within: 4,
      second: Lexemes(.more, .lovely), reason: "promises how something will look or feel"),
    ClassFrame(
      name: "rankedGive", sort: .superiority, first: Lexemes(.own), within: 8,
      second: Lexemes(.rank, .superlative, .peerless), reason: "ranks the clinic"),
    ClassFrame(
      name: "familyPraise", sort: .endorsement, first: Lexemes(.family), within: 8,
      second: Lexemes(.praising, .relieved), reason: "is the story of somebody who was treated"),
    ClassFrame(
      name: "personPraise", sort: .endorsement, first: Lexemes(.pointing), within: 6,
      second: Lexemes(.praising), reason: "praises who treats"),
    ClassFrame(
      name: "praise", sort: .endorsement, first: Lexemes(.praising), fewestItems: 4,
      reason: "sounds like praise"),
    ClassFrame(
      name: "rank", sort: .superiority, first: Lexemes(.rank, .superlative),
      without: Lexemes(.mild), fewestItems: 4,
      reason: "uses a word of rank"),
    ClassFrame(
      name: "lovely", sort: .effect, first: Lexemes(.lovely), without: Lexemes(.mild),
      fewestItems: 4,
      reason: "praises what comes of it"),
    ClassFrame(
      name: "mild", sort: .effect, first: Lexemes(.mild), fewestItems: 4,
      reason: "praises what comes of it"),
    ClassFrame(
      name: "boost", sort: .effect, first: Lexemes(.boost, .banish), fewestItems: 4,
      reason: "uses a verb of advertising"),
    ClassFrame(
      name: "liveYour", sort: .effect, first: Lexemes(.live, .give, .improve), within: 3,
      second: Lexemes(.your), without: Lexemes(.by), reason: "promises something for you"),
    ClassFrame(
      name: "forYour", sort: .effect, first: Lexemes(.lovely, .benefit, .good), within: 4,
      second: Lexemes(.bad), reason: "offers an answer to a complaint"),
    ClassFrame(
      name: "littleHarm", sort: .safety, first: Lexemes(.little), within: 4,
      second: Lexemes(.danger, .bad, .harm), reason: "plays down what can go wrong"),
    ClassFrame(
      name: "noHarm", sort: .safety, first: Lexemes(.negator), within: 4,
      second: Lexemes(.danger, .bad, .harm), beside: Lexemes(.method),
      reason: "says that it does no harm"),
    ClassFrame(
      name: "quickRecovery", sort: .downtime, first: Lexemes(.quick, .quickly, .little, .kind),
      within: 3, second: Lexemes(.recovery), reason: "plays down the recovery"),
    ClassFrame(
      name: "recoveryQuick", sort: .downtime, first: Lexemes(.recovery), within: 5,
      second: Lexemes(.quick, .quickly, .little, .kind, .comparative),
      reason: "plays down the recovery"),
    ClassFrame(
      name: "useful", sort: .effect, first: Lexemes(.useful), within: 8,
      second: Lexemes(.bad, .harm, .good, .body, .broad, .person, .method, .provider),
      reason: "says that it works as if that were known"),
    ClassFrame(
      name: "compared", sort: .superiority, first: Lexemes(.more, .comparative, .lovely, .rank),
      within: 5, second: Lexemes(.than), reason: "says that it is better than something else"),
    ClassFrame(
      name: "helpsOutcome", sort: .effect, first: Lexemes(.allow), within: 7,
      second: Lexemes(.bad, .good, .benefit), reason: "says whom it helps as if that were known"),
    ClassFrame(
      name: "easyMethod", sort: .trivialising, first: Lexemes(.kind, .quick), within: 4,
      second: Lexemes(.method), reason: "makes a treatment sound like nothing"),
    ClassFrame(
      name: "methodEasy", sort: .trivialising, first: Lexemes(.method), within: 4,
      second: Lexemes(.kind, .quick), reason: "makes a treatment sound like nothing"),
    ClassFrame(
      name: "stock", sort: .urgency, first: Lexemes(.stock), within: 6,
      second: Lexemes(.number, .quickly), reason: "hurries the reader"),
  ]
}
