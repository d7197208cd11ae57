#!/usr/bin/env python3
"""Kills runs, their brokers, or brokers of a cluster at random moments, and reads what the runs left.

    pip install confluent-kafka
    python3 infra/bench/kills.py --what program --kills 200
    python3 infra/bench/kills.py --what broker --kills 200
    python3 infra/bench/kills.py --what cluster --kills 50

Each run of a small scenario is killed with SIGKILL, or its broker is, and resumed, until it has been
killed five times; then it may end. Its fingerprint must be that of a run that nobody killed. While
its broker is still up, this script reads all topics by the rule in the README ("Which records count"),
with a Kafka client that knows nothing of Wellspring, and compares every counted record with those of
the undisturbed run: none may be lost, doubled or in another order.

On a cluster of three brokers (cluster.py), the run is not resumed: one broker after the other is killed and comes back up to
eight seconds later, while the run goes on; its fingerprint must also be that of a run in memory.
"""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cluster import Cluster
from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.admin import AdminClient

LOGIN = ["security.protocol", "sasl.mechanism", "sasl.username", "sasl.password"]
ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = {
    "matrices": """
name: matrices
rounds: 30
language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 8}
humans: {people: {writers: 3, documents: 4}}
curators:
  mixed: {human: 0.3, documents: 12}
models:
  quick: {curator: mixed, learner: {kind: matrix, order: 1, prior: 1}, start: warm}
  slow: {curator: mixed, learner: {kind: matrix, order: 0, prior: 1}, cadence: 2, latency: 1}
evaluation: {probeDocuments: 20, heldOutDocuments: 20}
""",
    "neural": """
name: neural
rounds: 8
language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 8}
humans: {people: {writers: 3, documents: 4}}
curators:
  mixed: {human: 0.3, documents: 12}
models:
  neural:
    curator: mixed
    learner: {kind: gpt, context: 8, width: 16, layers: 1, heads: 1, training: {steps: 20}}
    cadence: 2
    latency: 1
  quick: {curator: mixed, learner: {kind: matrix, order: 1, prior: 1}}
evaluation: {probeDocuments: 20, heldOutDocuments: 20}
""",
}


class Attempt:
    """A run, or its continuation, as a process of its own."""

    def __init__(self, out: Path, arguments):
        self.log = open(out / "attempts.log", "ab+")
        self.begun = self.log.seek(0, os.SEEK_END)
        self.process = subprocess.Popen(
            [ROOT / "infra/wellspring", *arguments, "--no-report", "--port", "0", "--linger", "10m"],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            cwd=out,
            env={**os.environ, "WELLSPRING_JAVA_OPTS": "-XX:TieredStopAtLevel=1"},
        )

    def said(self):
        self.log.seek(self.begun)
        return self.log.read().decode(errors="replace")

    def is_over(self):
        return self.process.poll() is not None

    def broker(self):
        """The process of its broker; None if it has none at the moment."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if parent == self.process.pid and "BrokerMain" in (folder / "cmdline").read_text():
                    return int(folder.name)
            except (OSError, ValueError):
                pass  # it ended meanwhile
        return None

    def kill(self):
        self.process.kill()
        self.process.wait()


def run_folder(out: Path):
    """The folder of the run in there; None if it has no manifest yet."""
    return next((path.parent for path in out.glob("runs/*/manifest.json")), None)


def manifest(run: Path):
    return json.loads((run / "manifest.json").read_text())


def status(out: Path):
    """How the run in there stands; None if there is none, as before it has begun, or where it could not."""
    try:
        run = run_folder(out)
        return run and manifest(run)["status"]
    except FileNotFoundError:
        return None  # it was taken away meanwhile


def address(attempt: Attempt):
    return re.findall(r"Kafka at (\S+), topics", attempt.said())[-1]


def client(bootstrap: str, run: Path):
    """What a consumer needs, with the run's own credentials where it has some."""
    settings = {
        "bootstrap.servers": bootstrap,
        "group.id": "kills",
        "enable.auto.commit": False,
        "enable.partition.eof": False,
    }
    properties = run / "kafka" / "client.properties"
    if properties.exists():
        lines = [line for line in properties.read_text().splitlines() if line and line[0] != "#"]
        known = dict(line.split("=", 1) for line in lines)
        settings |= {key: known[key] for key in LOGIN}
    return Consumer(settings)


