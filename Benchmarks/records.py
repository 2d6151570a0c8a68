"""The work behind `Scripts/bench records`; see there and README.md beside this file."""

import argparse
import csv
import json
import os
import pathlib
import platform
import random
import shutil
import sys
from typing import Callable, Dict, List, Optional

sys.dont_write_bytecode = True

import debian  # noqa: E402
import measuring  # noqa: E402
import notes  # noqa: E402
from fixity import FINE  # noqa: E402
from measuring import Run, run  # noqa: E402
from parse import SEED, processor  # noqa: E402

HEAD = ["what", "records", "seconds", "records/s", "µs each", "peak MiB", "target"]
MIB = 1 << 20
REGISTER = notes.ROOT / "Fixtures/Registers/rgaspi"
# So many references stand in a text, and so many records are enough for a speed.
TEXT, SPEED = 1000, 100_000
FEW, MANY = 100_000, 1_000_000
ISSUED, VERIFIED, BYTES = 100_000, 200_000, 16


def _known() -> List[tuple]:
    """The dela of the register whose lists are known, with the highest list."""
    with open(REGISTER / "dela.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row["fond"], row["opis"], row["delo"], int(row["sheets"] or row["list_seen"]))
            for row in rows if row["sheets"] or row["list_seen"]]


def confirmed(seed: int) -> Callable[[], str]:
    """Notes about which there is nothing to report: what they cite is in the register."""
    chance, dela = random.Random(seed), _known()

    def note() -> str:
        kind = chance.randrange(4)
        if kind == 0 and note.last:
            return f"Там же. Л. {chance.randint(1, note.last)}."
        fond, opis, delo, last = chance.choice(dela)
        note.last = last
        first = chance.randint(1, last)
        lists = f"{first}–{chance.randint(first, last)}" if kind == 1 and first < last else first
        mark = chance.choice(["Подлинник.", "Копия. Машинопись.", ""])
        return f"РГАСПИ. Ф. {fond}. Оп. {opis}. Д. {delo}. Л. {lists}. {mark}".strip()

    note.last = 0
    return note


