#!/usr/bin/env python3
"""How many documents a second a large population writes on one, two and three nodes, each a process on this machine.

    infra/wellspring --version                       # builds the program, if need be
    infra/bench/nodes_speed.py --times 3

Four cohorts write a document of ten Zipf tokens each a round, and an order-1 matrix learns from all of them, over one Kafka
broker. The run begins paused, until all nodes have joined. Time is a slope between two numbers of rounds, from the first
round to the end of the process. Nodes on one machine share its cores: what this shows is what it costs to have more.
"""

import argparse
import json
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from cluster import Cluster, free_ports

ROOT = pathlib.Path(__file__).resolve().parents[2]
WELLSPRING = str(ROOT / "infra" / "wellspring")
COHORTS = 4
PATIENCE_S = 120
SCENARIO = """\
name: many-writers
rounds: %(rounds)d
language: {kind: zipf, vocabulary: 100, exponent: 1, documentTokens: 10}
humans: {%(cohorts)s}
curators: {all: {human: 1, documents: %(writers)d}}
models: {m: {curator: all, learner: {kind: matrix, order: 1, prior: 1}, documents: 10}}
evaluation: {measures: [human_fraction, held_out_perplexity]}
"""


class Process:
    """A node, and what it says."""

    def __init__(self, folder, name, *words):
        self.path = folder / name
        self.process = subprocess.Popen(
            [WELLSPRING, *words, "--port", "0", "--linger", "0", "--no-report"],
            stdout=open(self.path, "w"),
            stderr=open(folder / f"{name}.err", "w"),
            stdin=subprocess.DEVNULL,
        )

    def said(self, pattern):
        """What matches, as soon as it is said."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            found = re.search(pattern, self.path.read_text())
            if found:
                return found.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit(f"{pattern!r} was not said:\n{self.path.read_text()}")


def resume(page):
    url, token = re.fullmatch(r"(.*/)#token=(.*)", page).groups()
    order = urllib.request.Request(
        url + "api/steer", data=b'{"action":"resume"}', headers={"Authorization": f"Bearer {token}"}
    )
    urllib.request.urlopen(order).close()


def run(kafka, nodes, rounds, writers):
    """Seconds from the first round to the end, and the fingerprint."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cohorts = ", ".join(f"people-{i}: {{writers: {writers // COHORTS}}}" for i in range(COHORTS))
        scenario = folder / "many.yaml"
        scenario.write_text(SCENARIO % {"rounds": rounds, "cohorts": cohorts, "writers": writers})
        address = f"127.0.0.1:{free_ports(1)[0]}"
        out = folder / "runs"
        secret = str(folder / "nodes.p12")
        several = ["--nodes", address, "--secret", secret] if nodes > 1 else []
        leader = Process(
            folder, "leader", "run", str(scenario), "--paused", "--kafka", kafka, *several, "--out", str(out)
        )
        leader.said(r"(directory) ")
        for other in range(1, nodes):
            Process(folder, f"node-{other}", "node", "--join", address, "--secret", secret).said(r"(joined) ")
        page = leader.said(r"watch at (\S+)")
        begun = time.monotonic()
        resume(page)
        if leader.process.wait() != 0:
            sys.exit(f"the run failed:\n{leader.path.read_text()}")
        seconds = time.monotonic() - begun
        manifest = json.loads(next(out.glob("*/manifest.json")).read_text())
        return seconds, manifest["fingerprint"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--writers", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, nargs=2, default=[8, 28], metavar=("FEW", "MANY"))
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    few, many = options.rounds
    taken, prints = {}, set()
    with tempfile.TemporaryDirectory() as folder:
        brokers = Cluster(pathlib.Path(folder) / "brokers", 1)
        try:
            brokers.start()
            for _ in range(options.times):
                for nodes in options.nodes:
                    short, long = (run(brokers.address(), nodes, rounds, options.writers) for rounds in (few, many))
                    prints.add((short[1], long[1]))
                    if len(prints) > 1:
                        sys.exit(f"{nodes} nodes come to another fingerprint: {prints}")
                    taken.setdefault(nodes, []).append((long[0] - short[0]) / (many - few))
                print({nodes: round(each[-1], 3) for nodes, each in taken.items()}, flush=True)
        finally:
            brokers.close()
    for nodes, each in taken.items():
        median = statistics.median(each)
        print(f"{nodes} nodes: {median:.3f} s a round, {options.writers / median:,.0f} documents a second")


if __name__ == "__main__":
    main()
