"""Citations: what they mean, the styles that print them, and the damage done to them."""

DASHES = ["-", "–", "—"]

CYRILLIC = [
    ("RGASPI", "РГАСПИ"), ("RGASPI", "РГАСПИ"), ("GARF", "ГАРФ"), ("GARF", "ГА РФ"), ("APRF", "АП РФ"),
    ("RTSKHIDNI", "РЦХИДНИ"), ("CPA_IML", "ЦПА ИМЛ"), ("CGAOR", "ЦГАОР СССР"), ("RGAE", "РГАЭ"),
    ("RGVA", "РГВА"), ("RGALI", "РГАЛИ"), ("RGIA", "РГИА"), ("RGVIA", "РГВИА"), ("RGANI", "РГАНИ"),
    ("CHSD", "ЦХСД"), ("CAFSB", "ЦА ФСБ"), ("CAFSB", "ЦА ФСБ России"), ("CAMO", "ЦАМО"), ("GAOO", "ГАОО"),
    ("OGACHO", "ОГАЧО"), ("PERMGASPI", "ПермГАСПИ"), ("GAARK", "ГААРК"),
    ("GAOPI_VORONEZH", "ГАОПИ Воронежской обл."), ("CGA_ALMATY", "ЦГА г. Алматы РК"),
]
SPELLED = [
    ("RGASPI", "Российский государственный архив социально-политической истории"),
    ("GARF", "Государственный архив Российской Федерации"),
    ("APRF", "Архив Президента Российской Федерации"), ("CAFSB", "Центральный архив ФСБ"),
]
UKRAINIAN = [
    ("TSDAHOU", "ЦДАГО України"), ("TSDAVOU", "ЦДАВО України"), ("DASBU", "ГДА СБУ"),
    ("RGASPI", "РДАСПІ"), ("RGVA", "РДВА"), ("RGANI", "РДАНІ"), ("DATO", "ДАТО"),
]
LATIN = [
    ("RGASPI", "RGASPI"), ("RGASPI", "RGASPI"), ("GARF", "GARF"), ("GARF", "GA RF"), ("APRF", "AP RF"),
    ("RTSKHIDNI", "RTsKhIDNI"), ("CGAOR", "TsGAOR"), ("RGAE", "RGAE"), ("RGVA", "RGVA"),
    ("RGALI", "RGALI"), ("RGIA", "RGIA"), ("RGANI", "RGANI"), ("CAFSB", "TsA FSB"), ("CAMO", "TsAMO"),
    ("TSDAHOU", "TsDAHOU"), ("AVPRF", "AVP RF"),
]

WITNESSES = {
    "ru": ["Подлинник", "Автограф", "Копия", "Заверенная копия", "Заверенная копия. Машинопись",
           "Подлинник. Машинопись", "Машинописная копия", "Черновик", "Машинопись с рукописной правкой",
           "Ротапринтный экземпляр"],
    "uk": ["Оригінал", "Копія", "Засвідчена копія"],
    "en": ["Original", "Certified copy", "Typescript", "Autograph", "Original. Typescript"],
    "de": ["Original", "Typescript"], "fr": ["Original", "Autograph"],
}
TO_LATIN = str.maketrans("абвгде", "abvgde")
PREFIXES = {"Р": "R", "А": "A", "П": "P"}


class Shifr:
    """What a citation means: canonical levels, None where it is not known."""

    def __init__(self, archive=None, fond=None, opis=None, delo=None):
        self.archive, self.fond, self.opis, self.delo = archive, fond, opis, delo

    def copy(self, **levels):
        result = Shifr(self.archive, self.fond, self.opis, self.delo)
        result.__dict__.update(levels)
        return result

    def text(self):
        return "/".join(level or "-" for level in (self.archive, self.fond, self.opis, self.delo))


def random_shifr(random, archive):
    fond = str(random.between(1, random.pick([99, 999, 9999])))
    if archive == "GARF" and random.once(2):
        fond = random.pick(["Р", "Р", "А"]) + "-" + fond
    elif archive in ("OGACHO", "GAARK", "GAOO") and random.once(2):
        fond = random.pick(["Р", "П"]) + "-" + fond
    elif archive == "PERMGASPI" and random.once(2):
        fond = f"{random.between(10, 900)}/{random.between(1, 9)}"
    opis = str(random.between(1, random.pick([12, 60, 200]))) + ("а" if random.once(14) else "")
    delo = str(random.between(1, random.pick([99, 999, 6000])))
    if random.once(12):
        delo += random.pick("аааабббв")
    elif random.once(25):
        delo = "0" + delo
    return Shifr(archive, fond, opis, delo)


