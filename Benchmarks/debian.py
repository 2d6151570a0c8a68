"""Debian packages, unpacked below the benchmark's folder; nothing is installed."""

import pathlib
import shutil
import subprocess
import sys

SCRATCH = pathlib.Path(__file__).resolve().parent.parent / ".build-bench"
PACKAGES = SCRATCH / "packages"


def say(text: str) -> None:
    """Tells the person what is going on."""
    print(f"bench: {text}", file=sys.stderr, flush=True)


def stop(text: str) -> None:
    """Ends the benchmark: it could not finish."""
    say(text)
    sys.exit(2)


def unpacked(name: str) -> pathlib.Path:
    """The folder with the files of a package, which is downloaded once."""
    folder = PACKAGES / name
    if folder.is_dir():
        return folder
    say(f"downloading Debian's {name} into {PACKAGES.relative_to(SCRATCH.parent)}")
    downloads = PACKAGES / f"{name}.part"
    shutil.rmtree(downloads, ignore_errors=True)
    downloads.mkdir(parents=True)
    if not _download(name, downloads):
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        if not _download(name, downloads):
            stop(f"{name} cannot be downloaded; try `apt-get update` as root")
    files = downloads / "files"
    for archive in downloads.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(archive), str(files)], check=True)
    files.rename(folder)
    shutil.rmtree(downloads)
    return folder


def _download(name: str, folder: pathlib.Path) -> bool:
    run = subprocess.run(["apt-get", "download", "-qq", name], cwd=folder, check=False,
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return run.returncode == 0 and any(folder.glob("*.deb"))


def version(name: str) -> str:
    """The version that `unpacked` gives, as Debian's index has it."""
    shown = subprocess.run(["apt-cache", "policy", name], check=False, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL)
    for line in shown.stdout.decode().splitlines():
        if "Candidate:" in line:
            return line.split()[-1]
    return "?"


def ripgrep() -> str:
    """The command of ripgrep: the one at hand, or else Debian's."""
    return shutil.which("rg") or str(unpacked("ripgrep") / "usr/bin/rg")
