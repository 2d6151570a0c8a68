"""The repository of texts that `Scripts/bench check` checks, made from a seed: Markdown, HTML,
TEI, LaTeX, JSON and plain text, whose words are made up and whose notes cite archives."""

import html
import json
import pathlib
import random
import shutil
import subprocess
from typing import Callable, List

import debian
import notes
import records

MB = 1_000_000
# A note for so many bytes of text, on average; of so many notes one is damaged or of a form
# that the register does not know.
NOTE, ODD = 4096, 20
SYLLABLES = {
    "ru": "ба во ге ди ку ле мо на по ри со та ук фе хо ца ше ство ние ость".split(),
    "en": "ar be con der ed for ing lo men ness or per ri sta ter tion un ver".split(),
}


def tree(folder: pathlib.Path, files: int, size: int, seed: int) -> pathlib.Path:
    """A folder of so many files with about so many bytes, made unless it is there."""
    path = folder / f"texts-{files}-{size}-{seed}"
    if path.exists():
        return path
    debian.say(f"making {path.name} from seed {seed}")
    part = path.with_name(path.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    if subprocess.run(["git", "init", "-q", str(part)], check=False).returncode:
        (part / ".git").mkdir(exist_ok=True)
    _fill(part, files, size, random.Random(seed), seed)
    part.rename(path)
    return path


def _fill(folder: pathlib.Path, files: int, size: int, chance: random.Random, seed: int) -> None:
    paragraphs = [_paragraph(chance) for _ in range(4000)]
    lengths = [len(paragraph.encode()) for paragraph in paragraphs]
    notes_of = _notes(chance, seed)
    shares = [chance.expovariate(1) + 0.05 for _ in range(files)]
    forms = list(FORMS.items())
    for index, share in enumerate(shares):
        extension, form = forms[index % len(forms)]
        wanted, text = int(size * share / sum(shares)), []
        while wanted > 0:
            number = chance.randrange(len(paragraphs))
            text.append(paragraphs[number])
            wanted -= lengths[number]
        count = max(1, sum(len(part.encode()) for part in text) // NOTE)
        place = folder / f"part{index // 100:03}"
        place.mkdir(exist_ok=True)
        content = form(_title(chance), text, [notes_of() for _ in range(count)])
        (place / f"text{index % 100:02}.{extension}").write_text(content, encoding="utf-8")


def _notes(chance: random.Random, seed: int) -> Callable[[], str]:
    """Most cite what the register holds; the rest are notes of all kinds."""
    plain, odd = records.confirmed(seed), notes.Notes(seed)

    def note() -> str:
        if chance.randrange(ODD):
            return plain()
        return odd.next().split(". ", 1)[1]

    return note


def _word(chance: random.Random, language: str) -> str:
    return "".join(chance.choices(SYLLABLES[language], k=chance.randint(1, 4)))


def _title(chance: random.Random) -> str:
    return " ".join(_word(chance, "ru") for _ in range(4)).capitalize()


def _paragraph(chance: random.Random) -> str:
    language = "en" if chance.randrange(4) == 0 else "ru"
    sentences = []
    for _ in range(chance.randint(2, 9)):
        words = " ".join(_word(chance, language) for _ in range(chance.randint(5, 20)))
        sentences.append(words.capitalize() + ".")
    return " ".join(sentences)


def _with_marks(text: List[str], cited: List[str], mark: Callable[[int, str], str]) -> List[str]:
    """The paragraphs with the marks of their notes behind them, in order."""
    marked = list(text)
    for index, note in enumerate(cited):
        marked[index * len(text) // len(cited)] += mark(index + 1, note)
    return marked


def _markdown(title: str, text: List[str], cited: List[str]) -> str:
    parts = _with_marks(text, cited, lambda number, _: f"[^{number}]")
    foot = [f"[^{number}]: {note}" for number, note in enumerate(cited, 1)]
    return "\n\n".join([f"# {title}"] + parts + foot) + "\n"


def _html(title: str, text: List[str], cited: List[str]) -> str:
    link = '<sup><a href="#n{0}">{0}</a></sup>'.format
    parts = _with_marks([html.escape(part) for part in text], cited,
                        lambda number, _: link(number))
    foot = [f'<li id="n{number}">{html.escape(note)}</li>' for number, note in enumerate(cited, 1)]
    body = "\n".join(f"<p>{part}</p>" for part in parts)
    return (f"<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{title}"
            f"</title></head>\n<body><h1>{title}</h1>\n{body}\n<ol>\n" + "\n".join(foot)
            + "\n</ol></body></html>\n")


def _tei(title: str, text: List[str], cited: List[str]) -> str:
    parts = _with_marks([html.escape(part) for part in text], cited,
                        lambda number, note: f'<note n="{number}">{html.escape(note)}</note>')
    body = "\n".join(f"<p>{part}</p>" for part in parts)
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"
            f"<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc>"
            f"</teiHeader>\n<text><body>\n{body}\n</body></text></TEI>\n")


def _latex(title: str, text: List[str], cited: List[str]) -> str:
    def plain(part: str) -> str:
        return part.replace("\\", "").replace("%", "\\%").replace("&", "\\&").replace("#", "\\#")

    parts = _with_marks(text, cited, lambda _, note: f"\\footnote{{{plain(note)}}}")
    return ("\\documentclass{article}\n\\begin{document}\n\\section{" + title + "}\n\n"
            + "\n\n".join(parts) + "\n\\end{document}\n")


def _json(title: str, text: List[str], cited: List[str]) -> str:
    entries = [{"id": number, "text": text[number % len(text)], "reference": note}
               for number, note in enumerate(cited, 1)]
    rest = text[len(cited):]
    return json.dumps({"title": title, "entries": entries, "rest": rest}, ensure_ascii=False,
                      indent=1) + "\n"


def _plain(title: str, text: List[str], cited: List[str]) -> str:
    parts = _with_marks(text, cited, lambda number, _: f" [{number}]")
    foot = [f"{number}. {note}" for number, note in enumerate(cited, 1)]
    return "\n\n".join([title] + parts) + "\n\n" + "\n".join(foot) + "\n"


FORMS = {"md": _markdown, "html": _html, "xml": _tei, "tex": _latex, "json": _json, "txt": _plain}
