#!/usr/bin/env python3
"""How many documents a second a large population writes and a model learns: here, in Mesa and in mesa-frames.

    infra/bench/writers.py --checkout ../before --checkout . --python ~/mesa/bin/python --python ~/frames/bin/python
    infra/bench/writers.py --checkout . --writers 1000 10000 100000 1000000 --times 1

Each writer writes one document of ten Zipf tokens a round, and an order-1 matrix learns from all of them. Time is a
slope: of whole commands between two numbers of rounds, in Mesa of the rounds alone. All take turns, so that what else
the machine does hurts all alike. `--python` is a Python with mesa (`pip install mesa==3.5.1 networkx`) or with
mesa-frames (`pip install mesa-frames==0.1.0a0`). Checkouts must have been built.
"""

import argparse
import json
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

RIVALS = pathlib.Path(__file__).resolve().parent / "rivals"
SCENARIO = """\
name: many-writers
rounds: 8
language: {kind: zipf, vocabulary: 100, exponent: 1, documentTokens: 10}
humans: {people: {writers: %(writers)d}}
curators: {all: {human: 1, documents: %(writers)d}}
models: {m: {curator: all, learner: {kind: matrix, order: 1, prior: 1}, documents: 10}}
evaluation: {measures: [human_fraction, held_out_perplexity]}
"""


def command(checkout, scenario, rounds, kafka):
    """Seconds from the command to its end, and the run's fingerprint."""
    with tempfile.TemporaryDirectory() as out:
        words = [str(checkout / "infra" / "wellspring"), "run", str(scenario), f"rounds={rounds}", "--kafka", kafka]
        words += ["--no-report", "--linger", "0s", "--out", out, "--json"]
        begun = time.monotonic()
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        seconds = time.monotonic() - begun
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} failed:\n{done.stderr[-2000:]}")
    return seconds, json.loads(done.stdout)["fingerprint"]


def ours(checkout, kafka, writers, rounds):
    """Seconds a round takes, and the fingerprints of both runs."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = pathlib.Path(folder) / "many-writers.yaml"
        scenario.write_text(SCENARIO % {"writers": writers})
        few, many = (command(checkout, scenario, count, kafka) for count in rounds)
    return (many[0] - few[0]) / (rounds[1] - rounds[0]), (few[1], many[1])


def rival(python, writers):
    """What it is, and seconds a round takes."""
    for program in ("mesa_writers.py", "frames_writers.py"):
        words = [python, "-W", "ignore", str(RIVALS / program), str(writers), "5"]
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode == 0:
            name, seconds = done.stdout.split()
            return name, float(seconds)
    sys.exit(f"{python} runs neither Mesa nor mesa-frames:\n{done.stderr[-2000:]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkout", type=pathlib.Path, action="append", required=True)
    parser.add_argument("--python", action="append", default=[])
    parser.add_argument("--kafka", action="append", choices=["memory", "embedded"])
    parser.add_argument("--writers", type=int, nargs="+", default=[100_000])
    parser.add_argument("--rounds", type=int, nargs=2, default=[8, 28], metavar=("FEW", "MANY"))
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    taken, prints = {}, {}
    for writers in options.writers:
        for _ in range(options.times):
            for python in options.python:
                name, seconds = rival(python, writers)
                taken.setdefault((name, writers), []).append(seconds)
            for kafka in options.kafka or ["memory", "embedded"]:
                for checkout in options.checkout:
                    seconds, own = ours(checkout, kafka, writers, options.rounds)
                    if prints.setdefault(writers, own) != own:
                        sys.exit(f"{checkout} comes to {own} with {kafka}, not to {prints[writers]}")
                    taken.setdefault((f"{checkout} {kafka}", writers), []).append(seconds)
            print({f"{name} {count}": round(each[-1], 4) for (name, count), each in taken.items()}, flush=True)
    medians = {key: statistics.median(each) for key, each in taken.items()}
    for (name, writers), median in medians.items():
        print(f"{name}, {writers:,} writers: {median:.3f} s a round, {writers / median:,.0f} documents a second")
    for name in dict.fromkeys(name for name, _ in medians):
        points = [(math.log(w), math.log(medians[name, w])) for w in options.writers if medians[name, w] > 0]
        if len(points) > 2:
            print(f"{name}: cost grows as writers to the power of {statistics.linear_regression(*zip(*points)).slope:.2f}")


if __name__ == "__main__":
    main()