def _texts(folder: pathlib.Path, count: int, note: Callable[[], str]) -> None:
    """Texts of a thousand notes each, made unless they are there."""
    if folder.exists():
        return
    debian.say(f"making {folder.name}")
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for number in range(count // TEXT):
        lines = [f"{index + 1}. {note()}\n" for index in range(TEXT)]
        (part / f"{number:06}.txt").write_text("".join(lines), encoding="utf-8")
    part.rename(folder)


class Bench:
    """What the parts share: options, and the rows so far."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.scale = 0.1 if arguments.quick else 1.0
        self.rounds: int = arguments.rounds
        self.seed: int = arguments.seed
        self.regest: str = arguments.regest
        self.record_bench: str = arguments.record_bench
        self.folder = debian.SCRATCH / "records"
        self.rows: List[List[str]] = []
        self.missed: List[str] = []

    def texts(self, kind: str, count: int) -> pathlib.Path:
        """A folder of texts with about so many references."""
        count = int(count * self.scale)
        folder = self.folder / f"{kind}-{count}-{self.seed}"
        flow = confirmed(self.seed) if kind == "confirmed" else notes.Notes(self.seed).next
        _texts(folder, count, flow)
        return folder

    def add(self, name: str, records: int, seconds: float, peak: str = "", goal: str = "",
            holds: Optional[bool] = None) -> None:
        """Adds a row; what is told of a goal without a target neither holds nor fails."""
        speed = records / seconds
        self.rows.append([name, f"{records:,}", f"{seconds:.3f}", f"{speed:,.0f}",
                          f"{1e6 / speed:.2f}", peak, goal + {None: "", True: " ✓", False: " ✗"}[holds]])
        if holds is False:
            self.missed.append(name)
        debian.say("  ".join(filter(None, self.rows[-1])))

    def build(self, texts: pathlib.Path, out: pathlib.Path) -> Run:
        """One `regest build`."""
        return run([self.regest, "build", str(texts), "-o", str(out), "--base",
                    str(texts.parent), "--register", str(REGISTER)], accept=FINE)

    def verify(self, texts: pathlib.Path, out: pathlib.Path) -> Run:
        """One `regest verify` of what holds."""
        return run([self.regest, "verify", str(out), "--base", str(texts.parent),
                    "--register", str(REGISTER)])


def _issued(bench: Bench, texts: pathlib.Path) -> pathlib.Path:
    out = bench.folder / f"{texts.name}.issued"
    shutil.rmtree(out, ignore_errors=True)
    bench.build(texts, out)
    return out


def speed(bench: Bench) -> None:
    """Issuing and verifying, in one process and on one core."""
    kinds = {"confirmed": "references of the register", "notes": "notes of all kinds"}
    jobs: Dict[str, List[str]] = {}
    for kind, words in kinds.items():
        texts = bench.texts(kind, SPEED)
        files = [str(path) for path in sorted(texts.iterdir())]
        out = _issued(bench, texts)
        jobs[f"issue: {words}"] = [bench.record_bench, "issue", str(REGISTER)] + files
        jobs[f"verify: {words}"] = [bench.record_bench, "verify", str(out)]
    found: Dict[str, dict] = {}

    def job(name: str, command: List[str]) -> Callable[[], float]:
        def work() -> float:
            line = measuring.json_run(command)
            if name not in found or line["seconds"] < found[name]["seconds"]:
                found[name] = line
            return line["seconds"]
        return work

    measuring.interleaved(bench.rounds, {name: job(name, line) for name, line in jobs.items()})
    for name, line in found.items():
        goal = ISSUED if name.startswith("issue") else VERIFIED
        bench.add(name, line["records"], line["seconds"], "", f"≥ {goal:,}/s",
                  line["records"] / line["seconds"] >= goal)


def memory(bench: Bench) -> None:
    """How the peak of the commands grows from 100,000 records to 1,000,000."""
    for kind, words in {"confirmed": "nothing to report", "notes": "findings"}.items():
        last: Optional[Dict[str, tuple]] = None
        for count in (FEW, MANY):
            texts = bench.texts(kind, count)
            out = bench.folder / f"{texts.name}.issued"
            shutil.rmtree(out, ignore_errors=True)
            runs = {"build": bench.build(texts, out), "verify": bench.verify(texts, out)}
            with open(out / "records.jsonl", "rb") as file:
                records = sum(1 for _ in file)
            now = {}
            for what, result in runs.items():
                goal, holds = "", None
                if last:
                    each = (result.peak - last[what][0]) / (records - last[what][1])
                    goal = f"{each:.1f} bytes a record"
                    # Findings are told all at once, and held until then.
                    if kind == "confirmed" or what == "verify":
                        goal, holds = f"{each:.1f} ≤ {BYTES} bytes a record", each <= BYTES
                bench.add(f"regest {what}, {words}", records, result.wall,
                          f"{result.peak / MIB:.1f}", goal, holds)
                now[what] = (result.peak, records)
            last = now


PARTS: Dict[str, Callable[[Bench], None]] = {"speed": speed, "memory": memory}


def main() -> None:
    """Runs the parts that were asked for, and prints the report."""
    parser = argparse.ArgumentParser(prog="Scripts/bench records")
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--only", metavar="PART,…", default=",".join(PARTS),
                        help="some of: " + " ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each (5)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the texts ({SEED})")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="writes the numbers")
    parser.add_argument("--regest", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--record-bench", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    chosen = arguments.only.split(",")
    unknown = [name for name in chosen if name not in PARTS]
    if unknown or arguments.rounds < 1:
        parser.error(f"no such part: {unknown[0]}" if unknown else "--rounds is less than 1")

    bench = Bench(arguments)
    load = [os.getloadavg()[0]]
    for name, part in PARTS.items():
        if name in chosen:
            debian.say(f"-- {name}")
            part(bench)
    load.append(os.getloadavg()[0])
    facts = {
        "processor": f"{processor()}, {os.cpu_count()} cores", "seed": bench.seed,
        "rounds": bench.rounds, "quick": arguments.quick, "kernel": platform.release(),
        "load": f"{load[0]:.1f} before, {load[1]:.1f} after",
    }
    for key, value in facts.items():
        print(f"{key}: {value}")
    print("\n" + measuring.aligned(HEAD, bench.rows, {1, 2, 3, 4, 5}))
    print(f"\n{len(bench.missed)} targets missed"
          + (": " + "; ".join(bench.missed) if bench.missed else ""))
    if arguments.json:
        arguments.json.write_text(json.dumps(
            {**facts, "head": HEAD, "rows": bench.rows}, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