def random_spans(random, most=3):
    """Canonical lists, rising."""
    spans, last = [], 0
    for _ in range(random.between(1, most)):
        first = last + random.between(1, 90)
        mark = "v" if random.once(6) else ("а" if random.once(14) else "")
        if random.once(3):
            last = first + random.between(1, 12)
            spans.append(f"{first}{mark}-{last}" + ("v" if random.once(8) else ""))
        elif mark == "" and random.once(8):
            last = first
            spans.append(f"{first}-{first}v")
        else:
            last = first
            spans.append(f"{first}{mark}")
    return spans


def print_spans(random, spans, script):
    """The lists as a house prints them: verso, dash, gap after commas."""
    if script == "latin":
        verso = random.pick(["ob.", "ob.", " ob.", "v"])
    elif script == "uk":
        verso = random.pick([" зв.", "зв."])
    else:
        verso = random.pick([" об.", "об.", "об"])
    dash, comma = random.pick(DASHES), random.pick([", ", ", ", ", ", ","])
    short = script == "latin" and random.once(3)
    printed = []
    for span in spans:
        first, _, last = span.partition("-")
        if short and last.isdigit() and first.isdigit() and len(first) == len(last) > 1:
            keep = next(i for i in range(len(last)) if first[i] != last[i]) if first != last else 0
            last = last[keep:]
        text = first + (dash + last if last else "")
        text = text.replace("v", verso)
        printed.append(text.translate(TO_LATIN) if script == "latin" else text)
    return comma.join(printed)


def number(text, script):
    if script != "latin":
        return text
    for cyrillic, latin in PREFIXES.items():
        text = text.replace(cyrillic + "-", latin + "-")
    return text.translate(TO_LATIN)


