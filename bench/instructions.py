#!/usr/bin/env python3
"""Counts the instructions of a few small fixed runs and compares them with bench/instructions.json.

usage: bench/instructions.py [--build build/release] [--update] [--limit PERCENT]

Time says little on a busy machine, a count of instructions (callgrind) hardly moves: another compiler moves it by
some per cent, the same one by less than a tenth. A figure that grew by more than 5% is marked; where one grew by more
than --limit the exit is 1. The texts of two sizes show what no longer takes the time of its length. --update writes the
counts of this build into the file: do so in the commit that means to change them.
"""
import argparse
import json
import pathlib
import shutil
import sys
import tempfile

import prose
from costs import instructions

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECORD = ROOT / "bench" / "instructions.json"
TOLERANCE = 0.05


def count(factlint, folder):
    counts = {}
    for language in ("english", "chinese"):
        for size in (200, 1000):
            text = folder / f"{language}.txt"
            prose.write(language, size * 1000, text)
            counts[f"extract {language}, {size} KB"] = instructions(
                [factlint, "extract", "--jobs", "1", "--pack", "china-ai", text], folder)
    (folder / "tiny.txt").write_text("Beijing had 29 AI companies in 2024.\n")
    counts["audit of one sentence"] = instructions([factlint, "audit", "--jobs", "1", "tiny.txt"], folder)
    counts["audit of corpus/china-ai-cities"] = instructions([factlint, "audit", "--jobs", "1"],
                                                                     ROOT / "corpus" / "china-ai-cities")
    counts["--version"] = instructions([factlint, "--version"], folder)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=str(ROOT / "build" / "release"))
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--limit", type=float, metavar="PERCENT")
    args = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("bench/instructions.py: valgrind is not here: tools/setup --all installs it")
    with tempfile.TemporaryDirectory() as folder:
        counts = count(pathlib.Path(args.build).resolve() / "cli" / "factlint", pathlib.Path(folder))
    recorded = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    most = 0
    for name, now in counts.items():
        before = recorded.get(name)
        change = now / before - 1 if before else 0
        most = max(most, change)
        mark = "slower" if change > TOLERANCE else "faster" if change < -TOLERANCE else ""
        print(f"{name:36} {now / 1e6:9.1f} M   {change:+7.1%}   {mark}")
    if args.update:
        RECORD.write_text(json.dumps(counts, indent=2) + "\n")
    if args.limit is not None and 100 * most > args.limit:
        sys.exit(f"bench/instructions.py: a run takes {100 * most:.0f}% more than bench/instructions.json has, more than {args.limit:g}%")


if __name__ == "__main__":
    main()
