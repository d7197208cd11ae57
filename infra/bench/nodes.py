#!/usr/bin/env python3
"""Does runs on several nodes, each a process on this machine, to which everything happens that can.

    infra/wellspring --version                       # builds the program, if need be
    python3 infra/bench/nodes.py --schedules 50      # random schedules, one after the other
    python3 infra/bench/nodes.py --schedules 1 --seed 17
    python3 infra/bench/nodes.py --only kill,add     # of what may happen
    sudo python3 infra/bench/nodes.py --networks     # each node in a network namespace of its own, which can be cut off

A schedule begins a run on a Kafka broker of its own (cluster.py) and lets nodes join. Then, again and again after a drawn time,
a node is killed (SIGKILL), the one that leads as often as another; or told to end (SIGTERM; never the one that leads, which
would end the run); or it stands still for a time (SIGSTOP, SIGCONT), so that the others go on without it and it has to end by
itself; or a new one joins. With --networks a node may also be cut off for a time, from the other nodes alone, or from Kafka,
too. Whatever happened, the run must finish by itself with the fingerprint of a run in memory, and every
process must have ended.
"""

import argparse
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

import cluster
from cluster import Cluster, free_ports

ROOT = Path(__file__).resolve().parents[2]
WELLSPRING = ROOT / "infra" / "wellspring"
OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx400m"
QUIET = ["--port", "0", "--linger", "0", "--no-report"]
SCENARIO = """
name: nodes
rounds: {rounds}
language: {{kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 8}}
humans: {{people: {{writers: 3, documents: 4}}, others: {{writers: 2, documents: 2}}}}
curators:
  mixed: {{human: 0.3, documents: 12}}
models:
  quick: {{curator: mixed, learner: {{kind: matrix, order: 1, prior: 1}}, start: warm}}
  slow: {{curator: mixed, learner: {{kind: matrix, order: 0, prior: 1}}, cadence: 2, latency: 1}}
evaluation: {{probeDocuments: 20, heldOutDocuments: 20}}
"""


class Network:
    """Where nodes are: this machine's own loopback, or a namespace for each, which can be cut off."""

    BRIDGE = "wellspring0"

    def __init__(self, apart: bool):
        self.apart = apart
        self.hosts = {}
        self.count = 0
        if apart:
            self.end()
            self.ip("link", "add", self.BRIDGE, "type", "bridge")
            self.ip("address", "add", "10.77.0.1/16", "dev", self.BRIDGE)
            self.ip("link", "set", self.BRIDGE, "up")
            cluster.HOST = "10.77.0.1"

    @staticmethod
    def ip(*words, check=True):
        subprocess.run(["ip", *words], check=check, stderr=None if check else subprocess.DEVNULL)

    def inside(self, name: str, *words, check=True):
        self.ip("netns", "exec", self.space(name), "ip", *words, check=check)

    @staticmethod
    def space(name: str):
        return f"wellspring-{name}"

    def host(self, name: str):
        """The address of a node; makes its namespace."""
        if not self.apart:
            return "127.0.0.1"
        if name not in self.hosts:
            self.count += 1  # an address that was used lingers on
            number = self.count
            self.hosts[name] = f"10.77.{1 + number // 200}.{1 + number % 200}"
            space = self.space(name)
            self.ip("netns", "add", space)
            self.ip("link", "add", f"ws{number}", "type", "veth", "peer", "name", "eth0", "netns", space)
            self.ip("link", "set", f"ws{number}", "master", self.BRIDGE, "up")
            self.inside(name, "address", "add", f"{self.hosts[name]}/16", "dev", "eth0")
            self.inside(name, "link", "set", "eth0", "up")
            self.inside(name, "link", "set", "lo", "up")
        return self.hosts[name]

    def command(self, name: str):
        return ["ip", "netns", "exec", self.space(name)] if self.apart else []

    def cut(self, name: str, whole: bool):
        others = [host for node, host in self.hosts.items() if node != name]
        for host in others + (["10.77.0.1"] if whole else []):
            self.inside(name, "route", "add", "blackhole", host, check=False)

    def heal(self, name: str):
        for host in [*self.hosts.values(), "10.77.0.1"]:
            self.inside(name, "route", "del", "blackhole", host, check=False)

    def forget(self):
        for name in self.hosts:
            self.ip("netns", "del", self.space(name), check=False)
        self.hosts = {}

    def end(self):
        """Takes away what a run before may have left, too."""
        if self.apart:
            spaces = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=False).stdout
            for line in spaces.splitlines():
                if line.startswith("wellspring-"):
                    self.ip("netns", "del", line.split()[0], check=False)
            self.ip("link", "del", self.BRIDGE, check=False)


