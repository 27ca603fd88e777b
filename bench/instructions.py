#!/usr/bin/env python3
"""Counts the instructions of a few small fixed runs and compares them with bench/instructions.json.

usage: bench/instructions.py [--build build/release] [--update] [--strict]

Time says little on a busy machine, a count of instructions (callgrind) hardly moves: another compiler moves it by
some per cent, the same one by less than a tenth. A figure that grew by more than 5% is marked; with --strict that
is exit 1. --update writes the counts of this build into the file: do so in the commit that means to change them.
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
        text = folder / f"{language}.txt"
        prose.write(language, 200_000, text)
        counts[f"extract {language}, 200 KB"] = instructions(
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
    parser.add_argument("--strict", action="store_true")
    args = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("valgrind is not here" if args.strict else 0)
    with tempfile.TemporaryDirectory() as folder:
        counts = count(pathlib.Path(args.build).resolve() / "cli" / "factlint", pathlib.Path(folder))
    recorded = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    slower = False
    for name, now in counts.items():
        before = recorded.get(name)
        change = now / before - 1 if before else 0
        slower = slower or change > TOLERANCE
        mark = "slower" if change > TOLERANCE else "faster" if change < -TOLERANCE else ""
        print(f"{name:36} {now / 1e6:9.1f} M   {change:+7.1%}   {mark}")
    if args.update:
        RECORD.write_text(json.dumps(counts, indent=2) + "\n")
    sys.exit(1 if args.strict and slower else 0)


if __name__ == "__main__":
    main()
