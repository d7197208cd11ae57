"""Takes the figures of a run again from its texts, and says where they differ.

    recompute.py zipf|text PROBES.json MEASUREMENTS.csv [TEXT FILE | VOCABULARY EXPONENT]

An independent program: it shares no code with Wellspring, and needs the standard library alone.
PROBES.json is the answer of "wellspring query RUN 'SELECT * FROM probes' --format json".
"""

import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict

TOKEN = re.compile(r"\n|\w+(?:['-]\w+)*|[^\w\s]")
END = "<end>"
TOLERANCE = 1e-9


def tokens_of(text):
    return TOKEN.findall(text)


def first(documents, size):
    kept = []
    for document in documents:
        kept.append(document[:size])
        size -= len(kept[-1])
    return kept


def flat(documents):
    return [token for document in documents for token in document]


def ngrams(document, n):
    return [tuple(document[i : i + n]) for i in range(len(document) - n + 1)]


def distinct(documents, n):
    all_of_them = [gram for document in documents for gram in ngrams(document, n)]
    return len(set(all_of_them)) / len(all_of_them) if all_of_them else None


def entropy(shares):
    return -sum(p * math.log(p) for p in shares if p > 0)


class Rarefaction:
    """Chao and Jost 2012, by the gamma function."""

    def __init__(self, counts):
        self.counts = Counter(counts)
        self.n = sum(counts)
        self.once, self.twice = self.counts[1], self.counts[2]
        self.seen = len(counts)

    def absent(self, count, size, n):
        """C(n - count, size) / C(n, size)."""
        if n - count - size + 1 <= 0:
            return 0
        logs = math.lgamma(n - count + 1) + math.lgamma(n - size + 1)
        return math.exp(logs - math.lgamma(n - count - size + 1) - math.lgamma(n + 1))

    def coverage(self, size):
        n = self.n
        if size >= n:
            if self.twice > 0:
                decay = (n - 1) * self.once / ((n - 1) * self.once + 2 * self.twice)
            elif self.once > 1:
                decay = (n - 1) * (self.once - 1) / ((n - 1) * (self.once - 1) + 2)
            else:
                decay = 1
            return 1 - self.once / n * decay ** (size - n + 1)
        return 1 - sum(
            how_many * count / n * self.absent(count - 1, size, n - 1)
            for count, how_many in self.counts.items()
        )

    def richness(self, size):
        n = self.n
        if size < n:
            return self.seen - sum(
                how_many * self.absent(count, size, n) for count, how_many in self.counts.items()
            )
        unseen = (n - 1) / n
        unseen *= (
            self.once**2 / (2 * self.twice) if self.twice else self.once * (self.once - 1) / 2
        )
        if unseen == 0:
            return self.seen
        return self.seen + unseen * (1 - (1 - self.once / (n * unseen + self.once)) ** (size - n))

    def richness_at(self, coverage):
        low, high = 0.0, 2.0 * self.n
        if self.coverage(high) < coverage:
            return None
        for _ in range(100):
            middle = (low + high) / 2
            if self.coverage(middle) < coverage:
                low = middle
            else:
                high = middle
        return self.richness(high)