def records(consumer, topic: str, partition: int):
    """All records of a partition: offset -> (type, value)."""
    low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=20)
    consumer.assign([TopicPartition(topic, partition, low)])
    found = {}
    end = low
    while end < high:
        record = consumer.poll(20)
        if record is None or record.error():
            raise RuntimeError(f"{topic} cannot be read: {record and record.error()}")
        headers = dict(record.headers() or [])
        found[record.offset()] = (headers.get("ce_type", b"").decode(), record.value())
        end = record.offset() + 1
    return found


def counted(consumer, run: str):
    """What counts of a run, by topic and round: the records' values, in the order of their ids."""
    control = records(consumer, f"wellspring.{run}.control", 0)
    closed = {}
    for _, (kind, value) in sorted(control.items()):
        event = json.loads(value)
        if kind.endswith("round.closed"):
            if closed.setdefault(event["round"], value) != value:
                raise AssertionError(f"round {event['round']} was closed twice, in two ways")
    found = {}
    for number in sorted(closed):
        for slice in json.loads(closed[number])["slices"]:
            topic = slice["topic"].lower()
            by_id = {}
            for partition, (begin, end) in enumerate(zip(slice["from"], slice["to"])):
                key = (topic, partition)
                if key not in found:
                    found[key] = records(consumer, f"wellspring.{run}.{topic}", partition)
                for offset in range(begin, end):
                    if offset in found[key]:
                        value = found[key][offset][1]
                        if by_id.setdefault(json.loads(value)["id"], value) != value:
                            raise AssertionError(f"{topic}: two records of one id in round {number}")
            yield topic, number, [by_id[id] for id in sorted(by_id)]


def digest(consumer, run: Path):
    sums = {}
    for topic, number, values in counted(consumer, run.name):
        sums[f"{topic} of round {number}"] = (len(values), hashlib.sha256(b"\n".join(values)).hexdigest())
    return sums


def read(attempt: Attempt, run: Path):
    consumer = client(address(attempt), run)
    try:
        return digest(consumer, run)
    finally:
        consumer.close()


def await_in_sync(cluster: Cluster):
    """Waits until all brokers have all records."""
    admin = AdminClient({"bootstrap.servers": cluster.address(), "log_level": 0})
    until = time.time() + 300
    while time.time() < until:
        known = admin.list_topics(timeout=60)
        partitions = [each for topic in known.topics.values() for each in topic.partitions.values()]
        if len(known.brokers) == len(cluster.brokers) and all(len(p.isrs) == len(p.replicas) for p in partitions):
            return
        time.sleep(0.1)
    sys.exit("A broker that was killed does not come back: see the broker.log of each")


def kill_brokers(attempt: Attempt, out: Path, cluster: Cluster, chance: random.Random, most: int):
    """Kills one broker after the other until a run is over, or so many were; says how many it were."""
    times = 0
    while "Kafka at" not in attempt.said() and not attempt.is_over():
        time.sleep(0.05)
    while times < most:
        until = time.time() + chance.uniform(0, 4)
        while time.time() < until:
            if attempt.is_over() or status(out) == "finished":
                return times
            time.sleep(0.01)
        broker = chance.choice(cluster.brokers)
        broker.kill()
        times += 1
        time.sleep(chance.uniform(0, 8))
        broker.start()
        await_in_sync(cluster)
    return times


def clustered(options, chance: random.Random, work: Path):
    cluster = Cluster(work / "cluster")
    try:
        cluster.start()
        await_in_sync(cluster)
        scenario = work / "matrices.yaml"
        scenario.write_text(SCENARIOS["matrices"].replace("rounds: 30", "rounds: 80"))
        (work / "memory").mkdir()
        memory = Attempt(work / "memory", ["run", str(scenario), "--kafka", "memory"])
        if not finished(memory, work / "memory"):
            sys.exit(memory.said())
        memory.kill()
        fingerprint = manifest(run_folder(work / "memory"))["fingerprint"]
        kills = runs = 0
        sums = None
        while kills < options.kills:
            out = work / f"run-{runs}"
            out.mkdir()
            attempt = Attempt(out, ["run", str(scenario), "--kafka", cluster.address(), "--speed", "4"])
            most = 0 if sums is None else options.kills - kills  # nobody disturbs the first one
            times = kill_brokers(attempt, out, cluster, chance, most)
            if not finished(attempt, out):
                sys.exit("It does not go on:\n" + attempt.said())
            await_in_sync(cluster)
            run = run_folder(out)
            if manifest(run)["fingerprint"] != fingerprint:
                sys.exit(f"{run}: another fingerprint than that of the run in memory")
            left = read(attempt, run)
            attempt.kill()
            sums = sums or left
            if left != sums:
                sys.exit(f"{run}: other records than those of the undisturbed run")
            kills += times
            runs += 1
            print(f"{kills} kills, {runs} runs, {sum(n for n, _ in left.values())} records: no difference", flush=True)
    finally:
        cluster.close()


