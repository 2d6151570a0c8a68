"""The work behind Scripts/corpus; see there."""

import argparse
import gzip
import hashlib
import json
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path.insert(0, str(FOLDER / "generator"))
sys.dont_write_bytecode = True

import documents  # noqa: E402
from randomness import Random  # noqa: E402

WRITTEN = FOLDER / "texts"
RESULT = FOLDER / "result.tsv"
SCRATCH = ROOT / ".build-corpus"
GENERATED = SCRATCH / "generated"
MEANT = SCRATCH / "meant"
LINES = SCRATCH / "recorded.tsv.gz"
PARSER = ROOT / "Sources/ArchivalReference/ReferenceParser.swift"

SEED = 20261122
FILES, BYTES = 48, 100_000
CUT = 70


def fail(message):
    print(f"corpus: {message}", file=sys.stderr)
    sys.exit(2)


# The generated texts

def generate(seed):
    for folder in (GENERATED, MEANT):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
    total = 0
    for index in range(FILES):
        kind = documents.KINDS[index % len(documents.KINDS)]
        language = "ru" if kind == "memory" else documents.LANGUAGES[index % len(documents.LANGUAGES)]
        name = f"{index:02}-{language}-{kind}.txt"
        # A file is one text to the parser, and inference looks at the whole of it.
        random = Random(seed * 1000 + index)
        text, meant, length = [], [], 0
        while length < BYTES:
            part = documents.document(random, kind, language)
            meant += [(start + length, end + length, *rest) for start, end, *rest in part.meant]
            text.append(part.text() + "\n\n")
            length += part.length + 2
        (GENERATED / name).write_bytes("".join(text).encode())
        (MEANT / name).write_text("".join("\t".join(map(str, row)) + "\n" for row in meant))
        total += length
    print(f"corpus: seed {seed}: {FILES} texts, {total} bytes in {GENERATED.relative_to(ROOT)}",
          file=sys.stderr)


# Reading

class Reading:
    """What the parser reads in the texts of one folder: lines by the name of the text."""

    def __init__(self, regest, folder):
        self.folder, self.lines = folder, {}
        names = sorted(path.name for path in folder.iterdir())
        run = subprocess.run([regest, "parse", "--ndjson", *names], cwd=folder, stdout=subprocess.PIPE)
        if run.returncode != 0:
            fail(f"regest parse ended with status {run.returncode}")
        for line in run.stdout.splitlines():
            answer = json.loads(line)
            self.lines[answer["id"]] = [row(r) for r in answer["references"]]
        if list(self.lines) != names:
            fail("regest parse did not answer for every text")

    def text(self, name):
        return (self.folder / name).read_bytes()


def row(reference):
    """A reference as a line of the result, without the name of its text."""
    levels = "/".join(reference.get(level, "-") for level in ("archive", "fond", "opis", "delo"))
    issues = [i["name"] for i in reference["issues"]]
    witness = " ".join(reference.get("witness", "").split())
    fields = [str(reference["start"]), str(reference["end"]), reference["form"], levels,
              ",".join(reference["lists"]), ",".join(issues), witness]
    return "\t".join(field or "-" for field in fields)


def digest(data):
    return hashlib.sha256(data).hexdigest()


def rules_version():
    for line in PARSER.read_text().splitlines():
        if "static let rulesVersion" in line:
            return line.split('"')[1]
    fail(f"no rulesVersion in {PARSER.relative_to(ROOT)}")


# The recorded result

class Recorded:
    """A recorded result: lines of the texts by hand, digests of the generated ones."""

    def __init__(self, text):
        self.rules = self.seed = None
        self.written, self.digests, self.generated = {}, {}, {}
        for line in text.splitlines():
            fields = line.split("\t")
            if fields[0] == "#rules":
                self.rules = fields[1]
            elif fields[0] == "#seed":
                self.seed = int(fields[1])
            elif fields[0] == "#text":
                self.written[fields[1]], self.digests[fields[1]] = [], fields[3]
            elif fields[0] == "#generated":
                self.generated[fields[1]] = (fields[2], int(fields[3]), fields[4])
            elif line and not line.startswith("#"):
                self.written[fields[0]].append("\t".join(fields[1:]))
        if self.rules is None or self.seed is None:
            fail("the recorded result has no rules' version or no seed")


