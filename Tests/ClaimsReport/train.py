"""Fits the weights of the model that weighs claims, and prints them for weights.tsv.

Reads what `claims-report --features FILE.tsv …` prints: label, specialty, sentence, and all that is
seen in it. The model is a logistic regression; what a name of a feature means stands in
Sources/Checks/Claims/Grammar. There is no chance in it: the same sentences give the same weights.
`make claims-model` runs it.
"""

import collections
import math
import sys

# How much a sentence counts. Those of the first set were written with the wordings of the rules.
WEIGHTS = {"mesotherapy": 0.3, "rule-examples": 1.5}
# Promotional sentences are the fewer, and one that is missed is as bad as a false alarm.
PROMOTIONAL = 1.4
# What the weights are drawn to: wordings and frames that leave little doubt start high, since
# few sentences show them.
PRIORS = {
    "frame." + name: 1.0
    for name in (
        "peerless bliss pressure studied social tricks natural approved downtime "
        "firstRelieved familyPraise"
    ).split()
}
PRIORS["denied.later"] = -1.0
LISTED = 1.5
# How hard weights are drawn there: those of frames and classes, and those of words.
SHRINK, SHRINK_WORDS = 0.0015, 0.003
FEWEST_LETTERS, FEWEST_SENTENCES, STEPS = 4, 3, 250
# Classes that nearly every sentence has, and those that texts about health are full of whether they
# claim something or not: what they do to each other is what counts, and frames tell that.
DULL = {"has.word", "starts.word", "has.stop", "has.mark", "has.comma"} | {
    "has." + name
    for name in (
        "good bad body benefit result better relieved more comparative crowd report prove stock "
        "joiner"
    ).split()
}


def features(seen):
    """How often each feature is in a sentence; the beginnings of words count too."""
    found = collections.Counter()
    for name in seen:
        if name.startswith("word."):
            word = name[5:]
            if len(word.encode()) < FEWEST_LETTERS:
                continue
            found[name] += 1
            found["part." + word[:4] + "-"] += 1
        elif name not in DULL:
            found[name] = 1
    return found


def is_word(name):
    return name.startswith(("word.", "part."))


def read(lines):
    for line in lines:
        label, specialty, _, seen = line.rstrip("\n").split("\t")
        weight = WEIGHTS.get(specialty, 1.0) * (PROMOTIONAL if label == "1" else 1.0)
        yield int(label), weight, features(seen.split(" "))


def fit(rows):
    """The weights by name, by steps down the slope of the loss (Adam, Kingma and Ba 2015)."""
    counts = collections.Counter(name for _, _, found in rows for name in found)
    names = sorted(n for n, c in counts.items() if c >= FEWEST_SENTENCES or not is_word(n))
    index = {name: i for i, name in enumerate(names)}
    data = [
        (label, weight, [(index[n], c) for n, c in found.items() if n in index])
        for label, weight, found in rows
    ]
    total = sum(weight for _, weight, _ in data)
    shrink = [SHRINK_WORDS if is_word(n) else SHRINK for n in names] + [0.0]
    prior = [PRIORS.get(n, LISTED if n.startswith("listed.") else 0.0) for n in names] + [0.0]
    w = list(prior)
    m, v = [0.0] * len(w), [0.0] * len(w)
    for step in range(1, STEPS + 1):
        slope = [s * (x - p) for s, x, p in zip(shrink, w, prior)]
        for label, weight, found in data:
            z = w[-1]
            for i, c in found:
                z += w[i] * c
            d = (1 / (1 + math.exp(-max(-30.0, min(30.0, z)))) - label) * weight / total
            slope[-1] += d
            for i, c in found:
                slope[i] += d * c
        rate = 0.05 * (1 - 0.9 * step / STEPS)
        for i, g in enumerate(slope):
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            w[i] -= rate * (m[i] / (1 - 0.9**step)) / (math.sqrt(v[i] / (1 - 0.999**step)) + 1e-9)
    weights = dict(zip(names + ["bias"], w))
    for name, value in PRIORS.items():
        weights.setdefault(name, value)
    return weights


def main():
    weights = fit(list(read(sys.stdin)))
    for name in sorted(weights):
        if abs(weights[name]) >= 0.02:
            print(f"{name}\t{weights[name]:.3f}")


main()
