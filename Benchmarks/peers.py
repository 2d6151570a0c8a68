"""What the parser is compared with: ripgrep, Python's re, eyecite.

Run as `peers.py re FILE`, or with the Python of eyecite's environment as
`peers.py eyecite FILE`, it reads the file once and prints one JSON line.
"""

import json
import pathlib
import re
import subprocess
import sys
import time
from typing import Callable, List, Optional

FOLDER = pathlib.Path(__file__).resolve().parent

# The nearest regular expression: the marks and numbers of fond, opis and delo, and of the
# lists if they are there, in the forms of the corpora. It knows neither archives nor
# «Там же» nor damage, checks nothing and resolves nothing. Of the ways to write it down
# that were tried this is ripgrep's fastest, by a factor of three: with fewer characters
# in the gap, ripgrep looks for prefixes that are all over the prose.
_GAP = r"[.,:;’']*\s*[–—-]?\s*"
_NUMBER = r"(?:[РПАRPA]-)?\d+[а-яa-z]?"
_MARKS = [
    "(?:[Фф]онд|[Ff]onds?|[ФфFf])", "(?:[Оо]пис[ьи]?|[Oo]pis|[Оо]п|[Oo]p)",
    "(?:[Дд]ело|[Сс]пр(?:ава)?|[Ее]д[.] ?хр|[Dd]elo|[Ee]d[.] ?khr|[ДдDd])",
]
_LISTS = "(?:[Лл]ист[ыа]?|[Лл]л?|[Аа]рк(?:уш)?|[Ll]isty?|[Ll]l?)"
PATTERN = _GAP.join(mark + _GAP + _NUMBER for mark in _MARKS) + f"(?:{_GAP}{_LISTS}{_GAP}\\d+)?"

# Of an English text, so many characters at once: the length of a long opinion. eyecite
# takes more than its share of time on longer ones.
OPINION = 30_000


def ripgrep(command: str, options: List[str], file: pathlib.Path) -> List[str]:
    """The command line of ripgrep on one thread."""
    return [command, "-j1", *options, "-e", PATTERN, str(file)]


def eyecite_python(scratch: pathlib.Path, say: Callable[[str], None]) -> Optional[str]:
    """The Python of an environment with eyecite and hyperscan; None if it can't be had."""
    python = scratch / "venv/bin/python"
    if _has_eyecite(python):
        return str(python)
    say(f"installing eyecite from PyPI into {scratch.name}/venv")
    steps = [[sys.executable, "-m", "venv", str(scratch / "venv")],
             [str(python), "-m", "pip", "install", "-q", "--only-binary", ":all:", "eyecite"]]
    for step in steps:
        if subprocess.run(step, check=False, stdout=subprocess.DEVNULL).returncode != 0:
            return None
    # Its faster tokenizer; the default one is measured without it.
    subprocess.run(steps[1][:-1] + ["hyperscan"], check=False, stdout=subprocess.DEVNULL)
    return str(python) if _has_eyecite(python) else None


def _has_eyecite(python: pathlib.Path) -> bool:
    return python.exists() and subprocess.run(
        [str(python), "-c", "import eyecite"], check=False,
        stderr=subprocess.DEVNULL).returncode == 0


def _timed(work: Callable[[], int], **more) -> None:
    start = time.process_time()
    found = work()
    print(json.dumps({"seconds": time.process_time() - start, "found": found, **more}))


def _re(file: pathlib.Path) -> None:
    text, pattern = file.read_bytes().decode(), re.compile(PATTERN)
    _timed(lambda: sum(1 for _ in pattern.finditer(text)))


def _eyecite(file: pathlib.Path, tokenizer: str) -> None:
    import eyecite
    from eyecite import tokenizers
    from importlib import metadata
    if tokenizer == "hyperscan":
        try:
            chosen = tokenizers.HyperscanTokenizer()
            eyecite.get_citations("347 U.S. 483", tokenizer=chosen)
        except ImportError:
            print(json.dumps({"seconds": None}))
            return
    else:
        chosen = tokenizers.default_tokenizer
    opinions, length = [[]], 0
    for paragraph in file.read_text().split("\n\n"):
        opinions[-1].append(paragraph)
        length += len(paragraph)
        if length >= OPINION:
            opinions.append([])
            length = 0
    texts = ["\n\n".join(opinion) for opinion in opinions]
    # What it makes once is no part of the time.
    eyecite.get_citations(texts[0][:2000], tokenizer=chosen)
    _timed(lambda: sum(len(eyecite.get_citations(text, tokenizer=chosen)) for text in texts),
           version=metadata.version("eyecite"))


if __name__ == "__main__":
    peer, name = sys.argv[1], pathlib.Path(sys.argv[2])
    if peer == "re":
        _re(name)
    else:
        _eyecite(name, peer.partition("-")[2])
