#!/usr/bin/env python3
"""What people who read, are paid, come and go, are helped and imitate cost, beside as many who only write.

    infra/bench/society.py --checkout .

10,000 writers in 20 cohorts and 8 models, in memory, with every mechanism on that a language of tokens has, and the same
without: as many documents, as long. Time is a slope: of whole commands between two numbers of rounds. Both take turns.
The checkout must have been built.
"""

import argparse
import pathlib
import statistics
import tempfile

from writers import command

COHORTS, WRITERS, MODELS = 20, 500, 8


def scenario(society):
    lines = ["name: society", "rounds: 8", "language: {kind: zipf, vocabulary: 100, exponent: 1, documentTokens: 10}", "humans:"]
    for cohort in range(COHORTS):
        more = (
            ", price: 0.1, dialect: 0.2, work: {alternative: 1, cost: 0.1, company: 1, turnover: 0.01, effort: 0, pay: {wage: 1}}"
            f", assistance: {{model: m{cohort % MODELS}, writers: 0.3, strength: 0.5}}, imitation: {{rate: 0.1, audience: a{cohort % 4}}}"
        )
        lines.append(f"  c{cohort}: {{writers: {WRITERS}, documents: 1{more if society else ''}}}")
    if society:
        lines.append("audiences:")
        taste = "{quality: 1, price: -1, novelty: 1, familiarity: 1, human: 0.5}"
        for audience in range(4):
            feed = "all" if audience else "{model: m0}"
            lines.append(
                f"  a{audience}: {{attention: 5000, revenue: 1, budget: 2000, quality: likelihood, feed: {feed}, taste: {taste}}}"
            )
    lines += ["curators:", f"  web: {{human: natural, documents: {COHORTS * WRITERS // 4}, shortage: shrink}}", "models:"]
    lines += [f"  m{model}: {{curator: web, documents: 1000}}" for model in range(MODELS)]
    lines.append("evaluation: {control: none, measures: [human_fraction, held_out_perplexity, held_out_cross_entropy]}")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkout", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, nargs=2, default=[8, 28], metavar=("FEW", "MANY"))
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    taken = {True: [], False: []}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for society in taken:
            files[society] = pathlib.Path(folder) / f"society-{society}.yaml"
            files[society].write_text(scenario(society))
        for _ in range(options.times):
            for society, each in taken.items():
                few, many = (command(options.checkout, files[society], count, "memory")[0] for count in options.rounds)
                each.append((many - few) / (options.rounds[1] - options.rounds[0]))
            print({"with": round(taken[True][-1], 3), "without": round(taken[False][-1], 3)}, flush=True)
    on, off = (statistics.median(taken[society]) for society in (True, False))
    ratio = statistics.median(a / b for a, b in zip(taken[True], taken[False]))
    print(f"{on:.3f} s a round with a society, {off:.3f} s without: {ratio:.2f} x (medians of {options.times})")


if __name__ == "__main__":
    main()
