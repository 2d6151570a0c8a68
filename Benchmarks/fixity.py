"""The work behind `Scripts/bench fixity`; see there and README.md beside this file."""

import argparse
import json
import os
import pathlib
import platform
import resource
import shutil
import sys
from typing import Callable, Dict, List, Optional

sys.dont_write_bytecode = True

import debian  # noqa: E402
import hashers  # noqa: E402
import measuring  # noqa: E402
import trees  # noqa: E402
from measuring import Run, run  # noqa: E402
from parse import SEED, processor  # noqa: E402

HEAD = ["what", "wall s", "CPU s", "peak MiB", "× openssl", "CPU ×", "target"]
# What `regest build` and `verify` may end with: nothing to report, findings. Random bytes
# now and then look like the beginning of a text.
FINE = (0, 1)


class Bench:
    """What the parts of the benchmark share: options, and the rows so far."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.scale = 0.1 if arguments.quick else 1.0
        self.rounds: int = arguments.rounds
        self.seed: int = arguments.seed
        self.regest: str = arguments.regest
        self.folder: pathlib.Path = arguments.folder.resolve()
        self.cold: bool = arguments.cold
        self.all_peers: bool = not arguments.no_peers
        self.rows: List[List[str]] = []
        self.missed: List[str] = []

    def add(self, name: str, result: Run, base: Optional[Run] = None, target: float = 0,
            against: str = "", value: Optional[float] = None) -> None:
        """Adds a row; the target is for the wall's ratio to the base unless a value and
        its name are given."""
        # The kernel counts what this process takes for each command that it starts.
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        peak = ("≤ " if result.peak <= own else "") + f"{result.peak / trees.MIB:.1f}"
        cells = [name, f"{result.wall:.3f}", f"{result.cpu:.3f}", peak]
        wall = result.wall / base.wall if base else None
        cells += [f"{wall:.2f}", f"{result.cpu / base.cpu:.2f}"] if base else ["", ""]
        goal = ""
        if target:
            measured = value if value is not None else wall
            holds = measured <= target
            goal = f"{measured:.3g} ≤ {target:g} {against}" + (" ✓" if holds else " ✗")
            if not holds:
                self.missed.append(name)
        self.rows.append(cells + [goal])
        debian.say("  ".join(filter(None, self.rows[-1])))

    def build(self, tree: pathlib.Path, out: pathlib.Path) -> Run:
        """One `regest build` of a tree."""
        return run([self.regest, "build", str(tree), "-o", str(out), "--base", str(tree.parent)],
                   accept=FINE)

    def verify(self, tree: pathlib.Path, out: pathlib.Path) -> Run:
        """One `regest verify`."""
        return run([self.regest, "verify", str(out), "--base", str(tree.parent)])


def best(rounds: int, jobs: Dict[str, Callable[[], Run]],
         before: Callable[[], None]) -> Dict[str, Run]:
    """The run of each job with the shortest wall time, over rounds A B C A B C …"""
    found: Dict[str, Run] = {}
    for _ in range(rounds):
        for name, job in jobs.items():
            before()
            result = job()
            if name not in found or result.wall < found[name].wall:
                found[name] = result
    return found


# For each tree: the peer whose wall time counts for the build, the target for it, and the
# targets for verifying by the peer's name.
SHELL_OPENSSL = "openssl dgst, xargs -P2 -n"
TARGETS = {
    "huge": ("2", 0.97, {}),
    "small": ("5000", 0.75, {"sha256sum": 0.25, "bagit.py --processes 2": 0.05}),
    "medium": ("5000", 0.70, {}),
}


def _compare(bench: Bench, name: str, cold: bool) -> None:
    tree = trees.tree(name, bench.folder, bench.scale, bench.seed)
    listing, out = bench.folder / f"{name}.list", bench.folder / f"{name}.issued"
    count = len(trees.files(tree))
    found = hashers.peers(count) if bench.all_peers else hashers.peers(count)[:2]
    label = f"{name}, cold" if cold else name

    def job(line: str, prepare: str) -> Callable[[], Run]:
        def work() -> Run:
            if prepare:
                run(hashers.shell(prepare, tree, listing))
            return run(hashers.shell(line, tree, listing))
        return work

    makers = {peer.name: job(peer.make, peer.prepare) for peer in found}
    makers["regest build"] = lambda: bench.build(tree, out)
    before = (lambda: trees.forget(tree)) if cold else (lambda: None)
    made = best(bench.rounds, makers, before)
    half, target, checks = TARGETS[name]
    base = made.get(SHELL_OPENSSL + half) or made[SHELL_OPENSSL + "5000"]
    for key, result in made.items():
        goal = target if key == "regest build" and not cold else 0
        bench.add(f"{label}: {key}", result, base, goal, f"× openssl -n{half}")

    checkers = {}
    for peer in found:
        if peer.check:
            run(hashers.shell(f"{peer.prepare or ':'}; {peer.make}", tree, listing))
            kept = listing.with_name(f"{name}.{len(checkers)}.list")
            for suffix in ("", ".bag"):
                source = pathlib.Path(f"{listing}{suffix}")
                if source.exists():
                    shutil.rmtree(f"{kept}{suffix}", ignore_errors=True)
                    source.rename(f"{kept}{suffix}")
            checkers[peer.name] = (
                lambda line=peer.check, kept=kept: run(hashers.shell(line, tree, kept)))
    checkers["regest verify"] = lambda: bench.verify(tree, out)
    checked = best(bench.rounds, checkers, before)
    ours = checked["regest verify"]
    for key, result in checked.items():
        bench.add(f"{label}: {key}, checking", result, base)
    for key, goal in checks.items():
        if key in checked and not cold:
            bench.add(f"{label}: regest verify", ours, None, goal, f"× {key}",
                      ours.wall / checked[key].wall)


def _tree(name: str) -> Callable[[Bench], None]:
    def part(bench: Bench) -> None:
        _compare(bench, name, cold=False)
        if bench.cold:
            _compare(bench, name, cold=True)
    return part


def growth(bench: Bench) -> None:
    """How much memory a file takes, between trees of 50,000, 500,000 and 2,000,000."""
    last: Optional[tuple] = None
    for count in (50_000, 500_000, 2_000_000):
        count = int(count * bench.scale)
        tree = trees.tree(f"tiny{count}", bench.folder, count, bench.seed)
        out = bench.folder / f"tiny{count}.issued"
        runs = {"build": bench.build(tree, out), "verify": bench.verify(tree, out)}
        for what, result in runs.items():
            name = f"growth: {what} of {count:,} files"
            if last is None:
                bench.add(name, result, None, 30, "MiB", result.peak / trees.MIB)
            else:
                each = (result.peak - last[1][what].peak) / (count - last[0])
                bench.add(name, result, None, 200, "bytes a file", each)
        last = (count, runs)


def nothing(bench: Bench) -> None:
    """What the command takes before it looks at a file."""
    tree = bench.folder / "nothing"
    tree.mkdir(parents=True, exist_ok=True)
    (tree / "empty").touch()
    out = bench.folder / "nothing.issued"
    found = best(bench.rounds, {"build": lambda: bench.build(tree, out),
                                "--version": lambda: run([bench.regest, "--version"])},
                 lambda: None)
    for what, result in found.items():
        bench.add(f"nothing: regest {what}", result)


PARTS: Dict[str, Callable[[Bench], None]] = {
    "nothing": nothing, "small": _tree("small"), "medium": _tree("medium"),
    "huge": _tree("huge"), "growth": growth}


def main() -> None:
    """Runs the parts that were asked for, and prints the report."""
    parser = argparse.ArgumentParser(prog="Scripts/bench fixity")
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--only", metavar="PART,…", default=",".join(PARTS),
                        help="some of: " + " ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each (5)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the trees ({SEED})")
    parser.add_argument("--cold", action="store_true", help="also with the page cache emptied")
    parser.add_argument("--no-peers", action="store_true", help="openssl and sha256sum only")
    parser.add_argument("--folder", type=pathlib.Path, default=debian.SCRATCH / "trees",
                        metavar="FOLDER", help="where the trees are made (.build-bench/trees)")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="writes the numbers")
    parser.add_argument("--regest", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    chosen = arguments.only.split(",")
    unknown = [name for name in chosen if name not in PARTS]
    if unknown or arguments.rounds < 1:
        parser.error(f"no such part: {unknown[0]}" if unknown else "--rounds is less than 1")

    bench = Bench(arguments)
    bench.folder.mkdir(parents=True, exist_ok=True)
    load = [os.getloadavg()[0]]
    for name in PARTS:
        if name in chosen:
            debian.say(f"-- {name}")
            PARTS[name](bench)
    load.append(os.getloadavg()[0])
    facts = {
        "processor": f"{processor()}, {os.cpu_count()} cores", "seed": bench.seed,
        "rounds": bench.rounds, "quick": arguments.quick, "kernel": platform.release(),
        "openssl": hashers.version(["openssl", "version"]),
        "sha256sum": hashers.version(["sha256sum", "--version"]),
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
