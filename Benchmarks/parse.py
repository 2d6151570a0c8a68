"""Times the parser and its peers in one run; see README.md beside this file."""

import argparse
import json
import os
import re
import subprocess
import sys
import time

import corpora

REGEST, BENCH = os.environ["REGEST"], os.environ["PARSER_BENCH"]
# The nearest regular expression: the mark of a fond with its number, then an opis.
PATTERN = r"(?:[Фф](?:онд)?|[Ff](?:ond)?)\. ?(?:[РПRP]-?)?\d+[а-яa-z]?[.,;]? ?(?:[Оо]п|[Oo]p)\. ?\d+"
PARTS = ["prose", "dense", "eyecite", "linear", "ndjson", "pathological"]
results, misses = [], []


def run(command, stdin=None, stdout=subprocess.DEVNULL):
    """Runs a command: processor seconds, wall seconds, peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"bench: {' '.join(command)} ended with {code}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def best(command, times=3):
    return min(run(command)[0] for _ in range(times))


def stage(name, path, times=3):
    """The best processor time of a stage in-process, and what it found."""
    line = subprocess.run([BENCH, name, path, "--repeat", str(times)], check=True, capture_output=True).stdout
    report = json.loads(line)
    return min(report["seconds"]), report["found"]


def row(what, size, seconds, goal="", reached=None, more=""):
    """Prints a row and keeps it; a goal that is missed is said again at the end."""
    mark = "" if reached is None else ("yes" if reached else "NO")
    print(f"{what:<44} {size / 1e6:>8.1f} MB {seconds:>9.4f} s {size / 1e6 / seconds:>9.1f} MB/s  "
          f"{goal:<22} {mark:<4}{more}", flush=True)
    results.append({"what": what, "bytes": size, "seconds": seconds, "goal": goal, "reached": reached, "more": more})
    if reached is False:
        misses.append(f"{what}: {goal}")


def prose_part(scale, seed):
    path = corpora.path("prose", 100_000_000 // scale, corpora.prose, seed)
    size, rg, scan, whole, found = os.path.getsize(path), [], [], [], 0
    for _ in range(5):  # in turn, so that what else the machine does hits all alike
        rg.append(run(["rg", "-j1", "--count", "-e", PATTERN, path])[0])
        scan.append(stage("scan", path, 1)[0])
        seconds, found = stage("parse", path, 1)
        whole.append(seconds)
    row("prose: rg -j1", size, min(rg), more=PATTERN)
    row("prose: scan", size, min(scan), "as fast as rg", min(scan) <= min(rg), f"{min(rg) / min(scan):.2f} x rg")
    row("prose: to resolved references", size, min(whole), "500 MB/s", size / min(whole) >= 5e8,
        f"{found} references, {min(rg) / min(whole):.2f} x rg")
    for name, command in (("regest parse", [REGEST, "parse", path]),
                          ("regest parse --ndjson", [REGEST, "parse", "--ndjson", path])):
        seconds, _, memory = min(run(command) for _ in range(3))
        row(f"prose: {name}", size, seconds, more=f"whole command, peak {memory:.0f} MB with the mapped file")
    with open(path, encoding="utf-8") as file:
        text = file.read(5_000_000)
    pattern, start = re.compile(PATTERN), time.process_time()
    sum(1 for _ in pattern.finditer(text))
    seconds = time.process_time() - start
    row("prose: Python re", len(text.encode()), seconds,
        more=f"the whole way is {len(text.encode()) / seconds and (size / min(whole)) / (len(text.encode()) / seconds):.0f} x")
    return size / min(whole)


def dense_part(scale, seed):
    path = corpora.path("dense", 20_000_000 // scale, corpora.dense, seed)
    size = os.path.getsize(path)
    seconds, found = stage("parse", path, 5)
    row("dense: to resolved references", size, seconds, "60 MB/s", size / seconds >= 6e7,
        f"{found} references, {seconds / found * 1e9:.0f} ns each")
    row("dense: rg -j1", size, best(["rg", "-j1", "--count", "-e", PATTERN, path]))
    seconds, _, memory = run([REGEST, "parse", "--ndjson", path])
    row("dense: regest parse --ndjson", size, seconds, more=f"whole command, peak {memory:.0f} MB")


def eyecite_part(scale, seed, speed):
    venv = os.path.join(corpora.FOLDER, "venv")
    python = os.path.join(venv, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    install = subprocess.run([python, "-m", "pip", "install", "-q", "eyecite"], capture_output=True, text=True)
    if install.returncode:
        print(f"eyecite: cannot be installed, left out: {install.stderr.strip().splitlines()[-1:]}")
        return
    path = corpora.path("english", 400_000 // scale, corpora.english, seed)
    code = ("import sys,time\nfrom eyecite import get_citations\nt=open(sys.argv[1]).read()\n"
            "get_citations('Brown v. Gray, 5 U.S. 7 (1900)')\ns=time.process_time()\n"
            "n=len(get_citations(t))\nprint(time.process_time()-s,n)")
    out = subprocess.run([python, "-c", code, path], check=True, capture_output=True, text=True).stdout.split()
    size, seconds = os.path.getsize(path), float(out[0])
    ratio = speed / (size / seconds) if speed else 0
    row("eyecite on legal prose", size, seconds, "1000 x per byte", ratio >= 1000 if speed else None,
        f"{out[1]} citations; the whole way on prose is {ratio:.0f} x")


def linear_part(scale, seed):
    prices = []
    for size in (1_000_000, 10_000_000, 100_000_000, 1_000_000_000):
        path = corpora.path("prose", size // scale, corpora.prose, seed)
        size = os.path.getsize(path)
        seconds = min(stage("parse", path, max(1, 60_000_000 // size))[0] for _ in range(3))
        prices.append(seconds / size)
        row("linear: one document", size, seconds, more=f"{seconds / size * 1e9:.3f} ns a byte")
    spread = max(prices) / min(prices) - 1
    row("linear: spread of the four", 1, 1e-6, "within 10 %", spread <= 0.1, f"{spread:.1%}")


def ndjson_part(scale, seed):
    path = corpora.path("documents", 200_000_000 // scale, corpora.documents, seed)
    size, outputs = os.path.getsize(path), []
    for jobs in ("1", "2"):
        outputs.append(os.path.join(corpora.FOLDER, f"answers-{jobs}"))
        runs = []
        for _ in range(3):
            with open(path, "rb") as stdin, open(outputs[-1], "wb") as stdout:
                runs.append(run([REGEST, "parse", "--ndjson", "--jobs", jobs], stdin, stdout))
        cpu, wall, memory = min(runs, key=lambda r: r[1])
        goal = ("200 MB/s", size / wall >= 2e8) if jobs == "2" else ("", None)
        row(f"ndjson: --jobs {jobs}, wall time", size, wall, *goal, f"{cpu:.2f} s of processor, peak {memory:.0f} MB")
    same = subprocess.run(["cmp", "-s", *outputs]).returncode == 0
    print("ndjson: the answers are the same with 1 and 2 jobs" if same else "ndjson: THE ANSWERS DIFFER")
    if not same:
        misses.append("ndjson: the answers depend on --jobs")


def pathological_part(scale, seed):
    size = 100_000_000 // scale
    for name, piece in (("marks", "Ф. "), ("ibid", "Там же. "), ("digits", "1234567890"), ("spaces", " "),
                        ("brackets", "("), ("lists", "1, "), ("archives", "РГАСПИ ")):
        path = corpora.path(name, size, corpora.repeated(piece))
        seconds, _, memory = run([REGEST, "parse", path])
        row(f"pathological: {piece!r} over and over", os.path.getsize(path), seconds, more=f"peak {memory:.0f} MB")
    line = corpora.path("line", 1_000_000_000 // scale,
                        lambda n: corpora.prose(n, seed).replace("\n", " ").encode()[:n])
    seconds, _, memory = run([REGEST, "parse", line])
    row("pathological: prose on one line", os.path.getsize(line), seconds, more=f"peak {memory:.0f} MB")


def main():
    parser = argparse.ArgumentParser(prog="bench parse", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, of " + ",".join(PARTS))
    parser.add_argument("--seed", type=int, default=1, help="of the texts that are made")
    parser.add_argument("--json", help="a file for the numbers")
    options = parser.parse_args()
    parts = options.only.split(",")
    if set(parts) - set(PARTS):
        parser.error(f"parts are {', '.join(PARTS)}")
    scale, speed = 10 if options.quick else 1, 0
    print(f"seed {options.seed}; processor time, best of several runs, unless it says otherwise")
    for part in parts:
        if part == "eyecite":
            eyecite_part(scale, options.seed, speed)
        elif part == "prose":
            speed = prose_part(scale, options.seed)
        else:
            globals()[f"{part}_part"](scale, options.seed)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(results, file, ensure_ascii=False, indent=1)
    for miss in misses:
        print(f"missed: {miss}")


if __name__ == "__main__":
    main()
