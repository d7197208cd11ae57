#!/usr/bin/env python3
"""Brokers of a Kafka cluster on this machine, each a process of its own, for trials and measurements.

    infra/wellspring --version                # builds the jars, if need be
    python3 infra/bench/cluster.py            # three brokers; Ctrl-C ends them, and takes their files away

Every broker is a controller, too. New topics get one replica and no more, as in Kafka as it comes, so that what a run asks
for itself can be seen. Ports are taken below those that the system gives to connections: a broker that comes back must
find its own free.
"""

import argparse
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JARS = ROOT / "infra" / "target" / "lib" / "*"
HOST = "127.0.0.1"
CLUSTER_ID = "d2VsbHNwcmluZy1iZW5jaA"
SETTINGS = """
process.roles=broker,controller
node.id={node}
listeners=CLIENTS://{host}:{port},CONTROLLER://{host}:{controller}
controller.listener.names=CONTROLLER
controller.quorum.voters={voters}
inter.broker.listener.name=CLIENTS
listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={logs}
broker.session.timeout.ms=6000
broker.heartbeat.interval.ms=500
initial.broker.registration.timeout.ms=86400000
auto.create.topics.enable=false
log.cleaner.dedupe.buffer.size=4194304
offsets.topic.replication.factor=1
num.network.threads=2
num.io.threads=4
"""


class Broker:
    """One of the brokers: stopped or running by turns."""

    def __init__(self, node: int, folder: Path, port: int, controller: int):
        self.node = node
        self.folder = folder
        self.port = port
        self.controller = controller
        self.process = None

    def settings(self):
        return self.folder / "server.properties"

    def format(self, voters: str):
        self.folder.mkdir(parents=True)
        self.settings().write_text(
            SETTINGS.format(
                node=self.node,
                host=HOST,
                port=self.port,
                controller=self.controller,
                voters=voters,
                logs=self.folder / "logs",
            )
        )
        java(
            "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", str(self.settings())
        ).check_returncode()

    def start(self):
        log = open(self.folder / "broker.log", "ab")
        self.process = subprocess.Popen(
            [*command(), "kafka.Kafka", str(self.settings())],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=self.folder,
            start_new_session=True,  # Ctrl-C is for the script, which then ends them
        )

    def kill(self):
        self.process.kill()
        self.process.wait()


class Cluster:
    """Some brokers that are one cluster."""

    def __init__(self, folder: Path, count: int = 3):
        ports = free_ports(2 * count)
        self.brokers = [Broker(n + 1, folder / f"broker-{n + 1}", *ports[2 * n : 2 * n + 2]) for n in range(count)]
        voters = ",".join(f"{each.node}@{HOST}:{each.controller}" for each in self.brokers)
        for broker in self.brokers:
            broker.format(voters)

    def start(self):
        for broker in self.brokers:
            broker.start()

    def address(self):
        return ",".join(f"{HOST}:{each.port}" for each in self.brokers)

    def close(self):
        for broker in self.brokers:
            if broker.process is not None:
                broker.kill()


def command():
    java_home = os.environ.get("JAVA_HOME")
    program = f"{java_home}/bin/java" if java_home else "java"
    return [program, "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", str(JARS)]


def java(*arguments):
    return subprocess.run([*command(), *arguments], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False)


def free_ports(count: int):
    ports = []
    while len(ports) < count:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
        if port not in ports:
            ports.append(port)
    return ports


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--brokers", type=int, default=3)
    options = parser.parse_args()
    if not JARS.parent.is_dir():
        sys.exit(f"{JARS.parent} is not there: build the program first, with  infra/wellspring --version")
    folder = Path(tempfile.mkdtemp(prefix="cluster-"))
    cluster = Cluster(folder, options.brokers)
    try:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        cluster.start()
        print(f"--kafka {cluster.address()}", flush=True)
        for broker in cluster.brokers:
            print(f"broker {broker.node}: process {broker.process.pid}, {broker.folder}", flush=True)
        while True:
            time.sleep(1)
    except KeyboardInterrupt:
        pass
    finally:
        cluster.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