RUSSIAN_STYLES = [
    "{a}. Ф. {f}. Оп. {o}. Д. {d}. Л. {l}", "{a}. Ф. {f}. Оп. {o}. Д. {d}. Л. {l}",
    "{a}. Ф. {f}. Оп. {o}. Д. {d}. Л. {l}", "{a}. Ф.{f}. Оп.{o}. Д.{d}. Л.{l}",
    "{a}. Ф.{f}.Оп.{o}.Д.{d}.Л.{l}", "{a} Ф. {f}. Оп. {o}. Д. {d}. Л. {l}",
    "{a} Ф. {f} Оп. {o}. Д.{d}. Л.{l}", "{a} Ф. {f}, Оп. {o}, Д. {d}, Л. {l}",
    "{a}, ф. {f}, оп. {o}, д. {d}, л. {l}", "{a}, ф. {f}, оп. {o}, д. {d}, л. {l}",
    "{a}, Ф.{f}, оп.{o}, д.{d}, л.{l}", "{a} Ф. {f}, Оп. {o}. Д. {d}. Л. {l}",
    "{a}, ф. {f}. оп. {o}, д. {d}, л. {l}", "{a} Ф.{f} Оп.{o} Д.{d} Л.{l}", "{a}: ф. {f}, оп. {o}, д. {d}, л. {l}",
    "{a}. Фонд: {f}. Опись: {o}. Дело: {d}. Листы: {l}", "{a}, фонд {f}, опись {o}, дело {d}, лист {l}",
    "{a}, ф.{f}, оп.{o}, дело {d}, лист {l}", "{a}. – Ф. {f}. – Оп. {o}. – Д. {d}. – Л. {l}",
    "{a}. Ф. {f}. Оп. {o}. Ед. хр. {d}. Л. {l}", "{a}, ф. {f}, оп. {o}, ед. хр. {d}, лл. {l}",
    "{a}. Ф. {f}. Оп. {o}. Д. {d}. Лл. {l}", "{a}. Ф. {f}. Оп. {o}. Д. {d}. Л. Л. {l}",
    "{a}. Ф. {f}. Оп. {o}. Д. {d}. Листы {l}", "{a}. Ф. {f}. Оп. {o}: Д. {d}. Л. {l}",
    "{a}. Ф. {f}. Оп. {o}. Д. {d}. Т. 2. Л. {l}", "{a}. Ф. {f}. Оп. {o}. Д. {d} (1934). Л. {l}",
    "{a}. Ф. {f} (Канцелярия). Оп. {o}. Д. {d}. Л. {l}", "{a}. Ф. {f}. Оп. {o}. Д. № {d}. Л. {l}",
    "{a}. Ф. {f}, оп. {o}, д. {d}, стр. {l}", "{a}. Фонд {f}. Опись {o}. Дело {d}. Л. д. {l}",
]
# Styles without lists; what follows is no list.
RUSSIAN_BARE = [
    "{a}. Ф. {f}. Оп. {o}. Д. {d}", "{a}, ф. {f}, оп. {o}, д. {d}", "{a}. Ф. {f}. Оп. {o}. Д. {d}, 9 л.",
    "{a}. Ф. {f}. Оп. {o}. Д. {d}. 1932 г.", "{a}. Фонд {f}, Опись {o}, Дело {d}",
]
UKRAINIAN_STYLES = [
    "{a}, ф. {f}, оп. {o}, спр. {d}, арк. {l}", "{a}, ф. {f}, оп. {o}, спр. {d}, арк. {l}",
    "{a}. Ф. {f}. Оп. {o}. Спр. {d}. Арк. {l}", "{a}. – Ф. {f}. – Оп. {o}. – Спр. {d}. – Арк. {l}",
    "{a}. Ф.{f}. Оп.{o}. Спр.{d}. Арк.{l}", "{a}, фонд {f}, опис {o}, справа {d}, аркуш {l}",
    "{a}, ф. {f}, оп. {o}, од. зб. {d}, арк. {l}", "{a}, ф. {f} оп. {o} спр. {d} арк. {l}",
]
LATIN_STYLES = [
    "{a}, f. {f}, op. {o}, d. {d}, l. {l}", "{a}, f. {f}, op. {o}, d. {d}, ll. {l}",
    "{a} f. {f}, op. {o}, d. {d}, l. {l}", "{a}, F.{f}, Op.{o}, D.{d}, L.{l}",
    "{a}. F. {f}. Op. {o}. D. {d}. L. {l}", "{a}, fond {f}, opis’ {o}, delo {d}, list {l}",
    "{a}, f.{f}, op.{o}, d.{d}, ll.{l}", "{a} F. {f}, Op. {o}, D. {d}, L. {l}",
    "{a}, f. {f}, op. {o}, ed. khr. {d}, l. {l}", "{a}, f. {f}, op. {o}, d. {d}, p. {l}",
    "{a}, fond {f}, opis {o}, delo {d}, listy {l}", "{a} F{f}, Op{o}, D{d}, L{l}",
]
GERMAN_STYLES = LATIN_STYLES[:3] + [
    "{a}, f. {f}, op. {o}, d. {d}, Bl. {l}", "{a}, fond (Bestand) {f}, opis (Verzeichnis) {o}, delo (Vorgang) {d}, l. {l}",
]
FRENCH_STYLES = LATIN_STYLES[:3] + ["{a}, fonds {f}, inventaire {o}, dossier {d}, l. {l}"]
STYLES = {"ru": RUSSIAN_STYLES, "uk": UKRAINIAN_STYLES, "en": LATIN_STYLES, "de": GERMAN_STYLES, "fr": FRENCH_STYLES}
NAMES = {"ru": CYRILLIC, "uk": UKRAINIAN, "en": LATIN, "de": LATIN, "fr": LATIN}


def script(language):
    return language if language in ("ru", "uk") else "latin"


def full(random, language, style=None):
    """A full citation: its text without the final period, its shifr and its lists."""
    archive, name = random.pick(NAMES[language])
    shifr = random_shifr(random, archive)
    kind = script(language)
    if style is None and language == "ru" and random.once(8):
        style = random.pick(RUSSIAN_BARE)
    pattern = style or random.pick(STYLES[language])
    spans = random_spans(random) if "{l}" in pattern else []
    if name.endswith(".") and pattern.startswith("{a}."):
        pattern = "{a}" + pattern[4:]
    text = pattern.format(
        a=name, f=number(shifr.fond, kind), o=number(shifr.opis, kind), d=number(shifr.delo, kind),
        l=print_spans(random, spans, kind))
    return text, shifr, spans


