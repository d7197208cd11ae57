"""Compares the GPT here with PyTorch, side by side; model/bench/gpt runs it.

    python gpt.py OUT ROUNDS SECONDS SIZES < contenders.json

Contenders are worker processes (see gpt_torch.py for what they understand). In a first round all
variants of each task are measured, once; the fastest variant of each PyTorch goes into the rounds that
count, in which the contenders take turns at each task. Writes OUT.md, and OUT.json with everything.

Floating point operations per token, after Chowdhery et al. (2022, PaLM, appendix B): 2 N forward and
6 N with the backward pass, N the weights of all matrix products (12 L C^2 + V C; looking up embeddings
is no product), and for attention 4 L C T forward and 12 L C T with the backward pass, as if every token
saw all T; in sampling it sees (T + 1) / 2 on average.
"""

import json
import os
import subprocess
import sys
from statistics import median

from gpt_torch import SIZES, VOCABULARY

HERE = "here"
TASKS = {
    "train": ["default", "fused"],
    "sample": ["cached"],
    "score": ["wide", "narrow"],
}
REFERENCES = ["transformers", "cacheless"]  # slower ways to sample, which are in use
REFERENCE_ROUNDS = 4  # they are measured in every fourth round
PEAKS = ["blas", "onednn"]
CLOCK = os.environ.get("CLOCK", "wall")


class Worker:
    """A process that measures what it is told to."""

    def __init__(self, contender):
        self.group = contender["group"]
        self.name = contender["name"]
        self.process = subprocess.Popen(
            contender["command"],
            env={**os.environ, **contender["environment"]},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.about = self.read()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended with {self.process.wait()}; run its command by hand")
        return json.loads(line)

    def measure(self, task, size, variant, seconds):
        self.process.stdin.write(f"{task} {size} {variant} {seconds}\n")
        self.process.stdin.flush()
        return self.read()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def products(size):
    return 12 * size.layers * size.width**2 + VOCABULARY * size.width


def operations(task, size):
    """By token."""
    attention = 4 * size.layers * size.width
    if task == "train":
        return 6 * products(size) + 3 * attention * size.context
    seen = (size.context + 1) / 2 if task == "sample" else size.context
    return 2 * products(size) + attention * seen


def key(task, size, row):
    return f"{size} {task} {row}"


def chosen(workers, sizes, seconds):
    """The first round: by row of the table, the worker and the variant to measure."""
    rows = {}
    for size in sizes:
        for task, variants in TASKS.items():
            for group in dict.fromkeys(worker.group for worker in workers):
                mine = [worker for worker in workers if worker.group == group]
                own = ["-"] if group == HERE else variants
                rates = {
                    (worker, variant): worker.measure(task, size, variant, seconds)[CLOCK]
                    for worker in mine
                    for variant in own
                }
                rows[key(task, size, group)] = (max(rates, key=rates.get), task, size)
                if task == "sample" and group != HERE:
                    for reference in REFERENCES:
                        best = (rows[key(task, size, group)][0][0], reference)
                        rows[key(task, size, f"{group}, {reference}")] = (best, task, size)
    return rows


def rounds(workers, rows, count, seconds):
    """Rates by row and round, and by kind of peak."""
    rates = {row: {} for row in rows}
    peaks = {}
    for number in range(count):
        print(f"round {number + 1} of {count}", file=sys.stderr, flush=True)
        for worker in workers:
            if worker.group != HERE:
                for variant in PEAKS:
                    rate = worker.measure("peak", "-", variant, seconds / 4)[CLOCK]
                    peaks.setdefault(f"{worker.group} {variant}", []).append(rate)
        for row, ((worker, variant), task, size) in rows.items():
            if variant in REFERENCES and number % REFERENCE_ROUNDS:
                continue
            answer = worker.measure(task, size, variant, seconds)
            rates[row][number] = answer[CLOCK]
    return rates, peaks


def span(values, digits):
    return f"{median(values):,.{digits}f} ({min(values):,.{digits}f} to {max(values):,.{digits}f})"


def table(rows, rates, peaks):
    best_peak = max(peaks, key=lambda kind: median(peaks[kind]))
    most = median(peaks[best_peak])
    lines = ["| size | task | who | as | tokens/s, median (range) | of the peak | here / it, median (range) |"]
    lines.append("|---|---|---|---|---|---|---|")
    for row, ((worker, variant), task, size) in rows.items():
        own = rates[key(task, size, HERE)]
        ratios = [own[number] / rate for number, rate in rates[row].items()]
        share = median(rates[row].values()) * operations(task, SIZES[size]) / most
        if variant == "cacheless":
            share = float("nan")  # most of what it computes, others remember
        way = "" if worker.group == HERE else f"{variant}, {worker.name}"
        lines.append(
            f"| {size} | {task} | {worker.group} | {way} | {span(rates[row].values(), 0)}"
            f" | {share:.0%} | {'' if worker.group == HERE else span(ratios, 2)} |"
        )
    lines.append("")
    lines.append("Products of 1024 x 1024 matrices, GFLOP/s, median (range):")
    lines.append("")
    for kind, values in peaks.items():
        mark = " **the peak**" if kind == best_peak else ""
        lines.append(f"- {kind}: {span([value / 1e9 for value in values], 0)}{mark}")
    return "\n".join(lines).replace("nan%", "") + "\n"


def main(out, count, seconds, sizes):
    workers = [Worker(contender) for contender in json.load(sys.stdin)]
    for worker in workers:
        print(worker.group, worker.name, worker.about, file=sys.stderr, flush=True)
    rows = chosen(workers, sizes, seconds / 2)
    rates, peaks = rounds(workers, rows, count, seconds)
    for worker in workers:
        worker.close()
    text = table(rows, rates, peaks)
    with open(out + ".md", "w") as file:
        file.write(text)
    everything = {
        "clock": CLOCK,
        "workers": [{"group": w.group, "name": w.name, **w.about} for w in workers],
        "variants": {row: [w.name, variant] for row, ((w, variant), _, _) in rows.items()},
        "tokensPerSecond": {row: list(found.values()) for row, found in rates.items()},
        "peakFlops": peaks,
    }
    with open(out + ".json", "w") as file:
        json.dump(everything, file, indent=1)
    print(text)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4].split(","))
