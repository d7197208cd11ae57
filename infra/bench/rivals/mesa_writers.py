"""Writers in Mesa 3: each draws a document of ten Zipf tokens; the model counts which token follows which.

    mesa_writers.py WRITERS ROUNDS

Prints what it is and how many seconds a round took.
"""

import collections
import itertools
import sys
import time

import mesa

TOKENS = [f"w{rank}" for rank in range(1, 101)]
CUMULATIVE = list(itertools.accumulate(1 / rank for rank in range(1, 101)))


class Writer(mesa.Agent):
    def write(self):
        self.model.documents.append(self.model.random.choices(TOKENS, cum_weights=CUMULATIVE, k=10))


class Population(mesa.Model):
    def __init__(self, writers):
        super().__init__(rng=1)
        self.documents = []
        self.followers = {}
        Writer.create_agents(self, writers)

    def step(self):
        self.documents = []
        self.agents.shuffle_do("write")
        followers = collections.defaultdict(collections.Counter)
        for document in self.documents:
            before = "^"
            for token in document:
                followers[before][token] += 1
                before = token
        self.followers = followers


population = Population(int(sys.argv[1]))
rounds = int(sys.argv[2])
begun = time.monotonic()
for _ in range(rounds):
    population.step()
print(f"mesa-{mesa.__version__} {(time.monotonic() - begun) / rounds}")
