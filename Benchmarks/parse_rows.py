"""The parts of `Scripts/bench parse`: what is run on which corpus, and the targets."""

import filecmp
import pathlib
from typing import Callable, Dict, List

import debian
import measuring
import peers
from corpora import MB, corpus
from measuring import interleaved, json_run, run

# What `regest parse` may end with: nothing to report, findings.
FINE = (0, 1)


class _Ripgrep:
    """Four ways to count with ripgrep on one file."""

    WAYS = [["--count-matches"], ["-c"], ["--count-matches", "-i"], ["-c", "-i"]]

    def __init__(self, path: pathlib.Path) -> None:
        self.path, self.command = path, debian.ripgrep()
        self.times = {"rg -j1 " + " ".join(way): measuring.UserTime() for way in self.WAYS}
        self.jobs = {name: self._job(way, self.times[name])
                     for name, way in zip(self.times, self.WAYS)}

    def _job(self, options: List[str], time: measuring.UserTime) -> Callable[[], float]:
        # It ends with 1 where nothing is found.
        return lambda: time.add(run(peers.ripgrep(self.command, options, self.path),
                                    accept=(0, 1)))

    def best(self) -> Dict[str, float]:
        """User time of each way."""
        return {name: time.best() for name, time in self.times.items()}


def _against_ripgrep(bench, name: str, megabytes: float, targets: Dict[str, float]) -> None:
    """Stages and the whole command against ripgrep on one corpus."""
    path = corpus(name, bench.size(megabytes), bench.seed)
    size = path.stat().st_size
    found, peaks = {}, []

    def stage(stage_name: str) -> Callable[[], float]:
        def job() -> float:
            # Once a process, as ripgrep: a second run finds all tables warm.
            line = bench.stage(stage_name, path)
            found[stage_name] = line["found"]
            return line["seconds"][0]
        return job

    def whole() -> float:
        result = run([bench.regest, "parse", str(path)], accept=FINE)
        peaks.append(result.peak)
        return result.cpu

    ripgrep = _Ripgrep(path)
    jobs = {"scan": stage("scan"), "parse": stage("parse"), "command": whole, **ripgrep.jobs}
    best = interleaved(bench.rounds, jobs)
    searches = ripgrep.best()
    best.update(searches)
    fastest = min(searches.values())

    def add(key: str, label: str, target: str = "", holds=None, more: str = "") -> None:
        bench.add(f"{name}: {label}", size, best[key], ratio=fastest / best[key],
                  target=target, holds=holds, more=more)

    if "scan" in targets:
        add("scan", "scan", "≥ rg -j1", best["scan"] <= fastest, f"{found['scan']} stretches")
    else:
        add("scan", "scan", more=f"{found['scan']} stretches")
    goal = targets["parse"]
    add("parse", "parse, the whole way", f"≥ {goal} MB/s", size / best["parse"] / MB >= goal,
        f"{found['parse']} references")
    add("command", "regest parse FILE", more=f"peak {max(peaks) / MB:.0f} MB")
    for way in searches:
        add(way, way)


def prose(bench) -> None:
    """Real prose with a reference each 4 KiB; Python's re on a tenth of it."""
    _against_ripgrep(bench, "prose", 100, {"scan": 1, "parse": 500})
    part = corpus("prose", bench.size(10), bench.seed)
    command = ["python3", str(peers.FOLDER / "peers.py"), "re", str(part)]
    best = interleaved(min(3, bench.rounds), {"re": lambda: json_run(command)["seconds"]})
    bench.add("prose: Python re", part.stat().st_size, best["re"])


def dense(bench) -> None:
    """Citations and nothing else; and whether the time a byte takes grows with the text."""
    _against_ripgrep(bench, "dense", 20, {"parse": 60})
    path = corpus("dense", bench.size(20), bench.seed)
    size = path.stat().st_size
    pieces = [bench.size(megabytes) for megabytes in (0.2, 2)]
    best = interleaved(min(3, bench.rounds), {
        str(piece): (lambda piece=piece: bench.stage("parse", path, pieces=piece)["seconds"][0])
        for piece in pieces})
    for piece in pieces:
        seconds = best[str(piece)]
        bench.add(f"dense: parse, documents of {piece / MB:g} MB", size, seconds,
                  more=f"{seconds / size * 1e9:.1f} ns/byte")


def english(bench) -> None:
    """eyecite on English legal prose; the parser on prose of its own kind, as documents
    of the same size. They are a hundred different ones, each parsed once: one that is
    parsed again and again goes twice as fast."""
    python = peers.eyecite_python(debian.SCRATCH, debian.say)
    if python is None:
        debian.say("eyecite cannot be installed; it is not compared")
        return
    theirs = corpus("english", bench.size(1), bench.seed)
    ours, piece = corpus("prose", bench.size(100), bench.seed), bench.size(1)
    last = {}

    def eyecite(tokenizer: str) -> Callable[[], float]:
        def job() -> float:
            line = json_run([python, str(peers.FOLDER / "peers.py"), f"eyecite-{tokenizer}",
                             str(theirs)])
            last[tokenizer] = line
            return line["seconds"] or float("inf")
        return job

    best = interleaved(min(3, bench.rounds), {
        "default": eyecite("default"), "hyperscan": eyecite("hyperscan"),
        "parse": lambda: bench.stage("parse", ours, pieces=piece)["seconds"][0],
    })
    per_byte = best["parse"] / ours.stat().st_size
    for tokenizer in ("default", "hyperscan"):
        if last[tokenizer]["seconds"] is None:
            debian.say("hyperscan cannot be installed; eyecite is measured without it")
            continue
        times = best[tokenizer] / theirs.stat().st_size / per_byte
        target = "parse ≥ 1000 ×" if tokenizer == "default" else ""
        bench.add(f"english: eyecite {last[tokenizer]['version']}, {tokenizer} tokenizer",
                  theirs.stat().st_size, best[tokenizer], target=target,
                  holds=times >= 1000 if target else None,
                  more=f"parse is {times:,.0f} × as fast; {last[tokenizer]['found']} citations")
    bench.add(f"english: parse, Russian documents of {piece / MB:g} MB", ours.stat().st_size, best["parse"])


