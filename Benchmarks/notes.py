"""Notes that cite archives, by the generator of the frozen corpus, from a seed."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Fixtures/Corpus/generator"))
sys.dont_write_bytecode = True

import citations  # noqa: E402
import documents  # noqa: E402
import prose  # noqa: E402
from randomness import Random  # noqa: E402

LANGUAGES = ["ru", "ru", "ru", "ru", "ru", "ru", "uk", "en"]


class Notes:
    """A flow of notes: full citations, steps after `;`, «Там же», Latin ones, damage."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.known = None
        self.language = "ru"
        self.count = 0

    def next(self) -> str:
        """The next note, one line without its end."""
        self.count += 1
        choice = self.random.below(8)
        if self.known is None or choice < 5:
            note = self._full()
        elif choice < 7:
            note = self._same()
        else:
            note = self._any()
        note.witness()
        note.stop()
        return " ".join(f"{self.count % 1000}. {note.text()}".split("\n"))

    def lookalike(self) -> str:
        """A sentence that looks like a reference and is none."""
        return prose.lookalike(self.random, "ru")

    def _document(self) -> documents.Document:
        return documents.Document(self.random, self.language)

    def _full(self) -> documents.Document:
        self.language = self.random.pick(LANGUAGES)
        note = self._document()
        text, shifr, spans = citations.full(self.random, self.language)
        note.cite(text, shifr, spans)
        self.known = note.steps(shifr)
        return note

    def _same(self) -> documents.Document:
        note = self._document()
        word = self.random.pick(documents.IBID[self.language])
        gap = " " if word.endswith(".") else (". " if self.language == "ru" else ", ")
        levels = self.random.below(3)
        spans = citations.random_spans(self.random, 2)
        self.known = note.restated(self.known, levels)
        note.cite(word + gap + note.levels(self.known, spans, levels), self.known, spans)
        return note

    def _any(self) -> documents.Document:
        self.language = self.random.pick(LANGUAGES)
        note = self._document()
        text, shifr, spans = note.any_citation()
        note.cite(text, shifr, spans)
        self.known = None
        return note