def special(random, language):
    """Forms that leave levels out, add some, or print numbers alone."""
    shifr, spans = random_shifr(random, "RGASPI"), random_spans(random, 1)
    fond, opis, delo = (str(random.between(1, 600)) for _ in range(3))
    plain = Shifr("RGASPI", fond, opis, delo)
    page = str(random.between(1, 300))
    if language == "ru":
        criminal = f"{random.pick('РП')}-{random.between(1000, 60000)}"
        dela = [random.between(1, 300)]
        dela.append(dela[0] + random.between(2, 9))
        archive, name = random.pick(SPELLED)
        return random.pick([
            (f"ЦА ФСБ. Д. {criminal}. Л. {page}об.", Shifr("CAFSB", None, None, criminal), [page + "v"]),
            (f"ГА РФ {criminal.replace('-', '')} {opis} {delo}", Shifr("GARF", criminal, opis, delo), []),
            (f"{name}\nФ. {fond}. Оп. {opis}. Д. {delo}. Л. {page}", Shifr(archive, fond, opis, delo), [page]),
            (f"АВП РФ. Ф. 0{fond}. Оп. {opis}. Папка 12. Д. {delo}. Л. {page}",
             Shifr("AVPRF", "0" + fond, opis, delo), [page]),
            (f"ОР РГБ. Ф. {fond}. Картон 41. Д. {delo}. Л. {page}", Shifr("OR_RGB", fond, None, delo), [page]),
            (f"РГАСПИ. Ф. {fond}. Оп. {opis}. Д. {dela[0]}, {dela[1]}",
             plain.copy(delo=f"{dela[0]},{dela[1]}"), []),
            (f"РГАСПИ. Ф. {fond}. Оп. {opis}. Дд. {dela[0]}–{dela[1]}",
             plain.copy(delo=f"{dela[0]}-{dela[1]}"), []),
            (f"РГАСПИ. Ф. {fond}. Оп. {opis}", plain.copy(delo=None), []),
            (f"РГАСПИ. Ф. {fond}", Shifr("RGASPI", fond), []),
            (f"ГАРФ. Ф. Р-{fond}. Оп. {opis} доп. Д. {delo}. Л. {page}",
             Shifr("GARF", "Р-" + fond, opis + "доп", delo), [page]),
            (f"ОГАЧО. ФондР-{fond}Опись{opis}Дело{delo}", Shifr("OGACHO", "Р-" + fond, opis, delo), []),
            (f"Ф. Р-{fond}. Оп. {opis}. Д. {delo}. Л. {page}. ГА Винницкой обл.",
             Shifr("GA_VINNITSA", "Р-" + fond, opis, delo), [page]),
            (f"Личное дело С. П. Гурова // ЦГАИПД. Ф. {fond}. Оп. {opis}. Д. {delo}. Л. {page}",
             Shifr("CGAIPD", fond, opis, delo), [page]),
        ])
    if language == "uk":
        return random.pick([
            (f"ГДА СБУ, ф. {fond}, спр. {delo}, арк. {page} зв.", Shifr("DASBU", fond, None, delo), [page + "v"]),
            (f"ІМФЕ, ф. 1-4, од. зб. {delo}, арк. {page}", Shifr("IMFE", "1-4", None, delo), [page]),
            (f"ЦДАГО України, ф. {fond}, оп. {opis}", Shifr("TSDAHOU", fond, opis), []),
        ])
    return random.pick([
        (f"RGASPI {fond}.{opis}.{delo}.{page}", plain, [page]),
        (f"GARF {fond}/{opis}/{delo}", plain.copy(archive="GARF"), []),
        (f"RTsKhIDNI {fond}-{opis}-{delo}", plain.copy(archive="RTSKHIDNI"), []),
        (f"TsDAHOU {fond}/{opis}/{delo} (1933), {page}", plain.copy(archive="TSDAHOU"), [page]),
        (f"HDA SBU, f. {fond}, spr. {delo}, ark. {page} zv.", Shifr("DASBU", fond, None, delo), [page + "v"]),
        (f"AVP RF, f. 0{fond}, op. {opis}, pap. 1, d. {delo}, l. {page}",
         Shifr("AVPRF", "0" + fond, opis, delo), [page]),
        (f"NA IRI RAN, f. {fond}, razd. III, op. {opis}, d. {delo}",
         Shifr("NA_IRI_RAN", fond, opis, delo), []),
        (f"GARF, f. 102 DPOO, 1905 g., op. {opis}, d. {delo} ch. 2, l. {page}",
         Shifr("GARF", "102", opis, delo), [page]),
        (f"Russian State Archive of Socio-Political History, f. {fond}, op. {opis}, d. {delo}, l. {page}", plain, [page]),
        (f"RGASPI, Foundation {fond}, inventory {opis}, case {delo}, sheet {page}", plain, [page]),
        (f"RGASPI, f. {fond}, op. {opis}, d. {delo}, l. {page} - rev.", plain, [f"{page}-{page}v"]),
        (f"RGASPI, f. {fond}, op. {opis}, d. {delo}, no page number", plain, []),
    ])


