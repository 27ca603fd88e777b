#!/usr/bin/env python3
"""Every figure of docs/performance.md, each beside a public program that runs in the same loop on the same bytes.

usage: bench/measure.py [--build build/release] [--megabytes 20] [--files 2000] [--runs 5] [--doublings 6]

A machine's speed drifts, so the two of a pair run in turn and a ratio is the median of the pairs. Speed ratios are
theirs / ours in seconds for the same bytes: 1 is as fast, 0.1 a tenth. The texts are made by bench/prose.py, the
same every time. Figures whose program is missing (rg, a built reconcile_bench, the packages of bench/npm, which
`npm ci --prefix bench/npm` installs) are left out with a word. The targets are for --megabytes 100 --files 20000.
"""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import prose
import rules_throughput
from costs import instructions, peak_megabytes, processor_seconds, seconds

NUMBER = r"[0-9][0-9,.]*( ?(%|percent|million|billion))?"
ROOT = pathlib.Path(__file__).resolve().parent.parent


class Bench:
    def __init__(self, args, folder):
        self.factlint = pathlib.Path(args.build).resolve() / "cli" / "factlint"
        self.args = args
        self.folder = folder

    def say(self, name, value, detail=""):
        print(f"{name:52} {value:>10}   {detail}", flush=True)

    def pairs(self, theirs, ours):
        return [(seconds(theirs, self.folder), seconds(ours, self.folder)) for _ in range(self.args.runs)]

    def ratio(self, name, theirs, ours, size, of):
        pairs = self.pairs(theirs, ours)
        speed = size / min(mine for _, mine in pairs) / 1e6
        self.say(name, f"{statistics.median(other / mine for other, mine in pairs):.3f}", f"of {of}; {speed:.1f} MB/s")

    def extract(self, path, *more):
        return [self.factlint, "extract", "--jobs", "1", "--pack", "china-ai", *more, path]

    def texts(self):
        for language in ("english", "chinese", "mixed"):
            path = self.folder / f"{language}.txt"
            prose.write(language, self.args.megabytes * 10**6, path)
            size = path.stat().st_size
            self.ratio(f"extract, {language}, one thread", ["wc", "-w", path], self.extract(path), size, "wc -w")
            if language != "english":
                continue
            self.ratio("  with 500 more rules", ["wc", "-w", path],
                       self.extract(path, "--pack", self.more_rules(500)), size, "wc -w")
            if shutil.which("rg"):
                self.ratio("  numbers alone (factlint mentions)", ["rg", "--threads", "1", "-o", NUMBER, path],
                           [self.factlint, "mentions", "--jobs", "1", path], size, "rg -o")
            else:
                self.say("  numbers alone", "-", "rg is not here")

    def more_rules(self, count):
        pack = self.folder / "more"
        rules_throughput.make_pack(pack, count, alike=False)
        return pack

    def many_files(self):
        many = self.folder / "many"
        many.mkdir()
        for i in range(self.args.files):
            prose.write("english", 5000, many / f"{i:05}.txt", seed=i)
        size = sum(file.stat().st_size for file in many.iterdir())
        files = [str(many / f"{i:05}.txt") for i in range(self.args.files)]
        self.ratio(f"extract of {self.args.files} files, one thread", ["wc", "-w", *files], self.extract(many), size, "wc -w")
        pairs = self.pairs(self.extract(many), [self.factlint, "extract", "--jobs", "2", "--pack", "china-ai", many])
        self.say("two threads to one", f"{statistics.median(one / two for one, two in pairs):.2f}", "")

    def memory(self):
        path = self.folder / "many.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for file in sorted((self.folder / "many").iterdir()):
                out.write(json.dumps({"id": file.stem, "text": file.read_text()}) + "\n")
        command = [self.factlint, "extract", "--jobs", "2", path]
        self.say("peak memory, JSONL, two threads", f"{peak_megabytes(command, self.folder):.0f} MB",
                 f"for {path.stat().st_size / 1e6:.0f} MB of input")

    def small_runs(self):
        (self.folder / "tiny.txt").write_text("Beijing had 29 AI companies in 2024.\n")
        for name, command, folder in (
                ("--version", [self.factlint, "--version"], self.folder),
                ("a tiny audit, start to end", [self.factlint, "audit", "tiny.txt"], self.folder),
                ("five documents, audit", [self.factlint, "audit"], ROOT / "corpus" / "china-ai-cities")):
            times = [seconds(command, folder) for _ in range(4 * self.args.runs)]
            self.say(name, f"{1e3 * statistics.median(times):.1f} ms", f"best {1e3 * min(times):.1f} ms")

    def warm_audit(self):
        many = self.folder / "many"
        cache = self.folder / "cache.sqlite"
        audit = [self.factlint, "audit", "--pack", "china-ai", "--cache", cache, many]
        changed = many / "00000.txt"
        walls, costs = [], []
        for _ in range(self.args.runs):
            cache.unlink(missing_ok=True)
            cold = seconds(audit, self.folder)
            changed.write_text(changed.read_text() + "Beijing had 29 AI companies in 2024.\n")
            walls.append(seconds(audit, self.folder) / cold)
            changed.write_text(changed.read_text() + "Beijing had 31 AI companies in 2024.\n")
            warm = processor_seconds(audit, self.folder)
            cache.unlink()
            costs.append(warm / processor_seconds(audit, self.folder))
        self.say(f"audit of {self.args.files} files, one changed, to cold", f"{statistics.median(walls):.2f}",
                 f"processor time {statistics.median(costs):.2f}")

    def readers(self):
        npm = ROOT / "bench" / "npm"
        for name, script, size in (("wink-nlp", "wink.mjs", 2_000_000), ("Recognizers-Text", "recognizers.mjs", 200_000)):
            label = f"mentions of {size // 1000} KB: {name}'s time to ours"
            if not (npm / "node_modules").exists() or not shutil.which("node"):
                self.say(label, "-", "npm ci --prefix bench/npm")
                continue
            path = self.folder / "read.txt"
            prose.write("english", size, path)
            theirs = float(subprocess.run(["node", npm / script, path], capture_output=True, text=True).stdout)
            ours = statistics.median(seconds([self.factlint, "mentions", path], self.folder)
                                     for _ in range(4 * self.args.runs))
            self.say(label, f"{theirs / ours:.0f}", f"{theirs:.2f} s and {1e3 * ours:.1f} ms, ours with its start-up")

    def growth_in_time(self):
        # What looks through a whole document for each of its claims shows from some megabytes on.
        path = self.folder / "grow.txt"
        for language in ("english", "chinese"):
            costs = []
            for i in range(self.args.doublings + 1):
                prose.write(language, 1_000_000 << i, path)
                costs.append(min(processor_seconds(self.extract(path), self.folder) for _ in range(2)))
            start = max(2 * costs[0] - costs[1], 0)  # what a run costs before the first byte
            self.say(f"processor time a byte, 1 MB of {language} doubled {self.args.doublings} times",
                     f"{(costs[-1] - start) / 2**self.args.doublings / (costs[0] - start):.2f}", "1: linear")

    def growth(self):
        if not shutil.which("valgrind"):
            self.say("instructions a byte, text doubled", "-", "valgrind is not here")
            return
        costs = []
        for i in range(3):
            path = self.folder / "grow.txt"
            prose.write("english", 250_000 << i, path)
            costs.append(instructions(self.extract(path), self.folder) / 1e6)
        steps = [(costs[i + 1] - costs[i]) / 2**i for i in range(2)]
        self.say("instructions a byte, 250 KB doubled twice", f"{steps[-1] / steps[0]:.3f}",
                 "the last step to the first; 1: linear")

    def reconcile(self):
        program = pathlib.Path(self.args.build) / "bench" / "reconcile_bench"
        if program.exists():
            sys.stdout.write(subprocess.run([program], capture_output=True, text=True).stdout)
        else:
            self.say("reconcile beside std::sort", "-", "build with -DFACTLINT_BENCH=ON")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=str(ROOT / "build" / "release"))
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--doublings", type=int, default=6)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args, pathlib.Path(folder))
        for step in (bench.small_runs, bench.texts, bench.many_files, bench.memory, bench.warm_audit, bench.readers,
                     bench.growth, bench.growth_in_time, bench.reconcile):
            step()


if __name__ == "__main__":
    main()