class Node:
    """A process that works on the run."""

    def __init__(self, name: str, folder: Path, network: Network, arguments):
        self.name = name
        self.path = folder / f"{name}.log"
        self.frozen = False
        self.log = open(self.path, "ab")
        self.process = subprocess.Popen(
            [*network.command(name), "nice", "-n", "5", WELLSPRING, *arguments],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "WELLSPRING_JAVA_OPTS": OPTIONS},
        )

    def said(self):
        return self.path.read_text(errors="replace")

    def lives(self):
        return self.process.poll() is None

    def has_joined(self):
        return "joined " in self.said() or "let others help" in self.said()

    def leads(self):
        said = self.said()
        return self.lives() and ("let others help" in said or "leads now: the node that led" in said)

    def send(self, number):
        if self.lives():
            self.process.send_signal(number)

    def await_words(self, words: str, seconds: float):
        limit = time.monotonic() + seconds
        while words not in self.said():
            if not self.lives() or time.monotonic() > limit:
                raise RuntimeError(f"{self.name} has not said '{words}':\n{self.said()}")
            time.sleep(0.1)


class Schedule:
    """One run, and what happens to its nodes."""

    def __init__(self, number: int, kafka: str, folder: Path, options):
        self.number = number
        self.random = random.Random(number)
        self.kafka = kafka
        self.folder = folder
        self.options = options
        self.nodes = []
        self.thawing = []
        self.story = []
        self.begun = time.monotonic()

    def tell(self, what: str):
        self.story.append(f"{time.monotonic() - self.begun:5.1f} s  {what}")

    def begin(self):
        address = f"{self.options.network.host('node-0')}:{free_ports(1)[0] if not self.options.networks else 2551}"
        first = Node(
            "node-0",
            self.folder,
            self.options.network,
            ["run", "scenario.yaml", "--kafka", self.kafka, "--nodes", address]
            + ["--speed", str(self.options.speed), *QUIET],
        )
        self.nodes.append(first)
        first.await_words("let others help", 120)
        first.await_words("directory ", 120)
        self.addresses = [address]

    def living(self):
        return [node for node in self.nodes if node.lives() and not node.frozen]

    def add(self):
        """By way of a node that works, as whoever starts one would choose."""
        for node in self.living():
            address = self.address(node)
            if address and node.has_joined():
                name = f"node-{len(self.nodes)}"
                arguments = ["node", "--join", address, "--secret", "runs/nodes.p12", *QUIET]
                self.options.network.host(name)
                self.nodes.append(Node(name, self.folder, self.options.network, arguments))
                self.tell(f"{name} is started, to join {node.name}")
                return

    def address(self, node):
        if node.name == "node-0":
            return self.addresses[0]
        found = re.search(r"joined \S+ as (\S+);", node.said())
        return found.group(1) if found else None

    def candidates(self):
        return [node for node in self.living() if node.has_joined()]

    def kill(self):
        if len(self.candidates()) > 1:
            node = self.random.choice(self.candidates())
            self.tell(f"{node.name} is killed{' (it leads)' if node.leads() else ''}")
            node.send(signal.SIGKILL)

    def end(self):
        others = [node for node in self.candidates() if not node.leads()]
        if len(self.candidates()) > 1 and others:
            node = self.random.choice(others)
            self.tell(f"{node.name} is told to end")
            node.send(signal.SIGTERM)

    def freeze(self):
        if len(self.candidates()) > 1:
            node = self.random.choice(self.candidates())
            seconds = self.random.choice([2, 8, 25, 40])
            self.tell(f"{node.name} stands still for {seconds} s{' (it leads)' if node.leads() else ''}")
            node.frozen = True
            node.send(signal.SIGSTOP)
            self.thawing.append((time.monotonic() + seconds, node))

    def cut(self):
        if len(self.candidates()) > 1:
            node = self.random.choice(self.candidates())
            seconds = self.random.choice([2, 15, 40])
            whole = self.random.random() < 0.5
            where = "all" if whole else "the other nodes"
            self.tell(f"{node.name} is cut off from {where} for {seconds} s{' (it leads)' if node.leads() else ''}")
            node.frozen = True
            self.options.network.cut(node.name, whole)
            self.thawing.append((time.monotonic() + seconds, node))

    def thaw(self, all_of_them=False):
        for due, node in list(self.thawing):
            if all_of_them or time.monotonic() > due:
                self.thawing.remove((due, node))
                node.frozen = False
                self.tell(f"{node.name} goes on")
                node.send(signal.SIGCONT)
                if self.options.networks:
                    self.options.network.heal(node.name)

    def manifest(self):
        found = next(self.folder.glob("runs/*/manifest.json"), None)
        return json.loads(found.read_text()) if found else {"status": "none", "fingerprint": ""}

    def is_over(self):
        return self.manifest()["status"] != "running"

    def happen(self):
        actions = [getattr(self, name) for name in self.options.only.split(",")]
        due = time.monotonic() + self.random.uniform(2, 6)
        limit = time.monotonic() + self.options.limit
        happened = 0
        while not self.is_over() and time.monotonic() < limit:
            self.thaw()
            if happened < self.options.events and time.monotonic() > due:
                if len(self.living()) < 2:
                    self.add()
                else:
                    self.random.choice(actions)()
                    happened += 1
                due = time.monotonic() + self.random.uniform(1, self.options.pause)
            if not any(node.lives() for node in self.nodes):
                break
            time.sleep(0.2)

    def run(self):
        """Answers what is wrong; nothing if all is well."""
        try:
            self.begin()
            for _ in range(self.options.nodes - 1):
                self.add()
            for node in self.nodes[1:]:
                node.await_words("joined ", 120)
            self.happen()
            self.tell(f"the run is {self.manifest()['status']}")
            self.thaw(all_of_them=True)
            limit = time.monotonic() + 60
            while any(node.lives() for node in self.nodes) and time.monotonic() < limit:
                time.sleep(0.2)
            left = [node.name for node in self.nodes if node.lives()]
            if left:
                return f"{', '.join(left)} did not end"
            manifest = self.manifest()
            if manifest["status"] != "finished":
                return f"the run is {manifest['status']}: {manifest.get('reason', '')}"
            if manifest["fingerprint"] != self.options.fingerprint:
                return f"fingerprint {manifest['fingerprint']}, not {self.options.fingerprint}"
            return ""
        finally:
            for node in self.nodes:
                node.send(signal.SIGKILL)
                node.process.wait()
            self.options.network.forget()


