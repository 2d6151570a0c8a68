"""Documents of several kinds, made of prose, citations and look-alikes."""

import citations
import prose
from citations import Shifr

KINDS = ["edition", "article", "notes", "memory", "damaged", "lookalikes", "dense"]
LANGUAGES = ["ru", "ru", "ru", "uk", "en", "en", "de", "fr"]

IBID = {"ru": ["Там же", "Там же", "там же", "Там\u00a0же"], "uk": ["Там само"], "en": ["Ibid."],
        "de": ["Ebd."], "fr": ["Ibid.", "Ibidem"]}
# Fond, opis, delo, list.
MARKS = {"ru": ("Ф. ", "Оп. ", "Д. ", "Л. "), "uk": ("ф. ", "оп. ", "спр. ", "арк. "),
         "en": ("f. ", "op. ", "d. ", "l. "), "de": ("f. ", "op. ", "d. ", "l. "),
         "fr": ("f. ", "op. ", "d. ", "l. ")}


class Document:
    """A text that grows, and the references that are meant in it."""

    def __init__(self, random, language):
        self.random, self.language = random, language
        self.pieces, self.meant, self.length = [], [], 0

    def write(self, text):
        self.pieces.append(text)
        self.length += len(text.encode())

    def cite(self, text, shifr, spans):
        start = self.length
        self.write(text)
        self.meant.append((start, self.length, shifr.text(), ",".join(spans)))

    def prose(self, most=3):
        self.write(prose.sentences(self.random, self.language, most))

    def stop(self, more=""):
        """Ends the sentence, and writes more behind it."""
        self.write(("" if self.pieces[-1].endswith(".") else ".") + more)

    def any_citation(self):
        choice = self.random.below(10)
        if choice < 7:
            return citations.full(self.random, self.language)
        if choice < 9:
            return citations.special(self.random, self.language)
        return citations.damaged(self.random, self.language)

    def witness(self):
        if self.random.once(3):
            self.write(". " + self.random.pick(citations.WITNESSES[self.language]))

    def levels(self, shifr, spans, count):
        """The last levels of a shifr in the marks of the language."""
        marks = MARKS[self.language]
        kind = citations.script(self.language)
        values = list(zip(marks, (shifr.fond, shifr.opis, shifr.delo)))[3 - count:]
        printed = [mark + citations.number(value, kind) for mark, value in values]
        if spans:
            printed.append(marks[3] + citations.print_spans(self.random, spans, kind))
        return (". " if self.language == "ru" else ", ").join(printed)

    def restated(self, shifr, count):
        """The shifr with its last levels new."""
        new = citations.random_shifr(self.random, "RGASPI")
        levels = {}
        if count >= 1:
            levels["delo"] = new.delo
        if count >= 2:
            levels["opis"] = new.opis
        if count >= 3:
            levels["fond"] = new.fond
        return shifr.copy(**levels)

    def steps(self, shifr, delo_only=False):
        """Steps after `;`, each with new last levels; gives the last shifr."""
        while self.random.once(3):
            count = 1 if delo_only else self.random.pick([1, 1, 1, 2, 3])
            shifr = self.restated(shifr, count)
            spans = citations.random_spans(self.random, 2)
            self.write("; ")
            self.cite(self.levels(shifr, spans, count), shifr, spans)
        return shifr

    def text(self):
        return "".join(self.pieces)


def plain_style(language):
    return citations.STYLES[language][0]


def notes(document, count):
    """A flow of notes with chains of «Там же», steps, and books in between."""
    random, language = document.random, document.language
    known, after_book = None, False
    for index in range(1, count + 1):
        document.write(f"{index}{random.pick(['. ', ' '])}")
        choice = random.below(12)
        if choice < 4 or (known is None and not after_book and choice < 9):
            text, known, spans = citations.full(random, language, plain_style(language))
            after_book = False
            document.cite(text, known, spans)
            known = document.steps(known)
            document.witness()
        elif choice < 9:
            levels = random.below(4)
            if after_book and levels == 3:
                levels = 0
            word = random.pick(IBID[language])
            gap = " " if word.endswith(".") else (". " if language == "ru" else ", ")
            spans = citations.random_spans(random, 2)
            meant = document.restated(Shifr() if after_book else known, levels)
            document.cite(word + gap + document.levels(meant, spans, levels), meant, spans)
            if not after_book:
                known = meant
        elif choice < 11:
            document.write(prose.book(random, language)[:-1])
            after_book, known = True, None
        else:
            document.prose(1)
            document.write("\n")
            continue
        document.stop("\n")


