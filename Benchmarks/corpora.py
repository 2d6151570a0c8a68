"""The texts that the parser is measured on, made from a seed into .build-bench."""

import glob
import gzip
import json
import os
import random as standard
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Fixtures", "Corpus", "generator"))
import citations  # noqa: E402
from randomness import Random  # noqa: E402

FOLDER = ".build-bench"


def russian_paragraphs():
    """Paragraphs of the Russian texts that Debian's packages brought, without mark-up."""
    paragraphs = []
    for path in sorted(glob.glob("/usr/share/man/ru/man*/*.gz")):
        with gzip.open(path, "rt", encoding="utf-8", errors="ignore") as file:
            text = file.read()
        text = "\n".join(l for l in text.split("\n") if not l.startswith(("'\\\"", ".\\\"")))
        text = re.sub(r"^\.[A-Za-z]+ ?", "", text, flags=re.M)
        text = re.sub(r"\\(-|\(..|&)", "-", re.sub(r"\\f.", "", text))
        paragraphs += [p for p in re.split(r"\n\s*\n", text) if len(p) > 80]
    for pattern in ("/usr/share/doc/aptitude/html/ru/*.html", "/usr/share/doc/debian-faq-ru/**/*.html"):
        for path in sorted(glob.glob(pattern, recursive=True)):
            with open(path, encoding="utf-8", errors="ignore") as file:
                text = re.sub(r"<(script|style).*?</\1>", "", file.read(), flags=re.S)
            text = re.sub(r"<[^>]+>", "", text)
            paragraphs += [p.strip() for p in re.split(r"\n\s*\n", text) if len(p.strip()) > 80]
    if not paragraphs:
        sys.exit("bench: no Russian text found; manpages-ru is needed")
    return paragraphs


def note(random, language=None):
    """One citation as a note has it, mostly Russian."""
    language = language or random.pick(["ru", "ru", "ru", "en"])
    if random.once(4):
        return random.pick(["Там же. Л. {}.", "Там же. Д. {}. Л. 7 об."]).format(random.between(2, 300))
    text, _, _ = citations.full(random, language)
    return text + random.pick([".", ".", ". Автограф.", "."])


def prose(size, seed):
    """Russian prose in which a reference stands every 4 KB or so."""
    order, random = standard.Random(seed), Random(seed)
    paragraphs, pieces, length, since = russian_paragraphs(), [], 0, 0
    while length < size:
        order.shuffle(paragraphs)
        for paragraph in paragraphs:
            pieces.append(paragraph)
            since += len(paragraph.encode()) + 2
            if since > 4000:
                pieces.append(note(random))
                length, since = length + since + len(pieces[-1].encode()) + 2, 0
            if length >= size:
                break
    return "\n\n".join(pieces)


def dense(size, seed):
    """Nothing but citations, a numbered note a line."""
    random, lines, length = Random(seed + 1), [], 0
    while length < size:
        lines.append(f"{len(lines) + 1}. {note(random)}")
        length += len(lines[-1].encode()) + 1
    return "\n".join(lines)


def english(size, seed):
    """Legal prose with citations of American cases, for eyecite."""
    random, pieces, length = Random(seed + 2), [], 0
    names = ["Brown", "Gray", "State", "Harper", "Olsen", "Board of Education", "Miller"]
    books = ["U.S.", "F.2d", "F.3d", "S. Ct.", "F. Supp."]
    words = "the court held that a party who seeks relief must show that the order below was in error".split()
    while length < size:
        sentence = " ".join(random.pick(words) for _ in range(random.between(8, 30)))
        piece = sentence.capitalize() + ". "
        if random.once(2):
            piece += (f"{random.pick(names)} v. {random.pick(names)}, {random.between(1, 600)} "
                      f"{random.pick(books)} {random.between(1, 999)} ({random.between(1900, 2020)}). ")
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)


def documents(size, seed):
    """Short documents of 1 to 4 KB as JSON lines."""
    text, random = prose(min(size, 60_000_000), seed + 3), Random(seed + 3)
    lines, length = [], 0
    while length < size:
        start, count = random.below(len(text) - 2400), random.between(550, 2200)
        lines.append(json.dumps({"id": len(lines), "text": text[start:start + count]}, ensure_ascii=False))
        length += len(lines[-1].encode()) + 1
    return "\n".join(lines) + "\n"


def path(name, size, make, *arguments):
    """The path of a text, which is made if it is not there."""
    os.makedirs(FOLDER, exist_ok=True)
    where = os.path.join(FOLDER, f"{name}-{size}.txt")
    if not os.path.exists(where):
        print(f"bench: making {where}", file=sys.stderr)
        made = make(size, *arguments)
        with open(where + ".new", "wb") as file:
            file.write(made if isinstance(made, bytes) else made.encode())
        os.rename(where + ".new", where)
    return where


def repeated(piece):
    """A maker of one piece over and over."""
    data = piece.encode()
    return lambda size: (data * (size // len(data) + 1))[:size]
