"""The work behind `Scripts/soak`; see there."""

import argparse
import csv
import json
import os
import random
import sys
import time
from typing import List, Tuple

sys.dont_write_bytecode = True

import debian  # noqa: E402
import serving  # noqa: E402
from parse import SEED, processor  # noqa: E402

SLICE, LONGEST = 10, 600
# What memory and open files may have grown by after the first tenth.
GROWTH, FILES = 0.05, 4
MIXED = """
local handle = io.open("%s", "r")
local messages = {}
local size = tonumber(handle:read("*l"))
for index = 1, size do
  local method, path, length = handle:read("*l"):match("(%%S+) (%%S+) (%%d+)")
  local body = handle:read(tonumber(length))
  handle:read("*l")
  local headers = {}
  if method == "POST" then headers["Content-Type"] = "text/plain" end
  messages[index] = { method, path, headers, method == "POST" and body or nil }
end
request = function()
  local message = messages[math.random(size)]
  return wrk.format(message[1], message[2], message[3], message[4])
end
init = function() math.randomseed(%d) end
"""

Message = Tuple[str, str, bytes]


def _reads() -> List[Message]:
    """Every place of the register, and searches in it."""
    messages = []
    with open(serving.REGISTER / "dela.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts = [row["archive"], row["fond"], row["opis"], row["delo"]]
            if not all(part.isascii() and part.isalnum() for part in parts):
                continue
            for depth in range(1, 5):
                messages.append(("GET", "/v1/register/" + "/".join(parts[:depth]), b""))
    messages += [("GET", f"/v1/register?q={word}", b"") for word in ["558", "Politburo", "1932"]]
    return messages


def _texts(chance: random.Random) -> List[bytes]:
    """Notes on the register's dela, alone and by the hundred, whose lists differ."""
    with open(serving.REGISTER / "dela.csv", encoding="utf-8", newline="") as file:
        dela = [row for row in csv.DictReader(file) if row["opis"]]
    texts = []
    for _ in range(500):
        count = 1 if chance.randrange(10) else chance.randrange(2, 100)
        notes = []
        for _ in range(count):
            row = chance.choice(dela)
            notes.append(f"РГАСПИ. Ф. {row['fond']}. Оп. {row['opis']}. Д. {row['delo']}. "
                         f"Л. {chance.randrange(1, 400)}.")
        texts.append("\n".join(notes).encode())
    return texts


def _mix(chance: random.Random) -> List[Message]:
    """Half reads of the register, three tenths checks, two tenths parses and pages."""
    reads, texts = _reads(), _texts(chance)
    pages = ["/", "/register", "/assets/regest.css", "/openapi.json", "/metrics"]
    mix = [chance.choice(reads) for _ in range(1000)]
    mix += [("POST", "/v1/check", chance.choice(texts)) for _ in range(600)]
    mix += [("POST", "/v1/parse", chance.choice(texts)) for _ in range(200)]
    mix += [("GET", chance.choice(pages), b"") for _ in range(200)]
    return mix


def main() -> None:
    """Asks, watches, and ends with status 1 if something grew or was refused."""
    parser = argparse.ArgumentParser(prog="Scripts/soak")
    parser.add_argument("--requests", type=int, default=1_000_000, metavar="N",
                        help="how many requests (1,000,000)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the requests ({SEED})")
    parser.add_argument("--json", metavar="FILE", help="where each sample is written")
    parser.add_argument("--server", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    folder = debian.SCRATCH / "soak"
    folder.mkdir(parents=True, exist_ok=True)
    mix = _mix(random.Random(arguments.seed))
    with open(folder / "mix.txt", "wb") as file:
        file.write(f"{len(mix)}\n".encode())
        for method, path, body in mix:
            file.write(f"{method} {path} {len(body)}\n".encode() + body + b"\n")
    wrk = serving.Wrk(connections=32)
    samples = []
    done, start = 0, time.monotonic()
    with serving.service(arguments.server) as server:
        while done < arguments.requests and time.monotonic() - start < LONGEST - SLICE:
            script = folder / "mix.lua"
            script.write_text(serving.REPORT + MIXED % (folder / "mix.txt", len(samples) + 1),
                              encoding="utf-8")
            load = wrk.ask(server, "/", script, SLICE)
            done += load.requests
            time.sleep(0.5)  # wrk's connections are closed meanwhile.
            samples.append({"requests": done, "MiB": server.memory(), "files": server.files(),
                            "p99": load.p99})
            print(f"{done:>10,} requests, {samples[-1]['MiB']:.1f} MiB, "
                  f"{samples[-1]['files']} files, p99 {load.p99:.1f} ms", flush=True)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(samples, file, indent=1)
    warm = next((s for s in samples if s["requests"] >= done / 10), samples[0])
    growth = max(s["MiB"] for s in samples if s["requests"] >= warm["requests"]) / warm["MiB"] - 1
    more = max(s["files"] for s in samples) - warm["files"]
    holds = growth < GROWTH and more < FILES
    print(f"{done:,} requests in {time.monotonic() - start:.0f} s, none refused; "
          f"{processor()}, load {os.getloadavg()[0]:.0f}; after the first tenth memory grew by "
          f"{growth:.1%}, files by {more}: {'as it should be' if holds else 'TOO MUCH'}")
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
