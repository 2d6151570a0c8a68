"""The work behind `Scripts/bench ledger`; see there and README.md beside this file."""

import argparse
import asyncio
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from typing import Dict, Iterator, List, Tuple

sys.dont_write_bytecode = True

import debian  # noqa: E402
import measuring  # noqa: E402
import serving  # noqa: E402
from parse import SEED, processor  # noqa: E402

KILLS, STARTS = 20, 10
READY, LOGGED = 2.0, 2.0
RATE, CLIENTS = 500, 32


def _known(number: int) -> str:
    """A record of Tests/LedgerWriter."""
    text = f"Д. {number} " * (10 + number % 37)
    return f'{{"number":{number},"text":"{text}"}}'


def _said(output: bytes) -> Iterator[Tuple[int, int]]:
    """Numbers and positions; a line without its end was never said."""
    for line in output.split(b"\n")[:-1]:
        number, position = line.split()
        yield int(number), int(position)


def _fill(writer: str, folder: pathlib.Path, size: int, chance: random.Random) -> Dict[int, int]:
    """A ledger with so many records, whose writer was killed again and again."""
    known: Dict[int, int] = {}
    output = folder.parent / "acknowledged"
    kills = 0
    while len(known) < size:
        kills += 1
        target = min(size, kills * size // KILLS)
        with open(output, "wb") as file, subprocess.Popen(
                [writer, "fill", str(folder), "16", str(len(known))], stdout=file) as process:
            while output.stat().st_size < (target - len(known)) * 15 and process.poll() is None:
                time.sleep(0.02)
            time.sleep(chance.random() / 10)
            process.send_signal(signal.SIGKILL)
        if process.returncode != -signal.SIGKILL:
            debian.stop(f"{writer} ended with {process.returncode}")
        for number, position in _said(output.read_bytes()):
            if known.setdefault(number, position) != position:
                debian.stop(f"record {number} was at {known[number]} and is at {position}")
    output.unlink()
    debian.say(f"{len(known):,} records acknowledged, {kills} kills")
    return known


def _lost(folder: pathlib.Path, known: Dict[int, int]) -> int:
    """How many acknowledged records are not where they were, byte for byte."""
    with sqlite3.connect(f"file:{folder}/ledger.sqlite?mode=ro", uri=True) as database:
        stored = {position: record for position, record in
                  database.execute("SELECT position, bytes FROM records")}
    if sorted(stored) != list(range(len(stored))):
        debian.stop("the positions have gaps")
    return sum(stored.get(position) != _known(number) for number, position in known.items())


def _forget(folder: pathlib.Path) -> None:
    """Has the system forget what it keeps of the files, so that they are read from the disk."""
    os.sync()
    for path in folder.rglob("*"):
        if path.is_file():
            file = os.open(path, os.O_RDONLY)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        return answer.read()


def _server(program: str, folder: pathlib.Path) -> serving.Server:
    return serving.Server([
        program, "serve", "--port", "0", "--rate", "0", "--client-connections", "1000",
        "--register", str(serving.REGISTER), "--ledger", str(folder)])


def _starts(program: str, folder: pathlib.Path, token: str, is_cold: bool) -> List[float]:
    """Seconds from the start of the server until it is ready, each after a kill under load."""
    seconds = []
    for turn in range(STARTS + 1):
        if is_cold:
            _forget(folder)
        start = time.monotonic()
        with _server(program, folder) as server:
            while not json.loads(_get(server.address + "/readyz"))["ledger"]:
                pass
            # The first comes after the kills of the writer.
            seconds.append(time.monotonic() - start)
            first = turn * 100_000 + is_cold * 50_000 + time.time_ns() % 10**9 * 10**6
            load = asyncio.run(_load(server.address, token, first, RATE, 1))
            assert load.acknowledged
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
    return seconds


class Run:
    """What came of issuing records at a steady rate."""

    def __init__(self) -> None:
        self.acknowledged: List[Tuple[int, float, float]] = []  # position, when, after
        self.sizes: List[Tuple[float, int]] = []  # when, entries in the log


async def _load(address: str, token: str, first: int, rate: int, seconds: float) -> Run:
    """Issues records one a request at a steady rate, and watches the log's checkpoint."""
    host, port = address.split("//")[1].split(":")
    run = Run()
    waiting: "asyncio.Queue[int]" = asyncio.Queue()
    clock = time.monotonic

    async def ask(streams, request: bytes) -> bytes:
        streams[1].write(request)
        head = await streams[0].readuntil(b"\r\n\r\n")
        fields = [line.split(b":") for line in head.lower().split(b"\r\n")]
        length = next(int(field[1]) for field in fields if field[0] == b"content-length")
        return head.split(b" ")[1] + b" " + await streams[0].readexactly(length)

    async def client() -> None:
        streams = await asyncio.open_connection(host, int(port))
        while True:
            number = await waiting.get()
            if number < 0:
                break
            body = f"РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1. {number}".encode()
            start = clock()
            answer = await ask(streams, (
                f"POST /v1/records HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
                f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
            ).encode() + body)
            if not answer.startswith(b"201 "):
                debian.stop(f"answered {answer[:200]!r}")
            position = json.loads(answer[4:])["records"][0]["position"]
            run.acknowledged.append((position, clock(), clock() - start))
        streams[1].close()

    async def watch() -> None:
        streams = await asyncio.open_connection(host, int(port))
        request = f"GET /log/checkpoint HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
        while True:
            run.sizes.append((0, int((await ask(streams, request)).split(b"\n")[1])))
            run.sizes[-1] = (clock(), run.sizes[-1][1])
            await asyncio.sleep(0.01)

    clients = [asyncio.create_task(client()) for _ in range(CLIENTS)]
    watcher = asyncio.create_task(watch())
    start = clock()
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, start + number / rate - clock()))
        waiting.put_nowait(first + number)
    for _ in clients:
        waiting.put_nowait(-1)
    await asyncio.gather(*clients)
    last = max(position for position, _, _ in run.acknowledged)
    while seconds > 1 and run.sizes[-1][1] <= last:
        await asyncio.sleep(0.01)
    watcher.cancel()
    return run