def file_digest(lines):
    return digest("".join(line + "\n" for line in lines).encode())


def read_otherwise(recorded, written, generated):
    """Texts that are the same as recorded and read otherwise."""
    names = []
    for name, lines in written.lines.items():
        if recorded.digests.get(name) == digest(written.text(name)):
            names += [name] if recorded.written[name] != lines else []
    for name, lines in generated.lines.items():
        text, _, old = recorded.generated.get(name, (None, 0, None))
        if text == digest(generated.text(name)):
            names += [name] if old != file_digest(lines) else []
    return names


def record(regest, seed):
    generate(seed)
    written, generated = Reading(regest, WRITTEN), Reading(regest, GENERATED)
    if RESULT.exists():
        recorded = Recorded(RESULT.read_text())
        moved = read_otherwise(recorded, written, generated)
        if moved and recorded.rules == rules_version():
            print(f"corpus: not recorded: {len(moved)} texts ({moved[0]} …) are read otherwise and the "
                  f"rules' version is still {recorded.rules}; raise ReferenceParser.rulesVersion",
                  file=sys.stderr)
            return 1
    out = [f"#rules\t{rules_version()}", f"#seed\t{seed}"]
    for name, lines in generated.lines.items():
        out.append("\t".join(["#generated", name, digest(generated.text(name)), str(len(lines)),
                              file_digest(lines)]))
    for name, lines in written.lines.items():
        out.append(f"#text\t{name}\t{len(lines)}\t{digest(written.text(name))}")
        out += [f"{name}\t{line}" for line in lines]
    RESULT.write_text("\n".join(out) + "\n")
    with gzip.GzipFile(LINES, "wb", mtime=0) as file:
        for name, lines in generated.lines.items():
            file.write("".join(f"{name}\t{line}\n" for line in lines).encode())
    count = sum(map(len, written.lines.values())), sum(map(len, generated.lines.values()))
    print(f"corpus: recorded {count[0]} references in texts by hand, {count[1]} in generated ones, "
          f"rules {rules_version()}", file=sys.stderr)
    return 0


# Comparing

def span(line):
    start, end = line.split("\t")[:2]
    return int(start), int(end)


def difference(old, new):
    """Lines gained, lost, and pairs changed: what overlaps is the same reference."""
    same = set(old) & set(new)
    old, new = ([line for line in lines if line not in same] for lines in (old, new))
    gained, lost, changed, index = [], [], [], 0
    for line in new:
        start, end = span(line)
        while index < len(old) and span(old[index])[1] <= start:
            lost.append(old[index])
            index += 1
        if index < len(old) and span(old[index])[0] < end:
            changed.append((old[index], line))
            index += 1
        else:
            gained.append(line)
    return gained, lost + old[index:], changed


def place(name, text, line):
    start, end = span(line)
    cut = " ".join(text[start:end].decode(errors="replace").split())
    cut = cut if len(cut) <= CUT else cut[:CUT - 1] + "…"
    return f"  {name}:{text.count(10, 0, start) + 1}  {cut}  "


def meaning(line):
    return "  ".join(field for field in line.split("\t")[2:] if field != "-")


def changes(old, new):
    """What differs between two lines, field by field."""
    names = ["start", "end", "form", "shifr", "lists", "issues", "witness"]
    pairs = zip(names, old.split("\t"), new.split("\t"))
    return ", ".join(f"{name} {a} -> {b}" for name, a, b in pairs if a != b)


def recorded_lines():
    lines = {}
    if LINES.exists():
        with gzip.open(LINES, "rt") as file:
            for line in file:
                name, rest = line.rstrip("\n").split("\t", 1)
                lines.setdefault(name, []).append(rest)
    return lines


