#!/usr/bin/env python3
"""How fast `factlint extract` is with 10, 100 and 1,000 rules of one pack.

usage: bench/rules_throughput.py [--factlint build/release/cli/factlint] [--megabytes 10] [--runs 5]

The packs are made here, the same every time. Every rule has a metric, a lexset and three patterns of its own
and shares verbs with all others; the text counts things of the largest pack, so that more rules hit too. With
--alike all lexsets begin with the same word, the worst case for choosing rules by their words.
"""
import argparse
import pathlib
import random
import statistics
import tempfile

from costs import seconds

TOWNS = ["Lakewood", "Port Ellis", "Marnby", "Orion Bay", "Weston", "Harfield", "New Dorley", "Eastmoor"]
PLAIN = [
    "The council met in the old town hall and spoke about the river until late in the evening.",
    "Nobody on the east bank had expected the market to stay open through the winter.",
    "Visitors come for the gardens, and many of them stay for the music in the square.",
    "Work on the bridge goes on, although the builders are waiting for better weather.",
]
SYLLABLES = ["ka", "lo", "mi", "ru", "ten", "vor", "sa", "bel", "dri", "fum"]
SIZES = [10, 100, 1000]


def thing(k):
    return "".join(SYLLABLES[int(digit)] for digit in f"{k:03d}")


def make_pack(folder, size, alike):
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("factlint_pack: 1\nname: bench\nuses: [places]\n")
    first = "smart " if alike else ""
    metrics = ["factlint_metrics: 1", "metrics:"]
    rules = ["factlint_rules: 1", "pack: bench", "languages: [en]", "lexsets:",
             "  has: {en: [has, had, runs, counts, hosts]}"]
    rules += [f"  thing{k}: {{en: [{first}{thing(k)} plant, {first}{thing(k)} works, {thing(k)} factory], plural: true}}"
              for k in range(size)]
    rules += ["bases:", "  stat:", "    subject: {slot: [city, name], from: [clause, sentence, previous, heading]}",
              "    not_if: [{before: value, within: 3, any: [not, never], as: denied}]", "rules:"]
    for k in range(size):
        metrics.append(f"  count{k}: {{kind: number}}")
        rules += [f"  - id: rule{k}", "    extends: stat", f"    emit: {{metric: count{k}, value: number}}",
                  f'    match: {{en: ["<has> ~2 {{number}} ~2 <thing{k}>", "{{number}} ~3 <thing{k}>", '
                  f'"number of <thing{k}> ~4 (reached|exceeded|was) ~1 {{number}}"]}}']
    (folder / "metrics.yaml").write_text("\n".join(metrics) + "\n")
    (folder / "rules.yaml").write_text("\n".join(rules) + "\n")


def sentence(chance):
    if chance.random() > 0.33:
        return chance.choice(PLAIN)
    town, count, what = chance.choice(TOWNS), chance.randint(2, 90000), thing(chance.randrange(SIZES[-1]))
    return chance.choice([
        f"In {chance.randint(2005, 2024)}, {town} had {count:,} smart {what} plants.",
        f"{town} is home to more than {count:,} {what} factories, {chance.randint(2, 60)}% of the total.",
        f"The number of smart {what} works in {town} reached {count}.",
    ])


def make_text(path, size):
    chance = random.Random(20261122)
    with open(path, "w", encoding="utf-8") as out:
        written = 0
        while written < size:
            paragraph = " ".join(sentence(chance) for _ in range(8)) + "\n\n"
            out.write(paragraph)
            written += len(paragraph)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--factlint", default="build/release/cli/factlint")
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--alike", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        folder = pathlib.Path(root)
        text = folder / "prose.txt"
        make_text(text, args.megabytes * 10**6)
        packs = {size: folder / str(size) / "bench" for size in SIZES}
        for size, pack in packs.items():
            make_pack(pack, size, args.alike)
        times = {size: [] for size in SIZES}
        loads = {size: [] for size in SIZES}
        for _ in range(args.runs):  # in turn, because a machine's speed drifts
            for size, pack in packs.items():
                common = ["--pack", str(pack), "--jobs", "1"]
                loads[size].append(seconds([args.factlint, "rules", "list", "--pack", str(pack)]))
                times[size].append(seconds([args.factlint, "extract", *common, str(text)]))
        megabytes = text.stat().st_size / 1e6
    print("rules     MB/s   loading   speed beside 10 rules (median of pairs)")
    for size in SIZES:
        ratio = statistics.median(a / b for a, b in zip(times[SIZES[0]], times[size]))
        print(f"{size:5d}  {megabytes / statistics.median(times[size]):7.1f}  "
              f"{1000 * statistics.median(loads[size]):5.0f} ms   {ratio:.2f}")


if __name__ == "__main__":
    main()
