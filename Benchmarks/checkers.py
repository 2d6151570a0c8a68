"""The tools that `Scripts/bench detection` compares: how each lists a tree, checks it, and
says what it found."""

import dataclasses
import hashlib
import pathlib
import re
import shlex
from typing import Callable, List, Tuple

import hashers
from damages import Place

HEX = rb"[0-9a-f]{64}"
# What a tool may print, and the word for it in the table.
Words = List[Tuple[str, str]]


@dataclasses.dataclass
class Checker:
    """A tool. `make` and `check` are lines for `sh`, run in the folder that holds `tree`."""

    name: str
    version: List[str]
    make: str
    check: str
    words: Words
    listing: str = "list"
    files: str = "tree"
    digest: bytes = HEX
    # Where a list would have a file beside the tree; none: by its whole path.
    outside: str = "../outside.txt"
    edited: Callable[[pathlib.Path], None] = lambda listing: None

    def place(self, work: pathlib.Path) -> Place:
        """Where its files and its list are."""
        listing = work / self.listing
        outside = self.outside or str(work / "outside.txt")
        return Place(work, work / self.files, listing, self.digest, outside.encode(),
                     lambda: self.edited(listing))

    def said(self, output: str) -> List[str]:
        """The words for what it printed, each once, in the order of the table's words."""
        return list(dict.fromkeys(
            word for word, pattern in self.words if re.search(pattern, output, re.MULTILINE)))


def _sealed(manifest: pathlib.Path) -> None:
    """Enters a bag's manifest anew into its tag manifests, as who edits it on purpose does."""
    for tags in manifest.parent.glob("tagmanifest-*.txt"):
        kind = tags.stem.partition("-")[2]
        digest = hashlib.new(kind, manifest.read_bytes()).hexdigest()
        tags.write_text(re.sub(rf"^[0-9a-f]+(\s+{manifest.name})$", rf"{digest}\1",
                               tags.read_text(), flags=re.MULTILINE))


_SUMS: Words = [
    ("changed", r"FAILED$"), ("missing", r"No such file"),
    ("unreadable", r"Permission denied"), ("malformed line", r"improperly formatted|Invalid"),
    ("no list", r"no properly formatted"), ("name refused", r"Unicode replacement character"),
]
# Its findings by their names, whatever their number.
_REGEST: Words = [
    (name.replace("source-", "").replace("bag-", "").replace("-", " "),
     rf"(error|warning) [A-Z]+\d+ {name}")
    for name in (
        "issued-file-changed", "source-changed", "source-missing", "source-extra", "source-renamed",
        "renamed-by-normalization", "renamed-by-case", "source-unreadable", "source-unstable",
        "type-changed", "link-retargeted", "mode-changed", "special-file", "symbolic-link",
        "malformed-line", "duplicate-entry", "path-escape", "list-empty", "similar-names",
        "bag-element-missing", "bag-line-malformed", "bag-violation", "bag-loose-form",
        "bag-entry-repeated", "bag-entries-contradict", "bag-oxum", "bag-not-a-file",
        "unfit-name", "system-file", "empty-folder",
    )
]
_SORTED = "cd tree && find . -type f -print0 | LC_ALL=C sort -z | xargs -r0"


