"""Adds up the samples of a JVM with the engine in it, by library and by function.

    perf script -i DATA -F comm,ip,sym,dso | python gpt_profile.py

Code without a file is Java's where the JVM's map names it, and oneDNN's where nobody does. Only the
threads that compute are counted: the device's own and the engine's.
"""

import re
import sys
from collections import Counter

LINE = re.compile(r"^\s*(?P<comm>.*?)\s+(?P<ip>[0-9a-f]+)\s+(?P<sym>.*?)\s+\((?P<dso>.*)\)\s*$")
JAVA_THREADS = re.compile(r"^(C[12] Compiler|G1 |GC |VM |Sweeper|Service|watcher|main|java)")


def library(dso, symbol):
    name = dso.rsplit("/", 1)[-1]
    if "perf-" in name or "anon" in name or name.startswith("[JIT]") or name == "[unknown]":
        return "oneDNN's own code" if symbol in ("[unknown]", "") else "Java, compiled"
    return {"libjvm.so": "Java, libjvm"}.get(name, "kernel" if name == "[kernel.kallsyms]" else name)


def main():
    libraries, functions, others = Counter(), Counter(), 0
    for line in sys.stdin:
        match = LINE.match(line)
        if not match:
            continue
        if JAVA_THREADS.match(match["comm"]):
            others += 1
            continue
        symbol = match["sym"].split("+0x")[0]
        where = library(match["dso"], symbol)
        libraries[where] += 1
        functions[where, symbol] += 1
    total = sum(libraries.values())
    if not total:
        sys.exit("perf saw nothing")
    for name, count in libraries.most_common():
        print(f"{count / total:6.1%}  {name}")
    print()
    for (where, symbol), count in functions.most_common(25):
        print(f"{count / total:6.1%}  {where}: {symbol[:100]}")
    print(f"\nBesides, other threads of the JVM took {others / total:.1%} of this.")


if __name__ == "__main__":
    main()
