"""The work behind `Scripts/bench cite`; see README.md beside this file.

Citations a second on one core, style by style in one process, and the command beside
`pandoc --citeproc` on the same letters.
"""

import argparse
import json
import os
import pathlib
import platform
import random
import sys
from typing import Dict, List

sys.dont_write_bytecode = True

import debian  # noqa: E402
import measuring  # noqa: E402
from parse import SEED, processor  # noqa: E402

# Citations a second and core that each style has to reach.
TARGET = 200_000

# Whom the letters are between.
PERSONS = [("Каганович", "Л. М."), ("Сталин", "И. В."), ("Молотов", "В. М."), ("Ежов", "Н. И."),
           ("Ворошилов", "К. Е."), ("Калинин", "М. И."), ("Микоян", "А. И."), ("Киров", "С. М.")]


def letters(count: int, seed: int) -> List[dict]:
    """Letters as CSL-JSON: the numbers are random, and no sheet is described."""
    chance = random.Random(f"{seed} letters")
    items = []
    for index in range(count):
        author, recipient = chance.sample(PERSONS, 2)
        first = chance.randint(1, 300)
        place = f"Ф. {chance.choice([17, 81, 558])}. Оп. {chance.randint(1, 20)}. " \
                f"Д. {chance.randint(1, 900)}. Л. {first}–{first + chance.randint(1, 9)}"
        items.append({
            "id": f"letter{index}", "type": "personal_communication", "genre": "letter",
            "author": [{"family": author[0], "given": author[1]}],
            "recipient": [{"family": recipient[0], "given": recipient[1]}],
            "title": f"Письмо {recipient[1]} {recipient[0]}",
            "issued": {"date-parts": [[chance.randint(1920, 1952), chance.randint(1, 12),
                                       chance.randint(1, 28)]]},
            "archive": "РГАСПИ", "archive-place": "Москва", "archive_location": place,
            "language": "ru-RU"})
    return items


class Pandoc:
    """Debian's pandoc, unpacked, with the style it comes with: Chicago, author-date."""

    def __init__(self) -> None:
        self.command = debian.unpacked("pandoc") / "usr/bin/pandoc"
        self.data = debian.unpacked("pandoc-data") / "usr/share/pandoc/data"
        libraries = [next((debian.unpacked(name) / "usr/lib").glob("*-linux-gnu*"))
                     for name in ("liblua5.3-0", "libyaml-0-2")]
        os.environ["LD_LIBRARY_PATH"] = ":".join(map(str, libraries))

    def version(self) -> str:
        """As it tells it."""
        shown = measuring.run([str(self.command), "--version"], capture=True).output
        return shown.decode().splitlines()[0]

    def run(self, items: pathlib.Path, text: pathlib.Path) -> measuring.Run:
        """Cites each item in a paragraph, and lists them all."""
        return measuring.run([
            str(self.command), "--citeproc", "--data-dir", str(self.data), "--csl",
            str(self.data / "default.csl"), "--bibliography", str(items), "-f", "markdown",
            "-t", "plain", "--wrap=none", str(text)])


def written(name: str, items: List[dict]) -> tuple:
    """The items as a file, and a text that cites each once."""
    folder = debian.SCRATCH / "cite"
    folder.mkdir(parents=True, exist_ok=True)
    bibliography, text = folder / f"{name}.json", folder / f"{name}.md"
    bibliography.write_text(json.dumps(items, ensure_ascii=False))
    text.write_text("".join(f"[@{item['id']}]\n\n" for item in items))
    return bibliography, text


def by_style(command: str, count: int, rounds: int) -> List[List[str]]:
    """The table of the styles: the best of the rounds."""
    best: Dict[str, float] = {}
    failures: Dict[str, int] = {}
    for _ in range(rounds):
        lines = measuring.run([command, str(count)], capture=True).output.decode().splitlines()
        for row in map(json.loads, lines):
            best[row["style"]] = max(row["perSecond"], best.get(row["style"], 0))
            failures[row["style"]] = row["failures"]
    for style, failed in failures.items():
        if failed:
            debian.stop(f"{style}: {failed} items were not printed")
    return [[style, f"{speed:,.0f}", f"≥ {TARGET:,} {'✓' if speed >= TARGET else '✗'}"]
            for style, speed in sorted(best.items(), key=lambda pair: pair[1])]


def beside_pandoc(regest: str, count: int, rounds: int, seed: int) -> List[List[str]]:
    """The table of the commands: pandoc prints the citations and the list of works in one
    run, Regest in one run each."""
    pandoc = Pandoc()
    debian.say(pandoc.version())
    items = letters(count, seed)
    whole, single = written("letters", items), written("letter", items[:1])

    def cite(style: str, file: pathlib.Path) -> measuring.Run:
        return measuring.run([regest, "cite", "--items", str(file), "--style", style])

    def both(file: pathlib.Path) -> float:
        return sum(cite(style, file).cpu for style in
                   ("chicago-author-date", "chicago-author-date-list"))

    ours, theirs = f"regest cite, {count:,} letters", f"pandoc --citeproc, {count:,} letters"
    best = measuring.interleaved(rounds, {
        theirs: lambda: pandoc.run(*whole).cpu, ours: lambda: both(whole[0]),
        "pandoc --citeproc, one letter": lambda: pandoc.run(*single).cpu,
        "regest cite, one letter": lambda: both(single[0])})
    rows = [[name, f"{seconds:.3f}", "", ""] for name, seconds in best.items()]
    for row, speed in zip(rows, (best[theirs], best[ours])):
        row[2] = f"{count / speed:,.0f}"
    rows[1][3] = f"{best[theirs] / best[ours]:.0f} × as fast"
    rows[3][3] = f"{best['pandoc --citeproc, one letter'] / best['regest cite, one letter']:.0f}" \
                 " × as fast"
    return rows


def main() -> None:
    """Runs both parts, and prints the tables."""
    parser = argparse.ArgumentParser(prog="Scripts/bench cite")
    parser.add_argument("--count", type=int, default=200_000, metavar="N",
                        help="citations in each style (200000)")
    parser.add_argument("--letters", type=int, default=2_000, metavar="N",
                        help="letters that pandoc is given (2000)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each (5)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the letters ({SEED})")
    parser.add_argument("--no-peers", action="store_true", help="without pandoc")
    parser.add_argument("--regest", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--cite-bench", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if min(arguments.count, arguments.letters, arguments.rounds) < 1:
        parser.error("--count, --letters and --rounds are at least 1")
    load = os.getloadavg()[0]
    styles = by_style(arguments.cite_bench, arguments.count, arguments.rounds)
    peers = [] if arguments.no_peers else beside_pandoc(
        arguments.regest, arguments.letters, arguments.rounds, arguments.seed)
    print(f"processor: {processor()}, {os.cpu_count()} cores")
    print(f"python: {platform.python_version()}; seed: {arguments.seed}")
    print(f"load: {load:.1f} before, {os.getloadavg()[0]:.1f} after\n")
    print(measuring.aligned(["style", "citations/s", "target"], styles, {1}))
    if peers:
        print("\n" + measuring.aligned(
            ["what", "CPU s", "letters/s", "ratio"], peers, {1, 2}))
    missed = [row[0] for row in styles if row[2].endswith("✗")]
    print(f"\n{len(missed)} targets missed" + (": " + "; ".join(missed) if missed else ""))


if __name__ == "__main__":
    main()