def edition(document):
    """Documents with a heading and a legend, then notes to them."""
    random = document.random
    for index in range(1, random.between(3, 7)):
        document.write(f"№ {index}\n")
        document.prose(1)
        document.write(f"\n{random.between(1, 28)}.{random.between(10, 12)}.19{random.between(20, 38)}\n\n")
        for _ in range(random.between(1, 5)):
            document.prose(6)
            document.write("\n\n")
        text, shifr, spans = citations.full(random, document.language, plain_style(document.language))
        document.cite(text, shifr, spans)
        document.witness()
        document.stop("\n\n")


def article(document):
    """Paragraphs with citations in parentheses and after full stops."""
    random = document.random
    for _ in range(random.between(4, 12)):
        document.prose(5)
        document.write(random.pick([" (", " ", " [", " — "]))
        opening = document.pieces[-1].strip()
        document.cite(*document.any_citation())
        if opening in "([" and opening:
            document.write({"(": ")", "[": "]"}[opening])
        document.stop()
        if random.once(3):
            document.write(" " + prose.lookalike(random, document.language))
        document.write(" ")
        document.prose(4)
        document.write("\n\n")


def memory(document):
    """Entries of a memory book: a name, a fate, a file."""
    random = document.random
    for _ in range(random.between(10, 30)):
        streets, surnames = prose.NAMES["ru"]
        document.write(
            f"{random.pick(surnames).upper()} Ф. Д., {random.between(1880, 1915)} г. р., "
            f"д. {random.pick(['Дубки', 'Выселки', 'Заречье'])}, ст. 58-{random.between(6, 11)}, "
            f"{random.between(3, 10)} л. ИТЛ. ")
        fond, opis = str(random.between(100, 9000)), str(random.between(1, 9))
        delo = random.pick(["", "0"]) + str(random.between(1000, 20000))
        file = f"{random.pick('РП')}-{random.between(1000, 60000)}"
        document.cite(*random.pick([
            (f"ОГАЧО. Фонд Р-{fond}, Опись {opis}, Дело {delo}", Shifr("OGACHO", "Р-" + fond, opis, delo), []),
            (f"ГААРК,ф.р-{fond}, оп.{opis}, д. {delo}", Shifr("GAARK", "Р-" + fond, opis, delo), []),
            (f"ЦА ФСБ. Д. {file}", Shifr("CAFSB", None, None, file), []),
            (f"ГА РФ {file}", Shifr("GARF", None, None, file), []),
            (f"ПермГАСПИ. Ф. 641/1. Оп. {opis}. Д. {delo}", Shifr("PERMGASPI", "641/1", opis, delo), []),
            (f"ф. Р-{fond}, оп. {opis}, д. {delo}; ГА Винницкой обл.",
             Shifr("GA_VINNITSA", "Р-" + fond, opis, delo), []),
            (f"Фонд: Р-{fond}. Опись: {opis}. Дело: {delo}. ГААРК",
             Shifr("GAARK", "Р-" + fond, opis, delo), []),
        ]))
        document.stop("\n")


def damaged(document):
    """Pages as scanned, translated or cut out of markup."""
    random = document.random
    for _ in range(random.between(5, 15)):
        document.prose(3)
        document.write(random.pick(["\n", " "]))
        document.cite(*citations.damaged(random, document.language))
        document.stop("\n")
        if random.once(4):
            document.write(f"\n- {random.between(2, 400)} -\n\n")


def lookalikes(document):
    """Nothing in it is a reference."""
    for _ in range(document.random.between(8, 25)):
        document.prose(2)
        document.write(" " + prose.lookalike(document.random, document.language) + "\n")


def dense(document):
    """A list of citations in all styles, one a line."""
    for _ in range(document.random.between(20, 50)):
        text, shifr, spans = document.any_citation()
        document.cite(text, shifr, spans)
        document.stop("\n")


WRITERS = {"edition": edition, "article": article, "memory": memory, "damaged": damaged,
           "lookalikes": lookalikes, "dense": dense}


def document(random, kind, language):
    """One document: a text of the corpus is several of them."""
    result = Document(random, "ru" if kind == "memory" else language)
    if kind == "notes":
        notes(result, random.between(8, 40))
    else:
        WRITERS[kind](result)
    return result