def damaged(random, language):
    """A citation with damage that is read through, and what it means."""
    page, other = str(random.between(2, 300)), str(random.between(2, 900))
    fond, opis, delo = (str(random.between(2, 600)) for _ in range(3))
    plain = Shifr("RGASPI", fond, opis, delo)
    if language in ("ru", "uk"):
        choices = [
            (f"РГАСПИ. Ф. {fond}. On. {opis}. Д. {delo}. Л. {page}", plain),
            (f"РГАСПИ. Ф. {fond}. Oп. {opis}. Д. {delo}. Л. {page}", plain),
            (f"РЦXИДНИ. Ф. {fond}. Оп. {opis}. Д. {delo}. Л. {page}", plain.copy(archive="RTSKHIDNI")),
            (f"АП РФ, ф. {fond}, an. {opis}, д. {delo}, л. {page}", plain.copy(archive="APRF")),
            (f"РГАСПИ. Ф. {fond}. Оп. П. Д. {delo}. Л. {page}", plain.copy(opis="11")),
            (f"РГАСПИ. Ф. {fond}. Оп. I. Д. {delo}. Л. {page}", plain.copy(opis="1")),
            (f"РГАСПИ. Ф. {fond}. Оп. {opis}. Д. {delo}. JI. {page}", plain),
            (f"РГАСПИ. Ф. {fond}. Оп. {opis}- Д. {delo}- Л. {page}", plain),
            (f"РГАСПИ. Ф. {fond}. Оп {opis}. Д {delo} Л. {page}", plain),
            (f"РГАСПИ. Ф, {fond}. Оп. {opis}. Д. {delo}. Л. {page}", plain),
            (f"РГАСПИ. Ф. {fond}. Оп. {opis} .Д. {delo}.Л. {page}", plain),
            (f"РГАСПИ.&nbsp;Ф.&#160;{fond}. Оп.&nbsp;{opis}. Д.&nbsp;{delo}. Л.&nbsp;{page}", plain),
            (f"РГАСПИ.\u00a0Ф.\u00a0{fond}. Оп.\u00a0{opis}. Д.\u202f{delo}. Л.\u2009{page}", plain),
            (f"РГАСПИ. Ф. {fond}. Оп. {opis}. Д.\n{delo}. Л. {page}", plain),
            (f"РГАСПИ. Ф.\u00ad{fond}. Оп. {opis}. Д. {delo}. Л. {page}", plain),
            (f"РГАСПИ . Ф. {fond} . Оп. {opis} , Д. {delo} . Л. {page}", plain),
            (f"ГУ\nОГАЧО. Ф. Р-\n{fond}. Оп. {opis}. Д. {delo}. Л. {page}",
             plain.copy(archive="OGACHO", fond="Р-" + fond)),
        ]
        return random.pick(choices) + ([page],)
    choices = [
        (f"RGASPI F. {fond}. Op. P. D. {delo}. L. {page}", plain.copy(opis="11")),
        (f"RGASPI, f. {fond}, op. {opis}, d. {delo}, 1. {page}", plain),
        (f"(RGASPI, F. {fond}. Op. {opis}. D. {delo}. {page})", plain),
        (f"RGASPI, f. {fond}, op.' {opis}, d.\n{delo}, l. {page}", plain),
        (f"RGASPI, f. {fond} , op. {opis} d. {delo} ll. {page}", plain),
        (f"RGASPI F{fond} Op {opis} D {delo} L {page}", plain),
        (f"GARF, f. {fond}, op. {opis}, d. {delo}, l. {page}‐{int(page) + 9}", plain.copy(archive="GARF"),
         [f"{page}-{int(page) + 9}"]),
        (f"RGASPI, f. {fond}, op. {opis}, d. {delo}. l. {page}", plain),
    ]
    text, shifr, *spans = random.pick(choices)
    return text, shifr, spans[0] if spans else [page]