def compare(regest, base):
    if base:
        shown = subprocess.run(["git", "show", f"{base}:{RESULT.relative_to(ROOT)}"], cwd=ROOT,
                               stdout=subprocess.PIPE)
        if shown.returncode != 0:
            fail(f"no recorded result at {base}")
        recorded = Recorded(shown.stdout.decode())
    elif RESULT.exists():
        recorded = Recorded(RESULT.read_text())
    else:
        fail("nothing is recorded yet; `Scripts/corpus record`")
    generate(recorded.seed)
    groups = {"gained": [], "lost": [], "changed": []}
    counts, texts = [], []

    def report(name, text, old, new):
        gained, lost, changed = difference(old, new)
        groups["gained"] += [place(name, text, line) + meaning(line) for line in gained]
        groups["lost"] += [place(name, text, line) + meaning(line) for line in lost]
        groups["changed"] += [place(name, text, b) + changes(a, b) for a, b in changed]

    written = Reading(regest, WRITTEN)
    for name in sorted(recorded.written.keys() | written.lines.keys()):
        if name not in written.lines or name not in recorded.written:
            texts.append(f"  {name}  {'added' if name in written.lines else 'removed'}")
        elif digest(written.text(name)) != recorded.digests[name]:
            texts.append(f"  {name}  the text itself is another")
        else:
            report(name, written.text(name), recorded.written[name], written.lines[name])

    generated, lines = Reading(regest, GENERATED), recorded_lines()
    for name in sorted(recorded.generated.keys() | generated.lines.keys()):
        old = recorded.generated.get(name, (None, 0, None))
        new = generated.lines.get(name, [])
        if name not in generated.lines or digest(generated.text(name)) != old[0]:
            texts.append(f"  {name}  the generator makes another text")
        elif file_digest(new) != old[2]:
            if file_digest(lines.get(name, [])) == old[2]:
                report(name, generated.text(name), lines[name], new)
            else:
                counts.append(f"  {name}  references {old[1]} -> {len(new)}")

    for title, found in groups.items():
        if found:
            print(f"{title} {len(found)}", *found, sep="\n")
    if counts:
        print(f"read otherwise {len(counts)} (which references, is known after `record` at the "
              "recorded version)", *counts, sep="\n")
    if texts:
        print(f"texts {len(texts)}", *texts, sep="\n")
    moved = bool(counts or any(groups.values()))
    version = rules_version()
    if not moved and not texts and version == recorded.rules:
        print(f"nothing changed, rules {version}")
        return 0
    if version != recorded.rules:
        print(f"the rules went from {recorded.rules} to {version}; " +
              ("this is so recorded" if base else "record the result: `Scripts/corpus record`"))
        return 0
    if moved:
        print(f"the result changed and the rules' version did not: raise "
              f"ReferenceParser.rulesVersion (now {version}), then `Scripts/corpus record`")
        return 1
    print("the texts changed; record the result: `Scripts/corpus record`")
    return 1


# What the generator meant against what was read

def gaps(regest, seed):
    generate(seed)
    generated, found = Reading(regest, GENERATED), 0
    for name, lines in generated.lines.items():
        text = generated.text(name)
        meant = []
        for line in (MEANT / name).read_text().splitlines():
            start, end, levels, spans = line.split("\t")
            meant.append("\t".join([start, end, levels, spans or "-"]))
        read = []
        for line in lines:
            fields = line.split("\t")
            read.append("\t".join(fields[:2] + fields[3:5]))
        gained, lost, changed = difference(meant, read)
        for title, group in (("unmeant", gained), ("missed", lost)):
            for line in group:
                print(title + place(name, text, line) + "  ".join(line.split("\t")[2:]))
                found += 1
        for a, b in changed:
            if a.split("\t")[2:] != b.split("\t")[2:]:
                print("otherwise" + place(name, text, a) + "  ".join(a.split("\t")[2:]) + "  read  "
                      + "  ".join(b.split("\t")[2:]))
                found += 1
    print(f"{found} differ")
    return 0


def main():
    parser = argparse.ArgumentParser(prog="Scripts/corpus")
    parser.add_argument("--regest", default=None, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("generate", "write the generated texts"),
                       ("record", "read all texts and record the result"),
                       ("gaps", "what the generator meant and the parser reads otherwise")):
        command = commands.add_parser(name, help=text)
        command.add_argument("--seed", type=int, default=SEED)
    command = commands.add_parser("compare", help="references gained, lost and changed")
    command.add_argument("--base", metavar="REV", help="against the result recorded there")
    arguments = parser.parse_args()
    if arguments.command == "generate":
        generate(arguments.seed)
    elif arguments.command == "record":
        sys.exit(record(arguments.regest, arguments.seed))
    elif arguments.command == "compare":
        sys.exit(compare(arguments.regest, arguments.base))
    else:
        sys.exit(gaps(arguments.regest, arguments.seed))


if __name__ == "__main__":
    main()
