"""Real Russian prose: the paragraphs of the Russian documentation in Debian."""

import gzip
import html.parser
import pathlib
import re
from typing import Iterator, List

import debian

PACKAGES = ["manpages-ru", "manpages-ru-dev", "fortunes-ru", "libreoffice-help-ru",
            "aptitude-doc-ru", "debian-faq-ru", "developers-reference-ru", "maint-guide-ru"]
SHORTEST, LONGEST = 60, 4000


def paragraphs() -> List[str]:
    """All paragraphs, each once, in an order that is always the same."""
    seen = {}
    for name in PACKAGES:
        folder = debian.unpacked(name)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                for paragraph in _of_file(path):
                    if _is_russian(paragraph):
                        seen[paragraph] = None
    return list(seen)


def _is_russian(paragraph: str) -> bool:
    """Prose: long enough, and at least three letters in five are Cyrillic."""
    if not SHORTEST <= len(paragraph) <= LONGEST:
        return False
    letters = sum(map(str.isalpha, paragraph))
    cyrillic = len(re.findall("[а-яёА-ЯЁ]", paragraph))
    return letters * 2 > len(paragraph) and cyrillic * 5 >= letters * 3


def _of_file(path: pathlib.Path) -> Iterator[str]:
    """The paragraphs of a file, mark-up stripped and white space made single."""
    kind = path.parts
    try:
        if "man" in kind and path.suffix == ".gz":
            pieces = _roff(gzip.decompress(path.read_bytes()).decode())
        elif path.suffix == ".html":
            reader = _Page()
            reader.feed(path.read_text(encoding="utf-8"))
            pieces = reader.paragraphs
        elif "fortunes" in kind and path.suffix != ".dat":
            pieces = re.split(r"^%$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        else:
            pieces = []
    except UnicodeDecodeError:
        pieces = []
    for piece in pieces:
        text = " ".join(piece.split())
        if text:
            yield text


# Requests of man whose arguments are text; others are layout, and end a paragraph.
FONTS = {"B", "I", "R", "BR", "RB", "BI", "IB", "IR", "RI", "SM", "SB"}
ESCAPES = [
    (re.compile(r"\\f(\(..|\[[^]]*\]|.)"), ""), (re.compile(r"\\s[-+]?\d"), ""),
    (re.compile(r"\\\((em|en)"), "—"), (re.compile(r"\\\((Fo|lq)|\\\[(Fo|lq)\]"), "«"),
    (re.compile(r"\\\((Fc|rq)|\\\[(Fc|rq)\]"), "»"), (re.compile(r"\\\(aq|\\\[aq\]"), "'"),
    (re.compile(r"\\(\(..|\[[^]]*\]|\*\(..|\*.)"), ""), (re.compile(r"\\[&|^/,:%]"), ""),
    (re.compile(r'\\".*'), ""), (re.compile(r"\\[~0 ]"), " "), (re.compile(r"\\-"), "-"),
    (re.compile(r"\\e"), r"\\"), (re.compile(r"\\(.)"), r"\1"),
]


def _roff(text: str) -> Iterator[str]:
    """The paragraphs of a manual page."""
    lines: List[str] = []
    for line in text.splitlines() + [""]:
        request = re.match(r"[.'] *([A-Za-z]+) *(.*)", line)
        if request and request[1] in FONTS:
            lines.append(_plain(request[2].replace('"', "")))
        elif line and not line.startswith((".", "'")):
            lines.append(_plain(line))
        elif not line.startswith(('.\\"', "'\\\"")) and lines:
            yield " ".join(lines)
            lines = []


def _plain(line: str) -> str:
    for escape, plain in ESCAPES:
        line = escape.sub(plain, line)
    return line


class _Page(html.parser.HTMLParser):
    """The paragraphs of a page."""

    INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "span", "strong", "sub", "sup", "tt",
              "u", "var", "acronym", "font", "small", "bdi"}
    HIDDEN = {"script", "style", "head"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: List[str] = [""]
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        self._edge(tag)
        self.hidden += tag in self.HIDDEN

    def handle_endtag(self, tag):
        self._edge(tag)
        self.hidden -= tag in self.HIDDEN and self.hidden > 0

    def handle_data(self, data):
        if not self.hidden:
            self.paragraphs[-1] += data

    def _edge(self, tag: str) -> None:
        if tag not in self.INLINE and self.paragraphs[-1].strip():
            self.paragraphs.append("")
