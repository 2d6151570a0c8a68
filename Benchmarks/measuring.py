"""Runs of commands, timed, and rows of results."""

import dataclasses
import json
import os
import pathlib
import subprocess
import time
from typing import Callable, Dict, List, Optional

import debian


@dataclasses.dataclass
class Run:
    """What one run of a command took."""

    status: int
    wall: float
    user: float
    system: float
    peak: int
    output: bytes

    @property
    def cpu(self) -> float:
        """Processor time, the kernel's part too."""
        return self.user + self.system


def run(command: List[str], capture: bool = False, output: Optional[pathlib.Path] = None,
        accept: tuple = (0,)) -> Run:
    """Runs a command to its end; its output is captured, written to a file or lost."""
    start = time.monotonic()
    with open(output or os.devnull, "wb") as file:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE if capture else file)
        printed = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    process.returncode = code
    if code not in accept:
        debian.stop(f"{' '.join(command)[:200]} ended with status {code}")
    return Run(code, wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024, printed)


def json_run(command: List[str]) -> dict:
    """Runs a command that prints one JSON object."""
    return json.loads(run(command, capture=True).output)


def interleaved(rounds: int, jobs: Dict[str, Callable[[], float]]) -> Dict[str, float]:
    """The best of each job over rounds A B C A B C …, so that noise hits all alike."""
    best: Dict[str, float] = {}
    for _ in range(rounds):
        for name, job in jobs.items():
            seconds = job()
            best[name] = min(seconds, best.get(name, seconds))
    return best


class UserTime:
    """User time of the best run, from several runs of one command.

    The kernel knows the processor time of a run exactly, but which part of it was the
    user's only from samples at its ticks: in short runs the part can come out as nothing,
    and the best of several would be the luckiest. So the part is taken over all runs.
    """

    def __init__(self) -> None:
        self.runs: List[Run] = []

    def add(self, result: Run) -> float:
        """Counts a run; gives its whole processor time."""
        self.runs.append(result)
        return result.cpu

    def best(self) -> float:
        """Seconds of user time."""
        whole = sum(result.cpu for result in self.runs)
        part = sum(result.user for result in self.runs) / whole
        return min(result.cpu for result in self.runs) * part


@dataclasses.dataclass
class Row:
    """One line of the report."""

    name: str
    size: int
    seconds: float
    ratio: Optional[float] = None
    target: str = ""
    holds: Optional[bool] = None
    more: str = ""

    @property
    def speed(self) -> float:
        """Megabytes, of a million bytes, a second."""
        return self.size / self.seconds / 1e6

    def cells(self) -> List[str]:
        """As printed."""
        sign = {None: "", True: " ✓", False: " ✗"}[self.holds]
        return [self.name, f"{self.size / 1e6:,.6g}", f"{self.seconds:.4g}", f"{self.speed:,.4g}",
                "" if self.ratio is None else f"{self.ratio:.2f}", self.target + sign, self.more]


HEAD = ["what", "MB", "seconds", "MB/s", "× rg", "target", ""]


def table(rows: List[Row]) -> str:
    """The report as a table of Markdown."""
    return aligned(HEAD, [row.cells() for row in rows], {1, 2, 3, 4})


def aligned(head: List[str], rows: List[List[str]], right: set) -> str:
    """A table of Markdown that is aligned for reading, some columns to the right."""
    lines = [head] + rows
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]

    def text(cells: List[str]) -> str:
        padded = [cell.rjust(w) if i in right else cell.ljust(w)
                  for i, (cell, w) in enumerate(zip(cells, widths))]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * (w - 1) + ":" if i in right else "-" * w for i, w in enumerate(widths)]
    return "\n".join([text(lines[0]), text(rule)] + [text(cells) for cells in lines[1:]])