def _delays(run: Run) -> List[float]:
    """Seconds from each acknowledgement until the log's checkpoint stood for the record."""
    delays, place = [], 0
    for position, when, _ in sorted(run.acknowledged):
        while run.sizes[place][1] <= position:
            place += 1
        delays.append(max(0.0, run.sizes[place][0] - when))
    return delays


def _percentile(values: List[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def _row(name: str, values: List[float], target: float, part: float) -> List[str]:
    worst = _percentile(values, part)
    return [name, f"{_percentile(values, 0.5):.3f}", f"{_percentile(values, 0.99):.3f}",
            f"{max(values):.3f}", f"≤ {target:g} s {'✓' if worst <= target else '✗'}"]


def main() -> None:
    """Measures, and prints the report."""
    parser = argparse.ArgumentParser(prog="Scripts/bench ledger")
    parser.add_argument("--records", type=int, default=1_000_000, metavar="N",
                        help="in the ledger (1000000)")
    parser.add_argument("--seconds", type=int, default=60, metavar="N", help="of load (60)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the kills ({SEED})")
    parser.add_argument("--server", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--writer", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    base = debian.SCRATCH / "ledger"
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    folder = base / "ledger"

    def server(*words: str) -> str:
        return subprocess.run([arguments.server, *words], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.strip()

    server("ledger", "create", str(folder), "--origin", "example.org/records")
    token = server("token", "create", "bench", "--ledger", str(folder))
    start = time.monotonic()
    known = _fill(arguments.writer, folder, arguments.records, random.Random(arguments.seed))
    debian.say(f"filled in {time.monotonic() - start:.0f} s")
    rows = [
        _row("ready after kill -9", _starts(arguments.server, folder, token, False), READY, 1),
        _row("the same, files not in memory", _starts(arguments.server, folder, token, True),
             READY, 1)]
    with _server(arguments.server, folder) as running:
        run = asyncio.run(_load(running.address, token, 10**16, RATE, arguments.seconds))
        memory = running.memory()
    rate = len(run.acknowledged) / arguments.seconds
    rows.append(_row(f"in the log after 201, {rate:.0f} posts/s", _delays(run), LOGGED, 0.99))
    answers = [after for _, _, after in run.acknowledged]
    rows.append(_row("answer to a post", answers, 2, 1)[:4] + [""])
    start = time.monotonic()
    verified = server("ledger", "verify", str(folder)).split("\n")
    took = time.monotonic() - start
    lost = _lost(folder, known)
    head = ["what", "median s", "p99 s", "longest s", "target"]
    print(measuring.aligned(head, rows, {1, 2, 3}))
    print(f"\n{processor()}; load {os.getloadavg()[0]:.0f}; seed {arguments.seed}; "
          f"{CLIENTS} clients; {memory:.0f} MiB")
    print(f"{verified[-1]}; verified in {took:.0f} s: {'; '.join(verified[:-1])}")
    print(f"{len(known):,} acknowledged before kills, {lost} lost")
    shutil.rmtree(base)
    if lost:
        sys.exit(1)


if __name__ == "__main__":
    main()
