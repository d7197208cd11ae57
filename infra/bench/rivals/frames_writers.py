"""Writers in mesa-frames: all of them draw their documents of ten Zipf tokens at once, in arrays, and the pairs of
tokens are counted in a data frame.

    frames_writers.py WRITERS ROUNDS

Prints what it is and how many seconds a round took.
"""

import importlib.metadata
import sys
import time

import numpy
import polars
from mesa_frames import AgentSetPolars, ModelDF

PROBABILITIES = 1 / numpy.arange(1, 101)
PROBABILITIES /= PROBABILITIES.sum()


class Writers(AgentSetPolars):
    def __init__(self, writers, model):
        super().__init__(model)
        self += polars.DataFrame({"unique_id": polars.arange(writers, eager=True)})

    def step(self):
        self.model.documents = self.model.random.choice(100, size=(len(self), 10), p=PROBABILITIES)


class Population(ModelDF):
    def __init__(self, writers):
        super().__init__(seed=1)
        self.documents = None
        self.followers = None
        self.agents += Writers(writers, self)

    def step(self):
        self.agents.do("step")
        start = numpy.full((len(self.documents), 1), 100)
        before = numpy.concatenate([start, self.documents[:, :-1]], axis=1)
        pairs = polars.DataFrame({"before": before.ravel(), "token": self.documents.ravel()})
        self.followers = pairs.group_by("before", "token").len()


population = Population(int(sys.argv[1]))
rounds = int(sys.argv[2])
begun = time.monotonic()
for _ in range(rounds):
    population.step()
print(f"mesa-frames-{importlib.metadata.version('mesa-frames')} {(time.monotonic() - begun) / rounds}")
