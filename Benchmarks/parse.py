"""The work behind `Scripts/bench parse`; see there and README.md beside this file."""

import argparse
import json
import os
import pathlib
import platform
import sys
from typing import List, Optional

sys.dont_write_bytecode = True

import debian  # noqa: E402
import measuring  # noqa: E402
import parse_rows  # noqa: E402
import peers  # noqa: E402
from corpora import MB  # noqa: E402

SEED = 20261124


class Bench:
    """What the parts of the benchmark share: sizes, commands, and the rows so far."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.scale = 0.1 if arguments.quick else 1.0
        self.rounds: int = arguments.rounds
        self.seed: int = arguments.seed
        self.regest: str = arguments.regest
        self.parser_bench: str = arguments.parser_bench
        self.rows: List[measuring.Row] = []

    def size(self, megabytes: float) -> int:
        """A size in bytes, a tenth of it in a quick run."""
        return int(megabytes * MB * self.scale)

    def add(self, name: str, size: int, seconds: float, **more) -> measuring.Row:
        """Adds a row, and says so, as all of them take minutes."""
        row = measuring.Row(name, size, seconds, **more)
        self.rows.append(row)
        debian.say("  ".join(filter(None, row.cells())))
        return row

    def stage(self, stage: str, path: pathlib.Path, pieces: Optional[int] = None) -> dict:
        """The line of ParserBench for a stage of the parser."""
        command = [self.parser_bench, stage, str(path)]
        if pieces:
            command += ["--pieces", str(pieces)]
        return measuring.json_run(command)


def processor() -> str:
    """The processor's name."""
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":")[1].strip()
    except OSError:
        pass
    return platform.machine()


def main() -> None:
    """Runs the parts that were asked for, and prints the report."""
    parts = parse_rows.PARTS
    parser = argparse.ArgumentParser(prog="Scripts/bench parse")
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--only", metavar="PART,…", default=",".join(parts),
                        help="some of: " + " ".join(parts))
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each (5)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the corpora ({SEED})")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="writes the numbers")
    parser.add_argument("--regest", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--parser-bench", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    chosen = arguments.only.split(",")
    unknown = [name for name in chosen if name not in parts]
    if unknown or arguments.rounds < 1:
        parser.error(f"no such part: {unknown[0]}" if unknown else "--rounds is less than 1")

    bench = Bench(arguments)
    load = [os.getloadavg()[0]]
    for name in parts:
        if name in chosen:
            debian.say(f"-- {name}")
            parts[name](bench)

    load.append(os.getloadavg()[0])
    rg = measuring.run([debian.ripgrep(), "--version"], capture=True).output.decode()
    facts = {
        "processor": f"{processor()}, {os.cpu_count()} cores", "seed": bench.seed,
        "rounds": bench.rounds, "quick": arguments.quick, "ripgrep": rg.splitlines()[0],
        "python": platform.python_version(),
        "load": f"{load[0]:.1f} before, {load[1]:.1f} after", "pattern": peers.PATTERN,
    }
    for key, value in facts.items():
        print(f"{key}: {value}")
    print("\n" + measuring.table(bench.rows))
    missed = [row.name for row in bench.rows if row.holds is False]
    print(f"\n{len(missed)} targets missed" + (": " + "; ".join(missed) if missed else ""))
    if arguments.json:
        rows = [{**vars(row), "speed": row.speed} for row in bench.rows]
        arguments.json.write_text(
            json.dumps({**facts, "rows": rows}, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