def undisturbed(folder: Path):
    """The fingerprint of a run in memory."""
    subprocess.run(
        [WELLSPRING, "run", "scenario.yaml", "--kafka", "memory", "--out", "alone", *QUIET],
        cwd=folder,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return json.loads(next(folder.glob("alone/*/manifest.json")).read_text())["fingerprint"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schedules", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1, help="the first schedule's number")
    parser.add_argument("--nodes", type=int, default=3, help="how many nodes there are at first")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--speed", type=float, default=2, help="rounds a second at most")
    parser.add_argument("--events", type=int, default=6, help="how much happens at most")
    parser.add_argument("--pause", type=float, default=15, help="seconds from one to the next at most")
    parser.add_argument("--limit", type=float, default=400, help="seconds that a run may take")
    parser.add_argument("--only", help="of kill, add, freeze, end and cut (default: all that is possible)")
    parser.add_argument("--networks", action="store_true", help="a network namespace for each node; takes root")
    parser.add_argument("--keep", action="store_true", help="keep the folders of schedules that fail")
    options = parser.parse_args()
    options.only = options.only or "kill,add,freeze,end" + (",cut,cut" if options.networks else "")
    options.network = Network(options.networks)
    home = Path(tempfile.mkdtemp(prefix="nodes-"))
    kafka = Cluster(home / "kafka", 1)
    failed = 0
    try:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        kafka.start()
        (home / "scenario.yaml").write_text(SCENARIO.format(rounds=options.rounds))
        options.fingerprint = undisturbed(home)
        for number in range(options.seed, options.seed + options.schedules):
            folder = home / str(number)
            folder.mkdir()
            shutil.copy(home / "scenario.yaml", folder)
            schedule = Schedule(number, kafka.address(), folder, options)
            try:
                wrong = schedule.run()
            except RuntimeError as e:
                wrong = str(e)
            failed += bool(wrong)
            print(f"schedule {number}: {wrong or 'well'}", flush=True)
            print("".join(f"    {line}\n" for line in schedule.story), end="", flush=True)
            if not (wrong and options.keep):
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        kafka.close()
        options.network.end()
        if options.keep and failed:
            print(f"see {home}")
        else:
            shutil.rmtree(home, ignore_errors=True)
    print(f"{options.schedules} schedules, {failed} of them failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
