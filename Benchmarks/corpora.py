"""The texts that are measured, made from a seed and kept below .build-bench.

Run as `corpora.py NAME BYTES SEED`, it makes one and prints nothing: a process of its
own, so that the one that measures stays small.
"""

import hashlib
import json
import pathlib
import random
import subprocess
import sys
from typing import Callable, Dict, Iterator

import debian
import legal
import notes
import russian

FOLDER = pathlib.Path(__file__).resolve().parent
CORPORA = debian.SCRATCH / "corpora"
MB = 1_000_000
# A reference stands in prose each so many bytes on average.
GAP = 4096


def corpus(name: str, size: int, seed: int) -> pathlib.Path:
    """The file of a corpus, made unless this very one is there."""
    path = CORPORA / f"{name}-{size}.txt"
    stamp = path.with_suffix(".key")
    key = f"{seed} {_sources()}\n"
    if not path.exists() or not stamp.exists() or stamp.read_text() != key:
        debian.say(f"making {path.name} from seed {seed}")
        CORPORA.mkdir(parents=True, exist_ok=True)
        stamp.unlink(missing_ok=True)
        subprocess.run([sys.executable, __file__, name, str(size), str(seed)], check=True)
        stamp.write_text(key)
    return path


def _sources() -> str:
    """A digest of what the corpora are made by."""
    digest = hashlib.sha256()
    modules = ["corpora.py", "russian.py", "notes.py", "legal.py"]
    generator = sorted((notes.ROOT / "Fixtures/Corpus/generator").glob("*.py"))
    for path in [FOLDER / name for name in modules] + generator:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _prose(seed: int) -> Iterator[str]:
    """Paragraphs without end: real prose in an order by the seed, with a note each 4 KiB
    on average, and as often a sentence that looks like a reference and is none."""
    paragraphs = _paragraphs()
    chance, flow = random.Random(seed), notes.Notes(seed)
    note, lookalike = GAP, GAP // 2
    while True:
        chance.shuffle(paragraphs)
        for paragraph in paragraphs:
            length = len(paragraph.encode()) + 2
            lookalike -= length
            if lookalike <= 0:
                paragraph += " " + flow.lookalike()
                lookalike += chance.randint(GAP // 2, GAP * 3 // 2)
            yield paragraph
            note -= length
            while note <= 0:
                yield flow.next()
                note += chance.randint(GAP // 2, GAP * 3 // 2)


def _paragraphs() -> list:
    path = CORPORA / "paragraphs.txt"
    key = hashlib.sha256((FOLDER / "russian.py").read_bytes()).hexdigest()
    if path.exists():
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        if first == key:
            return lines
    lines = russian.paragraphs()
    path.write_text("\n".join([key] + lines) + "\n", encoding="utf-8")
    return lines


def _fill(path: pathlib.Path, size: int, pieces: Iterator[bytes]) -> None:
    """Writes pieces until the size is reached."""
    with open(path, "wb") as file:
        written = 0
        for piece in pieces:
            written += file.write(piece)
            if written >= size:
                return


def _documents(seed: int) -> Iterator[bytes]:
    """Short documents as {"id","text"} lines."""
    chance, flow, index = random.Random(seed), _prose(seed), 0
    while True:
        goal, length, text = chance.randint(1000, 4000), 0, []
        while length < goal:
            text.append(next(flow))
            length += len(text[-1].encode()) + 2
        index += 1
        document = {"id": f"document-{index}", "text": "\n\n".join(text)}
        yield json.dumps(document, ensure_ascii=False).encode() + b"\n"


def _lines(flow: Iterator[str], end: str) -> Iterator[bytes]:
    for piece in flow:
        yield (piece + end).encode()


def _dense(seed: int) -> Iterator[str]:
    flow = notes.Notes(seed)
    while True:
        yield flow.next()


def _repeated(piece: str) -> Callable[[int], Iterator[bytes]]:
    def pieces(_: int) -> Iterator[bytes]:
        block = piece.encode() * (MB // 100 // len(piece.encode()))
        while True:
            yield block
    return pieces


MAKERS: Dict[str, Callable[[int], Iterator[bytes]]] = {
    "prose": lambda seed: _lines(_prose(seed), "\n\n"),
    "line": lambda seed: _lines(_prose(seed), "  "),
    "dense": lambda seed: _lines(_dense(seed), "\n"),
    "english": lambda seed: _lines(legal.paragraphs(seed, GAP), "\n\n"),
    "ndjson": _documents,
    "fonds": _repeated("Ф. "),
    "same": _repeated("Там же. "),
    "digits": _repeated("1234567890"),
    "spaces": _repeated(" "),
    "brackets": _repeated("("),
}


if __name__ == "__main__":
    name, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    _fill(CORPORA / f"{name}-{size}.txt", size, MAKERS[name](seed))