def finished(attempt: Attempt, out: Path):
    """Waits for a run's end; True if it is finished, and still shown."""
    while True:
        if status(out) == "finished":
            return True
        if attempt.is_over():
            return False
        time.sleep(0.05)


def undisturbed(out: Path, scenario: Path):
    begun = time.time()
    attempt = Attempt(out, ["run", str(scenario)])
    if not finished(attempt, out):
        sys.exit(attempt.said())
    seconds = time.time() - begun
    run = run_folder(out)
    sums = read(attempt, run)
    attempt.kill()
    return manifest(run)["fingerprint"], sums, seconds


def begin(out: Path, scenario: Path):
    run = run_folder(out)
    if run is None:
        shutil.rmtree(out / "runs", ignore_errors=True)
        return Attempt(out, ["run", str(scenario)])
    return Attempt(out, ["resume", str(run)])


def longer(out: Path, run: Path):
    """Lets a finished run do one round more, and waits for its end."""
    continued = len(manifest(run)["continued"])
    attempt = Attempt(out, ["resume", str(run), "--rounds", str(manifest(run)["roundsClosed"] + 1)])
    while len(manifest(run)["continued"]) == continued or status(out) != "finished":
        if attempt.is_over():
            sys.exit("It does not do another round:\n" + attempt.said())
        time.sleep(0.05)
    return attempt


def strike(attempt: Attempt, what: str, after: float, out: Path):
    """Waits, then kills; False if the run was over by then, None if it was over and its broker is gone."""
    until = time.time() + after
    while time.time() < until:
        if attempt.is_over() or status(out) == "finished":
            return False
        time.sleep(0.01)
    if what == "program":
        attempt.kill()
        return True
    while (broker := attempt.broker()) is None:
        if attempt.is_over() or status(out) == "finished":
            return False
        time.sleep(0.01)
    os.kill(broker, signal.SIGKILL)
    until = time.time() + 60
    while not attempt.is_over() and status(out) in ("running", None):
        if time.time() > until:
            sys.exit("The run goes on for 60 s after its broker was killed:\n" + attempt.said())
        time.sleep(0.05)
    if not attempt.is_over() and status(out) == "finished":
        return None
    attempt.kill()  # it failed, and is still shown
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--what", choices=["program", "broker", "cluster"], default="program")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    work = Path(tempfile.mkdtemp(prefix="kills-"))
    if options.what == "cluster":
        clustered(options, chance, work)
        shutil.rmtree(work, ignore_errors=True)
        return
    known = {}
    for name, text in SCENARIOS.items():
        scenario = work / f"{name}.yaml"
        scenario.write_text(text)
        (work / name).mkdir()
        known[name] = (scenario, *undisturbed(work / name, scenario))
        print(f"{name}: {known[name][3]:.1f} s undisturbed, {sum(n for n, _ in known[name][2].values())} records")
    kills = runs = 0
    while kills < options.kills:
        name = list(known)[runs % len(known)]
        scenario, fingerprint, sums, seconds = known[name]
        out = work / f"{name}-{runs}"
        out.mkdir()
        runs += 1
        times = failures = 0
        while True:
            attempt = begin(out, scenario)
            struck = times < 5 and strike(attempt, options.what, chance.uniform(0, seconds), out)
            if struck:
                times += 1
                continue
            if finished(attempt, out):
                break
            failures += 1
            if failures > 3:
                sys.exit("It does not go on:\n" + attempt.said())
        run = run_folder(out)
        if manifest(run)["fingerprint"] != fingerprint:
            sys.exit(f"{run}: another fingerprint than that of the undisturbed run")
        if struck is None:  # no broker is left to read from: another round brings one
            times += 1
            attempt.kill()
            attempt = longer(out, run)
        left = {part: sum for part, sum in read(attempt, run).items() if part in sums or struck is not None}
        attempt.kill()
        wrong = [part for part in sums if left.get(part) != sums[part]] + [part for part in left if part not in sums]
        if wrong:
            sys.exit(f"{run}: other records than those of the undisturbed run: {', '.join(wrong[:5])}")
        kills += times
        print(f"{kills} kills, {runs} runs: no difference ({name}, {times} kills)", flush=True)
        shutil.rmtree(out, ignore_errors=True)  # its broker may still be closing
    shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
