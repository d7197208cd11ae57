"""Takes the figures of a run again from its texts and checkpoints, and says where they differ.

    recompute.py zipf|text PROBES.json RUN [TEXT FILE | VOCABULARY EXPONENT]

An independent program: it shares no code with Wellspring, and needs the standard library alone.
PROBES.json is the answer of "wellspring query RUN 'SELECT * FROM probes' --format json", and the models
of the run are matrices.
"""

import csv
import json
import math
import os
import re
import struct
import sys
import zlib
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


class Matrix:
    """A checkpoint: counts of n-grams, each context leaning on the next shorter one."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = file.read()
        body, (checksum,) = self.bytes[:-8], struct.unpack(">Q", self.bytes[-8:])
        assert body[:8] == b"WSMATRIX" and zlib.crc32(body) == checksum, path
        version, self.order, ends = body[8:11]
        self.ends, self.at = ends == 1, 11
        self.longest, vocabulary = self.number(), self.number()
        self.symbols = vocabulary + self.ends
        priors = [self.double() for _ in range(self.order + 1 if version == 2 else 1)]
        self.prior = priors if version == 2 else priors * (self.order + 1)
        self.counts = {}  # by context, by symbol
        contexts = [()]
        for _ in range(self.order + 1):
            contexts = [child for context in contexts for child in self.children(context)]
        self.known = {}  # distributions by context

    def number(self):
        value = shift = 0
        while True:
            byte = self.bytes[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def double(self):
        self.at += 8
        return struct.unpack(">d", self.bytes[self.at - 8 : self.at])[0]

    def children(self, context):
        symbol, counts = -1, {}
        for _ in range(self.number()):
            symbol += self.number() + 1
            counts[symbol] = self.number()
        self.counts[context] = counts
        return [context + (symbol,) for symbol in counts]

    def after(self, context):
        """The probabilities of all symbols after the last few symbols."""
        if context not in self.known:
            counts = self.counts.get(context, {})
            total = sum(counts.values())
            shorter = self.after(context[1:]) if context else [1 / self.symbols] * self.symbols
            prior = self.prior[len(context)]
            self.known[context] = shorter if total == 0 else [
                (counts.get(symbol, 0) + prior * p) / (total + prior)
                for symbol, p in enumerate(shorter)
            ]
        return self.known[context]

    def places(self, document):
        """The symbols of a document, each with the probabilities that it had."""
        closed = document + [self.symbols - 1] if self.ends else document
        before = [self.symbols] + document  # a start symbol
        for place, symbol in enumerate(closed):
            if place == self.longest:
                break
            yield symbol, self.after(tuple(before[max(0, place + 1 - self.order) : place + 1]))

    def cross_entropies(self, documents):
        """Of each document: nats, and symbols."""
        return [
            (sum(-math.log(p[symbol]) for symbol, p in self.places(d)), len(d) + self.ends)
            for d in documents
        ]


def mean_of(costs):
    return sum(nats for nats, _ in costs) / sum(symbols for _, symbols in costs)


def divergence(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p, q) if a > 0)


class Judges:
    """What models predict: people's held-out text, their own, and that of later generations."""

    def __init__(self, words, held_out, frequencies, tail):
        self.ids = {word: number for number, word in enumerate(words)}
        self.held_out = self.numbers(held_out)
        self.truth = list(frequencies.values())
        self.tail = [self.ids[word] for word in tail]
        self.first = {}

    def numbers(self, documents):
        unknown = self.ids.get("\ufffd", -1)
        return [[self.ids.get(word, unknown) for word in document] for document in documents]

    def figures(self, agent, model, documents):
        cross_entropy = mean_of(model.cross_entropies(self.held_out))
        figures = {
            "held_out_cross_entropy": cross_entropy,
            "held_out_perplexity": math.exp(cross_entropy),
        }
        probe = self.numbers(documents)
        figures["self_perplexity"] = math.exp(mean_of(model.cross_entropies(probe)))
        costs = self.first.setdefault(agent, model).cross_entropies(probe)
        figures["first_perplexity"] = math.exp(mean_of(costs))
        ranked = sorted(math.exp(nats / symbols) for nats, symbols in costs if symbols)
        for percent in (5, 25, 50, 75, 95):
            rank = max(1, math.ceil(len(ranked) * percent / 100))
            figures["first_perplexity_p%02d" % percent] = ranked[rank - 1]
        if self.truth:
            self.set_beside_truth(model, figures)
        return figures

    def set_beside_truth(self, model, figures):
        pairs = [(self.truth, p) for document in self.held_out for _, p in model.places(document)]
        figures["kl_truth_model"] = sum(divergence(p, q) for p, q in pairs) / len(pairs)
        figures["kl_model_truth"] = sum(divergence(q, p) for p, q in pairs) / len(pairs)
        figures["jensen_shannon"] = sum(
            (divergence(p, middle) + divergence(q, middle)) / 2
            for p, q in pairs
            for middle in [[(a + b) / 2 for a, b in zip(p, q)]]
        ) / len(pairs)
        if model.order == 0:
            shares = model.after(())
            figures["diversity"] = 1 - sum(p * p for p in shares)
            figures["entropy"] = entropy(shares)
            figures["tail_mass"] = sum(shares[symbol] for symbol in self.tail)
            figures["frequency_error"] = sum((p - q) ** 2 for p, q in zip(shares, self.truth))
            figures["surviving_vocabulary"] = sum(p > 0 for p in shares) / len(shares)
            figures["missing_mass"] = sum(q for p, q in zip(shares, self.truth) if p == 0)


def words_of(path):
    """The words of a text whose documents are paragraphs: the most frequent first, and one for others."""
    with open(path, encoding="utf-8") as file:
        documents = [part.strip() for part in re.split(r"\n\s*\n", file.read()) if part.strip()]
    counts = Counter(token for document in documents for token in tokens_of(document))
    return sorted(counts, key=lambda word: (-counts[word], word)) + ["\ufffd"]


def checkpoints(run):
    with open(os.path.join(run, "releases.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = os.path.join(run, "checkpoints", row["checkpoint"])
            yield row["agent"], int(row["round"]), Matrix(path)


def main(kind, probes, run, *language):
    texts = defaultdict(list)
    with open(probes, encoding="utf-8") as file:
        for row in sorted(json.load(file), key=lambda row: row["number"]):
            texts[row["kind"], row["agent"], row["round"]].append(tokens_of(row["text"]))
    (reference,) = [documents for key, documents in texts.items() if key[0] == "reference"]
    (held_out,) = [documents for key, documents in texts.items() if key[0] == "held_out"]
    frequencies = {}
    if kind == "zipf":
        weights = [rank ** -float(language[1]) for rank in range(1, int(language[0]) + 1)]
        frequencies = {"w%d" % (i + 1): w / sum(weights) for i, w in enumerate(weights)}
        words = list(frequencies)
    else:
        words = words_of(language[0])
    people = People(reference, kind == "text", frequencies)
    judges = Judges(words, held_out, frequencies, people.tail)
    found = {}
    for agent, round_, model in checkpoints(run):
        documents = texts["probe", agent, round_]
        figures = people.figures(documents, judges.ids)
        figures.update(judges.figures(agent, model, documents))
        found.update({(agent, round_, name): value for name, value in figures.items()})
    compared, wrong = compare(found, os.path.join(run, "measurements.csv"))
    print("%d figures, %d of them differ" % (compared, wrong))
    return 1 if wrong else 0


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
