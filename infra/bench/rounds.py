#!/usr/bin/env python3
"""How long a round takes: the time of whole commands, as a slope between two numbers of rounds.

    infra/bench/rounds.py --checkout ../before --checkout .
    infra/bench/rounds.py --checkout . --kafka memory --rounds 100 1100 --scenario collapse

Checkouts run in turn, so that what else the machine does hurts all alike; they must have been built (run
`infra/wellspring --help` in each). Each number of rounds must come to the same fingerprint in all of them.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def run(checkout, scenario, rounds, kafka):
    """Seconds from the command to its end, and the run's fingerprint."""
    with tempfile.TemporaryDirectory() as out:
        command = [str(checkout / "infra" / "wellspring"), "run", scenario, f"rounds={rounds}"]
        command += ["--kafka", kafka, "--no-report", "--linger", "0s", "--out", out, "--json"]
        begun = time.monotonic()
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        seconds = time.monotonic() - begun
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return seconds, json.loads(done.stdout)["fingerprint"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkout", type=pathlib.Path, action="append", required=True)
    parser.add_argument("--scenario", default="collapse")
    parser.add_argument("--kafka", default="embedded")
    parser.add_argument("--rounds", type=int, nargs=2, default=[40, 340], metavar=("FEW", "MANY"))
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    few, many = options.rounds
    fingerprints = {}
    millis = {checkout: [] for checkout in options.checkout}
    for _ in range(options.times):
        for checkout in options.checkout:
            taken = []
            for rounds in (few, many):
                seconds, fingerprint = run(checkout, options.scenario, rounds, options.kafka)
                if fingerprints.setdefault(rounds, fingerprint) != fingerprint:
                    sys.exit(f"{rounds} rounds come to {fingerprint} in {checkout}, not to {fingerprints[rounds]}")
                taken.append(seconds)
            millis[checkout].append(1000 * (taken[1] - taken[0]) / (many - few))
            print(f"{checkout}: {taken[0]:.1f} s and {taken[1]:.1f} s: {millis[checkout][-1]:.1f} ms a round", flush=True)
    first = statistics.median(millis[options.checkout[0]])
    for checkout, all_of_it in millis.items():
        median = statistics.median(all_of_it)
        print(f"{checkout}: median {median:.1f} ms, {1000 / median:.0f} rounds a second, {first / median:.2f} x the first")


if __name__ == "__main__":
    main()
