#!/usr/bin/env python3
"""How the cost of an extraction grows with texts of shapes that tempt a program to look back over all that it has read.

usage: bench/extract_growth.py [--build build/release] [--shape NAME]...

Prints for each shape the processor time of 500 KB and of 2 MB, and what a byte of the larger one costs to a byte of
the smaller: 1 is linear, 4 is the square.
"""
import argparse
import pathlib
import random
import tempfile

from costs import processor_seconds

ROOT = pathlib.Path(__file__).resolve().parent.parent
CITIES = ["Beijing", "Shanghai", "Shenzhen", "Hangzhou", "Suzhou", "Wuhan", "Nanjing", "Hefei"]
SMALL, LARGE = 500_000, 2_000_000


def n(most=4000):
    return random.randint(2, most)


# By file name: what the text begins with, and what it repeats.
SHAPES = {
    "rows.csv": ("City,Year,AI companies\n", lambda: f"{random.choice(CITIES)},{random.randint(2000, 2024)},{n()}\n"),
    "table.md": ("| City | AI companies | Growth |\n|---|---|---|\n",
                 lambda: f"| {random.choice(CITIES)} | {n()} | {n(30)}% |\n"),
    "tables.md": ("", lambda: f"Figures of 2023:\n\n| City | AI companies |\n|---|---|\n| Wuhan | {n()} |\n\n"),
    "list.md": ("", lambda: f"- {random.choice(CITIES)}: {n()} AI companies, up {n(30)}%\n"),
    "nested.md": ("", lambda: f"{'  ' * random.randint(0, 6)}- a line with {n(400)} stations\n"),
    "labels.txt": ("", lambda: f"Stations: {n(400)}\n"),
    "questions.txt": ("", lambda: f"How many stations?\n\n{n(400)}\n\n"),
    "headings.md": ("", lambda: f"## {random.choice(CITIES)}\n\nIt has {n()} AI companies.\n\n"),
    "ranking.txt": ("", lambda: f"{n(40)}. Beijing\n\nIt is home to {n(400)} AI companies.\n\n"),
    "sentence.txt": ("", lambda: f"{random.choice(CITIES)} had {n()} AI companies, and "),
    "chinese-sentence.txt": ("", lambda: f"北京有{n()}家人工智能企业，同比增长{n(30)}%，"),
    "quotation.txt": ("", lambda: f"“We have {n(400)} shops, he said, and "),
    "pronouns.txt": ("", lambda: f"It had {n()} firms in 2023, and the company sold {n()} cars. They rose 8%.\n\n"),
    "names.txt": ("", lambda: f"{random.choice(['Arton', 'Belvale', 'Cordex'])}{n(99999)} Robotics has {n()} staff. "),
    "persons.txt": ("", lambda: f"Dr {random.choice('ABCDE')}nna Karl{n(999)} said that the firm sold {n(400)} cars. "),
    "growth.txt": ("", lambda: "Sales grew 8% to 900 million yuan in 2024. "),
    "changes.txt": ("", lambda: f"Sales of Orion Robotics rose by 8% from {n()} in 2019 to {n()} in 2021. "),
    "lists-of-parts.md": ("", lambda: (f"Wuhan had {n()} AI companies. They sit in two districts and no others:\n\n"
                                       f"- Hongshan District: {n()} AI companies\n"
                                       f"- Jiangan District: {n()} AI companies\n\n")),
    "tables-of-parts.md": ("", lambda: (f"Wuhan had {n()} AI companies. It has two districts and no others:\n\n"
                                        f"| District | AI companies |\n|---|---|\n| Hongshan District | {n()} |\n"
                                        f"| Jiangan District | {n()} |\n\n")),
    "ranks.txt": ("", lambda: (f"{random.choice(CITIES)} ranked third by number of AI companies among the four cities. "
                               f"It had {n()} AI companies.\n\n")),
    "chinese-ranks.txt": ("", lambda: "武汉的智能算力规模在四市中位居第二。"),
    "ranks-in-a-sentence.txt": ("", lambda: (f"{random.choice(CITIES)} ranked third by number of AI companies "
                                             "among the four cities and ")),
    "comparisons.txt": ("", lambda: (f"{random.choice(CITIES)} has {n()} more AI companies than {random.choice(CITIES)}, "
                                     f"twice as many as {random.choice(CITIES)}. ")),
    "chinese-comparisons.txt": ("", lambda: f"{random.choice(['北京', '武汉'])}的人工智能企业比上海多{n()}家，是合肥的{n(9)}倍。"),
    "lone-growths.txt": ("", lambda: f"It was {n()} million yuan in 2023 and grew by {n(40)}%. "),
    "rows-of-parts.md": ("# Wuhan\n\n| District | AI companies |\n|---|---|\n",
                         lambda: f"| {random.choice(['Hongshan District', 'Other districts', 'Jiangan'])} | {n()} |\n"),
    "respectively.txt": ("", lambda: "Wuhan, Hefei and Suzhou had 10, 20 and 30 AI companies respectively. "),
}


def write(path, begin, more, size):
    random.seed(1)
    parts = [begin]
    written = len(begin)
    while written < size:
        parts.append(more())
        written += len(parts[-1].encode())
    path.write_text("".join(parts))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=str(ROOT / "build" / "release"))
    parser.add_argument("--shape", action="append", choices=sorted(SHAPES))
    args = parser.parse_args()
    factlint = pathlib.Path(args.build).resolve() / "cli" / "factlint"
    with tempfile.TemporaryDirectory() as folder:
        for name in args.shape or SHAPES:
            path = pathlib.Path(folder) / name
            costs = []
            for size in (SMALL, LARGE):
                write(path, *SHAPES[name], size)
                costs.append(processor_seconds([factlint, "extract", "--jobs", "1", "--pack", "china-ai", path], folder))
            print(f"{name:24}{costs[0]:8.2f} s{costs[1]:8.2f} s{costs[1] / costs[0] * SMALL / LARGE:8.2f}", flush=True)


if __name__ == "__main__":
    main()
