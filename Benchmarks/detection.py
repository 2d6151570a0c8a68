"""The work behind `Scripts/bench detection`; see there and README.md beside this file."""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import List, Optional, TextIO

sys.dont_write_bytecode = True

import damages  # noqa: E402
import debian  # noqa: E402
import hashers  # noqa: E402
import measuring  # noqa: E402
from checkers import Checker, checkers  # noqa: E402
from damages import Damage, Gone  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
REGISTER = ROOT / "Fixtures/Registers/small"
DOCUMENT = ROOT / "Documentation/detection.md"
BEGIN, END = "<!-- what Scripts/bench detection found -->", "<!-- the end of it -->"
# No check of so small a tree takes that long unless it waits for ever.
PATIENCE = 10
# What keeps root from reading what the owner may not.
SETPRIV = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]


class Outcome:
    """How a command ended; status None: it had not after `PATIENCE` seconds."""

    def __init__(self, line: str, work: pathlib.Path, limited: bool = False) -> None:
        process = subprocess.Popen(
            [*(SETPRIV if limited else []), "sh", "-c", line], cwd=work,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            start_new_session=True)
        try:
            printed, _ = process.communicate(timeout=PATIENCE)
            self.status: Optional[int] = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            printed, _ = process.communicate()
            self.status = None
        self.output = printed.decode(errors="backslashreplace")

    def cell(self, checker: Checker, passed: str) -> str:
        """A few words for the table."""
        if self.status is None:
            return "hangs"
        # Killed by a signal, as the shell has it.
        if self.status > 128:
            return f"crashes ({self.status})"
        said = ", ".join(checker.said(self.output))
        if self.status == 0:
            return f"{said} (0)" if said else passed
        return f"{said or 'fails'} ({self.status})"


def cell(checker: Checker, damage: Damage, work: pathlib.Path, log: TextIO) -> str:
    """What a tool says of one damage, done to a tree that it has just listed."""
    shutil.rmtree(work, ignore_errors=True)
    (work / "tree").mkdir(parents=True)
    damages.plant(work / "tree")
    damage.prepare(work / "tree")

    def run(what: str, line: str, limited: bool = False) -> Outcome:
        outcome = Outcome(line, work, limited)
        log.write(f"=== {checker.name}: {damage.name}: {what}: status {outcome.status}\n"
                  f"$ {line}\n{outcome.output}\n")
        return outcome

    made = run("making", checker.make)
    if made.status != 0:
        return "hangs at listing" if made.status is None else f"not listed ({made.status})"
    before = run("untouched", checker.check)
    if before.status != 0:
        return "untouched: " + before.cell(checker, "")
    place = checker.place(work)
    try:
        damage.harm(place)
    except Gone:
        return "left out"
    limited = damage.unprivileged and os.geteuid() == 0
    if limited and not shutil.which(SETPRIV[0]):
        return "not run"
    damaged = run("damaged", checker.check, limited)
    after = damaged.cell(checker, damage.passed)
    if damage.probe and damaged.status == 0:
        damage.probe(place)
        after = "ignores it" if run("probed", checker.check).status == 0 else "reads it"
    return f"{before.cell(checker, 'holds')}; {after}" if damage.both else after


def tables(found: List[Checker], work: pathlib.Path, log: TextIO) -> str:
    """The tables, a tool a line."""
    parts = []
    for title, columns in damages.TABLES.items():
        rows = []
        for checker in found:
            rows.append([checker.name] + [cell(checker, damage, work, log) for damage in columns])
            debian.say("  ".join(rows[-1]))
        parts.append(f"### {title}\n\n"
                     + measuring.aligned([""] + [d.name for d in columns], rows, set()))
    return "\n\n".join(parts)


def versions(found: List[Checker]) -> str:
    """What was run, each tool once."""
    lines = []
    for checker in found:
        line = hashers.version(checker.version)
        # Some print the number alone.
        lines.append(line if " " in line else f"{checker.name.split()[0]} {line}")
    return ", ".join(dict.fromkeys(lines)) + "."


def main() -> None:
    """Runs all tools on all damages, and writes what they said into the documentation."""
    parser = argparse.ArgumentParser(prog="Scripts/bench detection")
    parser.add_argument("--only", metavar="WORD", help="tools with that in their name; printed")
    parser.add_argument("--log", type=pathlib.Path, metavar="FILE", default=os.devnull,
                        help="writes each command with its status and output")
    parser.add_argument("--regest", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    os.umask(0o022)
    os.environ["LC_ALL"] = "C.UTF-8"
    found = [c for c in checkers(str(pathlib.Path(arguments.regest).resolve()), REGISTER)
             if (arguments.only or "") in c.name]
    with tempfile.TemporaryDirectory(prefix="detection-") as folder, \
            open(arguments.log, "w") as log:
        os.chmod(folder, 0o755)
        text = tables(found, pathlib.Path(folder) / "work", log)
    if arguments.only:
        print(text)
        return
    whole = DOCUMENT.read_text()
    head, rest = whole.split(BEGIN)
    tail = rest.split(END)[1]
    DOCUMENT.write_text(f"{head}{BEGIN}\n\n{versions(found)}\n\n{text}\n\n{END}{tail}")
    debian.say(f"written to {DOCUMENT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
