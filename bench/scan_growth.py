#!/usr/bin/env python3
"""Instructions a byte of the scanner on texts that are made to hurt it, at growing sizes, by valgrind.

usage: bench/scan_growth.py [--build build/release] [--megabytes 8] [TEXT...]

Sizes are 1, 2, 4 ... up to --megabytes; what a scan of nothing costs (start-up, the words) is taken off. Counting is
some forty times slower than running: all texts up to 8 MB take a quarter of an hour. scan_bench measures the same
texts up to 64 MB by processor time. Ends with 1 where a byte of the largest costs over a tenth more than of the smallest.
"""
import argparse
import re
import subprocess
import sys

TEXTS = ["zeros", "commas", "numerals", "between", "fractions", "one-line", "cardinals", "ranges", "money", "units"]


def count(program, text, kilobytes):
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "--once", text,
                          str(kilobytes)], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected\s*:\s*(\d+)", run.stderr).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--megabytes", type=int, default=8)
    parser.add_argument("texts", nargs="*", default=TEXTS)
    args = parser.parse_args()
    program = f"{args.build}/bench/scan_bench"
    sizes = [2 ** power for power in range(args.megabytes.bit_length())]
    worst = 0
    for text in args.texts:
        nothing = count(program, text, 0)
        costs = [(count(program, text, size * 1024) - nothing) / (size << 20) for size in sizes]
        change = costs[-1] / costs[0] - 1
        worst = max(worst, change)
        print(f"{text:<10}", *(f"{size}:{cost:.1f}" for size, cost in zip(sizes, costs)), f" {change:+.1%}", flush=True)
    return 1 if worst > 0.1 else 0


if __name__ == "__main__":
    sys.exit(main())
