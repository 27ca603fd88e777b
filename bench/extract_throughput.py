#!/usr/bin/env python3
"""How fast `factlint extract` reads prose, beside `wc -w` on the same file in the same loop.

usage: bench/extract_throughput.py [--factlint build/release/cli/factlint] [--megabytes 50] [--runs 5]

The text is made here, the same every time: English paragraphs about invented towns, one sentence in three
with a figure. Printed: the medians of MB/s, and the ratio pair by pair, because a machine's speed drifts.
"""
import argparse
import os
import pathlib
import random
import statistics
import subprocess
import tempfile
import time

TOWNS = ["Lakewood", "Port Ellis", "Marnby", "Orion Bay", "Weston", "Harfield", "New Dorley", "Eastmoor"]
THINGS = ["smart factories", "bus lines", "libraries", "research laboratories", "wind turbines", "primary schools"]
PLAIN = [
    "The council met in the old town hall and spoke about the river until late in the evening.",
    "Nobody on the east bank had expected the market to stay open through the winter.",
    "Visitors come for the gardens, and many of them stay for the music in the square.",
    "Work on the bridge goes on, although the builders are waiting for better weather.",
]


def sentence(chance):
    kind = chance.random()
    if kind > 0.33:
        return chance.choice(PLAIN)
    town, thing, count = chance.choice(TOWNS), chance.choice(THINGS), chance.randint(2, 90000)
    return chance.choice([
        f"In {chance.randint(2005, 2024)}, {town} had {count:,} {thing}.",
        f"{town} is home to more than {count:,} {thing}, {chance.randint(2, 60)}% of the total.",
        f"The budget of {town} reached {count / 100:.1f} million dollars.",
    ])


def make_text(path, size):
    chance = random.Random(20261121)
    with open(path, "w", encoding="utf-8") as out:
        written = 0
        while written < size:
            paragraph = " ".join(sentence(chance) for _ in range(8)) + "\n\n"
            out.write(paragraph)
            written += len(paragraph)


def seconds(command):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env={**os.environ, "LC_ALL": "C.UTF-8"})
    return time.perf_counter() - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--factlint", default="build/release/cli/factlint")
    parser.add_argument("--megabytes", type=int, default=50)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = pathlib.Path(folder) / "prose.txt"
        make_text(text, args.megabytes * 10**6)
        size = text.stat().st_size / 1e6
        pairs = [(seconds(["wc", "-w", str(text)]), seconds([args.factlint, "extract", "--jobs", "1", str(text)]))
                 for _ in range(args.runs)]
    words, claims = zip(*pairs)
    print(f"wc -w             {size / statistics.median(words):8.1f} MB/s")
    print(f"factlint extract  {size / statistics.median(claims):8.1f} MB/s  (one thread, packs of a run without configuration)")
    print(f"ratio             {statistics.median(w / c for w, c in pairs):8.3f}  (median of {len(pairs)} pairs)")


if __name__ == "__main__":
    main()
