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
# Who checks where root would see too much.
NOBODY = 65534


class Outcome:
    """How a command ended; status None: it had not after `PATIENCE` seconds."""

    def __init__(self, line: str, work: pathlib.Path, nobody: bool = False) -> None:
        self.line = line
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if nobody else {}
        process = subprocess.Popen(
            ["sh", "-c", line], cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True, **who)
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
        # 126 and 127 are the shell's: nobody may not run it.
        if self.status in (126, 127):
            return "not run"
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

    def run(what: str, line: str, nobody: bool = False) -> Outcome:
        outcome = Outcome(line, work, nobody)
        log.write(f"=== {checker.name}: {damage.name}: {what}: status {outcome.status}\n"
                  f"$ {line}\n{outcome.output}\n")
        return outcome

    made = run("making", checker.make)
    if made.status != 0:
        return "hangs at listing" if made.status is None else f"not listed ({made.status})"
    before = run("untouched", checker.check)
    if before.status != 0:
        return before.cell(checker, "") + " untouched"
    place = checker.place(work)
    try:
        damage.harm(place)
    except Gone:
        return "left out"
    nobody = damage.unprivileged and os.geteuid() == 0
    after = run("damaged", checker.check, nobody).cell(checker, damage.passed)
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
    lines = dict.fromkeys(
        f"`{pathlib.Path(c.version[0]).name if 'bagit' not in c.version else 'bagit.py'}`: "
        f"{hashers.version(c.version)}" for c in found)
    return "\n".join(f"- {line}" for line in lines)


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