class People:
    """What models are set beside."""

    def __init__(self, reference, ends, frequencies):
        self.reference = reference
        self.ends = ends
        self.size = len(flat(reference))
        documents = len(reference)
        self.text_size = (self.size + 1) // 2 if ends else self.size
        self.blocks = (documents + 1) // 2 if ends else documents
        self.block_size = (self.size + documents) // documents if ends else len(reference[0])
        rarefied = Rarefaction(list(Counter(flat(reference)).values()))
        self.coverage = min(0.99, rarefied.coverage(self.size / 2))
        self.richness = rarefied.richness_at(self.coverage)
        self.ranked = sorted(frequencies, key=lambda word: -frequencies[word])  # ties keep order
        self.tail = self.tail_of(frequencies)

    def tail_of(self, frequencies):
        tail, mass = [], 0
        for word in reversed(self.ranked):
            mass += frequencies[word]
            if mass > 0.1 + 1e-9:
                break
            tail.append(word)
        return set(tail)

    def figures(self, documents, vocabulary):
        figures = {}
        self.diversity(documents, figures)
        self.repetition(documents, figures)
        every = flat(documents)
        figures["invented_words"] = sum(w not in vocabulary for w in every) / len(every)
        equal = flat(first(documents, self.size))
        richness = Rarefaction(list(Counter(equal).values())).richness_at(self.coverage)
        figures["richness_at_coverage"] = richness and richness / self.richness
        if self.ranked:
            self.vocabulary(every, set(equal), len(equal), figures)
        return {name: value for name, value in figures.items() if value is not None}

    def diversity(self, documents, figures):
        counts = Counter(flat(documents))
        n = sum(counts.values())
        figures["diversity"] = 1 - sum(c * (c - 1) for c in counts.values()) / (n * (n - 1))
        if n < self.text_size:
            return
        text = first(documents, self.text_size)
        for length in (1, 2, 3):
            figures["distinct_%d" % length] = distinct(text, length)
        counts = Counter(flat(text))
        n = sum(counts.values())
        shares = [c / n for c in counts.values()]
        figures["entropy"] = entropy(shares) + (len(counts) - 1) / (2 * n)
        figures["hill_0"] = len(counts)
        figures["hill_1"] = math.exp(entropy(shares))
        figures["hill_2"] = 1 / sum(p * p for p in shares)

    def repetition(self, documents, figures):
        row = flat([d + [END] for d in documents] if self.ends else documents)
        if len(row) < self.blocks * self.block_size:
            return
        shares = []
        for block in range(self.blocks):
            grams = ngrams(row[block * self.block_size : (block + 1) * self.block_size], 4)
            if grams:
                shares.append(1 - len(set(grams)) / len(grams))
        figures["repetition"] = sum(shares) / len(shares) if shares else None

    def vocabulary(self, every, equal, size, figures):
        human = set(flat(first(self.reference, size)))
        figures["tail_mass"] = sum(word in self.tail for word in every) / len(every)
        figures["tail_kept"] = len(equal & self.tail) / len(human & self.tail)
        used = set(self.ranked)
        figures["vocabulary_kept"] = len(equal & used) / len(human & used)
        for tenth in range(1, 11):
            words = self.ranked[
                len(self.ranked) * (tenth - 1) // 10 : len(self.ranked) * tenth // 10
            ]
            figures["rare_token_recall_d%d" % tenth] = sum(w in equal for w in words) / len(words)


def main(kind, probes, measurements, *language):
    texts = defaultdict(list)
    with open(probes, encoding="utf-8") as file:
        for row in sorted(json.load(file), key=lambda row: row["number"]):
            texts[row["kind"], row["agent"], row["round"]].append(tokens_of(row["text"]))
    (reference,) = [documents for key, documents in texts.items() if key[0] == "reference"]
    frequencies = {}
    if kind == "zipf":
        weights = [rank ** -float(language[1]) for rank in range(1, int(language[0]) + 1)]
        frequencies = {"w%d" % (i + 1): w / sum(weights) for i, w in enumerate(weights)}
        vocabulary = set(frequencies)
    else:
        with open(language[0], encoding="utf-8") as file:
            vocabulary = set(tokens_of(file.read()))
    people = People(reference, kind == "text", frequencies)
    found = {
        (agent, round_, name): value
        for (what, agent, round_), documents in texts.items()
        if what == "probe"
        for name, value in people.figures(documents, vocabulary).items()
    }
    compared, wrong = compare(found, measurements)
    print("%d figures, %d of them differ" % (compared, wrong))
    return 1 if wrong or compared < len(found) else 0


def compare(found, measurements):
    compared = wrong = 0
    with open(measurements, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["agent"], int(row["round"]), row["measure"])
            if key not in found:
                continue
            compared += 1
            if not math.isclose(found[key], float(row["value"]), rel_tol=TOLERANCE, abs_tol=1e-12):
                wrong += 1
                print(*key, "is", row["value"], "but should be", found[key])
    return compared, wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