def linear(bench) -> None:
    """The same prose as documents of four sizes: the time a byte takes is the same."""
    path = corpus("prose", bench.size(1000), bench.seed)
    size = path.stat().st_size
    sizes = [bench.size(megabytes) for megabytes in (1, 10, 100, 1000)]

    def job(piece: int) -> Callable[[], float]:
        # A piece ends at a line break, so the last size takes the whole.
        pieces = piece if piece < sizes[-1] else None
        return lambda: bench.stage("parse", path, pieces=pieces)["seconds"][0]

    best = interleaved(min(3, bench.rounds), {str(piece): job(piece) for piece in sizes})
    spread = max(best.values()) / min(best.values()) - 1
    for piece in sizes:
        row = bench.add(f"linear: documents of {piece / MB:g} MB", size, best[str(piece)],
                        more=f"{best[str(piece)] / size * 1e9:.3f} ns/byte")
    row.target, row.holds = "spread ≤ 10 %", spread <= 0.10
    row.more += f"; spread {spread:.1%}"


def pathological(bench) -> None:
    """Texts that are made to be slow, through the whole command."""
    for name, label, megabytes in [
        ("fonds", "“Ф. ”", 100), ("same", "“Там же. ”", 100), ("digits", "digits", 100),
        ("spaces", "spaces", 100), ("brackets", "“(”", 100), ("line", "prose, one line", 1000),
    ]:
        path = corpus(name, bench.size(megabytes), bench.seed)
        size = path.stat().st_size
        results = [run([bench.regest, "parse", str(path)], accept=FINE) for _ in range(2)]
        seconds = min(result.cpu for result in results)
        peak = max(result.peak for result in results)
        bench.add(f"pathological: {label}", size, seconds,
                  more=f"{seconds / size * 1e9:.3f} ns/byte; peak {peak / MB:.0f} MB")


def ndjson(bench) -> None:
    """Short documents as JSON lines, on one worker and on two."""
    path = corpus("ndjson", bench.size(200), bench.seed)
    size = path.stat().st_size
    usage = run([bench.regest, "parse", "--help"], capture=True).output.decode()
    knows_jobs = "--jobs" in usage
    choices = {"--jobs 1": ["--jobs", "1"], "--jobs 2": ["--jobs", "2"]}
    if not knows_jobs:
        choices = {"without --jobs, which this one does not know": []}

    def command(options: List[str]) -> List[str]:
        # The documents come on standard input, as the protocol has it.
        return ["sh", "-c", 'exec "$0" parse --ndjson "$@" <"$TEXTS"', bench.regest, *options]

    results: Dict[str, measuring.Run] = {}

    def job(name: str) -> Callable[[], float]:
        def measure() -> float:
            result = run(["env", f"TEXTS={path}", *command(choices[name])], accept=FINE)
            if name not in results or result.wall < results[name].wall:
                results[name] = result
            return result.wall
        return measure

    interleaved(min(3, bench.rounds), {name: job(name) for name in choices})
    for name, result in results.items():
        fast = name != "--jobs 1"
        bench.add(f"ndjson {name}: wall", size, result.wall,
                  target="≥ 200 MB/s (2 jobs)" if fast else "",
                  holds=size / result.wall / MB >= 200 if fast else None,
                  more=f"CPU {result.cpu:.3g} s = {size / result.cpu / MB:.4g} MB/s; "
                       f"peak {result.peak / MB:.0f} MB")
    if knows_jobs:
        bench.rows[-1].more += "; " + _same_answers(path, command, choices)


def _same_answers(path: pathlib.Path, command: Callable[[List[str]], List[str]],
                  choices: Dict[str, List[str]]) -> str:
    """Whether all choices give the same bytes."""
    outputs = []
    for index, options in enumerate(choices.values()):
        outputs.append(debian.SCRATCH / f"answers-{index}.jsonl")
        run(["env", f"TEXTS={path}", *command(options)], output=outputs[-1], accept=FINE)
    same = all(filecmp.cmp(outputs[0], other, shallow=False) for other in outputs[1:])
    for output in outputs:
        output.unlink()
    if not same:
        debian.stop("regest parse --ndjson gives other answers with --jobs 2 than with --jobs 1")
    return "the answers are the same bytes"


PARTS: Dict[str, Callable] = {"prose": prose, "dense": dense, "english": english,
                              "linear": linear, "pathological": pathological, "ndjson": ndjson}
