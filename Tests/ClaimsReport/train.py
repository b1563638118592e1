"""Fits the weights of the model that weighs claims, and prints them for weights.tsv.

Reads what `claims-report --features FILE.tsv …` prints: label, specialty, sentence, and all that is
seen in it. The model is a logistic regression; what a name of a feature means stands in
Sources/Checks/Claims/Grammar. There is no chance in it: the same sentences give the same weights.
`make claims-model` runs it.
"""

import array
import collections
import itertools
import math
import sys

# How much a sentence counts. Those of the first set were written with the wordings of the rules.
WEIGHTS = {"mesotherapy": 0.5, "rule-examples": 1.5}
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
LISTED = 2.5
# How hard weights are drawn there: those of words, of each two classes, and of all else.
SHRINK_WORDS, SHRINK_CLASSES, SHRINK = 0.0006, 0.008, 0.0005
FEWEST_LETTERS, FEWEST_SENTENCES, STEPS = 4, 2, 120
# Two classes are together in many sentences by chance.
FEWEST_OF_CLASSES = 3
# From which sum on it is a claim: real pages are less clear than the sentences learned from.
THRESHOLD = 1.0
# Classes that nearly every sentence has.
DULL = {"has.word", "starts.word", "has.stop", "has.mark", "has.comma"}


def features(seen):
    """All that is seen, words as often as they are: also their beginnings, each with the next, and
    each two classes."""
    words = [name[5:] for name in seen if name.startswith("word.")]
    found = [name for name in seen if name not in DULL]
    found += ["part." + word[:4] + "-" for word in words if len(word.encode()) >= FEWEST_LETTERS]
    found += [f"pair.{a}_{b}" for a, b in zip(["^"] + words, words + ["$"])]
    classes = sorted(name[4:] for name in found if name.startswith("has."))
    return found + [f"both.{a}_{b}" for a, b in itertools.combinations(classes, 2)]


def is_word(name):
    return name.startswith(("word.", "part."))


def fewest_of(name):
    """In how many sentences it must be seen."""
    if name.startswith("both."):
        return FEWEST_OF_CLASSES
    return FEWEST_SENTENCES if is_word(name) or name.startswith("pair.") else 1


def shrink_of(name):
    if name.startswith("both."):
        return SHRINK_CLASSES
    return SHRINK_WORDS if is_word(name) else SHRINK


def read(lines):
    for line in lines:
        label, specialty, _, seen = line.rstrip("\n").split("\t")
        weight = WEIGHTS.get(specialty, 1.0) * (PROMOTIONAL if label == "1" else 1.0)
        yield int(label), weight, features(seen.split(" "))


def fit(rows):
    """The weights by name, by limited-memory BFGS (Nocedal and Wright 2006, chapter 7)."""
    counts = collections.Counter(name for _, _, found in rows for name in set(found))
    names = sorted(n for n, c in counts.items() if c >= fewest_of(n))
    index = {name: i for i, name in enumerate(names)}
    total = sum(weight for _, weight, _ in rows)
    data = [
        (1.0 if label else -1.0, weight / total, array.array(
            "i", sorted(index[n] for n in found if n in index)))
        for label, weight, found in rows
    ]
    shrink = [shrink_of(n) for n in names] + [0.0]
    prior = [PRIORS.get(n, LISTED if n.startswith("listed.") else 0.0) for n in names] + [0.0]

    def loss(w):
        """How badly `w` fits, and the slope there."""
        sum_ = sum(s * (x - p) ** 2 for s, x, p in zip(shrink, w, prior)) / 2
        slope = [s * (x - p) for s, x, p in zip(shrink, w, prior)]
        for sign, weight, found in data:
            margin = sign * (w[-1] + sum([w[i] for i in found]))
            sum_ += weight * (math.log1p(math.exp(-abs(margin))) + max(0.0, -margin))
            d = -sign * weight / (1 + math.exp(min(margin, 700.0)))
            slope[-1] += d
            for i in found:
                slope[i] += d
        return sum_, slope

    weights = dict(zip(names + ["bias"], minimum(loss, prior)))
    for name, value in PRIORS.items():
        weights.setdefault(name, value)
    weights["bias"] -= THRESHOLD
    return weights


def dot(a, b):
    return sum(map(float.__mul__, a, b))


def minimum(loss, start, memory=10):
    """Where `loss` is least."""
    w, (value, slope) = list(start), loss(start)
    pairs = collections.deque(maxlen=memory)
    for _ in range(STEPS):
        way = [-g for g in slope]
        gone = []
        for s, y, scale in reversed(pairs):
            share = scale * dot(s, way)
            gone.append(share)
            way = [d - share * v for d, v in zip(way, y)]
        if pairs:
            s, y, scale = pairs[-1]
            factor = 1 / (scale * dot(y, y))
            way = [factor * d for d in way]
        for (s, y, scale), share in zip(pairs, reversed(gone)):
            back = share - scale * dot(y, way)
            way = [d + back * v for d, v in zip(way, s)]
        fall, step = dot(slope, way), 1.0
        while True:
            there = [x + step * d for x, d in zip(w, way)]
            next_value, next_slope = loss(there)
            if next_value <= value + 1e-4 * step * fall or step < 1e-9:
                break
            step /= 2
        s = [a - b for a, b in zip(there, w)]
        y = [a - b for a, b in zip(next_slope, slope)]
        if value - next_value < 1e-7:
            return there
        if dot(s, y) > 1e-12:
            pairs.append((s, y, 1 / dot(s, y)))
        w, value, slope = there, next_value, next_slope
    return w


def main():
    weights = fit(list(read(sys.stdin)))
    for name in sorted(weights):
        if abs(weights[name]) >= 0.02:
            print(f"{name}\t{weights[name]:.3f}")


main()
