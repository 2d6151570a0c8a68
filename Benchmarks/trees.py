"""The trees of files that `Scripts/bench fixity` fingerprints, made from a seed.

Run as `trees.py NAME FOLDER SCALE SEED`, it makes one and prints nothing: a process of its
own, so that the one that measures stays small.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys

import debian

MIB = 1 << 20
# Random bytes are written in pieces of this size.
PIECE = 16 * MIB


def tree(name: str, folder: pathlib.Path, scale: float, seed: int) -> pathlib.Path:
    """The folder of a tree, made unless this very one is there."""
    path, stamp = folder / name, folder / f"{name}.key"
    key = f"{seed} {scale}\n"
    if not stamp.exists() or stamp.read_text() != key:
        debian.say(f"making {path} from seed {seed}")
        stamp.unlink(missing_ok=True)
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        subprocess.run([sys.executable, __file__, name, str(folder), str(scale), str(seed)],
                       check=True)
        stamp.write_text(key)
    return path


def files(path: pathlib.Path) -> list:
    """All files below a folder."""
    return [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]


def forget(path: pathlib.Path) -> None:
    """Takes the content of all files out of the page cache. What the kernel knows of
    folders and files otherwise stays: to make it forget that takes root."""
    os.sync()
    for name in files(path):
        descriptor = os.open(name, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def _write(path: pathlib.Path, size: int, chance: random.Random) -> None:
    with open(path, "wb") as file:
        while size > 0:
            piece = min(size, PIECE)
            file.write(chance.randbytes(piece))
            size -= piece


def _huge(path: pathlib.Path, scale: float, chance: random.Random) -> None:
    for index in range(4):
        _write(path / f"{index}.img", int(1024 * MIB * scale), chance)


def _small(path: pathlib.Path, scale: float, chance: random.Random) -> None:
    for folder in range(int(500 * scale)):
        (path / f"folder{folder:03}").mkdir()
        for index in range(100):
            _write(path / f"folder{folder:03}/file{index:02}.bin", 4096, chance)


def _medium(path: pathlib.Path, scale: float, chance: random.Random) -> None:
    for index in range(int(2000 * scale)):
        _write(path / f"scan{index:04}.tif", MIB, chance)


def _tiny(path: pathlib.Path, scale: float, _: random.Random) -> None:
    """Files of two bytes, of which the first is zero so that none is text: as many as the
    scale says."""
    for index in range(int(scale)):
        if index % 1000 == 0:
            (path / f"{index // 1000:05}").mkdir()
        with open(path / f"{index // 1000:05}/scan-{index % 1000:03}.tif", "wb") as file:
            file.write(bytes([0, index % 251]))


MAKERS = {"huge": _huge, "small": _small, "medium": _medium}


if __name__ == "__main__":
    kind, target = sys.argv[1], pathlib.Path(sys.argv[2]) / sys.argv[1]
    make = _tiny if kind.startswith("tiny") else MAKERS[kind]
    make(target, float(sys.argv[3]), random.Random(f"{kind} {sys.argv[4]}"))