def checkers(regest: str, register: pathlib.Path) -> List[Checker]:
    """All tools, Regest last; bagit.py is left out where it cannot be had."""
    shell = {name: shlex.quote(command) for name, command in hashers.commands(
        ("b3sum", "rhash", "hashdeep", "rclone", "aide")).items()}
    b3sum, rhash, hashdeep, rclone = (shell[name] for name in
                                      ("b3sum", "rhash", "hashdeep", "rclone"))
    rclone += " --config="
    found = [
        Checker("sha256sum --strict -c", ["sha256sum", "--version"],
                f"{_SORTED} sha256sum >../list", "cd tree && sha256sum --strict -c ../list", _SUMS),
        Checker("b3sum --check", [shell["b3sum"], "--version"], f"{_SORTED} {b3sum} >../list",
                f"cd tree && {b3sum} --check ../list", _SUMS),
        Checker("rhash -c", [shell["rhash"], "--version"],
                f"cd tree && {rhash} --sha256 -r . >../list",
                f"cd tree && {rhash} --sha256 -c ../list",
                [("changed", r"\bERR$"), ("missing", r"No such file"),
                 ("unreadable", r"Permission denied"),
                 ("malformed line", r"can't parse line|can't be parsed")]),
        Checker("hashdeep -a", [shell["hashdeep"], "-V"],
                f"cd tree && {hashdeep} -c sha256 -l -r . >../list",
                f"cd tree && {hashdeep} -c sha256 -l -r -a -vv -k ../list .",
                [("missing", r"Known file not used$"), ("extra", r": No match$"),
                 ("moved", r": Moved from"), ("unreadable", r"Permission denied"),
                 ("malformed line", r"Invalid sha256 hash"),
                 ("no list", r"Unable to identify file format")]),
        Checker("rclone checksum", [shell["rclone"], "version"],
                f"{rclone} hashsum sha256 tree >list", f"{rclone} checksum sha256 list tree",
                [("changed", r"files differ"), ("missing", r"file not in"),
                 ("extra", r"sum not found"), ("unreadable", r"permission denied"),
                 ("duplicate", r"duplicate file on checksum line")]),
        _aide(shell["aide"]),
    ]
    python = hashers.bagit()
    if python:
        bagit = f"{shlex.quote(python)} -m bagit"
        found.insert(-1, Checker(
            "bagit.py --validate", [python, "-m", "bagit", "--version"],
            f"{bagit} --sha256 tree", f"{bagit} --validate tree",
            [("changed", r"sha256 validation failed"), ("missing", r"in manifest but was not found"),
             ("extra", r"filesystem but is not in the manifest"),
             ("oxum", r"Payload-Oxum validation failed"), ("unsafe path", r" is unsafe$"),
             ("contradiction", r"multiple times with conflicting"),
             ("unreadable", r"Permission denied")],
            "tree/manifest-sha256.txt", "tree/data", edited=_sealed))
    return found + _regest(regest, register)


def _aide(command: str) -> Checker:
    # What does not differ between two copies of one tree: no times, no inodes.
    rules = "/tree ftype+l+p+u+g+s+sha256"
    settings = ["database_in=file:$PWD/list", "database_out=file:$PWD/list",
                "gzip_dbout=no", "report_url=stdout", "$PWD" + rules]
    lines = " ".join(f'"{line}"' for line in settings)
    return Checker(
        "AIDE", [command, "--version"],
        f"printf '%s\\n' {lines} >aide.conf && {command} --config=aide.conf --init",
        f"{command} --config=aide.conf --check",
        [("changed", r"^Changed entries:"), ("missing", r"^Removed entries:"),
         ("extra", r"^Added entries:"), ("unreadable", r"Permission denied")],
        digest=rb"[A-Za-z0-9+/]{43}=", outside="")


def _regest(path: str, register: pathlib.Path) -> List[Checker]:
    regest, version = shlex.quote(path), [path, "--version"]
    known = f"--register {shlex.quote(str(register))}"
    return [
        Checker("regest verify DIR", version,
                f"{regest} build tree -o issued --base tree {known}",
                f"{regest} verify issued --base tree {known}", _REGEST, "issued/MANIFEST.sha256"),
        Checker("regest verify LIST", version, f"{_SORTED} sha256sum >../list",
                f"{regest} verify list --base tree", _REGEST),
        Checker("regest bag verify", version,
                f"{regest} bag create tree -o bag --algorithm sha256 --link copy --skip-links",
                f"{regest} bag verify bag", _REGEST, "bag/manifest-sha256.txt", "bag/data",
                edited=_sealed),
    ]
