"""What `Scripts/bench detection` does to a small tree of files, one thing at a time."""

import dataclasses
import os
import pathlib
import re
import shutil
from typing import Callable, Dict, List, Optional

MTIME = 1_000_000_000
TEXTS = {
    "letters/0001.txt": "Moscow, 4 November 1932: received.\n",
    "letters/0002.txt": "Moscow, 5 November 1932: answered.\n",
    "letters/й.txt": "Ростов, 2 ноября.\n",
    "notes.txt": "Two letters and an answer.\n",
    "run.sh": "#!/bin/sh\nexit 0\n",
}
VICTIM, TWIN = "letters/0002.txt", "letters/0001.txt"


class Gone(Exception):
    """What was to be damaged is not among what the tool has listed."""


@dataclasses.dataclass
class Place:
    """Where a tool has its files and its list, both somewhere in the folder `work`."""

    work: pathlib.Path
    files: pathlib.Path
    listing: pathlib.Path
    # How a digest looks in the list, and a path beside the folder of the files.
    digest: bytes
    outside: bytes
    # What makes the list count after it was edited: in a bag, the digest of the manifest.
    edited: Callable[[], None]

    def lines(self, edit: Callable[[List[bytes]], List[bytes]]) -> None:
        """Edits the lines of the list."""
        lines = self.listing.read_bytes().splitlines(keepends=True)
        self.listing.write_bytes(b"".join(edit(lines)))
        self.edited()


@dataclasses.dataclass
class Damage:
    """One column: what is there before the list is made, and what then happens."""

    name: str
    harm: Callable[[Place], None] = lambda place: None
    prepare: Callable[[pathlib.Path], None] = lambda tree: None
    # The word for status 0 after it.
    passed: str = "passes"
    # Done after a check that passed; the check then tells, by its status, whether the tool
    # looks at what this changes.
    probe: Optional[Callable[[Place], None]] = None
    # Whether the check must not run as root, who may read everything.
    unprivileged: bool = False
    # Whether the cell also tells of the check before the damage.
    both: bool = False


def plant(tree: pathlib.Path) -> None:
    """Makes the tree, and beside it a file with the bytes of one in it."""
    for name, text in TEXTS.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        write(os.fsencode(tree / name), text.encode())
    (tree / "run.sh").chmod(0o755)
    write(os.fsencode(tree.parent / "outside.txt"), TEXTS[TWIN].encode())


def write(path: bytes, text: bytes) -> None:
    """Writes a file whose time of change is always the same."""
    with open(path, "wb") as file:
        file.write(text)
    os.utime(path, (MTIME, MTIME))


def _present(path: pathlib.Path) -> pathlib.Path:
    if not os.path.lexists(path):
        raise Gone()
    return path


def _flip(path: bytes) -> None:
    """Changes one byte; the size and the time of change stay."""
    if not os.path.lexists(path):
        raise Gone()
    with open(path, "rb") as file:
        text = file.read()
    write(path, bytes([text[0] ^ 1]) + text[1:])


def _linked(place: Place, name: str) -> None:
    """Moves a file or folder out of the tree and leaves a link to it."""
    away = place.work / "elsewhere"
    shutil.move(str(_present(place.files / name)), str(away))
    (place.files / name).symlink_to(os.path.relpath(away, (place.files / name).parent))


def _retarget(place: Place) -> None:
    _present(place.files / "link").unlink()
    (place.files / "link").symlink_to(VICTIM)


def _pipe(place: Place) -> None:
    (place.files / VICTIM).unlink()
    os.mkfifo(place.files / VICTIM)


def _odd(kind: str, name: bytes) -> Damage:
    def path(folder: pathlib.Path) -> bytes:
        return os.path.join(os.fsencode(folder), name)
    return Damage(kind, lambda place: _flip(path(place.files)),
                  lambda tree: write(path(tree), b"An odd name.\n"), both=True)


def _of(lines: List[bytes], name: str) -> int:
    """The line about a file."""
    return next(i for i, line in enumerate(lines) if name.encode() in line)


def _malformed(place: Place) -> None:
    def edit(lines: List[bytes]) -> List[bytes]:
        at = _of(lines, VICTIM)
        found = re.search(place.digest, lines[at])
        lines[at] = lines[at][:found.start()] + lines[at][found.start() + 1:]
        return lines
    place.lines(edit)


def _twice(after: int) -> Callable[[Place], None]:
    """Lists a file once more, with another's digest, before or after its line."""
    def harm(place: Place) -> None:
        def edit(lines: List[bytes]) -> List[bytes]:
            at = _of(lines, VICTIM)
            other = re.search(place.digest, lines[_of(lines, TWIN)]).group()
            lines.insert(at + after, re.sub(place.digest, lambda _: other, lines[at]))
            return lines
        place.lines(edit)
    return harm


def _escape(place: Place) -> None:
    def edit(lines: List[bytes]) -> List[bytes]:
        line = lines[_of(lines, TWIN)]
        return lines + [re.sub(rb"[^ ,]*" + TWIN.encode(), lambda _: place.outside, line)]
    place.lines(edit)


TABLES: Dict[str, List[Damage]] = {
    "Files": [
        Damage("untouched", passed="holds"),
        Damage("one byte changed, size and time kept",
               lambda place: _flip(os.fsencode(place.files / VICTIM))),
        Damage("missing", lambda place: (place.files / VICTIM).unlink()),
        Damage("extra",
               lambda place: write(os.fsencode(place.files / "letters/0003.txt"), b"New.\n")),
        Damage("renamed",
               lambda place: (place.files / VICTIM).rename(place.files / "letters/2.txt")),
        Damage("renamed by normalization only", lambda place: (
            place.files / "letters/й.txt").rename(place.files / "letters/и\u0306.txt")),
        Damage("not readable", lambda place: (place.files / VICTIM).chmod(0), unprivileged=True),
    ],
    "Links, folders, modes": [
        Damage("file became a link to its bytes", lambda place: _linked(place, VICTIM)),
        Damage("folder became a link to itself", lambda place: _linked(place, "letters")),
        Damage("link leads elsewhere", _retarget,
               lambda tree: (tree / "link").symlink_to(TWIN)),
        Damage("empty folder removed", lambda place: _present(place.files / "empty").rmdir(),
               lambda tree: (tree / "empty").mkdir()),
        Damage("executable bit set", lambda place: (place.files / VICTIM).chmod(0o755)),
    ],
    "Pipes": [
        Damage("there when listed", prepare=lambda tree: os.mkfifo(tree / "pipe"),
               passed="holds"),
        Damage("added later", lambda place: os.mkfifo(place.files / "pipe")),
        Damage("in the place of a file", _pipe),
    ],
    "Odd names: untouched; a byte changed": [
        _odd("line feed", b"new\nline.txt"), _odd("backslash", b"back\\slash.txt"),
        _odd("space at both ends", b" space "), _odd("not ASCII", "Опись ё.txt".encode()),
        _odd("not UTF-8", b"\xcf\xe8\xf1\xfc\xec\xee.txt"),
    ],
    "The list": [
        Damage("a digest lost a digit", _malformed),
        Damage("listed twice, wrong digest first", _twice(0)),
        Damage("listed twice, wrong digest last", _twice(1)),
        Damage("lists a path outside, digest right", _escape,
               probe=lambda place: _flip(os.fsencode(place.work / "outside.txt"))),
        Damage("empty", lambda place: place.lines(lambda lines: [])),
    ],
}
