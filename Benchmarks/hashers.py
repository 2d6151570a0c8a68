"""What fingerprinting is compared with: the tools of Debian and bagit.py of PyPI."""

import dataclasses
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
from typing import Dict, List, Optional, Sequence

import debian


@dataclasses.dataclass
class Peer:
    """A tool: how it makes a list of digests, and how it checks one.

    Both are lines for `sh`, run in the folder that holds the tree `$T`; `$L` is a file for
    the list. Without a way to check, only making is measured.
    """

    name: str
    make: str
    check: str = ""
    # What is done once before it can check; not measured.
    prepare: str = ""


# The walk that tools without one of their own are given, in Regest's order.
_LIST = 'find "$T" -type f -print0 | LC_ALL=C sort -z | xargs -0'


def openssl(processes: int, files: int) -> str:
    """As many processes of `openssl dgst` as given, with so many files each."""
    return f'{_LIST} -P{processes} -n{files} openssl dgst -sha256 -r >"$L"'


def peers(count: int) -> List[Peer]:
    """All peers that can be had, for a tree of so many files."""
    half = max(1, min(5000, (count + 1) // 2))
    found = [
        Peer("openssl dgst, xargs -P2 -n5000", openssl(2, 5000)),
        Peer("sha256sum", f'{_LIST} sha256sum >"$L"', 'sha256sum --quiet -c "$L"'),
    ]
    if half < 5000:
        # With fewer files than that, one process would get them all.
        found.insert(1, Peer(f"openssl dgst, xargs -P2 -n{half}", openssl(2, half)))
    for name, command in commands().items():
        found.append(_peer(name, shlex.quote(command)))
    python = bagit()
    if python:
        tool = f'{shlex.quote(python)} -m bagit --quiet --processes 2'
        # It moves what it is given, so it gets names of its own for the same files.
        links = 'rm -rf "$L.bag"; cp -al "$T" "$L.bag"'
        found.append(Peer("bagit.py --processes 2", f'{tool} --sha256 "$L.bag"',
                          f'{tool} --validate "$L.bag"', prepare=links))
    return found


def _peer(name: str, command: str) -> Peer:
    if name == "rhash":
        return Peer("rhash", f'{command} --sha256 -r "$T" >"$L"', f'{command} --sha256 --skip-ok -c "$L"')
    if name == "hashdeep":
        return Peer("hashdeep -j2", f'{command} -c sha256 -j2 -l -r "$T" >"$L"',
                    f'{command} -c sha256 -j2 -l -r -a -k "$L" "$T"')
    if name == "b3sum":
        # Another digest, faster where the machine has no more than this.
        return Peer("b3sum (BLAKE3)", f'{_LIST} {command} --num-threads 2 >"$L"',
                    f'{command} --num-threads 2 --quiet --check "$L"')
    return Peer("rclone, 2 checkers",
                f'{command} --config= --checkers 2 hashsum sha256 "$T" >"$L" 2>/dev/null',
                f'{command} --config= --checkers 2 checksum sha256 "$L" "$T" 2>/dev/null')


# The packages with the libraries that a tool needs and few machines have.
LIBRARIES = {"rhash": ["librhash0"], "aide": ["libmhash2", "libext2fs2"]}


def commands(packages: Sequence[str] = ("rhash", "hashdeep", "b3sum", "rclone")) -> Dict[str, str]:
    """The commands of Debian's packages: those at hand, or else unpacked ones."""
    found = {}
    for package in packages:
        command = shutil.which(package)
        if command is None:
            command = str(debian.unpacked(package) / "usr/bin" / package)
            for name in LIBRARIES.get(package, []):
                files = debian.unpacked(name)
                known = os.environ.get("LD_LIBRARY_PATH")
                more = [str(folder) for folder in
                        [*files.glob("usr/lib/*-linux-*"), *files.glob("lib/*-linux-*")]]
                os.environ["LD_LIBRARY_PATH"] = ":".join(more + ([known] if known else []))
        found[package] = command
    return found


def bagit() -> Optional[str]:
    """The Python of an environment with bagit; None if it can't be had."""
    python = debian.SCRATCH / "venv-bagit/bin/python"
    if not python.exists():
        debian.say(f"installing bagit from PyPI into {debian.SCRATCH.name}/venv-bagit")
        steps = [[sys.executable, "-m", "venv", str(python.parent.parent)],
                 [str(python), "-m", "pip", "install", "-q", "bagit", "setuptools<81"]]
        for step in steps:
            if subprocess.run(step, check=False, stdout=subprocess.DEVNULL).returncode != 0:
                shutil.rmtree(python.parent.parent, ignore_errors=True)
                return None
    return str(python)


def version(command: List[str]) -> str:
    """The first line that a command prints."""
    shown = subprocess.run(command, check=False, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT)
    return (shown.stdout.decode().splitlines() or ["?"])[0]


def shell(line: str, tree: pathlib.Path, listing: pathlib.Path) -> List[str]:
    """The command for a line of a peer."""
    script = f'cd "$(dirname "$TREE")" && T=$(basename "$TREE") && {line}'
    return ["env", f"TREE={tree}", f"L={listing}", "sh", "-c", script]
