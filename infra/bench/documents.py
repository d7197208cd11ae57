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
PRODUCER = ["acks=all", "compression.type=lz4", "batch.size=131072", "linger.ms=2", "buffer.memory=67108864"]
TOPIC = "perf"


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


def perf(classpath, bootstrap, size, records, partitions, folder):
    """Records a second that Kafka's own tools write, and read."""
    topic = f"{TOPIC}-{perf.counter}"
    perf.counter += 1
    tool(
        classpath, "org.apache.kafka.tools.TopicCommand", "--bootstrap-server", bootstrap, "--create",
        "--topic", topic, "--partitions", str(partitions), "--replication-factor", "1",
    )  # fmt: skip
    payloads = folder / "payloads"
    written = tool(
        classpath, "org.apache.kafka.tools.ProducerPerformance", "--topic", topic, "--num-records", str(records),
        "--payload-file", str(payloads), "--throughput", "-1",
        "--command-property", f"bootstrap.servers={bootstrap}", *PRODUCER,
    )  # fmt: skip
    read = tool(
        classpath, "org.apache.kafka.tools.ConsumerPerformance", "--bootstrap-server", bootstrap, "--topic", topic,
        "--num-records", str(records), "--timeout", "60000",
    )  # fmt: skip
    produced = float(re.findall(r"([\d.]+) records/sec", written)[-1])
    fields = [each.strip() for each in read.strip().splitlines()[-1].split(",")]
    return produced, float(fields[5])


perf.counter = 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkout", type=pathlib.Path, action="append", required=True)
    parser.add_argument("--writers", type=int, default=20_000, help="documents a round")
    parser.add_argument("--tokens", type=int, default=150, help="of a document; 150 make about 1 KB")
    parser.add_argument("--rounds", type=int, nargs=2, default=[10, 40], metavar=("FEW", "MANY"))
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="documents-"))
    brokers = cluster.Cluster(folder / "brokers", 1)
    try:
        classpath = tools(folder)
        scenario = folder / "many-documents.yaml"
        scenario.write_text(SCENARIO % {"writers": options.writers, "tokens": options.tokens})
        brokers.start()
        measure(options, folder, scenario, classpath, brokers.address())
    finally:
        brokers.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
