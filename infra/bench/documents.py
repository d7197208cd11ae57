#!/usr/bin/env python3
"""How fast documents of 1 KB go through Kafka: by a run, and by Kafka's own tools for measuring, on the same broker.

    infra/bench/documents.py --checkout . --times 5

A run writes each document, closes the round, reads it back, checks it, and hashes it; Kafka's producer-perf-test writes
records of the same size, and its consumer-perf-test reads them. Both get the settings of a run's clients where these
differ from Kafka's own. The time of a run is a slope, of whole commands between two numbers of rounds. All take turns.
Checkouts must have been built. Kafka's tools come from Maven Central.
"""

import argparse
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile

import cluster
from writers import command

KAFKA = "4.4.0"
POM = f"""\
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId><artifactId>tools</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>{KAFKA}</version></dependency>
  </dependencies>
</project>
"""
SCENARIO = """\
name: many-documents
rounds: 8
language: {kind: zipf, vocabulary: 1000, exponent: 1, documentTokens: %(tokens)d}
humans: {people: {writers: %(writers)d}}
curators: {all: {human: 1, documents: 10}}
models: {m: {curator: all, learner: {kind: matrix, order: 1, prior: 1}, documents: 1}}
evaluation: {measures: [human_fraction]}
"""
TOOLS = "org.apache.kafka.tools"
PRODUCER = ["acks=all", "compression.type=lz4", "batch.size=131072", "linger.ms=2", "buffer.memory=67108864"]
PARTITIONS = 8  # as many as a run's documents have
SAMPLE = 2_000


def tools(folder):
    """The class path of Kafka's tools."""
    (folder / "pom.xml").write_text(POM)
    path = folder / "classpath"
    words = ["mvn", "-q", "-B", "-f", str(folder), "dependency:build-classpath", f"-Dmdep.outputFile={path}"]
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
    return path.read_text().strip()


def tool(classpath, main, *arguments):
    words = ["java", "-Xmx512m", "-cp", classpath, main, *arguments]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"{main} failed:\n{done.stdout[-2000:]}")
    return done.stdout


def payloads(classpath, bootstrap, path):
    """Writes documents of a run, as they are in its topic, into a file; returns their mean size in bytes."""
    listed = tool(classpath, f"{TOOLS}.TopicCommand", "--bootstrap-server", bootstrap, "--list")
    topic = next(name for name in listed.split() if name.endswith(".documents"))
    lines = tool(
        classpath, f"{TOOLS}.consumer.ConsoleConsumer", "--bootstrap-server", bootstrap, "--topic", topic,
        "--from-beginning", "--max-messages", str(SAMPLE),
    ).splitlines()  # fmt: skip
    documents = [line for line in lines if line.startswith("{")]
    path.write_text("\n".join(documents) + "\n")
    return statistics.mean(len(each.encode()) for each in documents)


def perf(classpath, bootstrap, topic, records, sample):
    """Records a second that Kafka's own tools write, and read."""
    tool(
        classpath, f"{TOOLS}.TopicCommand", "--bootstrap-server", bootstrap, "--create", "--topic", topic,
        "--partitions", str(PARTITIONS), "--replication-factor", "1",
    )  # fmt: skip
    written = tool(
        classpath, f"{TOOLS}.ProducerPerformance", "--topic", topic, "--num-records", str(records),
        "--payload-file", str(sample), "--throughput", "-1", "--bootstrap-server", bootstrap,
        "--command-property", *PRODUCER,
    )  # fmt: skip
    read = tool(
        classpath, f"{TOOLS}.ConsumerPerformance", "--bootstrap-server", bootstrap, "--topic", topic,
        "--num-records", str(records), "--timeout", "60000",
    )  # fmt: skip
    tool(classpath, f"{TOOLS}.TopicCommand", "--bootstrap-server", bootstrap, "--delete", "--topic", topic)
    produced = float(re.findall(r"([\d.]+) records/sec", written)[-1])
    fields = [each.strip() for each in read.strip().splitlines()[-1].split(",")]
    return produced, float(fields[-1])  # fetching alone, without the wait for a group


def measure(options, scenario, classpath, bootstrap, sample):
    few, many = options.rounds
    command(options.checkout[0], scenario, 2, bootstrap)
    size = payloads(classpath, bootstrap, sample)
    records = options.writers * (many - few)
    print(f"documents of {size:.0f} bytes, {options.writers:,} a round", flush=True)
    taken = {}
    for turn in range(options.times):
        written, read = perf(classpath, bootstrap, f"perf-{turn}", records, sample)
        taken.setdefault("producer-perf-test", []).append(written)
        taken.setdefault("consumer-perf-test", []).append(read)
        taken.setdefault("both, one after the other", []).append(1 / (1 / written + 1 / read))
        for checkout in options.checkout:
            for kafka in ("embedded", bootstrap):
                short, long = (command(checkout, scenario, rounds, kafka) for rounds in options.rounds)
                name = f"{checkout} {'own broker' if kafka == 'embedded' else 'the same broker'}"
                taken.setdefault(name, []).append(records / (long[0] - short[0]))
        print({name: round(each[-1]) for name, each in taken.items()}, flush=True)
    kafka = statistics.median(taken["both, one after the other"])
    for name, each in taken.items():
        median = statistics.median(each)
        print(f"{name}: {median:,.0f} documents a second, {median * size / 1e6:.0f} MB, {median / kafka:.2f} of both")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkout", type=pathlib.Path, action="append", required=True)
    parser.add_argument("--writers", type=int, default=20_000, help="documents a round")
    parser.add_argument("--tokens", type=int, default=215, help="of a document; 215 make about 1 KB")
    parser.add_argument("--rounds", type=int, nargs=2, default=[10, 40], metavar=("FEW", "MANY"))
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="documents-"))
    brokers = cluster.Cluster(folder / "brokers", 1)
    try:
        classpath = tools(folder)
        scenario = folder / "many-documents.yaml"
        scenario.write_text(SCENARIO % {"writers": options.writers, "tokens": options.tokens})
        brokers.start()
        measure(options, scenario, classpath, brokers.address(), folder / "payloads")
    finally:
        brokers.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
